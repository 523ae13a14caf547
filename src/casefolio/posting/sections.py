"""Which part of a posting each row belongs to: by its heading, by its sentences, by where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casefolio.posting.cues import count_cues, names_money, opens_like
from casefolio.posting.facts import find_title
from casefolio.posting.headings import MIXED, classify_heading
from casefolio.posting.layout import Emphasis, Row, without_symbols
from casefolio.words import split_words

JOB_SECTIONS = ("requirements", "nice-to-have", "duties", "role", "tech", "title")
"""What the job asks for; the other sections speak of the employer, of pay and of how to apply."""

_ASKS = ("requirements", "nice-to-have", "duties", "tech")

LONG = 160
"""Characters from which a line is a paragraph rather than an item of a list."""

_NOISE = re.compile(
    r"(?:click (?:here )?to )?apply(?: now| here| on .{1,40}| for this job| today)?!?|(?:easy|quick|1-click) apply|ai summary|summary (?:generated )?by ai"
    r"|save(?: job| this job)?|share(?: this job| via .*)?|show (?:more|less)|see (?:more|less|all.*)|read more|view (?:all )?jobs?.*|report this job|"
    r"(?:posted|reposted|updated|published)\b.{0,40}|\d+\+? (?:days?|hours?|weeks?|months?|minutes?) ago\b.{0,60}|(?:over )?\d[\d,+]* applicants?.*|be among the first.*"
    r"|(?:full|part)[- ]?time(?: .{0,40})?|(?:permanent|contract|temporary|internship|freelance)|(?:remote|hybrid|on-?site)(?:[ ,(/|·-].{0,60})?|sign (?:in|up)\b.{0,80}|log ?in\b.{0,60}|join now|join to apply.*"
    r"|skip to (?:main )?content|accept(?: all)?(?: cookies)?|reject(?: all)?|manage (?:cookies|preferences)|dismiss|back to (?:top|jobs|all jobs).*|home|menu|search|jobs?|people|learning|get (?:the )?app"
    r"|none|n/?a|description|(?:job )?id:? ?[\w-]+|(?:ref|requisition|req)\b.{0,40}|\d(?:[.,]\d)? ?★.*|©.*|all rights reserved.*|follow us.*|linkedin|twitter|facebook|instagram|glassdoor|indeed",
    re.I,
)
_HASH_CODE = re.compile(r"#[A-Z]{2,3}-?\w*(?:\s+#\S+)*", re.I)
_ADDRESS = re.compile(r"(?:\w{2,20}:\s*)?(?:https?://|www\.)\S+")
_META = re.compile(
    r"(?:location|locations|salary|compensation|pay|team|department|division|job type|employment type|type|reports to|reporting to|contract|start date|"
    r"seniority|level|experience level|industry|workplace|work mode|working hours|hours|duration|rate|posted|date|url|link|source|job id|ref(?:erence)?|req id|language|languages|office|company size|category|"
    r"work type|schedule|travel|visa|clearance|timezone|time zone|company|job title|title|position|role|closing date|function|job function|business unit|country|city|region|remote)\s*:\s*\S.{0,120}",
    re.I,
)
_END_OF_JOB = re.compile(
    r"(?:similar|related|recommended|suggested|other) (?:jobs?|roles?|positions?|openings?|searches)\b.*|more jobs? (?:from|like|at|in)\b.*|people also (?:viewed|searched).*|seniority level|referrals increase your chances.*|"
    r"explore (?:collaborative articles|more jobs|top content).*|jobs you (?:may|might) (?:like|be interested in)|get (?:job alerts|notified).*|set alert.*|create (?:a )?job alert.*|similar searches|looking for a job\?.*|see who you know",
    re.I,
)
_COOKIES = re.compile(r"\bcookies?\b", re.I)
_FRAUD = re.compile(r"\bphishing|fraudulent|\bscams?\b|official (?:correspondence|communication)", re.I)
_LABEL = re.compile(r"([^:.!?]{2,60}):\s+(\S.{14,})", re.S)


@dataclass
class _State:
    """What the rows read so far say about the next: the section that was opened, and how firmly."""

    section: str = "noise"
    is_firm: bool = False
    is_over: bool = False
    has_asked: bool = False
    last: str = "noise"
    seen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its section. A `repeated` one stood in the posting before; a `heading` says nothing itself."""

    row: Row
    section: str
    repeated: bool = False
    heading: bool = False


SHORTEST_REPEATED = 25
"""Characters from which an equal line is a repetition. Shorter ones, such as headings, may return."""


def assign_sections(rows: Sequence[Row], title_index: int) -> list[Judged]:
    """Each row with its section. Never fails, whatever the text."""
    state = _State()
    judged: list[Judged] = []
    for index, row in enumerate(rows):
        key = row.text.lower() if len(row.text) > SHORTEST_REPEATED else ""
        if key and key in state.seen:
            state.last = state.seen[key]
            judged.append(Judged(row, state.seen[key], repeated=True))
            continue
        section, is_heading = _judge(row, index, title_index, rows, state)
        if key:
            state.seen[key] = section
        judged.append(Judged(row, section, heading=is_heading))
    return judged


def _judge(row: Row, index: int, title_index: int, rows: Sequence[Row], state: _State) -> tuple[str, bool]:
    """The section of one row, and whether it is a heading; `state` moves on."""
    if index == title_index:
        return "title", False
    text = without_symbols(row.text)
    if _END_OF_JOB.fullmatch(text) and state.has_asked:
        state.is_over = True
    if state.is_over or _is_noise(row, text):
        return "noise", False
    if row.wrapped:
        return state.last, False
    if not text:
        # A heading without words: what follows belongs to something new.
        _open(state, MIXED, _look_ahead(rows, index + 1))
        return state.last, True
    if (opened := _find_heading(row, text, rows, index)) is not None:
        _open(state, opened, _look_ahead(rows, index + 1) if opened == MIXED else "")
        return state.last, True
    label = _LABEL.fullmatch(text)
    if label and not row.bullet and label[1].count(" ") < 8:
        opened = classify_heading(label[1], Emphasis.SHORT)
        if opened in JOB_SECTIONS or opened == "benefits":
            _open(state, opened or "", "")
            return state.last, False
    state.last = _judge_sentence(row, text, state)
    return state.last, False


def _open(state: _State, section: str, ahead: str) -> None:
    state.is_firm = section not in (MIXED, "role", "company")
    state.section = section if section != MIXED else ahead or MIXED
    state.has_asked = state.has_asked or section in _ASKS
    state.last = "company" if section == MIXED else section


def _find_heading(row: Row, text: str, rows: Sequence[Row], index: int) -> str | None:
    if row.emphasis == Emphasis.NONE:
        return None
    if row.bullet and row.emphasis < Emphasis.COLON:
        return None
    opened = classify_heading(text, row.emphasis)
    if opened is None and row.emphasis == Emphasis.MARKED and _names_employer(text):
        return "company"
    if opened is not None and row.emphasis == Emphasis.SHORT and not _may_open(text, opened, rows, index):
        return None
    return opened


def _names_employer(text: str) -> bool:
    return bool(re.search(r"\b(?:values|culture|story)\b", text, re.I))


def _may_open(text: str, opened: str, rows: Sequence[Row], index: int) -> bool:
    """Whether a bare short line can be a heading: something that it opens has to follow."""
    following = rows[index + 1] if index + 1 < len(rows) else None
    return following is not None and bool(following.text)


def _look_ahead(rows: Sequence[Row], start: int) -> str:
    """What most of the lines below a heading speak of, or "" where they do not tell."""
    counts = {"benefits": 0, "requirements": 0, "duties": 0}
    looked = 0
    for row in rows[start : start + 8]:
        if row.emphasis >= Emphasis.COLON:
            break
        looked += 1
        words = split_words(row.text)
        cues = count_cues(words)
        if len(row.text) < LONG and cues["benefits"]:
            counts["benefits"] += 1
        elif row.bullet and (kind := opens_like(words, row.text)):
            counts[kind] += 1
    best = max(counts, key=lambda name: counts[name])
    return best if looked and counts[best] * 2 > looked else ""


def _is_noise(row: Row, text: str) -> bool:
    if row.bullet:
        return bool(_HASH_CODE.fullmatch(text) or _ADDRESS.fullmatch(text))
    if not text or len(text) > 250:
        return bool(row.text) and not text
    if _NOISE.fullmatch(text.rstrip(" .:!")) and not (
        row.emphasis == Emphasis.MARKED and text.lower() == "description"
    ):
        return text.lower().rstrip(":") != "description"
    if _HASH_CODE.fullmatch(text) or _ADDRESS.fullmatch(text) or _COOKIES.search(text):
        return True
    if _META.fullmatch(text):
        return classify_heading(text.partition(":")[0], Emphasis.SHORT) not in _ASKS
    has_symbols = len(text) < len(row.text)
    return (
        has_symbols
        and len(text) < 80
        and not row.bullet
        and (names_money(text) or bool(re.search(r"\bremote\b|, [A-Z]{2}\b", text, re.I)))
    )


def _judge_sentence(row: Row, text: str, state: _State) -> str:
    """The section of a row that is no heading."""
    words = split_words(text)
    cues = count_cues(words)
    kind = opens_like(words, text)
    is_long = len(text) >= LONG
    if cues["eeo"] >= 2 or (cues["eeo"] and not kind and state.section not in JOB_SECTIONS):
        if state.section not in _ASKS or is_long or cues["eeo"] > 2:
            if not row.bullet:
                state.section, state.is_firm = "eeo", False
            return "eeo"
    pay = cues["benefits"] + 2 * names_money(text)
    if state.section in _ASKS and state.is_firm:
        return _judge_in_list(text, cues, kind, pay, is_long, state)
    if state.section in ("benefits", "eeo", "process", "company") and state.is_firm:
        if state.section == "benefits" and cues["process"] > pay + 1:
            return "process"
        return state.section
    return _judge_freely(row, text, cues, kind, pay, is_long, state)


def _judge_in_list(text: str, cues: dict[str, int], kind: str, pay: int, is_long: bool, state: _State) -> str:
    """A line below a heading that asks for something."""
    if pay >= 2 and not kind and pay > cues["requirements"]:
        return "benefits"
    if (
        is_long
        and cues["company"] >= 2
        and cues["company"] > cues["requirements"] + cues["role"]
        and not kind
    ):
        return "company"
    if state.section == "requirements" and cues["nice-to-have"] and not is_long:
        return "nice-to-have"
    if state.section == "duties" and kind == "requirements" and cues["requirements"] >= 1 and not is_long:
        return "requirements"
    return state.section


def _judge_freely(
    row: Row, text: str, cues: dict[str, int], kind: str, pay: int, is_long: bool, state: _State
) -> str:
    """A line below no heading, or below one that may hold anything."""
    base = state.section if state.section not in (MIXED, "noise") else ""
    if pay >= 2 and pay > cues["requirements"] + cues["role"]:
        return "benefits"
    if cues["process"] >= 2 and cues["process"] > cues["role"] or _FRAUD.search(text):
        return "process"
    if kind == "requirements" and cues["requirements"] and not is_long:
        state.has_asked = True
        return "nice-to-have" if cues["nice-to-have"] else "requirements"
    if (
        kind == "duties"
        and (row.bullet or not is_long)
        and state.section != "noise"
        and state.section != "eeo"
    ):
        state.has_asked = True
        return "duties"
    if not is_long and text.count(" ") < 8:
        return base or ("noise" if state.section == "noise" else state.last)
    scores = {
        "company": cues["company"] + (1.0 if base == "company" else 0),
        "role": cues["role"] + 0.5 * cues["requirements"] + (2.0 if base == "role" else 0),
        "benefits": 0.8 * pay,
        "eeo": 0.7 if base == "eeo" else 0,
        "process": cues["process"] * 0.9,
    }
    best = max(scores, key=lambda name: scores[name])
    if scores[best] == 0:
        best = base or ("company" if state.last == "noise" else state.last)
    if best == "role" and cues["requirements"] >= 3:
        best = "requirements"
    if state.section == "noise":
        state.section = MIXED
    return best


def read_sections(rows: Sequence[Row]) -> tuple[list[Judged], str]:
    """The rows with their sections, and the job's title."""
    title, index = find_title(rows)
    return assign_sections(rows, index), title

"""Which part of a posting each row belongs to: by its heading, by its sentence, by where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from casefolio.posting.cues import count_cues, names_money, opens_like
from casefolio.posting.headings import MIXED, UNWANTED, classify_heading
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.noise import ends_letter, ends_posting, is_noise, is_place_or_pay
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import split_words

JOB_SECTIONS = ("requirements", "nice-to-have", "duties", "role", "tech", "title")
"""What the job asks for; the other sections speak of the employer, of pay and of how to apply."""

LISTS = ("requirements", "nice-to-have", "duties", "tech")
"""The sections that a heading opens for good: what stands below it is an item of theirs."""

LONG = 160
"""Characters from which a line is a paragraph rather than an item of a list."""

SHORTEST_STATEMENT = 60
"""Characters of a sentence among demands with which one phrase makes it one on equal opportunity."""

SHORTEST_REPEATED = 25
"""Characters from which an equal line is a repetition. Shorter ones, such as headings, may return."""

OPEN_HEADING = 3.0
"""How many cues a heading such as *about the team* is worth against what a sentence below it says."""

COMPANY_HEADING = 1.5
"""The same for *about us*: paragraphs about the role often follow without a heading of their own."""


class Judged(NamedTuple):
    """A row with its section. A `repeated` one stood in the posting before; a `heading` says nothing itself."""

    row: Row
    section: str
    repeated: bool = False
    heading: bool = False


def assign_sections(rows: Sequence[Row], title_index: int, language: str = "en") -> list[Judged]:
    """Each row with its section. Never fails, whatever the text.

    Where no line can be told to speak of the job and no heading speaks of anything else (*Description* may
    open both), and in a language that we do not know, all lines that are not noise count as speaking of it.
    """
    reader = _Reader(rows, title_index)
    found = [reader.judge(index) for index in range(len(rows))]
    judged = _settle_headings(found)
    if language and any(j.section in JOB_SECTIONS and j.section != "title" for j in judged):
        return judged
    if language and any(j.heading and j.section != MIXED for j in found):
        return judged
    return [_as_role(j) for j in judged]


def _settle_headings(judged: list[Judged]) -> list[Judged]:
    """The same with each heading that may open anything in the section of what follows it."""
    settled: list[Judged] = []
    below = "role"
    for j in reversed(judged):
        below = below if j.section == MIXED else j.section
        settled.append(j if j.section == below else j._replace(section=below))
    return settled[::-1]


def _as_role(judged: Judged) -> Judged:
    if judged.section == "title" or is_noise(judged.row, without_symbols(judged.row.text)):
        return judged
    return judged._replace(section="role")


class _Reader:
    """Goes through the rows from top to bottom and remembers what they opened.

    `section` is what the last heading opened, MIXED, or "" before there was one; `last` the section of the
    row before; `is_unwanted` that the heading rules out what follows; `is_over` that the posting has ended and
    the page goes on.
    """

    def __init__(self, rows: Sequence[Row], title_index: int) -> None:
        self.rows = rows
        self.title_index = title_index
        self.section = ""
        self.last = "noise"
        self.has_asked = False
        self.is_over = False
        self.is_unwanted = False
        self.seen: dict[str, str] = {}
        self.subjects = _find_subjects(rows, title_index)

    def judge(self, index: int) -> Judged:
        row = self.rows[index]
        key = row.text.lower() if len(row.text) > SHORTEST_REPEATED else ""
        if key in self.seen:
            section = self.seen[key]
            # The title once more is no part of what stands around it.
            self.last = "noise" if section == "title" else section
            return Judged(row, section, repeated=True)
        section, is_heading = self._judge_new(index)
        if key:
            self.seen[key] = section
        return Judged(row, section, heading=is_heading)

    def _judge_new(self, index: int) -> tuple[str, bool]:
        """The section of a row that did not stand there before, and whether it is a heading."""
        row = self.rows[index]
        text = without_symbols(row.text)
        if index == self.title_index:
            return "title", False
        if (self.has_asked and ends_posting(text)) or (self.last in JOB_SECTIONS and ends_letter(text)):
            self.is_over = True
        if row.wrapped and not self.is_over:
            return self.last, False
        if not row.text:
            # A heading that lost its words: something new begins, and only its content tells what.
            if self.section:
                self._open(self._look_ahead(index + 1) or MIXED)
            return self.last, True
        labelled = _read_label(row, text)
        opened = None if labelled else self._find_heading(index, text)
        if not opened and not labelled and _ADDRESSES_READER.search(text) and _introduces(row):
            opened = self._look_ahead(index + 1)
        is_listed = self.section in LISTS and self.last in LISTS and not is_place_or_pay(text)
        if self.is_over or (is_noise(row, text, is_listed=is_listed) and opened not in LISTS):
            return "noise", False
        if opened:
            ahead = self._look_ahead(index + 1) if opened == MIXED else ""
            self._open(ahead or opened)
            return self.last, True
        if labelled:
            self._open(labelled)
            return self.last, False
        self.last = self._judge_sentence(row, text)
        return self.last, False

    def _open(self, section: str) -> None:
        self.is_unwanted = section == UNWANTED
        section = "noise" if self.is_unwanted else section
        self.section = section
        self.has_asked = self.has_asked or section in LISTS
        self.last = section

    def _find_heading(self, index: int, text: str) -> str | None:
        row = self.rows[index]
        if row.emphasis == HeadingLikeness.NONE or not text:
            capitals = _CAPITALS.match(text)
            return classify_heading(capitals[0], HeadingLikeness.MARKED) if capitals else None
        opened = classify_heading(text, row.emphasis)
        if opened and row.emphasis != HeadingLikeness.COLON:
            is_item = row.bullet and row.emphasis != HeadingLikeness.MARKED
            is_last = row.emphasis == HeadingLikeness.SHORT and index + 1 == len(self.rows)
            if is_last or _is_item(text, opened) or (is_item and opened not in (*LISTS, "benefits")):
                return None
        return opened

    def _look_ahead(self, start: int) -> str:
        """What most of the lines below a heading are, where they are a list that tells; else ""."""
        counts = {"benefits": 0, "requirements": 0, "duties": 0}
        looked = 0
        for row in self.rows[start : start + 8]:
            is_below = looked > 0 and row.gap and not row.bullet and self.rows[start].bullet
            if is_below or row.emphasis >= HeadingLikeness.COLON or len(row.text) > LONG:
                break
            looked += 1
            words = split_words(row.text)
            if count_cues(words)["benefits"]:
                counts["benefits"] += 1
            elif row.bullet and (kind := opens_like(words, row.text)):
                counts[kind] += 1
        best = max(counts, key=lambda name: counts[name])
        return best if counts[best] * 2 > looked else ""

    def _judge_sentence(self, row: Row, text: str) -> str:
        """The section of a row that is no heading."""
        self.is_unwanted = self.is_unwanted and (row.bullet or not row.gap)
        if self.is_unwanted:
            return "noise"
        words = split_words(text)
        cues = count_cues(words)
        kind = opens_like(words, text)
        pay = cues["benefits"] + 2 * names_money(text)
        asks = self.section in LISTS
        is_statement = cues["eeo"] > 1 or len(text) > SHORTEST_STATEMENT
        if cues["eeo"] and not kind and (not asks or is_statement):
            if not row.bullet:
                self.section = self.section if asks else "eeo"
            return "eeo"
        if asks:
            return self._judge_item(text, cues, kind, pay)
        if self.section in ("benefits", "process"):
            return "process" if cues["process"] > pay + 1 else self.section
        return self._judge_freely(row, text, cues, kind, pay)

    def _judge_item(self, text: str, cues: Mapping[str, int], kind: str, pay: int) -> str:
        """The section of a line below a heading that asks for something: nearly always that heading's."""
        is_long = len(text) >= LONG
        if pay >= 2 and not kind and pay > cues["requirements"]:
            return "benefits"
        job = cues["requirements"] + cues["role"]
        if is_long and not kind and cues["company"] >= 2 and cues["company"] > job:
            return "company"
        if self.section == "requirements" and not is_long and _is_wish(text, cues):
            return "nice-to-have"
        if self.section == "duties" and kind == "requirements" and cues["requirements"] and not is_long:
            return "requirements"
        return self.section

    def _judge_freely(self, row: Row, text: str, cues: Mapping[str, int], kind: str, pay: int) -> str:
        """The section of a line below no heading, or below one that may hold anything."""
        is_long = len(text) >= LONG
        if pay >= 2 and pay > cues["requirements"] + cues["role"]:
            return "benefits"
        is_formal = cues["process"] >= (2 if is_long else 1) and cues["process"] >= cues["role"]
        if (is_formal and not kind) or _FRAUD.search(text):
            return "process"
        if kind and not is_long and self._is_item(row, text, cues, kind):
            self.has_asked = True
            return "nice-to-have" if kind == "requirements" and _is_wish(text, cues) else kind
        if not is_long and text.count(" ") < 8 and not cues["role"] and not cues["company"]:
            return self._default()
        return self._weigh_cues(text, cues, pay)

    def _is_item(self, row: Row, text: str, cues: Mapping[str, int], kind: str) -> bool:
        """Whether a line that begins like an item of a list is one."""
        if kind == "requirements":
            return cues["requirements"] > 0 or (row.bullet and self.last == "requirements")
        if self.section == "eeo":
            return row.bullet
        words = len(_WORD.findall(text))
        return row.bullet or words in range(3 if self.section else 4, 21)

    def _default(self) -> str:
        if self.section == "" and self.last not in JOB_SECTIONS:
            return "noise"
        if self.section not in ("", MIXED):
            return self.section
        return "role" if self.last == MIXED else self.last

    def _weigh_cues(self, text: str, cues: Mapping[str, int], pay: int) -> str:
        """The section that most of a paragraph's phrases speak for."""
        opening = text[:120].lower()
        scores = {
            "role": cues["role"]
            + 0.5 * cues["requirements"]
            + 1.5 * any(subject in opening for subject in self.subjects)
            + bool(_TEAM.search(opening))
            + 2.0 * bool(_ROLE.match(opening))
            + (OPEN_HEADING if self.section == "role" else 0),
            "company": cues["company"] + (COMPANY_HEADING if self.section == "company" else 0),
            "benefits": 0.8 * pay,
            "process": 0.9 * cues["process"],
            "eeo": 0.7 * (self.section == "eeo"),
        }
        if not self.section:
            self.section = MIXED
        best = max(scores, key=lambda name: scores[name])
        if scores[best] == 0:
            return "company" if self.last in ("noise", MIXED) else self._default()
        return "requirements" if best == "role" and cues["requirements"] >= 3 else best


_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_CAPITALS = lazy_pattern(r"[A-Z]{3,}(?:[ &/,-]+[A-Z]{2,}){1,6}(?= [a-z])")
_ADDRESSES_READER = lazy_pattern(r"\byou(?:r|'ll|'d)?\b", re.I)
_FRAUD = lazy_pattern(r"\bphishing|fraudulent|\bscams?\b|official (?:correspondence|communication)", re.I)
_ROLE = lazy_pattern(
    r"(?:this|the|in this|in the) (?:role|position|job|ideal|successful)\b|as (?:an?|our|the) \w|you(?:'|\b)(?! can also)"
    r"|we(?:'re| are) (?:looking|seeking|hiring|searching)|join (?:our|us|the)\b|reporting to\b"
)
_TEAM = lazy_pattern(r"^(?:the|our|this) .{0,50}\bteam\b|\bteam (?:is|owns|builds|works|partners|at)\b")
_LABEL = lazy_pattern(r"([^:.!?]{2,60}):\s+(\S.{14,})", re.S)
_MOST_LABEL_WORDS = 7


def _introduces(row: Row) -> bool:
    """Whether a line that is no heading we know may still be one: *We'll count on you to:*, *Is that you?*"""
    return row.emphasis >= HeadingLikeness.COLON or (
        row.emphasis == HeadingLikeness.SHORT and row.text.endswith("?")
    )


def _read_label(row: Row, text: str) -> str:
    """The section that a line opens and begins at once: `Requirements: five years of …`; else ""."""
    label = _LABEL.fullmatch(text)
    if label is None or row.bullet or label[1].count(" ") >= _MOST_LABEL_WORDS:
        return ""
    opened = classify_heading(label[1], HeadingLikeness.SHORT) or ""
    return opened if opened in (*LISTS, "benefits", "process") else ""


_LATE_WISH = lazy_pattern(
    r"[^,;.]{12,}[,;.(].*\b(?:ideally|preferably|bonus|[^,;.]{3,40}(?:a plus|an advantage))\b", re.I
)
_WISH = lazy_pattern(
    r"\b(?:is|are) an? \+\W*$|[–—-] (?:(?:an?|big|strong|great) )?advantage\W*$"
    r"|^\W*\(?(?:a )?(?:plus|bonus|preferred|optional|nice to have|desirable|desired)\s?[):–—-]|\b(?:preferred|desired|optional|a plus)\W*$|\(.{0,30}(?:preferred|optional|nice to have).{0,10}\)\W*$",
    re.I,
)


def _is_wish(text: str, cues: Mapping[str, int]) -> bool:
    """Whether a whole line is only wished for; *shipped models, ideally rankers* is not."""
    return bool(cues["nice-to-have"] or _WISH.search(text)) and not _LATE_WISH.match(text)


_PREPOSITION = lazy_pattern(r"\b(?:with|in|of|to|for|at|as|on|across)\b", re.I)


def _is_item(text: str, opened: str) -> bool:
    """Whether a bare line that could be a heading reads like an item of a list: `Experience with Go`."""
    if opened == "nice-to-have" or re.match(r"you\b|work|life|join", text, re.I):
        return False
    kind = opens_like(split_words(text), text)
    if kind == "duties" and " " in text:
        return True
    return bool(kind and _PREPOSITION.search(text))


_COMMON = lazy_pattern(
    r"\b(?:senior|staff|principal|lead|junior|software|engineer(?:ing)?|developer|manager|remote|backend|frontend"
    r"|full|stack|team|the|and|of|for|us|eu|uk|analyst|scientist|designer|product|head|director|specialist)\b",
    re.I,
)


def _find_subjects(rows: Sequence[Row], title_index: int) -> tuple[str, ...]:
    """What the job is about by its title, in lower case: *core platform*, *billing & expansion*."""
    if title_index < 0:
        return ()
    parts = re.split(r"[,():|–-]+", rows[title_index].text)
    cleaned = (" ".join(_COMMON.sub(" ", part).split()).strip(" &").lower() for part in parts)
    return tuple(part for part in cleaned if len(part) > 4)

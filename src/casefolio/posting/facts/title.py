"""Finds the job's title in a posting, and its level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from casefolio.posting import weights
from casefolio.posting.headings import classify_heading
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.noise import ends_letter, is_address, is_button, is_fact_name, is_noise
from casefolio.storage.phrases import read_phrases, read_words
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import split_words

# Words before a role in a sentence that is not the job: *no training as an Engineer required*.
_OTHER_ROLE = lazy_pattern(
    r"\b(?:no|not|n't|never|without|training|trained|experienced?|background|degree|years?|education|qualifi\w+|licen\w+"
    r"|career|worked|skills|such|same|well)\b[^.!?;:]{0,40}$",
    re.I,
)
_LONGEST_LEAD = 60
"""How many characters before a role in a sentence are examined."""

ROLES, LEVELS = "posting/phrases/titles.txt", "posting/phrases/levels.txt"

NO_LEVEL = "no levels"
"""The group of LEVELS with phrases that have a word of a level and are none: *product manager*, *staff nurse*."""

_LABELLED_TITLE = lazy_pattern(
    r"(?:(?:the|your|open) )?"
    r"(?:(?:job|position|post|role|vacancy) (?:title|name|role)|title|position|role|job|vacancy|opening)\s*:\s*(.{3,100})",
    re.I,
)
_TITLE_FIELD = lazy_pattern(
    r"(?:(?i:(?:job|position|post|role) title)\s+|(?i:role|position|job title)\s?[-–]\s)([A-Z].{2,99})"
)
"""The same without a colon, as in forms: *Job Title Accountant*, *Role- Accountant*."""
_NO_TITLE = lazy_pattern(
    r"\b(?:bachelor|master['’]?s degree|degree|diploma|ph\.?d|certifi|years?\b|required\b|report(?:s|ing) to\b)",
    re.I,
)
_EXPERIENCE = lazy_pattern(r"\bexperience", re.I)
"""What a title may have, *Engineer, Developer Experience*, and a demand further down more often has."""
_NEXT_LABEL = lazy_pattern(r"(?<!\s)\s*[,;|·–—]\s+[A-Z]\w+(?: \w+){0,2}:\s.*")
"""The next of several labels in a row: *Position: Clerk, Department: Sales, Reports to: …*."""
_SEEKING = lazy_pattern(
    r"(?:\b(?:looking for|seek(?:ing|s)|hiring|searching for|need(?: for)?|recruiting|appoint|(?:opportunity|opening|vacancy) for"
    r"|(?:opportunity|opening|vacancy|position|post) (?:has (?:now |recently )?(?:arisen|opened|come up|become available)"
    r"|is available|exists)\b[^.!?]{0,160}? for)\s+(?:an?|(?:our|its|the)(?: next| new)?|another)\s+(?:[a-z-]+,? ){0,3}|\b[Aa]s (?:an?|our|the)\s+|\bjoin .{0,40}? as (?:an?|our|the)\s+)((?:[A-Z][\w/&+#.-]*|of|and|II|III|,(?= [A-Z]))(?:[ ]+(?:[A-Z(][\w/&+#.)-]*|(?:of|and|the|for)\b|,))*)"
)
_SEEKING_PLAINLY = lazy_pattern(
    r"\b(?:(?:looking for|seeks?|seeking|hiring|searching for|need|needs|recruiting|want|wants|appoint)\s+"
    r"(?:an?|(?:our|its|their|the)(?: next| new)?|another)|as our (?:new|next))\s+((?:[\w/&+#-]+,? ?){1,6})",
    re.I,
)
"""The same in small letters, with the words after it: *looking for an experienced data analyst who …*."""
_WANTED = lazy_pattern(r"((?:[\w/&+#-]+ ){1,5})(?:wanted|needed|required|sought)\b", re.I)
"""*Electrician wanted in Leeds*, at the beginning of a row."""
_DOING = lazy_pattern(
    r"(?:^|[.!?] )(?:The|Our|This) ((?:[A-Z][\w/&+#.-]*|of|and|II|III)(?: (?:[A-Z(][\w/&+#.)-]*|of|and|II|III))*) "
    r"(?:is|will|reports|leads|plays|works|provides|serves|owns|designs|supports|manages|role|position)\b"
)
_TITLE_TAIL = lazy_pattern(
    r"(?<!\s)\s*(?:[|•·]\s.*|\(?\b(?:m/f/d|m/w/d|f/m/d|w/m/d|m/f/x|f/m/x|all genders|h/f|f/h)\b\)?.*|@\s.*| page is loaded$|\bat [A-Z][\w&. ]+$|\bjob in .*| - linkedin.*)",
    re.I,
)
HIRING_TITLE = lazy_pattern(
    r"(?:\[[^\[\]]{1,40}\]\s*)?(?P<company>[A-Z][\w&.'’ -]{1,40}?) (?:is )?(?:hiring|looking for|seeking)(?: an?)? "
    r"(?P<title>.{3,80}?)(?: (?:in|to|who) .*)?$"
)
_SENTENCE_END = lazy_pattern(r"(?<=[a-z]{3})\. ")
_WORD = lazy_pattern(r"[a-z]+")
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_DASH = lazy_pattern(r"(?<!\s)\s+([-–—|])\s+")
_CELLS = lazy_pattern(r"(?<!\s)(?:\s+[·•]\s+|\s*\|+\s*)")
_CALL = lazy_pattern(
    r"(?:we(?:['’]re| are) (?:now |currently )?hiring|(?:now |currently )?hiring|(?:job )?vacancy|job opening|wanted|subject)"
    r"(?:\s*[:!]|\s+[-–—])\s*(?:an? )?(?=\S)",
    re.I,
)
"""What stands before a title: *Now hiring – Warehouse Supervisor*."""
_HEADED = lazy_pattern(
    r"^(?:[^:]{0,40} )?job (?:posting|advert(?:isement)?|ad|description)\s?:\s?(?=\S)", re.I
)
"""What a title is called before a colon: *The Trust's job posting: Director*."""
_TERMS = lazy_pattern(
    r"(?<!\s)(?:\s+[-–—|]\s+|,\s+|\s+(?=\())"
    r"\(?(?:[£$€]\s?\d[^()]*|\d[\d.,]*\s?(?:hours|hrs|h|%|k|eur|gbp|usd)\b[^()]*|(?:full|part)[- ]time\b[^()]*"
    r"|(?:job )?(?:ref(?:erence)?|id|req(?:uisition)?)\b[.:#]?[^()]*\d[^()]*|permanent|temporary"
    r"|fixed[- ]term[^()]*|(?:(?:maternity|paternity|parental|family|sick|career|leave)[- ])+(?:leave|cover|break)\b[^()]*"
    r"|(?:(?:fully|100%|us|usa|uk|eu|emea|apac) )?(?:remote|hybrid|on-?site)"
    r"(?:(?:,| in| within|/| [-–])[^()]*| (?:us|usa|uk|eu|emea|apac|europe|only|possible|ok)\b[^()]*)?"
    r"|\d{1,2}[- ]?(?:months?|mths?|weeks?|years?)\b[^()]*|(?:contract|ftc|secondment|job[- ]share|casual|seasonal)(?: (?:role|position|post|basis))?"
    r"|(?:future (?:role|position|opening)|(?:job )?vacancy|job (?:posting|description|advert(?:isement)?|ad|opening)))\)?$",
    re.I,
)
"""What stands after a title and is none of it: pay, hours, kind of contract, number, *(Remote, US)*, what the text is."""
_KIND_OF_TEXT = lazy_pattern(
    r"(?<!\s)\s+(?:job (?:posting|description|advert(?:isement)?|ad|opening)|vacancy)$", re.I
)
"""The same without a sign before it: *Clerk Job Description*."""
_MOST_TITLE_WORDS = 14
_MOST_PLAIN_WORDS = 5
"""The most words of a title in lower case: *Lead interaction designer*."""

_MOST_FIELD_WORDS = 6
"""The most words of a title without a role."""

FEWEST_HEAD_CELLS = 3
"""A first line of at least so many cells holds the title in one of them: *Example | Leeds | Clerk*."""

NEAR_TOP = 4
"""How many rows at the top are likely titles."""

_LONGEST_TITLE = 160
_TITLE_ROWS = 80
"""How many rows are searched for the title, which is near the top, even below a cookie notice."""


def find_title(rows: Sequence[Row]) -> tuple[str, int]:
    """The job's title and the index of its row; ("", -1) without one."""
    best: tuple[float, int, str] = (0.0, -1, "")
    first = _find_first(rows)
    for index, row in enumerate(rows[:_TITLE_ROWS]):
        text = without_symbols(row.text)
        if index > 1 and ends_letter(text):
            break
        if row.sentence or is_address(text):
            continue
        labelled = _LABELLED_TITLE.fullmatch(text) if ":" in text else _TITLE_FIELD.fullmatch(text)
        if labelled:
            value = clean_title(_NEXT_LABEL.sub("", labelled[1]))
            if is_button(value):
                # *Position: full-time*
                continue
            score = weights.TITLE_LABELLED if names_role(value) else weights.TITLE_LABELLED_ODD
        elif index == first and _is_short(row) and _names_field_alone(text) and not _is_mentioned(text, rows):
            value = clean_title(text)
            score = weights.TITLE_FIRST + weights.TITLE_FIELD
        elif len(text) > _LONGEST_TITLE or row.bullet:
            continue
        else:
            place = max(0, index - first)
            most = _judge_place(row, place) + weights.TITLE_LEVEL  # a colon only takes some away
            if most + weights.TITLE_PER_ROW * index <= best[0] or not names_role(text):
                continue  # few rows can be better than one at the top
            value = clean_title(text)
            score = _judge_title(row, value, place)
        score += weights.TITLE_PER_ROW * index
        if score > best[0]:
            best = (score, index, value)
    if best[1] >= 0:
        return best[2], best[1]
    if title := _find_title_in_sentences(rows):
        return title, -1
    if first >= 0 and _is_short(rows[first]):
        return clean_title(without_symbols(rows[first].text)), first
    return "", -1


def _find_first(rows: Sequence[Row]) -> int:
    """The index of the first row that may be a title, after buttons and addresses; -1 for none."""
    for index, row in enumerate(rows[:NEAR_TOP]):
        text = without_symbols(row.text)
        if not (is_noise(row, text) or is_fact_name(text) or _names_employer(text)):
            return index
    return -1


def _is_short(row: Row) -> bool:
    """Whether a row is short like a heading, but no heading of a section."""
    is_like = row.emphasis in (HeadingLikeness.SHORT, HeadingLikeness.MARKED)
    return is_like and not classify_heading(row.text, row.emphasis)


def _is_mentioned(text: str, rows: Sequence[Row]) -> bool:
    """Whether other rows mention the text, as they do with an employer."""
    return any(text in row.text and text != row.text for row in rows[1:_TITLE_ROWS])


_QUOTES = ('""', "“”", "„“", "«»", "''", "‘’")
"""What a title is set in where it was copied from data: `title: "Clerk"`."""


def clean_title(text: str) -> str:
    """A title without its company, place and form of address."""
    if hiring := HIRING_TITLE.fullmatch(text):
        text = hiring["title"][0].upper() + hiring["title"][1:]
    text = _HEADED.sub("", text)
    text = _CALL.sub("", text, count=1) if _CALL.match(text) else text
    cells = _CELLS.split(text)
    if len(cells) >= FEWEST_HEAD_CELLS:
        text = _take_first(next(filter(names_role, cells), text))
        text = labelled[1] if (labelled := _LABELLED_TITLE.fullmatch(text)) else text
    before, dash, after = _DASH.split(text, maxsplit=1) if _DASH.search(text) else (text, "", "")
    if dash and not names_role(before) and names_role(after):
        text = after
    while (plain := _KIND_OF_TEXT.sub("", _TERMS.sub("", text))) != text and names_role(plain):
        text = plain
    return _unquote(_TITLE_TAIL.sub("", text).strip(" -–—:|,"))


def _unquote(text: str) -> str:
    """A text without the quotation marks around all of it: *"Clerk"*, not *"Lead" or "Senior" Clerk*."""
    marks, inside = text[:1] + text[-1:], text[1:-1]
    return inside if marks in _QUOTES and set(marks).isdisjoint(inside) else text


def _take_first(text: str) -> str:
    """The first of several titles in a cell: *Clerk, Driver*."""
    first, _, others = text.partition(", ")
    return first if names_role(first) and names_role(others) else text


def strip_company(title: str, company: str) -> str:
    """A title without the employer's name at its end or before a colon.

    *Clerk – Example Hospital*, *Clerk, Example Ltd, Leeds*, *Example: Clerk*.
    """
    if company and title.startswith(f"{company}: ") and names_role(title[len(company) :]):
        return title[len(company) + 2 :].strip()
    before, comma, _ = title.partition(f", {company}, ") if company else ("", "", "")
    if comma and names_role(before):
        return before
    before = title[: -len(company)].rstrip() if company and title.endswith(company) else ""
    if before.endswith((" –", " —", " -", " |", " ·", ",")) and names_role(before):
        return before.rstrip(" –—-|·,")
    return title


def _judge_title(row: Row, text: str, index: int) -> float:
    """The score of a row as the title; 0 if it cannot be."""
    count = text.count(" ") + 1
    if not text or count > _MOST_TITLE_WORDS or row.bullet or text.endswith((".", "?", "!", ";")):
        return 0.0
    if (
        not names_role(text)
        or _NO_TITLE.search(text)
        or not text.lstrip("([.")[:1].isalnum()
        or text[0].islower()
        or text.startswith("About ")
    ):
        return 0.0
    if index >= NEAR_TOP and _EXPERIENCE.search(text):
        return 0.0
    words = [word for word in _LETTERS.findall(text.partition(" (")[0]) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    is_marked = row.emphasis == HeadingLikeness.MARKED
    ends_in_role = count <= _MOST_PLAIN_WORDS and names_role(text.rpartition(" ")[2])
    # *# Software engineer, frontend*
    is_top = is_marked and index == 0 and count <= _MOST_PLAIN_WORDS
    is_plain = is_top or (ends_in_role and (index == 0 or is_marked))
    if words and capitals * 2 < len(words) and not is_plain:
        return 0.0
    level = weights.TITLE_LEVEL * bool(find_seniority(text))
    return _judge_place(row, index) + level + weights.TITLE_COLON * row.text.endswith(":")


def _judge_place(row: Row, index: int) -> float:
    """What a row's place and marks say for it as the title, whatever its words are."""
    return (
        weights.TITLE_ROLE
        + (weights.TITLE_FIRST if index == 0 else weights.TITLE_NEAR_TOP * (index < NEAR_TOP))
        + weights.TITLE_MARKED * (row.emphasis == HeadingLikeness.MARKED)
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(read_phrases(ROLES)["roles"])


def names_role(text: str) -> bool:
    """Whether a text has the name of a profession: *engineer*, *nurse*."""
    return not _roles().isdisjoint(split_words(text).folded)


def _names_employer(text: str) -> bool:
    """Whether a row ends with a legal form: *Example Ltd*."""
    words = [word for word in split_words(text).folded if word]
    return len(words) > 1 and words[-1] in read_words(ROLES, "legal forms")


@cache
def _fields() -> frozenset[str]:
    return read_words(ROLES, "fields")


def _names_field_alone(text: str) -> bool:
    """Whether a short text names a field of work and no role: *Financial planning & analysis*."""
    words = [word for word in split_words(text).folded if word]
    return len(words) <= _MOST_FIELD_WORDS and not _fields().isdisjoint(words) and not names_role(text)


def _find_title_in_sentences(rows: Sequence[Row]) -> str:
    for row in rows[:_TITLE_ROWS]:
        text = row.text[:2_000]
        for match in (*_SEEKING.finditer(text), *_DOING.finditer(text)):
            if _OTHER_ROLE.search(text[max(0, match.start() - _LONGEST_LEAD) : match.start()]):
                continue
            role = _SENTENCE_END.split(match[1], maxsplit=1)[0]
            role = role if role.count("(") == role.count(")") else role.partition(" (")[0]
            title = re.sub(r"(?:[ ,]+(?:and|of|the|for)\b)*[ ,.]*$", "", role).strip(" ,")
            if names_role(title) and title.count(" ") < 8:
                return clean_title(title)
    for row in rows[:_TITLE_ROWS]:
        wanted = _WANTED.match(row.text)
        for match in (*((wanted,) if wanted else ()), *_SEEKING_PLAINLY.finditer(row.text[:2_000])):
            if title := _read_plain_title(match[1].replace(",", "").split()):
                return title
    return ""


def _read_plain_title(words: Sequence[str]) -> str:
    """The title at the beginning of a row of words, up to the name of its role and without praise; "" for none."""
    praise, no_part = read_words(ROLES, "praise"), read_words(ROLES, "no part")
    ends = (at + 1 for at, word in enumerate(words) if word.lower() in no_part or names_role(word))
    title = list(words[: next(ends, 0)])
    while title and title[0].lower() in praise:
        title = title[1:]
    if not title or title[-1].lower() in no_part:
        return ""
    return " ".join((title[0][0].upper() + title[0][1:], *title[1:]))


def find_seniority(title: str) -> str:
    """`intern`, `junior`, `mid`, `senior`, `staff`, `principal`, `lead`, `manager`, `director`, `executive` or ""."""
    words = f" {' '.join(_WORD.findall(title.lower()))} "
    levels = dict(read_phrases(LEVELS))
    for phrase in levels.pop(NO_LEVEL):
        words = words.replace(f" {phrase} ", " ")
    return next((level for level, phrases in levels.items() if _holds(words, phrases)), "")


def _holds(words: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases is in `words`, which have single spaces between and around them."""
    return any(f" {phrase} " in words for phrase in phrases)


_COMMON = lazy_pattern(
    r"\b(?:senior|staff|principal|lead|junior|software|engineer(?:ing)?|developer|manager|remote|backend|frontend"
    r"|full|stack|team|the|and|of|for|us|eu|uk|analyst|scientist|designer|product|head|director|specialist)\b",
    re.I,
)


def find_subjects(title: str) -> tuple[str, ...]:
    """The subjects of the job in its title, in lower case: *core platform*, *billing & expansion*."""
    parts = re.split(r"[,():|–-]+", title)
    cleaned = (" ".join(_COMMON.sub(" ", part).split()).strip(" &").lower() for part in parts)
    return tuple(part for part in cleaned if len(part) > 4)


def names_subject(opening: str, subject: str) -> bool:
    """Whether a paragraph is about a subject of the title, and not about an employer that the title names."""
    return subject in opening and not opening.startswith((f"{subject} is a ", f"{subject} is an "))

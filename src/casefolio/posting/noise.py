"""Detects lines of a pasted page that are not part of the posting."""

from __future__ import annotations

import re
from functools import cache

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.posting.layout import Row
from casefolio.posting.sentences import names_money, opens_like
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import split_words

PAGE = "posting/phrases/page.txt"

LONGEST_BUTTON = 60
"""The most characters of a line that is noise by its beginning."""

LONGEST_FACT = 130

LONGEST_PLACE = 79
"""The most characters of a line that has only a place or an amount."""

_LETTER_END = lazy_pattern(
    r"(?:(?:with )?(?:all the |my )?(?:best|kind|kindest|warm|warmest|many)(?: and \w+)? (?:wishes|regards|thanks)|best"
    r"|(?:thanks|thank you)(?: (?:and|&) regards)?|cheers|regards|(?:yours )?(?:sincerely|faithfully|truly))[,!.]?",
    re.I,
)

_HASH_CODE = lazy_pattern(r"#[A-Z]{2,3}-?\w*(?:\s+#\S+)*", re.I)
_BREADCRUMBS = lazy_pattern(
    r"(?:(?:home|homepage|start|jobs|all jobs|careers|vacancies|current vacancies)\s*[>›»/]\s*)[^>›»/.]{2,40}\s*[>›»/]\s*.{2,120}",
    re.I,
)
"""*Home > Jobs > Clerk*."""
_ADDRESS = lazy_pattern(
    r"(?:[\w ]{2,30}:\s*|\[[^\[\]]{1,100}\]:\s*)?(?:<?(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,100})"
)
LONGEST_LINKED = 70
"""The most characters of the name before an address."""
_CONTACT = lazy_pattern(
    r"\b(?:appl(?:y|ying|ications?)|resum[eé]s?|cvs?|cover letter|letter|e-?mail|mail|reach out|get in touch|write to"
    r"|contact|questions?|interested|send)\b",
    re.I,
)
_COUNT = lazy_pattern(
    r"\d+\+? (?:day|hour|week|month|minute)s? ago\b.{0,60}|(?:over )?\d[\d,+]* applicants?.*|\d\.\d ?★.*"
)
_CELLS = lazy_pattern(r"(?<!\s)(?:\s+[·•]|\s*\|)\s+")
_FOOTER = lazy_pattern(r"\b(?:privacy|terms|cookies?|contact|imprint|home|login|about us)\b|www\.|@", re.I)
_PLACE = lazy_pattern(
    r"\b(?:remote|hybrid|worldwide|anywhere|on-?site)\b|, (?-i:[A-Z]{2})(?=\s*(?:$|[\d(|·•/–-]|, (?:US|United|Canada)))",
    re.I,
)
_HEAD = lazy_pattern(r"(?<!\s)\s+[-–—|·•]\s+")
"""What separates employer, place and terms below a title: *Example Mills — Leeds · remote*."""

FEWEST_LISTED = 3
"""The fewest cells of a row that is a list of skills; two are a name and a value, or a title and a place."""

LONGEST_NOISE = 200
"""The most characters of a line that is noise."""


class _Page(NamedTuple):
    """Phrases of pages, in lower case: whole lines, beginnings of lines, names of facts, endings."""

    buttons: frozenset[str]
    beginnings: tuple[str, ...]
    facts: frozenset[str]
    endings: tuple[str, ...]


@cache
def _page() -> _Page:
    groups = read_phrases(PAGE)
    return _Page(
        frozenset(groups["buttons"]),
        tuple(phrase.removesuffix("…") for phrase in groups["beginnings"]),
        frozenset(groups["facts"]),
        groups["endings"],
    )


def ends_posting(text: str) -> bool:
    """Whether a line begins the part of a page below the posting: other jobs, facts for its own search."""
    return len(text) < LONGEST_BUTTON and text.lower().startswith(_page().endings)


def ends_letter(text: str) -> bool:
    """Whether a line is the closing of a letter: the signature follows."""
    return len(text) < LONGEST_BUTTON and _LETTER_END.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether a line is only an address, with or without a label: *URL: https://…*, or a page's: *Home > Jobs > …*."""
    has_slash = "/" in text
    if (has_slash or ">" in text or "›" in text or "»" in text) and _BREADCRUMBS.fullmatch(text):
        return True
    return (has_slash or "@" in text or "www." in text) and _ADDRESS.fullmatch(text) is not None


def is_button(text: str) -> bool:
    """Whether a text is a button or a bare fact: *Apply now*, *Hybrid*."""
    return text.lower().rstrip(" .:!") in _page().buttons


_FIELD = lazy_pattern(
    r"(?:Job [Tt]itle|Department|Division|Location|Report(?:s|ing)? to|Salary|Grade|Hours|Contract|(?:Employment|Job) type|Job (?:grade|code))"
    r"\s+(?=[A-Z\d£$€])"
)


def is_field(text: str) -> bool:
    """Whether a row is a field of a form, with no colon between its name and value: *Department Finance*."""
    return bool(_FIELD.match(text))


def is_fact_name(text: str) -> bool:
    """Whether a line is only the label of the fact below it: *Location*, *Employer*."""
    return text.lower().rstrip(":") in _page().facts


def is_contact(text: str) -> bool:
    """Whether a line tells where to apply or to ask: *Send your CV to jobs@example.com*."""
    return ("@" in text or "://" in text) and _CONTACT.search(text) is not None


def is_noise(row: Row, text: str, *, is_listed: bool = False) -> bool:
    """Whether a row is a button, a code, an address, or a fact such as place and pay.

    `text` is its text without emoji. Where it `is_listed`, below a heading of demands, cells in a row may be
    demands: `Go | Rust | SQL`.
    """
    if not text:
        return bool(row.text)
    if (text[0] == "#" and _HASH_CODE.fullmatch(text)) or is_address(text):
        return True
    if row.bullet or len(text) > LONGEST_NOISE:
        return False
    lower = text.lower()
    if is_button(text) or "cookies" in lower or is_fact(lower):
        return True
    if len(text) < LONGEST_BUTTON and (lower.startswith(_page().beginnings) or _COUNT.fullmatch(lower)):
        return True
    if "://" in text and _is_link(text):
        return True
    if is_listed and len(_split_cells(text)) >= FEWEST_LISTED and not _FOOTER.search(text):
        return False
    return _is_table_row(text) or (len(text) < len(row.text) and is_place_or_pay(text))


def _is_link(text: str) -> bool:
    """Whether a line is the name of a page and its address: *Data Scientist - https://…*."""
    name, _, address = text.partition("http")
    name = name.rstrip(" -–—:→")
    is_name = 0 < len(name) <= LONGEST_LINKED and not any(sign in name for sign in ".!?,:/")
    return is_name and address.startswith(("://", "s://")) and " " not in address


def is_fact(text: str) -> bool:
    """Whether a line is a fact with its label: `Location: Leeds`."""
    name, colon, value = text.lower().partition(":")
    return bool(colon and value.strip()) and len(text) < LONGEST_FACT and name.strip() in _page().facts


def _split_cells(text: str) -> list[str]:
    return _CELLS.split(text) if "|" in text or "·" in text or "•" in text else [text]


def _is_table_row(text: str) -> bool:
    cells = _split_cells(text)
    return len(cells) > 1 and all(cell.count(" ") < 4 for cell in cells)


def is_head(text: str) -> bool:
    """Whether a line below a title has the employer, the place and the terms in a row, and no sentence."""
    cells = _HEAD.split(text) if len(text) < LONGEST_FACT and not text.endswith(".") else ()
    return len(cells) > 1 and (bool(_PLACE.search(text)) or any(map(is_button, cells)))


def is_place_or_pay(text: str) -> bool:
    """Whether a short line without emoji has only the place or the pay of the job."""
    if len(text) > LONGEST_PLACE:
        return False
    return names_money(text) or (bool(_PLACE.search(text)) and opens_like(split_words(text), text) is None)

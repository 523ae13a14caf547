"""Lines of a pasted page that belong to the page and not to the posting."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from casefolio.posting.layout import Row
from casefolio.posting.sentences import names_money
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

PAGE = "posting/phrases/page.txt"

LONGEST_BUTTON = 60
"""Characters of the longest line that is noise because of how it begins."""

LONGEST_FACT = 130

_LETTER_END = lazy_pattern(
    r"(?:(?:with )?(?:all the |my )?(?:best|kind|kindest|warm|warmest|many)(?: and \w+)? ?(?:wishes|regards|thanks)?"
    r"|(?:thanks|thank you)(?: (?:and|&) regards)?|cheers|regards|(?:yours )?(?:sincerely|faithfully|truly))[,!.]?",
    re.I,
)

_HASH_CODE = lazy_pattern(r"#[A-Z]{2,3}-?\w*(?:\s+#\S+)*", re.I)
_ADDRESS = lazy_pattern(
    r"(?:[\w ]{2,30}:\s*|\[[^\[\]]{1,100}\]:\s*)?(?:<?(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,100})"
)
_COUNT = lazy_pattern(
    r"\d+\+? (?:day|hour|week|month|minute)s? ago\b.{0,60}|(?:over )?\d[\d,+]* applicants?.*|\d\.\d ?★.*"
)
_CELLS = lazy_pattern(r"\s+[|·•]\s+")
_FOOTER = lazy_pattern(r"\b(?:privacy|terms|cookies?|contact|imprint|home|login|about us)\b|www\.|@", re.I)
_PLACE = lazy_pattern(r"\b(?:remote|hybrid|worldwide|anywhere|on-?site)\b|, [A-Z]{2}\b", re.I)

FEWEST_LISTED = 3
"""Cells of a row that is a list of skills; two are a name and a value, or a title and a place."""

LONGEST_NOISE = 200
"""Characters beyond which a line is never noise, whatever it begins with."""


class _Page(NamedTuple):
    """The lines of pages, in small letters, by what is compared: the whole line, its beginning, a fact's name."""

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
    """Whether a line opens what a page shows below a posting: other jobs, facts for its own search."""
    return len(text) < LONGEST_BUTTON and text.lower().startswith(_page().endings)


def ends_letter(text: str) -> bool:
    """Whether a line takes leave: what follows is who wrote, not what is asked for."""
    return len(text) < LONGEST_BUTTON and _LETTER_END.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether a line is only an address, with or without what it is called: *URL: https://…*."""
    return ("/" in text or "@" in text or "www." in text) and _ADDRESS.fullmatch(text) is not None


def is_button(text: str) -> bool:
    """Whether a text is a button or a bare fact: *Apply now*, *Hybrid*."""
    return text.lower().rstrip(" .:!") in _page().buttons


def is_fact_name(text: str) -> bool:
    """Whether a line only names the fact that stands below it: *Location*, *Employer*."""
    return text.lower().rstrip(":") in _page().facts


def is_noise(row: Row, text: str, *, is_listed: bool = False) -> bool:
    """Whether a row is a button, a code, an address, or a fact such as place and pay. `text` has no emoji.

    Where it `is_listed`, below a heading that asks, cells in a row may be what is asked for: `Go | Rust | SQL`.
    """
    if not text:
        return bool(row.text)
    if _HASH_CODE.fullmatch(text) or is_address(text):
        return True
    if row.bullet or len(text) > LONGEST_NOISE:
        return False
    lower = text.lower()
    if is_button(text) or "cookies" in lower or _is_fact(lower):
        return True
    if len(text) < LONGEST_BUTTON and (lower.startswith(_page().beginnings) or _COUNT.fullmatch(lower)):
        return True
    if is_listed and len(_CELLS.split(text)) >= FEWEST_LISTED and not _FOOTER.search(text):
        return False
    return _is_table_row(text) or (len(text) < len(row.text) and is_place_or_pay(text))


def _is_fact(lower: str) -> bool:
    """Whether a line is a fact with its name before it: `location: Leeds`."""
    name, colon, value = lower.partition(":")
    return bool(colon and value.strip()) and len(lower) < LONGEST_FACT and name.strip() in _page().facts


def _is_table_row(text: str) -> bool:
    cells = _CELLS.split(text)
    return len(cells) > 1 and all(cell.count(" ") < 4 for cell in cells)


def is_place_or_pay(text: str) -> bool:
    """Whether a short line, from which emoji were taken, only says where the job is or what it pays."""
    return len(text) < 80 and (names_money(text) or bool(_PLACE.search(text)))

"""Postings without headings and bullets, read sentence by sentence, and demands that stand in a row.

*We are looking for … You will … Nice to have: …* in one paragraph is as good as a list: each sentence becomes a
row of its own, with the number of its line. So does each part of *Requirements: …; …; …*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casefolio.posting.facts.title import names_role
from casefolio.posting.headings import classify_heading, find_glued_headings, read_label
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.sentences import open_sentence
from casefolio.posting.values import LISTS
from casefolio.posting.values import PostingSection as Section
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import split_words

MOST_PROSE_ROWS = 60
"""The most rows of a posting in prose; one of more rows has a structure, if an unknown one."""

FEWEST_WORDS = 3
"""The fewest words of a sentence that is a row of its own: *Hi!* is not."""

MOST_TITLE_WORDS = 8
"""The most words of a first sentence that is a title: *Teacher of Mathematics.*"""

FEWEST_CELLS, LONGEST_CELL = 3, 60
"""A first line of at least so many cells is a head: *Example | Engineer | Leeds | We make …*; the first cell with
more than so many characters is the text below it."""

_END = lazy_pattern(
    r"(?<=[.!?…])[\"')\]]*\s+(?=[\"'(]*[A-Z0-9€$£]|(?:we|you|our|your|this|the|ideally|bonus|apply|nice)\b)"
)
_ABBREVIATED = lazy_pattern(
    r"(?:\b(?:e\.?g|i\.?e|incl|approx|vs|no|nr|inc|ltd|co|corp|st|dr|mr|mrs|ms|prof|jr|sr|resp|min|max|dept)"
    r"|(?<![^\W_])[A-Za-z])\.[\"')\]]*$",
    re.I,
)
_SEMICOLON = lazy_pattern(r";\s+")
_SEEKS = lazy_pattern(r"\b(?:is|are|seeks?|needs?|wants?|looking|hiring|wanted|required)\b", re.I)
_CELL = lazy_pattern(r"(?<!\s)\s+\|\s+")


def split_prose(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of a posting in prose by sentences, and labelled lists of demands by their semicolons."""
    if _is_prose(rows):
        followed = [*(row.wrapped for row in rows[1:]), False]
        return [
            part
            for index, (row, goes_on) in enumerate(zip(rows, followed, strict=True))
            for part in _split_row(row, is_first=index == 0, goes_on=goes_on)
        ]
    return [part for row in rows for part in (_split_labelled(row) if ";" in row.text else (row,))]


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether a posting has neither bullets nor headings of lists."""
    if len(rows) > MOST_PROSE_ROWS or any(row.bullet for row in rows):
        return False
    return not any(map(_opens_list, rows))


def _opens_list(row: Row) -> bool:
    return bool(row.text and row.emphasis) and classify_heading(row.text, row.emphasis) in LISTS


def _split_row(row: Row, *, is_first: bool, goes_on: bool) -> Iterator[Row]:
    """The sentences of a row, the last of which may go on in the next; a short row stays as it is."""
    # *Education & Outreach Lead*, where *Education* is the name of a section, too
    if is_first and not goes_on and names_role(row.text) and (row.emphasis or _is_head(row.text)):
        yield row
        return
    head, text = _split_head(row.text) if is_first else ("", row.text)
    if head:
        yield row._replace(text=head)
    parts = [
        part for sentence in _split_sentences(text, goes_on=goes_on) for part in _split_at_headings(sentence)
    ]
    if len(parts) < 2 and not head:
        yield row
        return
    for place, (part, is_heading) in enumerate(parts):
        emphasis = HeadingLikeness.MARKED if is_heading else HeadingLikeness.NONE
        if is_first and not head and place == 0 and _is_title(part):
            part, emphasis = part[:-1].rstrip(), HeadingLikeness.SHORT
        wrapped, gap = row.wrapped and place == 0, row.gap and place == 0
        yield Row(row.number, part, emphasis, False, wrapped, gap, sentence=emphasis == HeadingLikeness.NONE)


def _is_title(sentence: str) -> bool:
    """Whether a first sentence is only the name of a role."""
    is_short = sentence.endswith(".") and ":" not in sentence and sentence.count(" ") < MOST_TITLE_WORDS
    if not is_short or not names_role(sentence):
        return False
    return open_sentence(split_words(sentence)) is None and not _SEEKS.search(sentence)


def _is_head(text: str) -> bool:
    """Whether a row is nothing but cells: *Example (seed) | Engineers, and a Manager | Leeds, UK. | Full-time*."""
    cells = _CELL.split(text)
    return len(cells) > FEWEST_CELLS and len(cells[-1]) <= LONGEST_CELL


def _split_head(text: str) -> tuple[str, str]:
    """The cells above a text on its own line: *Example | Engineer | Leeds | We make …*; "" without them."""
    cells = _CELL.split(text)
    for place, cell in enumerate(cells):
        if len(cell) > LONGEST_CELL:
            return (
                (" | ".join(cells[:place]), " | ".join(cells[place:]))
                if place >= FEWEST_CELLS
                else ("", text)
            )
    return "", text


def _split_sentences(text: str, *, goes_on: bool) -> list[str]:
    """The sentences of a text, and their parts between semicolons. The last word may begin one that `goes_on`."""
    sentences: list[str] = []
    begun = ""
    for part in _END.split(text):
        begun = f"{begun} {part}".strip()
        if not _ABBREVIATED.search(begun[-12:]) and begun.count(" ") + 1 >= FEWEST_WORDS:
            sentences.append(begun)
            begun = ""
    if begun and goes_on:
        sentences.append(begun)
    elif begun and sentences:
        sentences[-1] = f"{sentences[-1]} {begun}"
    return [part for sentence in sentences or [text] for part in _SEMICOLON.split(sentence)]


def _split_at_headings(sentence: str) -> list[tuple[str, bool]]:
    """The parts of a sentence around headings that lost their own lines, and whether each is a heading."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in find_glued_headings(split_words(sentence)):
        parts += [(sentence[at:start].strip(), False), (sentence[start:end], True)]
        at = end
    parts.append((sentence[at:].strip(), False))
    return [(text, is_heading) for text, is_heading in parts if text]


def _split_labelled(row: Row) -> Iterator[Row]:
    """A labelled list as an item for each part between semicolons: *Requirements: Go; Rust; patience*."""
    parts = _SEMICOLON.split(row.text)
    if len(parts) < 2 or read_label(row, without_symbols(row.text)) not in (*LISTS, Section.BENEFITS):
        yield row
        return
    yield row._replace(text=parts[0])
    for part in parts[1:]:
        yield Row(row.number, part, bullet=True)

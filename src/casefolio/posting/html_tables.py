"""HTML tables in pasted postings as lines with tabs between their cells, however the tags lie on the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from casefolio.posting.layout import TextLine, clean_text
from casefolio.text.patterns import lazy_pattern

MOST_ROW_LINES = 60
"""The most lines of one row of a table; a `<tr>` that nothing ends is read as text."""

_CELL_EDGE = lazy_pattern(r"</t[dh]>\s*<t[dh]\b[^<>]{0,300}>", re.I)
_ROW_EDGE = lazy_pattern(r"</?tr\b[^<>]{0,300}>", re.I)
_ROW_START = lazy_pattern(r"<tr\b", re.I)
_ROW_END = "</tr"
_CELL_TEXT = lazy_pattern(r"^(?:## |- )?(?:[^:]{1,60}: )?")

Spans = Mapping[int, Sequence[TextLine]]
"""The lines of each row that has several, by the number of the first."""


def join_html_rows(lines: Sequence[TextLine]) -> tuple[list[TextLine], Spans]:
    """The lines with each row of an HTML table on one, and the lines that such a row had."""
    spans: dict[int, Sequence[TextLine]] = {}
    joined: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = _find_row_end(lines, at)
        line = lines[at]
        if end > at + 1:
            spans[line.number] = lines[at:end]
            line = line._replace(text=" ".join(part.text.strip() for part in lines[at:end]))
        joined += _split_rows(line)
        at = end
    return joined, spans


def correct_numbers(lines: Sequence[TextLine], spans: Spans) -> Iterator[TextLine]:
    """The lines, cells of a row that had several with the number of the line that they came from."""
    for line in lines:
        span = spans.get(line.number, ())
        text = clean_text(_CELL_TEXT.sub("", line.text))
        found = next((part.number for part in span if text and text in clean_text(part.text)), line.number)
        yield line._replace(number=found)


def _find_row_end(lines: Sequence[TextLine], at: int) -> int:
    """The index of the line after the row that begins on a line and goes on below; the next line without one."""
    *_, start = (-1, *(found.start() for found in _ROW_START.finditer(lines[at].text)))
    if start < 0 or _ROW_END in lines[at].text[start:].lower():
        return at + 1
    for index in range(at + 1, min(len(lines), at + MOST_ROW_LINES)):
        if _ROW_END in lines[index].text.lower():
            return index + 1
    return at + 1


def _split_rows(line: TextLine) -> list[TextLine]:
    """The rows of an HTML table that lie on one line, with tabs between their cells."""
    if "</t" not in line.text.lower():
        return [line]
    text = _CELL_EDGE.sub("\t", line.text)
    return [line._replace(text=part) for part in _ROW_EDGE.split(text) if part.strip()]

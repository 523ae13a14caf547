"""Tables in pasted postings, read by columns: the cells below *Required*, then those below *Desired*.

The cells of a line are parted by tabs, by strokes, by wide blanks, or are those of an HTML table. A run of lines
is a table where its first has the names of sections; pairs of a name and a value become `name: value`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.posting.headings import classify_heading
from casefolio.posting.html_tables import correct_numbers, join_html_rows
from casefolio.posting.layout import HeadingLikeness, TextLine, begins_item, clean_text
from casefolio.posting.noise import is_fact_name
from casefolio.posting.values import LISTS, Opened, PostingSection
from casefolio.text.patterns import lazy_pattern

MOST_COLUMNS = 6
"""The most columns of a table; a line with more cells is a list in a row."""

MOST_KEY_WORDS = 5
"""The most words of a name before its value, and of the head of a column: *Type of contract*."""

FEWEST_ITEM_WORDS = 3
"""The fewest words of a cell in a list that stands in two columns without heads."""

_LISTS = frozenset[Opened | None](LISTS)
_OPENED = (
    *LISTS,
    PostingSection.BENEFITS,
    PostingSection.PROCESS,
    PostingSection.ROLE,
    PostingSection.COMPANY,
)
_BREAK = lazy_pattern(r"<br\s?/?>|</?(?:li|p|div|ul|ol)\b[^<>]{0,300}>", re.I)
_RULE = lazy_pattern(r"(?=.*--)[\s|:+=-]+")
_BLANKS = lazy_pattern(r" {3,}")
_STROKE = lazy_pattern(r"(?<!\\)\|")
_TAB, _BAR, _WIDE = "\t", "|", " "


class _Cells(NamedTuple):
    """A line with its cells, some of which may be "". `sign` parts them: a tab, a stroke or a blank."""

    number: int
    sign: str
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell]


def arrange_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a text with the cells of each table by columns; every cell has the number of its line."""
    lines, spans = join_html_rows(lines)
    arranged: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = at
        if head := _split_cells(lines[at].text, lines[at].number):
            for read in (_read_headed, _read_pairs, _read_lists):
                cells, end = read(lines, at, head)
                if end > at:
                    arranged += cells
                    break
        if end == at:
            arranged.append(lines[at])
            end += 1
        at = end
    return list(correct_numbers(arranged, spans))


def _split_cells(text: str, number: int) -> _Cells | None:
    """The cells of a line; None where it has none, or too many."""
    bare = text.strip(" ")
    if _TAB in bare:
        sign, cells = _TAB, bare.split(_TAB)
        if begins_item(f"{cells[0].strip()} x") and len(cells[0].strip()) < 4:
            return None  # a bullet and its text
    elif _BAR in bare:
        sign, cells = _BAR, _STROKE.split(bare.strip("|"))
    elif "   " in bare:
        sign, cells = _WIDE, _BLANKS.split(bare)
    else:
        return None
    stripped = tuple(cell.strip() for cell in cells)
    filled = sum(map(bool, stripped))
    return _Cells(number, sign, stripped) if 0 < filled <= MOST_COLUMNS and len(cells) > 1 else None


def _find_section(cell: str) -> Opened | None:
    """The section that a cell is the name of."""
    text = clean_text(cell).strip(" :")
    is_short = 0 < len(text.split()) <= MOST_KEY_WORDS
    opened = classify_heading(text, HeadingLikeness.SHORT) if is_short else None
    return opened if opened in _OPENED else None


def _opens(cell: str) -> bool:
    """Whether a cell is the name of a section."""
    return _find_section(cell) is not None


# ---- Columns below the names of sections.


def _read_headed(lines: Sequence[TextLine], at: int, head: _Cells) -> tuple[list[TextLine], int]:
    """The cells of a table with heads, by columns, and the index of the line after it; `at` for no such table."""
    if not _is_head(head):
        return [], at
    starts = _find_starts(lines[at].text, head)
    is_labelled = not _opens(head.cells[0])
    rows, end = _read_rows(lines, at + 1, head, starts)
    if not rows:
        return [], at
    columns: list[TextLine] = []
    for column in range(is_labelled, len(head.cells)):
        if head.cells[column]:
            columns.append(TextLine(head.number, ""))
            columns.append(TextLine(head.number, f"## {head.cells[column]}"))
            columns += _list_cells(rows, column, is_labelled)
    return columns, end


def _is_head(row: _Cells) -> bool:
    """Whether the cells of a row are names of sections, but for one before them that names the rows."""
    opened = list(map(_find_section, row.filled))
    return (
        len(opened) > 1
        and all(opened[1:])
        and not _LISTS.isdisjoint(opened[1:] if len(opened) < 3 else opened)
    )


def _find_starts(text: str, head: _Cells) -> list[int]:
    """Where the columns of a table in wide blanks begin, in characters; [] for other tables."""
    if head.sign != _WIDE:
        return []
    starts: list[int] = []
    for cell in head.cells:
        starts.append(text.index(cell, starts[-1] + 1 if starts else 0))
    return starts


def _read_rows(
    lines: Sequence[TextLine], at: int, head: _Cells, starts: Sequence[int]
) -> tuple[list[_Cells], int]:
    """The rows below a head, and the index of the line after the last."""
    if head.sign == _TAB and (rows := _read_long_cells(lines, at, head)):
        return rows, at + len(rows)
    rows = []
    end = at
    for index in range(at, len(lines)):
        number, text = lines[index].number, lines[index].text
        if not text.strip() or _RULE.fullmatch(text):
            continue
        if index > end + 1 and not _RULE.fullmatch(lines[index - 1].text):
            break  # more than one empty line
        row = _cut(text, number, starts) if starts else _split_cells(text, number)
        if row is None or row.sign != head.sign or (index > end and (len(row.filled) < 2 or _is_head(row))):
            break
        rows.append(row)
        end = index + 1
    return rows, end


def _read_long_cells(lines: Sequence[TextLine], at: int, head: _Cells) -> list[_Cells]:
    """The rows of a table whose cells have several lines each: only the last is followed by a tab; else []."""
    rows: list[_Cells] = []
    column = 0
    for number, text, _ in lines[at:]:
        if not text.strip() or (not rows and _TAB in text) or (_TAB not in text and _opens(text)):
            break
        cells = [""] * len(head.cells)
        for offset, part in enumerate(text.split(_TAB)):
            column += offset > 0
            if column >= len(cells):
                return []
            cells[column] = part.strip()
        rows.append(_Cells(number, _TAB, tuple(cells)))
    return rows if len(rows) > 1 and column == len(head.cells) - 1 else []


def _cut(text: str, number: int, starts: Sequence[int]) -> _Cells | None:
    """The cells of a line in columns that begin at `starts`; None where a word stands across one."""
    for start in starts[1:]:
        if text[start - 2 : start].strip():
            return None
    ends = [*starts[1:], len(text)]
    cells = tuple(text[start:end].strip() for start, end in zip((0, *starts[1:]), ends, strict=True))
    return _Cells(number, _WIDE, cells) if any(cells) else None


def _list_cells(rows: Sequence[_Cells], column: int, is_labelled: bool) -> Iterator[TextLine]:
    """The cells of a column as items; one that goes on with the cell above is a part of its item."""
    above = ""
    for row in rows:
        cell = row.cells[column] if column < len(row.cells) else ""
        label = row.cells[0] if is_labelled else ""
        goes_on = row.sign == _WIDE and bool(above) and (cell[:1].islower() or (is_labelled and not label))
        if cell and goes_on:
            yield TextLine(row.number, cell, goes_on=True)
        elif cell:
            yield from _list_items(row.number, f"{label}: {cell}" if label else cell)
        above = cell


def _list_items(number: int, cell: str) -> Iterator[TextLine]:
    """A cell as an item, or one for each of its lines."""
    for part in _BREAK.split(cell):
        text = part.strip()
        if clean_text(text):
            yield TextLine(number, text if begins_item(text) else f"- {text}")


# ---- Names with their values.


def _read_pairs(lines: Sequence[TextLine], at: int, head: _Cells) -> tuple[list[TextLine], int]:
    """A run of names with values as `name: value`, and the index of the line after it; `at` for none."""
    pairs: list[tuple[int, str, list[tuple[int, str]]]] = []
    known = 0
    end = at
    for index in range(at, len(lines)):
        number, text = lines[index].number, lines[index].text
        row = _split_cells(text, number)
        if _RULE.fullmatch(text) and index > at:
            end = index + 1
            continue
        if row is None or row.sign != head.sign:
            break
        if pairs and not row.cells[0] and len(row.filled) == 1:
            pairs[-1][2].append((number, row.filled[0]))
        elif lines[index + 1 : index + 2] and _RULE.fullmatch(lines[index + 1].text):
            break  # the head of a table in Markdown
        elif _is_pair(row):
            known += _is_known_name(row.filled[0])
            pairs.append((number, row.filled[0].strip(" :*"), [(number, row.filled[1])]))
        else:
            break
        end = index + 1
    if known * 2 < len(pairs) or not known:
        return [], at
    return list(_list_pairs(pairs)), end


def _is_pair(row: _Cells) -> bool:
    """Whether a row has a short name and a value that is no name of a fact itself."""
    if len(row.filled) != 2 or not row.cells[0]:
        return False
    name, value = row.filled
    return len(name.split()) <= MOST_KEY_WORDS and not is_fact_name(clean_text(value))


def _is_known_name(name: str) -> bool:
    text = clean_text(name)
    return is_fact_name(text) or _opens(text)


def _list_pairs(pairs: Iterable[tuple[int, str, list[tuple[int, str]]]]) -> Iterator[TextLine]:
    """Each name with its value on a line; a name with several values as a heading above them."""
    for number, name, values in pairs:
        items = [item for line, value in values for item in _list_items(line, value)]
        if len(items) > 1 and _opens(name):
            yield from (TextLine(number, ""), TextLine(number, f"## {name}"), *items)
        else:
            yield TextLine(number, f"{name}: {values[0][1]}")
            yield from (TextLine(line, value) for line, value in values[1:])


# ---- A list in two columns.


def _read_lists(lines: Sequence[TextLine], at: int, head: _Cells) -> tuple[list[TextLine], int]:
    """A list that stands in columns without heads, by columns, and the index of the line after it."""
    rows: list[_Cells] = []
    for line in lines[at:]:
        row = _split_cells(line.text, line.number)
        if row is None or row.sign != head.sign or len(row.cells) != len(head.cells):
            break
        rows.append(row)
    is_list = len(rows) > 1 and head.sign != _BAR and all(map(_is_item, (c for r in rows for c in r.filled)))
    if not is_list:
        return [], at
    columns = [item for column in range(len(head.cells)) for item in _list_cells(rows, column, False)]
    return columns, at + len(rows)


def _is_item(cell: str) -> bool:
    return begins_item(cell) or len(cell.split()) >= FEWEST_ITEM_WORDS

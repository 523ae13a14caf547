"""Rows of HTML tables are read as rows, and each cell keeps the number of its line."""

from __future__ import annotations

import pytest

from casefolio.posting.html_tables import MOST_ROW_LINES, correct_numbers, join_html_rows
from casefolio.posting.layout import TextLine, clean_text, number_lines
from casefolio.posting.tables import arrange_columns


def arrange(text: str) -> list[tuple[int, str]]:
    lines = arrange_columns(number_lines(text.split("\n")))
    return [(line.number, text) for line in lines if (text := clean_text(line.text))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "<tr><th>Required</th><th>Desired</th></tr>\n<tr><td>Go</td><td>Rust</td></tr>",
            (1, 2, 1, 2),
        ),
        (
            "<tr>\n<th>Required</th>\n<th>Desired</th>\n</tr>\n<tr>\n<td>Go</td>\n<td>Rust</td>\n</tr>",
            (2, 6, 3, 7),
        ),
        (
            "<TR>\n<TH>\nRequired\n</TH><TH>\nDesired</TH></TR>\n<TR>\n<TD>\nGo\n</TD>\n<TD>Rust</TD></TR>",
            (3, 8, 5, 10),
        ),
    ],
    ids=["a row a line", "a cell a line", "a tag a line"],
)
def test_columns_are_read_however_the_tags_lie(text: str, numbers: tuple[int, ...]) -> None:
    cells = ("## Required", "- Go", "## Desired", "- Rust")
    assert arrange(text) == list(zip(numbers, cells, strict=True))


def test_items_of_a_list_in_a_cell_are_items_of_its_column() -> None:
    head = "<tr><th>Required</th><th>Desired</th></tr>"
    text = f"{head}\n<tr><td><ul>\n<li>Go</li>\n<li>SQL</li></ul></td>\n<td>Rust</td></tr>"
    assert arrange(text)[:3] == [(1, "## Required"), (3, "- Go"), (4, "- SQL")]


def test_a_row_that_nothing_ends_is_text() -> None:
    lines = number_lines(["<tr>", *["Go"] * MOST_ROW_LINES * 2])
    assert join_html_rows(lines) == (lines, {})


def test_a_line_outside_of_tables_keeps_its_number() -> None:
    line = TextLine(3, "- Go")
    assert list(correct_numbers([line], {1: [TextLine(1, "Go")]})) == [line]

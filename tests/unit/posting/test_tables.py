"""Tables in postings are read by columns, and each cell keeps the number of its line."""

from __future__ import annotations

import pytest

from casefolio.posting.layout import clean_text, have_columns, number_lines
from casefolio.posting.tables import arrange_columns


def arrange(text: str) -> list[tuple[int, str]]:
    """The filled lines of a text, as they are read."""
    lines = arrange_columns(number_lines(text.split("\n")))
    return [(line.number, line.text) for line in lines if line.text]


BY_COLUMNS = [
    (1, "## Required"),
    (2, "- Go for two years"),
    (3, "- SQL"),
    (1, "## Desired"),
    (2, "- Rust"),
    (3, "- Kafka and the like"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Required\tDesired\nGo for two years\tRust\nSQL\tKafka and the like",
        "| Required | Desired |\n| Go for two years | Rust |\n| SQL | Kafka and the like |",
        "Required | Desired\nGo for two years | Rust\nSQL | Kafka and the like",
        "Required            Desired\nGo for two years    Rust\nSQL                 Kafka and the like",
    ],
    ids=["tabs", "strokes", "strokes between", "blanks"],
)
def test_columns_are_read_one_after_the_other(text: str) -> None:
    assert arrange(text) == BY_COLUMNS


def test_a_rule_below_the_heads_is_no_row() -> None:
    assert (3, "- Go") in arrange("| Required | Desired |\n|---|:--|\n| Go | Rust |")
    assert all("--" not in text for _, text in arrange("| Required | Desired |\n|---|:--|\n| Go | Rust |"))


def test_the_names_of_rows_stand_before_their_cells() -> None:
    text = "Criteria\tEssential\tDesirable\nEducation\tA degree\tA doctorate\nLanguages\tEnglish\t"
    assert arrange(text) == [
        (1, "## Essential"),
        (2, "- Education: A degree"),
        (3, "- Languages: English"),
        (1, "## Desirable"),
        (2, "- Education: A doctorate"),
    ]


def test_an_empty_cell_at_the_end_moves_no_other() -> None:
    assert arrange("Required\tDesired\nGo\t\n\tRust")[-1] == (3, "- Rust")


def test_a_cell_in_wrapped_columns_goes_on_below() -> None:
    heads = "Your tasks          Your profile\n"
    text = f"{heads}Care for the old    A licence and some\nboats               experience"
    lines = arrange_columns(number_lines(text.split("\n")))
    assert [line.text for line in lines if line.goes_on] == ["boats", "experience"]


def test_cells_of_several_lines_end_with_a_tab() -> None:
    text = "Required\tDesired\n• Go\n• SQL\t• Rust\n• Kafka"
    assert arrange(text)[-3:] == [(1, "## Desired"), (3, "• Rust"), (4, "• Kafka")]


def test_names_stand_before_their_values() -> None:
    text = "Location\tBerlin\nKind of boat\tFerry\nDepartment\tHarbour"
    assert [line for _, line in arrange(text)] == [
        "Location: Berlin",
        "Kind of boat: Ferry",
        "Department: Harbour",
    ]


def test_a_name_with_several_values_is_a_heading() -> None:
    assert arrange("Your tasks\tKeep the ferries\n\tPaint the boats") == [
        (1, "## Your tasks"),
        (1, "- Keep the ferries"),
        (2, "- Paint the boats"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry Engineer | Leeds | Remote",
        "Python | dbt | SQL\nCurious | Patient | Kind",
        "•\tKeep the ferries\n•\tPaint the boats",
        "Ferries are old.   Boats are new.",
        "Location | Team\nUtrecht | Boats",
        "Ferry Engineer\tLeeds",
    ],
    ids=[
        "a row of facts",
        "rows of skills",
        "bullets",
        "blanks in a sentence",
        "facts below facts",
        "one pair",
    ],
)
def test_what_is_no_table_stays(text: str) -> None:
    assert [line for _, line in arrange(text)] == text.split("\n")


def test_a_table_ends_with_its_last_row() -> None:
    assert arrange("Required\tDesired\nGo\tRust\nBenefits\nLunch")[-2:] == [(3, "Benefits"), (4, "Lunch")]


def test_a_line_below_a_table_belongs_to_no_column() -> None:
    assert arrange("Required\tDesired\nGo\tRust\nFerries sail at noon")[-1] == (3, "Ferries sail at noon")


def test_an_html_table_on_one_line_has_rows() -> None:
    text = "<table><tr><th>Required</th><th>Desired</th></tr><tr><td>Go</td><td>Rust</td></tr></table>"
    assert have_columns(number_lines([text]))
    cells = [clean_text(line) for _, line in arrange(text)]
    assert [cell for cell in cells if "table" not in cell] == ["## Required", "- Go", "## Desired", "- Rust"]

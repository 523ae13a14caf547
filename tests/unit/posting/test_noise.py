"""What belongs to the page around a posting."""

from __future__ import annotations

import pytest

from casefolio.posting.layout import number_lines, read_rows, without_symbols
from casefolio.posting.noise import (
    ends_letter,
    ends_posting,
    is_button,
    is_contact,
    is_fact_name,
    is_noise,
    is_place_or_pay,
)


@pytest.mark.parametrize(
    ("line", "noise"),
    [
        ("Apply now", True),
        ("Apply yourself", False),
        ("Posted three days ago", True),
        ("Posted", False),
        ("3 days ago", True),
        ("Location: Leeds", True),
        ("Team spirit: yes", False),
        ("#LI-Remote", True),
        ("https://example.com/jobs/1", True),
        ("Leeds | Hybrid | Permanent", True),
        ("- Apply now", False),
        ("We use cookies", True),
        ("You will build things", False),
    ],
)
def test_a_line_of_the_page_is_told_from_the_posting(line: str, noise: bool) -> None:
    (row,) = read_rows(number_lines([line]))
    assert is_noise(row, row.text) is noise


def test_cells_below_a_heading_that_asks_may_be_what_is_asked_for() -> None:
    (row,) = read_rows(number_lines(["Go | Rust | SQL"]))
    assert is_noise(row, row.text)
    assert not is_noise(row, row.text, is_listed=True)
    (row,) = read_rows(number_lines(["Privacy | Terms | Contact"]))
    assert is_noise(row, row.text, is_listed=True)


def test_where_a_posting_ends() -> None:
    assert ends_posting("Similar jobs at Example")
    assert ends_posting("Other job openings")
    assert not ends_posting("Jobs that are similar")
    assert not ends_posting("Other job duties")
    assert not ends_posting("Similar role experience")
    assert ends_letter("Best wishes,")
    assert not ends_letter("Best wishes to all of our customers")


def test_buttons_and_the_names_of_facts() -> None:
    assert is_button("Easy Apply!")
    assert not is_button("Easy")
    assert is_fact_name("Location:")
    assert not is_fact_name("Leeds")


@pytest.mark.parametrize(
    "line",
    [
        "🍊 3+ years with ferries, at least one of them at sea",
        "🍊 experience of harbours: charts, GC, timetables",
        "🍊 experience with remote harbours",
    ],
)
def test_a_demand_behind_a_symbol_is_no_place(line: str) -> None:
    rows = read_rows(number_lines([line]))
    text = without_symbols(line)
    assert not is_noise(rows[0], text, is_listed=not is_place_or_pay(text))


@pytest.mark.parametrize("line", ["🍊 Leeds, UK", "🍊 Austin, TX 78701", "🍊 remote", "🍊 €60,000"])
def test_a_place_behind_a_symbol_is_one(line: str) -> None:
    rows = read_rows(number_lines([line]))
    assert is_noise(rows[0], without_symbols(line))


def test_one_friendly_word_ends_no_letter() -> None:
    assert not ends_letter("kind.")
    assert ends_letter("Kind regards,")
    assert ends_letter("Best,")


@pytest.mark.parametrize(
    "line", ["Data Scientist - https://boats.example/1", "A full spec: https://boats.example/2"]
)
def test_a_page_with_its_address_is_noise(line: str) -> None:
    rows = read_rows(number_lines([line]))
    assert is_noise(rows[0], line)


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("Email us at crew@boats.example to set up a time!", True),
        ("Your resume goes to https://boats.example", True),
        ("You will look after https://boats.example", False),
        ("Send us your resume", False),
    ],
)
def test_where_to_apply_is_told_with_an_address(line: str, tells: bool) -> None:
    assert is_contact(line) == tells

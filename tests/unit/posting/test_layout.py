"""The lines of a paste as rows: headings, bullets, sentences that were broken."""

from __future__ import annotations

import pytest

from casefolio.posting.layout import HeadingLikeness, clean_text, number_lines, read_rows


@pytest.mark.parametrize(
    ("line", "emphasis"),
    [
        ("## Requirements", HeadingLikeness.MARKED),
        ("**Requirements**", HeadingLikeness.MARKED),
        ("WHAT YOU DO", HeadingLikeness.MARKED),
        ("What you do:", HeadingLikeness.COLON),
        ("What you do", HeadingLikeness.SHORT),
        ("What you do.", HeadingLikeness.NONE),
        ("- What you do", HeadingLikeness.NONE),
        ("What you do with ferries, and where you do it all", HeadingLikeness.NONE),
    ],
)
def test_how_much_a_line_looks_like_a_heading(line: str, emphasis: HeadingLikeness) -> None:
    (row,) = read_rows(number_lines([line]))
    assert row.emphasis == emphasis


def test_a_line_of_dashes_marks_the_heading_above() -> None:
    (row,) = read_rows(number_lines(["Requirements", "-----"]))
    assert row.emphasis == HeadingLikeness.MARKED


def test_bullets_on_one_line_are_rows_of_their_own() -> None:
    rows = read_rows(number_lines(["You bring: • five years of Python • patience with old ferries"]))
    assert [(row.number, row.text, row.bullet) for row in rows] == [
        (1, "You bring:", False),
        (1, "five years of Python", True),
        (1, "patience with old ferries", True),
    ]


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["You will keep all of the ferries respon-", "sible for crossings"],
         ["You will keep all of the ferries responsible", "for crossings"]),
        (["You will work in a team that is very cross-", "functional and kind"],
         ["You will work in a team that is very cross-functional", "and kind"]),
    ],
)  # fmt: skip
def test_a_word_that_was_broken_is_put_together(lines: list[str], texts: list[str]) -> None:
    rows = read_rows(number_lines(lines))
    assert [row.text for row in rows] == texts
    assert rows[1].wrapped


def test_a_line_that_ends_with_a_small_word_goes_on() -> None:
    assert read_rows(number_lines(["You will look after the ferries and", "Boats of our town"]))[1].wrapped
    assert not read_rows(number_lines(["You will look after the ferries here", "Boats of our town"]))[
        1
    ].wrapped


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Go** and [Rust](https://example.com)", "Go and Rust"),
        ("<b>Go</b> &amp; `Rust`", "Go & Rust"),
        ("what you\u2019ll\u200b do", "what you'll do"),
        ("snake_case *stays*", "snake_case stays"),
        ("Go &nbsp;and&nbsp;Rust", "Go and Rust"),
        (" Go  and Rust ", "Go and Rust"),
    ],
)
def test_markup_is_taken_off(text: str, plain: str) -> None:
    assert clean_text(text) == plain

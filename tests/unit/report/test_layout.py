"""Columns and cuts of a report."""

from __future__ import annotations

import pytest

from casefolio.report.layout import cut, pack


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 9, "short"),
        ("one two three", 9, "one two…"),
        ("onetwothree", 9, "onetwoth…"),
        ("one, two three", 6, "one…"),
        ("", 3, ""),
    ],
)
def test_texts_are_cut_at_words(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_parts_are_packed_into_few_lines() -> None:
    assert pack(["one", "two"], 20) == ["one · two"]
    assert pack(["one", "two", "three", "four"], 9) == ["one · two", "three +1"]
    assert pack([], 9) == [""]

"""Which lines of a text keep apart that YAML would make one."""

from __future__ import annotations

import pytest

from casefolio.text.folding import is_blank
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("one\n  two", "one two"),
        ("one\n\n  two", "one\n\ntwo"),
        ("one\n  - a\n  - b # no more", "one\n  - a\n  - b"),
        (
            "one\n  goes on\n  - a\n    goes on\n      • b\n\n  two",
            "one goes on\n  - a goes on\n      • b\n\n  two",
        ),
        (">\n  one\n  two\n\n  1. a\n  2. b\n", "one two\n\n  1. a\n  2. b"),
        (">-\n  one\n\n\n  two\n# a comment\n", "one\n\ntwo"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        ('"one\\n- a\\n- b"', "one\n- a\n- b"),
        ('"one\n  two\n\n  three"', "one two\n\nthree"),
        ("'one - two'", "one - two"),
        ("in 2019 -\n  2020, and on\n  1999. then", "in 2019 - 2020, and on 1999. then"),
    ],
)
def test_paragraphs_and_items_keep_their_lines(written: str, value: str) -> None:
    assert parse_yaml(Source("r.yaml", f"key: {written}\nnext: x\n")).plain() == {"key": value, "next": "x"}


def test_a_text_between_brackets_ends_where_yaml_ends_it() -> None:
    assert parse_yaml(Source("r.yaml", "[{a: x\n  - y, b: z}]")).plain() == [{"a": "x\n  - y", "b": "z"}]


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\u00a0\ufeff", "\n\t", "\u3000", "\u00ad"])
def test_a_text_without_a_visible_sign_is_blank(text: str) -> None:
    assert is_blank(text) and not is_blank(f"{text}-{text}")

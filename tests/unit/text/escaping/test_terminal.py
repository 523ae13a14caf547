"""No code that a terminal would follow gets through, but for the styles that this program sets itself."""

from __future__ import annotations

import json

import pytest

from casefolio.text.escaping.terminal import mark_style, show_controls, write_json, write_terminal

CODES = [
    *map(chr, [*range(9), *range(10, 32), *range(127, 160)]),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\udfff\ud800\ufdd0\ufdd1",
]


def test_every_code_is_shown_and_followed_by_none() -> None:
    for code in CODES:
        assert show_controls(f"a{code}b") == "a�b"


@pytest.mark.parametrize(
    "text", ["a b", "\ta", "Zoë", "שלום", "日本", "👩\u200d💻", "a\u00a0b", "a\u00adb", ""]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert show_controls(text) == text == write_terminal(text, colour=True)


def test_a_report_keeps_its_lines_and_its_styles() -> None:
    text = f"{mark_style('missing', 'no')}\n\x1b[31mred\x9b1m"
    assert write_terminal(text, colour=True) == "\x1b[31mno\x1b[0m\n�[31mred�1m"
    assert write_terminal(text, colour=False) == "no\n�[31mred�1m"


def test_a_style_that_came_with_a_text_ends_with_it() -> None:
    assert write_terminal("a \ufdd1 b", colour=True).endswith("\x1b[0m")
    assert mark_style("good", "") == ""


def test_json_is_the_same_value_without_a_code() -> None:
    value = {"a": ["".join(code for code in CODES)], "b": "é\n"}
    written = write_json(value)
    assert json.loads(written) == value and "é" in written
    assert show_controls(written.replace("\n", "")) == written.replace("\n", "")

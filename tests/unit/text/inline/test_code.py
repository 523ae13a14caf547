"""Where a text shows code: as Markdown reads it, and in time that grows with the text's length only."""

from __future__ import annotations

from functools import partial

import pytest
from tests.steps import count_lines

from casefolio.text.inline.code import find_hidden, hide_code


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b`` c", ["``a ` b``"]),
        ("`a", []),
        ("``a`", []),
        ("`a\n\nb`", []),
        ("`a\nb`", ["`a\nb`"]),
        ("```\na\n```\nb", ["```\na\n```"]),
        ("~~~ x\n`a`\n~~~~\nb", ["~~~ x\n`a`\n~~~~"]),
        ("```x``` b", ["```x```"]),
        ("```\na", ["```\na"]),
        ("a <!-- `b` --> `c`", ["`c`"]),
    ],
)
def test_code_is_found(text: str, hidden: list[str]) -> None:
    assert [text[each.start : each.end] for each in find_hidden(text)] == hidden


def test_comments_are_found_where_they_are_wanted() -> None:
    text = "a <!-- `b` --> c <!-- d"
    assert hide_code(text, with_comments=True) == "a" + " " * 14 + "c" + " " * 7
    assert hide_code("a\n```\nb\n```\n`c`", with_blocks=False) == "a\n   \n \n   \n   "


@pytest.mark.parametrize(
    "unit", ["`", "` a", "``a` ", "a\n```\n", "``` ", "\n~~~", "<!--", "-->", "\n\n`", "`\n \n"]
)
def test_it_takes_linear_time(unit: str) -> None:
    short, long = (count_lines(partial(hide_code, unit * n, with_comments=True)) for n in (200, 800))
    assert long < 5 * short

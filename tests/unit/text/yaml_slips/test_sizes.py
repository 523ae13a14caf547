"""What is too large to be shown is told at its place."""

from __future__ import annotations

import pytest

from casefolio.text.source import Source
from casefolio.text.yaml_slips.sizes import LONGEST_TEXT, LONGEST_WORD, MOST_ITEMS, find_oversized
from casefolio.text.yaml_tree import parse_yaml


def tell(text: str) -> list[str]:
    problems = find_oversized(parse_yaml(Source("r.yaml", text)))
    return [f"{problem.place}: {problem.message}" for problem in problems]


def test_a_text_longer_than_a_page_is_told() -> None:
    words = "word " * (LONGEST_TEXT // 5)
    assert tell(f"a: '{words[:-1]}'\n") == []
    assert tell(f"a: '{words}and'\n") == [
        "r.yaml:1:4: a text of 10,003 characters, of which a page shows about 5,000"
    ]


@pytest.mark.parametrize("word", ["x", "_a", "[", "`", "*a"])
def test_a_word_longer_than_a_line_is_told(word: str) -> None:
    long = (word * (LONGEST_WORD + 1))[: LONGEST_WORD + 1]
    assert tell(f"a:\n- 'b {long[:-1]} c'\n") == []
    assert tell(f"a:\n- 'b {long} c'\n") == ["r.yaml:2:6: a word of 1,001 characters, which no line can hold"]


@pytest.mark.parametrize("text", ["語" * 3_000, "คำ" * 3_000, "a b " * 2_000])
def test_lines_may_break_where_scripts_have_no_blanks(text: str) -> None:
    assert tell(f"a: '{text}'\n") == []


def test_addresses_and_notes_of_ones_own_may_be_long() -> None:
    assert tell(f"url: 'https://a.example/{'x' * 2_000}'\nx-note: '{'x' * 20_000}'\n") == []


def test_more_items_than_pages_can_show_are_told_once() -> None:
    items = "".join(f"- {{highlights: [a, b]}} # {n}\n" for n in range(MOST_ITEMS // 3))
    assert tell(f"work:\n{items}") == []
    found = tell(f"work:\n{items}skills:\n- a\n- b\n")
    assert found == ["r.yaml:1003:1: more than 3,000 entries and lines, counted up to here"]

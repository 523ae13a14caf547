"""Words that YAML takes for something else are reported where they are lost."""

from __future__ import annotations

import pytest

from casefolio.text.source import Source
from casefolio.text.yaml_slips.lost import find_lost_texts


def find_lost(text: str, first_line: int = 1) -> list[tuple[int, int, str]]:
    problems = list(find_lost_texts(Source("resume.yaml", text), first_line))
    assert all(problem.severity == "warning" and "between quotes" in problem.hint for problem in problems)
    return [(p.place.line, p.place.column, p.message.split("'")[1]) for p in problems]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: Ranked #1 in the region\n", [(1, 11, "#1 in the region")]),
        ("a: one\nb:\n  - knows C #really\n", [(3, 13, "#really")]),
        ("a: Ranked # a comment\n", []),
        ('a: "Ranked #1"\n', []),
        ("a: C#\n", []),
        ("a: |\n  Ranked #1\n", []),
        ("- # first in sales\n- b\n", [(1, 3, "# first in sales")]),
        ("- ## first\n", [(1, 3, "## first")]),
        ("- #1 in sales\n", [(1, 3, "#1 in sales")]),
        ("- # of the first job\n  text: b\n", []),
        ("a: # not yet\nb: c\n", []),
    ],
)
def test_a_text_that_is_cut_is_found(text: str, lost: list[tuple[int, int, str]]) -> None:
    assert find_lost(text) == lost


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("name: &yet\nb: c\n", [(1, 7, "&yet")]),
        ("position: &Partner lead\n", [(1, 11, "&Partner")]),
        ("- &co founder\n", [(1, 3, "&co")]),
        ("- &co founder: x\n", [(1, 3, "&co")]),
        ("a: [&b c]\n", [(1, 5, "&b")]),
        ("a: ! important\n", [(1, 4, "!")]),
        ("a: &name text\nb: *name\n", []),
        ("a: &all {b: c}\n", []),
        ("a: R&D\n", []),
        ("a: '&Partner lead'\n", []),
    ],
)
def test_a_text_behind_an_anchor_or_tag_is_found(text: str, lost: list[tuple[int, int, str]]) -> None:
    assert find_lost(text) == lost


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("highlights: [Digitised cards of 4,000 children.]\n", [(1, 35, "000 children.")]),
        ("highlights:\n  [Filed 1,250 maps,\n   Drew 2 more]\n", [(2, 12, "250 maps")]),
        ("highlights:\n  - Digitised cards of 4\n  - 000 children.\n", [(3, 5, "000 children.")]),
        ("highlights: [Grew 4,5 %]\n", [(1, 21, "5 %")]),
        ("highlights: [Led a team, then two, Built 3.]\n", [(1, 26, "then two")]),
        ("summary: [Filed 1,250 maps]\n", [(1, 19, "250 maps")]),
        ("highlights: ['Filed 1,250 maps', Drew 2.]\n", []),
        ("highlights:\n  - Filed maps until 2021\n  - 120 more since.\n", []),
        ("keywords: [Rated 4,5 stars, Python]\n", [(1, 20, "5 stars")]),
        ("tags: [a 4,000 b]\n", [(1, 12, "000 b")]),
        ("keywords: [cards of 4, 000 children]\n", [(1, 24, "000 children")]),
        ("keywords:\n  - cards of 4\n  - 000 children\n", [(3, 5, "000 children")]),
        ("ports: [80,443,8080]\n", []),
        ("codes: [100, 007]\n", []),
        ("keywords:\n  - Windows 7\n  - 3D drawing\n", []),
        ("keywords: [Python 3, 2D drawing, c]\n", []),
        ("highlights: [Led a team, Built 3.]\n", []),
    ],
)
def test_the_rest_of_a_text_that_a_comma_cut_is_found(text: str, lost: list[tuple[int, int, str]]) -> None:
    assert find_lost(text) == lost


def test_lines_are_those_of_the_file() -> None:
    assert find_lost("---\nrole: Head #1\n", 2) == [(2, 12, "#1")]


def test_a_long_text_is_quoted_in_part() -> None:
    (problem,) = find_lost_texts(Source("resume.yaml", "a: b #" + "x" * 40))
    assert f"'#{'x' * 28}…'" in problem.message

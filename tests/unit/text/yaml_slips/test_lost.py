"""Words that YAML takes for a comment are reported where they are lost."""

from __future__ import annotations

import pytest

from casefolio.text.yaml_slips.lost import find_lost_texts
from casefolio.text.source import Source


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: Ranked #1 in the region\n", [(1, 11, "#1 in the region")]),
        ("a: one\nb:\n  - knows C #really\n", [(3, 13, "#really")]),
        ("a: Ranked # a comment\n", []),
        ('a: "Ranked #1"\n', []),
        ("a: C#\n", []),
        ("a: |\n  Ranked #1\n", []),
    ],
)
def test_a_text_that_is_cut_is_found(text: str, lost: list[tuple[int, int, str]]) -> None:
    problems = list(find_lost_texts(Source("resume.yaml", text)))
    assert [(p.place.line, p.place.column, p.message.split("'")[1]) for p in problems] == lost
    assert all(problem.severity == "warning" for problem in problems)


def test_a_long_text_is_quoted_in_part() -> None:
    (problem,) = find_lost_texts(Source("resume.yaml", "a: b #" + "x" * 40))
    assert f"'#{'x' * 28}…'" in problem.message

"""Values that no program which reads plain YAML can make."""

from __future__ import annotations

import pytest

from casefolio.text.source import Source
from casefolio.text.yaml_slips.values import find_impossible_values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nextra: {d: 2022-13-45}", ["2:12: no value that YAML knows: month must be in 1..12"]),
        ("a: [2022-02-29, 2022-02-28]", ["1:5: no value that YAML knows: day is out of range for month"]),
        ("? 2022-00-01\n: x", ["1:3: no value that YAML knows: month must be in 1..12"]),
        ("a: 0x_", ["1:4: no value that YAML knows: invalid literal for int() with base 16: ''"]),
        ("a: &x 2022-13-45\nb: *x", ["1:4: no value that YAML knows: month must be in 1..12"]),
        ("a: '2022-13-45'\nb: !ENV [X, 2022-06-01]\nc: the 2022-13-45 one\nd: 0x_ff", []),
    ],
)
def test_each_is_told_at_its_place(text: str, found: list[str]) -> None:
    said = [str(problem).split("\n")[0] for problem in find_impossible_values(Source("mkdocs.yml", text))]
    assert said == [f"mkdocs.yml:{each}" for each in found]


def test_a_tree_of_aliases_is_walked_once() -> None:
    """Written out, it would have ten thousand million values."""
    rows = ["a0: &a0 [2022-13-45]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)]
    assert len(list(find_impossible_values(Source("mkdocs.yml", "\n".join(rows))))) == 1

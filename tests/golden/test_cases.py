"""`pytest --update-golden` writes what came of a case, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.golden.cases import hold, render_value

CASE = """\
# Why this case exists.
about: |
  Two
  lines.
exit: 0
output: |
  old

  words
# After it.
files: {a: b}
"""


def test_only_the_expected_part_is_written(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE, "utf-8")
    hold(file, {"exit": 1, "output": "new: [\n"}, update=True)
    expected = CASE.replace("exit: 0", "exit: 1").replace("  old\n\n  words\n", "  new: [\n")
    assert file.read_text("utf-8") == expected
    hold(file, {"exit": 1, "output": "new: [\n"}, update=False)


def test_what_is_missing_is_added(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("about: x\ngiven: |\n  y\n", "utf-8")
    hold(file, {"expected": "z\n"}, update=True)
    assert file.read_text("utf-8") == "about: x\ngiven: |\n  y\nexpected: |\n  z\n"


def test_without_the_option_a_difference_fails_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE, "utf-8")
    with pytest.raises(AssertionError):
        hold(file, {"exit": 1}, update=False)
    assert file.read_text("utf-8") == CASE


@pytest.mark.parametrize(
    "value", ["a\n", "a", "", " a\n\n b\n", "a\n\n", "\x07\n", "\u2028", "ä: 'b'\n", "\n"]
)
def test_any_text_is_read_as_it_was_written(value: str) -> None:
    assert yaml.safe_load(render_value("key", value)) == {"key": value}

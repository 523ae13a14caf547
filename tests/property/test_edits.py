"""Whatever a person's hand does to the files: problems with places, never a traceback, never a hang."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from tests.conftest import copy_portfolio

from casefolio.checks.portfolio import check_portfolio
from casefolio.text.errors import Problem

GOOD = Path(__file__).resolve().parent.parent / "portfolios" / "good"
FEW, MANY = 10, 1510

PIECES = (
    *("\t", ":", "- ", "[", "}", '"', "'", "&a", "*a", "#", "!x", "|", "\u00e9", "\x07", "\ufeff", "---\n"),
    *("2022-13", "\n\n", "    ", "x: y\n", "@", "%", "`", ">", "<<: *a\n", "{a: b", "\\", "tags: [nope]\n"),
)


def edit(text: str, chance: random.Random) -> str:
    """The text after one slip of the hand."""
    lines = text.splitlines(keepends=True) or [""]
    at = chance.randrange(len(lines))
    position = chance.randrange(len(text) + 1)
    return chance.choice(
        [
            lambda: "".join(lines[:at] + lines[at + 1 :]),
            lambda: "".join([*lines[:at], lines[at], lines[at], *lines[at + 1 :]]),
            lambda: text[:position] + chance.choice(PIECES) + text[position:],
            lambda: text[:position],
            lambda: text[:position] + text[position + chance.randrange(1, 9) :],
            lambda: "".join([*lines[:at], " " * chance.randrange(5), lines[at].lstrip(), *lines[at + 1 :]]),
        ]
    )()  # fmt: skip


def check_edited(folder: Path, seed: int) -> tuple[Problem, ...]:
    """The problems of the good portfolio after one to three slips in one of its files."""
    chance = random.Random(seed)
    shutil.copytree(GOOD, folder)
    files = sorted(f for f in (*folder.rglob("*.yaml"), *folder.rglob("*.md"), *folder.rglob("*.txt")))
    file = chance.choice([folder / "data" / "resume.yaml", *files])
    for _ in range(chance.randrange(1, 4)):
        file.write_text(edit(file.read_text("utf-8"), chance), "utf-8")
    return check_portfolio(folder).problems


def assert_told_well(folder: Path, problems: tuple[Problem, ...]) -> None:
    """Every problem has a place that exists, and words."""
    for problem in problems:
        assert problem.message
        lines = (folder / problem.place.path).read_text("utf-8-sig", "replace").split("\n")
        assert 0 <= problem.place.line <= len(lines) + 1, problem
        assert problem.place.column >= 0


def test_the_good_portfolio_is_good(tmp_path: Path) -> None:
    folder = copy_portfolio("good", tmp_path / "p")
    assert [p for p in check_portfolio(folder).problems if p.severity == "error"] == []


@pytest.mark.parametrize("seed", range(FEW))
def test_a_few_bad_edits_are_told(seed: int, tmp_path: Path) -> None:
    assert_told_well(tmp_path / "p", check_edited(tmp_path / "p", seed))


@pytest.mark.sweep
def test_many_bad_edits_are_told(tmp_path: Path) -> None:
    told = 0
    for seed in range(FEW, FEW + MANY):
        folder = tmp_path / str(seed)
        problems = check_edited(folder, seed)
        assert_told_well(folder, problems)
        told += any(problem.severity == "error" for problem in problems)
        shutil.rmtree(folder)
    # Most slips break something; if hardly any did, this would not be looking.
    assert told > MANY / 4

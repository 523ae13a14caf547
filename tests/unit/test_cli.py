"""The command line: exit codes, what goes where, and that nothing ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casefolio.cli import cli

RESUME = """\
basics: {name: Robin Example}
tags: {billing: {aliases: [invoices, payments, dunning, refunds]}, python: {}}
work:
  - name: Example
    startDate: 2020
    highlights:
      - {id: one, text: Cut refunds by 3%., tags: [billing]}
      - {id: two, text: Wrote 4 services in Python., tags: [python]}
"""
POSTING = """\
Senior Billing Engineer

Requirements
- You have built invoices, dunning and payments.
- Java or Kotlin.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data" / "postings").mkdir(parents=True)
    (tmp_path / "data" / "resume.yaml").write_text(RESUME, "utf-8")
    (tmp_path / "data" / "postings" / "acme.txt").write_text(POSTING, "utf-8")
    return tmp_path


def run(project: Path, *arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["-C", str(project), *arguments], input=given)


def test_check_is_content(project: Path) -> None:
    result = run(project, "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "checked 2 highlights, 0 case studies, 1 posting: no errors\n"


def test_quiet_says_nothing_but_results(project: Path) -> None:
    result = CliRunner().invoke(cli, ["-q", "-C", str(project), "check"])
    assert (result.exit_code, result.output) == (0, "")


def test_problems_are_the_result_of_check(project: Path) -> None:
    (project / "data" / "resume.yaml").write_text("basics: {nam: x}\n", "utf-8")
    result = run(project, "check")
    assert result.exit_code == 1
    assert "data/resume.yaml:1:10: unknown key 'nam'" in result.stdout
    assert result.stdout.endswith("2 errors\n")


@pytest.mark.parametrize("command", [["match", "acme"], ["pdf", "acme"], ["pages", "--out", "out"]])
def test_a_broken_resume_stops_every_command(project: Path, command: list[str]) -> None:
    (project / "data" / "resume.yaml").write_text("basics: {nam: x}\n", "utf-8")
    result = run(project, *command)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "data/resume.yaml:1:10: unknown key 'nam'" in result.stderr


@pytest.mark.parametrize("name", ["acme", "acme.txt", "data/postings/acme.txt"])
def test_a_posting_goes_by_name_or_path(project: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    result = run(project, "match", name, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["posting"]["slug"] == "acme"


def test_a_posting_comes_from_standard_input(project: Path) -> None:
    result = run(project, "match", "-", "--json", given=POSTING.encode())
    found = json.loads(result.stdout)
    assert found["tags"][0]["id"] == "billing"
    assert found["highlights"][0]["id"] == "one"


def test_standard_input_that_is_not_utf8(project: Path) -> None:
    result = run(project, "match", "-", given=b"Engineer\n\xe9t\xe9")
    assert result.exit_code == 1
    assert "<stdin>:2:1: not UTF-8" in result.stderr


def test_an_unknown_posting_names_the_nearest(project: Path) -> None:
    result = run(project, "match", "acmee")
    assert result.exit_code == 1
    assert "did you mean 'acme'?" in result.stderr


def test_match_needs_nothing_but_the_resume(project: Path) -> None:
    other = project / "elsewhere.txt"
    other.write_text(POSTING, "utf-8")
    assert run(project, "match", str(other)).exit_code == 0


def test_a_project_is_found_from_below(project: Path) -> None:
    assert run(project / "data" / "postings", "check").exit_code == 0


def test_outside_a_project_the_way_in_is_named(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert "casefolio -C DIR" in result.stderr


def test_a_time_of_the_sources_that_is_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "²")
    result = run(project, "pdf", "acme")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("SOURCE_DATE_EPOCH: '²' is no time")
    assert result.stderr.endswith("1 error\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "did you mean 'check'?"),
        (["match"], "name one POSTING, or give --all"),
        (["match", "acme", "--why", "onee"], "did you mean 'one'?"),
        (["match", "acme", "--jsn"], "No such option"),
        (["-C", "nowhere", "check"], "no folder 'nowhere'"),
        (["pdf", "--pages", "0"], "0 is not in the range"),
    ],
)
def test_mistyped_commands_exit_with_2(project: Path, arguments: list[str], said: str) -> None:
    result = run(project, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr

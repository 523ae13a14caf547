"""`casefolio check`: what it says, and its exit codes."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from tests.unit.cli.conftest import run

from casefolio.cli.commands import cli


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
    assert result.stdout.endswith("1 error\n")


def test_a_project_is_found_from_below(project: Path) -> None:
    assert run(project / "data" / "postings", "check").exit_code == 0


def test_outside_a_project_the_way_in_is_named(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert "casefolio -C DIR" in result.stderr


def test_each_place_is_told_once(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "portfolio", "--name", "Ada Sample").exit_code == 0
    resume = tmp_path / "portfolio/data/resume.yaml"
    resume.write_text(resume.read_text("utf-8").replace("@example.com", "@ada.sample-mail.com"), "utf-8")
    told = [
        line for line in run(tmp_path / "portfolio", "check").stdout.splitlines() if "mkdocs.yml:" in line
    ]
    assert len(told) == len({line.partition(" ")[0] for line in told})
    assert any("still the sample's address" in line for line in told)


def test_a_folder_in_place_of_the_resume_is_told(project: Path) -> None:
    (project / "data" / "resume.yaml").unlink()
    (project / "data" / "resume.yaml").mkdir()
    result = run(project, "check")
    assert (result.exit_code, result.stderr) == (
        1,
        "data/resume.yaml: a folder where a file is expected\n1 error\n",
    )

"""What MkDocs refuses of its configuration is reported by `check`, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import copy_portfolio

from casefolio.cli.commands import cli
from casefolio.site.config_faults import find_config_faults


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_portfolio("good", tmp_path / "folio")


def add(project: Path, line: str) -> int:
    """Write a line at the end of the configuration; its number."""
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8") + line + "\n"
    file.write_text(text, "utf-8")
    return text.count("\n")


def test_a_configuration_that_is_taken_has_no_faults(project: Path) -> None:
    assert find_config_faults(project) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("foo: bar", "'foo': Unrecognised configuration name"),
        ("use_directory_urls: 3", "'use_directory_urls': Expected type"),
    ],
)
def test_what_mkdocs_refuses_has_its_line(project: Path, line: str, words: str) -> None:
    number = add(project, line)
    (problem,) = find_config_faults(project)
    assert (problem.place.path, problem.place.line) == ("mkdocs.yml", number)
    assert words in problem.message


def test_a_file_that_is_inherited_and_missing_is_named(project: Path) -> None:
    add(project, "INHERIT: gone.yml")
    (problem,) = find_config_faults(project)
    assert problem.place.path == "mkdocs.yml" and "gone.yml" in problem.message


def test_check_says_it_each_time_until_it_is_mended(project: Path) -> None:
    def check() -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["-C", str(project), "check"])
        return result.exit_code, result.output

    assert check()[0] == 0
    whole = (project / "mkdocs.yml").read_text("utf-8")
    add(project, "foo: bar")
    for _ in range(2):
        code, output = check()
        assert code == 1 and "Unrecognised configuration name: foo" in output
    (project / "mkdocs.yml").write_text(whole, "utf-8")
    assert check()[0] == 0


@pytest.mark.parametrize("key", ["exclude_docs", "draft_docs"])
def test_the_pages_of_the_resume_cannot_be_left_out(project: Path, key: str) -> None:
    number = add(project, f"{key}: resume.md")
    result = CliRunner().invoke(cli, ["-C", str(project), "check"])
    assert result.exit_code == 1
    assert f"mkdocs.yml:{number}:" in result.output and "the site is made of 'resume.md'" in result.output


def test_a_template_that_is_not_there_is_reported(project: Path) -> None:
    add(project, "extra_templates: [gone.html]")
    result = CliRunner().invoke(cli, ["-C", str(project), "check"])
    assert result.exit_code == 1 and "there is no 'gone.html'" in result.output


def test_a_hook_that_is_deleted_is_reported_though_the_configuration_is_the_same(project: Path) -> None:
    def check() -> str:
        return CliRunner().invoke(cli, ["-C", str(project), "check"]).output

    assert "no errors" in check()
    (project / "hooks/portfolio.py").unlink()
    assert "hooks/portfolio.py" in check()

"""`casefolio new`: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import run


def test_it_prints_its_files_and_what_comes_next(tmp_path: Path) -> None:
    result = run(tmp_path, "new", "my folio", "--name", " Ada Example ")
    assert result.exit_code == 0
    printed = result.stdout.splitlines()
    assert printed == sorted(str(file) for file in (tmp_path / "my folio").rglob("*") if file.is_file())
    assert 'cd "my folio"\ncasefolio check ' in result.stderr
    assert "name: Ada Example\n" in (tmp_path / "my folio/data/resume.yaml").read_text("utf-8")
    checked = run(tmp_path / "my folio", "check")
    assert checked.exit_code == 0
    assert "warning: still as it came with the new portfolio\n      label: " in checked.stdout


def test_the_folder_may_be_the_one_where_one_is(tmp_path: Path) -> None:
    result = run(tmp_path, "new", ".")
    assert result.exit_code == 0 and (tmp_path / "mkdocs.yml").is_file()
    assert "\ncd " not in result.stderr


def test_a_second_time_it_refuses(tmp_path: Path) -> None:
    run(tmp_path, "new", "mine")
    result = run(tmp_path, "new", "mine")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "data/resume.yaml: is in the way\n    hint: nothing is written over" in result.stderr
    written = sum(path.is_file() for path in (tmp_path / "mine").rglob("*"))
    assert result.stderr.endswith(f"{written} errors\n")


def test_it_begins_with_resumes_that_one_has_and_tells_what_changed(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text(json.dumps({"basics": {"name": "Ada", "picture": "me.png"}}))
    result = run(tmp_path, "new", "mine", "--from", "old.json")
    assert result.exit_code == 0
    assert "picture" in result.stderr and "\nNext:\n" in result.stderr
    assert run(tmp_path / "mine", "check").exit_code == 0


def test_publications_alone_need_a_name(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text("@article{a, title={On Waiting}, year=2021}\n", "utf-8")
    result = run(tmp_path, "new", "mine", "--from", "works.bib")
    assert result.exit_code == 1 and not (tmp_path / "mine").exists()
    assert "nobody says whose they are\n    hint: say it: --name" in result.stderr
    assert run(tmp_path, "new", "mine", "--from", "works.bib", "--name", "Ada Lovelace").exit_code == 0
    assert run(tmp_path / "mine", "check").exit_code == 0


@pytest.mark.parametrize("arguments", [("--from", "lost.json"), ("--from", ".")])
def test_a_source_that_cannot_be_read_leaves_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(tmp_path, "new", "mine", *arguments)
    assert result.exit_code == 1 and "Traceback" not in result.stderr
    assert not (tmp_path / "mine").exists()

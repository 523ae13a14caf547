"""What a new portfolio holds, and that it never takes the place of anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casefolio.checks.portfolio import check_portfolio
from casefolio.resume.portfolio import read_portfolio
from casefolio.schema import render_schema
from casefolio.starting.new import POSTING_FILE, STORY_FILE, make_portfolio, write_portfolio
from casefolio.text.errors import InputError


def start(folder: Path, name: str = "", *sources: Path) -> Path:
    write_portfolio(make_portfolio(name, sources).files, folder)
    return folder


def list_files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_it_is_complete_and_without_an_error(tmp_path: Path) -> None:
    folder = start(tmp_path / "mine")
    assert list_files(folder) == {
        *("data/resume.yaml", "data/postings/first-posting.txt", "docs/case-studies/first-story.md"),
        *("mkdocs.yml", ".gitignore", "README.md", "requirements.txt", ".github/workflows/pages.yml"),
        *(f"schema/{kind}.schema.json" for kind in ("resume", "private", "posting", "letter")),
    }
    findings = check_portfolio(folder)
    assert [str(problem) for problem in findings.problems if problem.severity != "advice"] == []
    assert (findings.highlights, findings.case_studies, findings.postings) == (3, 1, 1)


def test_an_editor_finds_the_schemas(tmp_path: Path) -> None:
    folder = start(tmp_path)
    first = (folder / "data/resume.yaml").read_text("utf-8").partition("\n")[0]
    schema = folder / "data" / first.partition("$schema=")[2]
    assert schema.read_text("utf-8") == render_schema("resume")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ada Example", "name: Ada Example\n"),
        ("Renée O'Hara-Müller", "name: Renée O'Hara-Müller\n"),
        ("Null", 'name: "Null"\n'),
        ("Ada: #1", 'name: "Ada: #1"\n'),
        ('Ada "Countess" L.', r'name: "Ada \"Countess\" L."' + "\n"),
    ],
)
def test_a_name_is_the_person_s_whatever_signs_it_has(tmp_path: Path, name: str, written: str) -> None:
    folder = start(tmp_path, name)
    assert written in (folder / "data/resume.yaml").read_text("utf-8")
    assert read_portfolio(folder, private=True).resume.basics.name == name


def test_it_may_begin_with_a_resume_that_one_has(tmp_path: Path) -> None:
    source = tmp_path / "old.json"
    basics = {"name": "Ada Example", "phone": "+1 202 555 0142"}
    source.write_text(json.dumps({"basics": basics, "work": [{"company": "X"}]}), encoding="utf-8")
    folder = start(tmp_path / "mine", "", source)
    assert {STORY_FILE.as_posix()}.isdisjoint(list_files(folder)), "a story without an entry is an error"
    assert (folder / "docs").is_dir() and (folder / POSTING_FILE).is_file()
    assert "0142" in (folder / "data/private.yaml").read_text("utf-8")
    assert "0142" not in (folder / "data/resume.yaml").read_text("utf-8")
    assert (
        (folder / "data/resume.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=../schema/")
    )
    assert [str(p) for p in check_portfolio(folder, advises=False).problems if p.severity == "error"] == []


def test_all_that_is_in_the_way_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / ".gitignore").symlink_to("nowhere")
    (tmp_path / "schema").write_text("a file", encoding="utf-8")
    before = list_files(tmp_path)
    with pytest.raises(InputError) as caught:
        start(tmp_path)
    named = {Path(problem.place.path).relative_to(tmp_path).as_posix() for problem in caught.value.problems}
    assert named == {"data/resume.yaml", "README.md", ".gitignore", "schema"}
    assert list_files(tmp_path) == before
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"


def test_what_else_is_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert (start(tmp_path) / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "path",
    [
        *("data/private.yaml", "data/Private.yml", "data/private.yaml~", "data/.private.yaml.swp"),
        *("data/resume.yaml.bak", "data/postings/acme.txt", "data/letters/acme.md", "site/index.html"),
        *("data/applications/2025-01-31-acme/letter.pdf", "build/acme/x.pdf", ".cache/x", ".venv/x"),
    ],
)
def test_git_ignores_what_is_private_or_made(tmp_path: Path, path: str) -> None:
    from pathspec.gitignore import GitIgnoreSpec

    patterns = (start(tmp_path) / ".gitignore").read_text("utf-8").splitlines()
    spec = GitIgnoreSpec.from_lines(patterns)
    assert spec.match_file(path)
    assert not any(
        map(spec.match_file, ("data/resume.yaml", "docs/about.md", ".casefolio.json", "mkdocs.yml"))
    )


def test_what_a_run_that_was_stopped_left_out_is_added_by_the_next(tmp_path: Path) -> None:
    files = make_portfolio("Ada").files
    write_portfolio(files, tmp_path)
    (tmp_path / "mkdocs.yml").unlink()
    write_portfolio(files, tmp_path)
    assert (tmp_path / "mkdocs.yml").read_bytes() == files[Path("mkdocs.yml")]
    with pytest.raises(InputError, match="is in the way"):
        write_portfolio(files, tmp_path)
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "data/resume.yaml").write_text("mine", "utf-8")
    with pytest.raises(InputError) as caught:
        write_portfolio(files, tmp_path)
    assert [problem.place.path for problem in caught.value.problems] == [f"{tmp_path}/data/resume.yaml"]
    assert not (tmp_path / "mkdocs.yml").exists()

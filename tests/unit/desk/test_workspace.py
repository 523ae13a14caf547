"""The project as the desk sees it: read again when a file changes, the last good state meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.desk.example import POSTING, RESUME, read_project, write_project

from casefolio.desk.workspace import MOST_STUDIES, Workspace
from casefolio.text.errors import InputError
from casefolio.text.source import Source


def test_the_project_is_read_once_until_a_file_changes(tmp_path: Path) -> None:
    workspace, state = read_project(write_project(tmp_path))
    assert workspace.read() is state and state.portfolio is not None
    (tmp_path / "data/resume.yaml").write_text(RESUME.replace("Ada", "Robin"), encoding="utf-8")
    changed = workspace.read()
    assert changed.portfolio is not None and changed.portfolio.resume.basics.name == "Robin Example"
    assert changed.made_from != state.made_from


def test_a_broken_project_is_shown_as_it_last_was_with_the_problems(tmp_path: Path) -> None:
    workspace, good = read_project(write_project(tmp_path))
    (tmp_path / "data/resume.yaml").write_text(f"{RESUME}colour: red\n", encoding="utf-8")
    broken = workspace.read()
    assert broken.portfolio is good.portfolio and broken.made_from == good.made_from
    assert [problem.message for problem in broken.problems] == ["unknown key 'colour'"]


def test_a_project_that_was_never_good_has_problems_only(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.read().portfolio is None and workspace.read().problems


def test_the_postings_are_found_by_slug(tmp_path: Path) -> None:
    workspace, _ = read_project(write_project(tmp_path, acme=POSTING))
    (tmp_path / "data/postings/acme.md").write_text("Twin\n", encoding="utf-8")
    assert {slug: file.parent for slug, file in workspace.postings().items()} == {
        "acme": tmp_path / "data/postings"
    }


def test_the_version_changes_with_what_the_pages_show(tmp_path: Path) -> None:
    workspace, _ = read_project(write_project(tmp_path, acme=POSTING))
    before = workspace.version()
    assert workspace.version() == before
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert workspace.version() == before
    (tmp_path / "data/postings/acme.txt").write_text("Engineer\n", encoding="utf-8")
    after = workspace.version()
    assert after != before
    (tmp_path / "build/acme").mkdir(parents=True)
    (tmp_path / "build/acme/report.json").write_text("{}", encoding="utf-8")
    assert workspace.version() != after


def test_a_posting_is_studied_once(tmp_path: Path) -> None:
    workspace, state = read_project(write_project(tmp_path))
    first = workspace.study(state, Source("a.txt", POSTING), "a")
    assert workspace.study(state, Source("a.txt", POSTING), "a") is first
    other = workspace.study(state, Source("a.txt", f"{POSTING}- Go\n"), "a")
    assert other is not first and other.posting.slug == "a"


def test_only_so_many_studies_are_cached(tmp_path: Path) -> None:
    workspace, state = read_project(write_project(tmp_path))
    sources = [Source("a.txt", f"Engineer {number}\n") for number in range(MOST_STUDIES + 1)]
    studies = [workspace.study(state, source, "a") for source in sources]
    assert workspace.study(state, sources[-1], "a") is studies[-1]
    # The one that was asked for longest ago goes first.
    assert workspace.study(state, sources[1], "a") is studies[1]
    assert workspace.study(state, sources[0], "a") is not studies[0]
    assert workspace.study(state, sources[1], "a") is studies[1]
    assert workspace.study(state, sources[2], "a") is not studies[2]


def test_a_posting_with_problems_is_no_study(tmp_path: Path) -> None:
    workspace, state = read_project(write_project(tmp_path))
    with pytest.raises(InputError):
        workspace.study(state, Source("a.txt", "---\npin: [none]\n---\nEngineer\n"), "a")

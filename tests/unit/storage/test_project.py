"""Where the parts of a project are."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.storage.project import find_postings, find_root, list_postings
from casefolio.text.errors import InputError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data/postings").mkdir(parents=True)
    (tmp_path / "data/resume.yaml").write_text("")
    return tmp_path.resolve()


def write_postings(root: Path, *names: str) -> None:
    for name in names:
        (root / "data/postings" / name).write_text("Engineer\n")


def test_the_root_is_found_from_any_folder_below(root: Path) -> None:
    assert find_root(root) == find_root(root / "data/postings") == root


def test_a_resume_by_another_name_is_suggested(root: Path) -> None:
    (root / "data/resume.yaml").rename(root / "data/resmue.yaml")
    with pytest.raises(InputError) as raised:
        find_root(root)
    (problem,) = raised.value.problems
    assert problem.hint == "rename data/resmue.yaml to data/resume.yaml"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("data/resume.json", "JSON is YAML too: rename data/resume.json to data/resume.yaml"),
        ("resume.json", "JSON is YAML too: move resume.json to data/resume.yaml"),
        ("data/resume.yml", "rename data/resume.yml to data/resume.yaml"),
        ("Resume.yaml", "move Resume.yaml to data/resume.yaml"),
        (
            "package.json",
            "go into your portfolio's folder, or name it: casefolio -C DIR …; or begin one: casefolio new",
        ),
    ],
)
def test_a_resume_in_another_place_or_form_is_told(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("{}", "utf-8")
    with pytest.raises(InputError) as raised:
        find_root(tmp_path)
    assert [problem.hint for problem in raised.value.problems] == [hint]


def test_a_folder_in_place_of_the_resume_is_reported(root: Path) -> None:
    (root / "data/resume.yaml").unlink()
    (root / "data/resume.yaml").mkdir()
    with pytest.raises(InputError, match="a folder where a file is expected"):
        find_root(root)


def test_postings_are_texts_in_order(root: Path) -> None:
    write_postings(root, "b.md", "a.TXT", "README.md", "c.pdf")
    (root / "data/postings/d.txt").mkdir()
    assert [file.name for file in list_postings(root)] == ["a.TXT", "b.md"]
    assert find_postings(root) == list_postings(root)


def test_without_a_folder_there_are_no_postings(tmp_path: Path) -> None:
    assert list_postings(tmp_path) == []


def test_two_postings_of_one_slug_are_reported(root: Path) -> None:
    write_postings(root, "a.md", "a.txt", "general.txt")
    with pytest.raises(InputError) as raised:
        find_postings(root)
    assert [problem.place.path for problem in raised.value.problems] == [
        "data/postings/a.txt",
        "data/postings/general.txt",
    ]

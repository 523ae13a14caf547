"""`casefolio tags`: what it proposes, what it writes, and what it knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import run

RESUME = """\
# Mine.
basics: {name: Robin Example}
work:
  - name: Example
    startDate: 2020
    highlights:
      - Wrote 4 services in Python.  # of my own
      - {id: done, text: Cut refunds by 3%., tags: [billing]}
      - Did what was to be done.
skills:
  - name: Tools
    keywords: [Kafka]
"""
TAGGED = RESUME.replace(
    "- Wrote 4 services in Python.  # of my own\n",
    "- text: Wrote 4 services in Python.  # of my own\n        tags: [python]\n",
).replace("- name: Tools\n", "- name: Tools\n    tags: [kafka]\n")


@pytest.fixture
def bare(project: Path) -> Path:
    (project / "data/resume.yaml").write_text(RESUME, "utf-8")
    return project


def test_what_has_no_tags_gets_proposals_and_nothing_is_written(bare: Path) -> None:
    result = run(bare, "tags")
    assert result.exit_code == 0
    assert "work-0-0  data/resume.yaml:7" in result.stdout
    assert "tags: [python]  from “Python”" in result.stdout
    assert "skills-0" in result.stdout and "done" not in result.stdout
    assert "No words that postings use in 1 line: work-0-2 (line 9)." in result.stderr
    assert (bare / "data/resume.yaml").read_text("utf-8") == RESUME


def test_they_are_written_and_shown_as_a_difference(bare: Path) -> None:
    result = run(bare, "tags", "--write")
    assert result.exit_code == 0, result.output
    assert (bare / "data/resume.yaml").read_text("utf-8") == TAGGED
    assert "+        tags: [python]\n" in result.stdout and "-      - Wrote" in result.stdout
    again = run(bare, "tags", "--write")
    assert (again.stdout, again.exit_code) == ("", 0)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_other_bytes_stay(bare: Path, mark: bytes) -> None:
    file = bare / "data/resume.yaml"
    file.write_bytes(mark + RESUME.replace("\n", "\r\n").encode())
    assert run(bare, "tags", "--write").exit_code == 0
    assert file.read_bytes() == mark + TAGGED.replace("\n", "\r\n").encode()


def test_a_resume_with_errors_is_left_alone(bare: Path) -> None:
    file = bare / "data/resume.yaml"
    file.write_text(RESUME + "wrok: []\nawards: [{titel: x}]\n", "utf-8")
    before = file.read_bytes()
    result = run(bare, "tags", "--write")
    assert result.exit_code == 1 and "titel" in result.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("Golang", "go"),
        ("k8s", "kubernetes"),
        ("kuberntes", "kubernetes"),
        ("billing", "billing"),
        ("onboarding", "customer-onboarding"),
        ("root cause", "root-cause-analysis"),
    ],
)
def test_the_tags_near_a_word_are_listed(bare: Path, word: str, first: str) -> None:
    assert run(bare, "tags", "--known", word).stdout.split()[0] == first


def test_all_known_tags_are_listed_the_own_first(bare: Path) -> None:
    rows = run(bare, "tags", "--known").stdout.splitlines()
    assert rows[0].startswith("billing ") and len(rows) > 1000


def test_a_word_that_is_near_no_tag_is_an_error(bare: Path) -> None:
    result = run(bare, "tags", "--known", "qqqqqqq")
    assert result.exit_code == 1 and "no tag is near 'qqqqqqq'" in result.stderr


def test_one_thing_at_a_time(bare: Path) -> None:
    assert run(bare, "tags", "--write", "--known", "go").exit_code == 2

"""`casefolio match`: what it takes, and what it says where something is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.cli.conftest import POSTING, run


def test_match_needs_nothing_but_the_resume(project: Path) -> None:
    other = project / "elsewhere.txt"
    other.write_text(POSTING, "utf-8")
    assert run(project, "match", str(other)).exit_code == 0


@pytest.mark.parametrize(
    "given", [b"", b" \n\t\n", b"\xe3\x80\x80\r\n\x0c", b"---\nrole: Engineer\n---\n  \n"]
)
def test_an_empty_posting_is_told(project: Path, given: bytes) -> None:
    result = run(project, "match", "-", given=given)
    assert result.exit_code == 1
    assert "<stdin>: the posting is empty" in result.stderr


def test_a_posting_that_asks_for_nothing_is_not_covered_well(project: Path) -> None:
    (project / "data" / "postings" / "fisher.txt").write_text("Fisher\n\nA licence to fish.\n", "utf-8")
    table = run(project, "match", "--all").stdout
    assert re.search(r"^fisher +Fisher +– +– ", table, re.M), table
    assert re.search(r"^acme +Senior Billing Engineer +thin ", table, re.M), table


def test_one_bad_posting_hides_no_other(project: Path) -> None:
    (project / "data" / "postings" / "bad.txt").write_text(f"---\npages: no\n---\n{POSTING}", "utf-8")
    result = run(project, "match", "--all")
    assert result.exit_code == 1
    assert "acme" in result.stdout
    assert "data/postings/bad.txt:2:8" in result.stderr


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ("date: 2022-13", "<stdin>:2:7: no such month: '2022-13'"),
        ("date: soon", "<stdin>:2:7: 'soon' is not a date"),
        ("url: javascript:alert(1)", "<stdin>:2:6: 'javascript:alert(1)' is no address on the web"),
        ("url: jobs.example.com/1", "hint: write 'https://jobs.example.com/1'"),
        ("url: https://", "'https://' is no address on the web"),
    ],
)
def test_front_matter_is_held_to_what_it_says(project: Path, wishes: str, told: str) -> None:
    result = run(project, "match", "-", given=f"---\n{wishes}\n---\n{POSTING}".encode())
    assert result.exit_code == 1
    assert told in result.stderr


def test_an_entry_that_is_listed_is_explained(project: Path) -> None:
    resume = project / "data/resume.yaml"
    entries = "publications: [{name: On dunning, tags: [billing]}, {name: On bread}]\n"
    resume.write_text(resume.read_text("utf-8") + entries, "utf-8")
    asked = run(project, "match", "acme", "--why", "publications-0").stdout
    assert asked.startswith("publications-0: chosen\n  On dunning\n")
    assert "The posting's words, and their lines:\n    Billing & payments: Billing 1 · invoices 4" in asked
    assert (
        "nothing in the posting asks for it"
        in run(project, "match", "acme", "--why", "publications-1").stdout
    )
    assert "did you mean 'publications-1'?" in run(project, "match", "acme", "--why", "publication-1").stderr


def test_right_front_matter_is_taken(project: Path) -> None:
    wishes = "date: 2026-03\nurl: https://jobs.example.com/1?a=b"
    assert run(project, "match", "-", given=f"---\n{wishes}\n---\n{POSTING}".encode()).exit_code == 0


def test_what_is_odd_in_a_posting_is_told_beside_its_match(project: Path) -> None:
    (project / "data" / "postings" / "acme.txt").write_text(f"---\nrole: Clerk #2\n---\n{POSTING}", "utf-8")
    for options in (["acme"], ["--all"]):
        result = run(project, "match", *options)
        assert result.exit_code == 0
        assert "data/postings/acme.txt:2:13: warning: " in result.stderr
    assert run(project, "--quiet", "match", "acme").stderr == ""

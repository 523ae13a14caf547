"""The table of postings: how each stands, in which order, and what is wrong with it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.unit.desk.example import POSTING, RESUME, lay_out, read_project, write_project

from casefolio.desk.pdf_jobs import PdfJobs
from casefolio.desk.rows import PostingRow, find_built, list_rows
from casefolio.desk.workspace import State
from casefolio.documents.freshness import Wanted, fingerprint
from casefolio.text.source import read_source

FISHING = "Cook\nRequirements\n- A licence to fish\n"
COVERED = "Billing Engineer\nAcme\n"


def rows_of(root: Path, jobs: PdfJobs | None = None) -> dict[str, PostingRow]:
    workspace, state = read_project(root)
    return {row.slug: row for row in list_rows(workspace, jobs or PdfJobs(), state)}


def test_the_best_covered_come_first_and_those_with_problems_last(tmp_path: Path) -> None:
    broken = "---\npin: [none]\n---\nEngineer\n"
    postings = {"a-broken": broken, "b-fishing": FISHING, "c-partial": POSTING, "d-covered": COVERED}
    rows = rows_of(write_project(tmp_path, **postings))
    assert list(rows) == ["d-covered", "c-partial", "b-fishing", "a-broken"]
    assert [problem.message for problem in rows["a-broken"].problems] == ["unknown highlight or entry 'none'"]


def test_a_row_says_what_the_posting_is_and_what_is_missing(tmp_path: Path) -> None:
    row = rows_of(write_project(tmp_path, acme=POSTING))["acme"]
    assert (row.path, row.company, row.role) == ("data/postings/acme.txt", "Acme", "Billing Engineer")
    assert row.coverage is not None and (row.coverage.band, row.coverage.is_proposed) == ("partial", True)
    assert (row.gaps, row.pages, row.built, row.problems) == (("Java",), 0, None, ())


def test_two_postings_of_one_name_are_a_problem_of_their_row(tmp_path: Path) -> None:
    root = write_project(tmp_path, acme=POSTING)
    (root / "data/postings/acme.md").write_text("Twin\n", encoding="utf-8")
    (problem,) = rows_of(root)["acme"].problems
    assert "same name" in problem.message


def test_a_row_without_a_resume_has_no_match(tmp_path: Path) -> None:
    root = write_project(tmp_path, acme=POSTING)
    (root / "data/resume.yaml").write_text(f"{RESUME}colour: red\n", encoding="utf-8")
    assert rows_of(root)["acme"] == PostingRow("acme", "data/postings/acme.txt")


def test_a_pdf_in_memory_tells_its_pages(tmp_path: Path) -> None:
    workspace, state = read_project(write_project(tmp_path, acme=POSTING))
    jobs = PdfJobs(lambda portfolio, study, options: lay_out(study, "refunds"))
    study = workspace.study(state, read_source(tmp_path / "data/postings/acme.txt", tmp_path), "acme")
    job = jobs.ask(state, study)
    assert job is not None and job.done.wait(120)
    (row,) = list_rows(workspace, jobs, state)
    assert (row.pages, row.fill) == (1, 0.9)
    assert row.coverage is not None and not row.coverage.is_proposed


def write_report(root: Path, state: State, **changed: Any) -> None:
    source = read_source(root / "data/postings/acme.txt", root)
    report = {
        "document": "acme",
        "file": "x.pdf",
        "pages": 2,
        "fill": 0.5,
        "dropped": [],
        "warnings": [],
        "sha256": "0" * 64,
        "match": {"coverage": {"shown": 1.0}},
        "made_from": fingerprint(state.made_from, Wanted("acme", source)),
    }
    folder = root / "build/acme"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "x.pdf").write_bytes(b"%PDF-")
    os.utime(folder / "x.pdf", (1_762_508_000, 1_762_508_000))
    (folder / "report.json").write_text(json.dumps(report | changed), encoding="utf-8")


def test_a_pdf_in_build_is_known_with_its_coverage_as_long_as_it_is_fresh(tmp_path: Path) -> None:
    workspace, state = read_project(write_project(tmp_path, acme=POSTING))
    write_report(tmp_path, state)
    (row,) = list_rows(workspace, PdfJobs(), state)
    assert row.built is not None and row.built.is_fresh and row.pages == 2
    assert row.coverage is not None and (row.coverage.band, row.coverage.is_proposed) == ("strong", False)
    assert row.built.date_text.startswith("7 Nov 2025, ")
    write_report(tmp_path, state, made_from="another")
    (row,) = list_rows(workspace, PdfJobs(), state)
    assert row.built is not None and not row.built.is_fresh
    assert row.coverage is not None and (row.coverage.band, row.coverage.is_proposed) == ("partial", True)


@pytest.mark.parametrize("changed", [{"match": {}}, {"file": "none.pdf"}, {"dropped": None}])
def test_a_report_of_another_version_is_none(tmp_path: Path, changed: dict[str, Any]) -> None:
    _, state = read_project(write_project(tmp_path, acme=POSTING))
    write_report(tmp_path, state, **changed)
    source = read_source(tmp_path / "data/postings/acme.txt", tmp_path)
    assert find_built(tmp_path, "acme", source, state) is None

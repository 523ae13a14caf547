"""Many PDFs in one run: each is written with its report, and a failure does not stop the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.documents.example import SOURCE, make_project

from casefolio.documents.batch import WORTH_PROCESSES, Batch, Failed, make_editions
from casefolio.documents.freshness import Edition, Options, Wanted, digest, fingerprint
from casefolio.text.source import Source

BROKEN = Source("data/postings/broken.txt", "---\npin: [none]\n---\nEngineer\n")


@pytest.fixture
def batch(tmp_path: Path, repository: Path) -> Batch:
    return Batch(make_project(tmp_path, repository), Options(), "project")


def test_a_pdf_is_written_with_what_it_was_made_from(batch: Batch) -> None:
    wanted = Wanted("acme", SOURCE)
    edition = batch.make(wanted)
    assert isinstance(edition, Edition) and edition.is_new and edition.band == "partial"
    report = json.loads((edition.file.parent / "report.json").read_text("utf-8"))
    assert report["made_from"] == fingerprint("project", wanted)
    assert report["sha256"] == digest(edition.file.read_bytes())
    assert report["match"]["posting"]["slug"] == "acme"


def test_without_a_posting_it_is_the_general_one(batch: Batch) -> None:
    edition = batch.make(Wanted("general", None))
    assert isinstance(edition, Edition)
    assert (edition.slug, edition.band, edition.file.parent.name) == ("general", "", "general")


def test_one_that_fails_says_why_and_writes_nothing(batch: Batch) -> None:
    failed = batch.make(Wanted("broken", BROKEN))
    assert isinstance(failed, Failed) and failed.slug == "broken"
    assert [problem.message for problem in failed.problems] == ["unknown highlight or entry 'none'"]
    assert not (batch.portfolio.root / "build").exists()


@pytest.mark.parametrize("count", [0, 1, WORTH_PROCESSES], ids=["none", "one", "in processes"])
def test_all_are_given_in_their_order(batch: Batch, count: int) -> None:
    wanted = [Wanted(f"broken-{n}", BROKEN) for n in range(count)]
    assert [outcome.slug for outcome in make_editions(batch, wanted)] == [each.slug for each in wanted]

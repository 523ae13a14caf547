"""What a PDF is made from, beside the resume."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casefolio.documents.freshness import (
    REPORT,
    Options,
    Wanted,
    creation_date,
    find_fresh,
    fingerprint_project,
)
from casefolio.storage import cache
from casefolio.storage.cache import digest_engine
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import BUILD_FOLDER
from casefolio.text.errors import InputError


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        ("0", "1970-01-01T00:00:00+00:00"),
        ("1719792000", "2024-07-01T00:00:00+00:00"),
        ("00000000000000000000001719792000", "2024-07-01T00:00:00+00:00"),
        ("253402300799", "9999-12-31T23:59:59+00:00"),
    ],
)
def test_the_time_of_the_sources_is_that_of_the_pdf(
    epoch: str, date: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert creation_date() == date
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert creation_date() is None


@pytest.mark.parametrize(
    "epoch",
    [
        "",
        "abc",
        "²",
        "-1",
        "1.5",
        " 1",
        "1719792000\n",
        "253402300800",
        "9" * 17,
        "0" * 30 + "9" * 17,
        "9" * 5000,
    ],
)
def test_what_is_no_time_is_told(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(InputError) as raised:
        creation_date()
    (problem,) = raised.value.problems
    assert problem.place.path == "SOURCE_DATE_EPOCH"
    assert "is no time" in problem.message


def test_a_pdf_with_boxes_is_made_again(tmp_path: Path) -> None:
    """By then there may be a font for what no font had."""
    folder = tmp_path / BUILD_FOLDER / "general"
    folder.mkdir(parents=True)
    (folder / "x.pdf").write_bytes(b"%PDF-")
    report = {
        "document": "general", "file": "x.pdf", "sha256": digest(b"%PDF-"), "dropped": [], "warnings": [],
        "pages": 1, "fill": 0.5, "made_from": "same", "boxed": "",
    }  # fmt: skip
    for boxed, is_fresh in (("", True), ("\U0010abcd", False)):
        (folder / REPORT).write_text(json.dumps(report | {"boxed": boxed}), encoding="utf-8")
        assert bool(find_fresh(tmp_path, Wanted("general", None), "same")) is is_fresh


def test_a_project_that_is_moved_keeps_its_fingerprint(tmp_path: Path) -> None:
    prints = set()
    for name in ("here", "there"):
        (tmp_path / name / "data").mkdir(parents=True)
        (tmp_path / name / "data/resume.yaml").write_text("basics: {name: Ada}\n", "utf-8")
        prints.add(fingerprint_project(tmp_path / name, Options()))
    assert len(prints) == 1
    (tmp_path / "there/data/resume.yaml").rename(tmp_path / "there/data/private.yaml")
    assert fingerprint_project(tmp_path / "there", Options()) not in prints


@pytest.mark.parametrize("name", ["reader.py", "lexicon.json", "phrases/headings.txt"])
def test_a_pdf_depends_on_the_code_and_on_its_data(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = tmp_path / "engine"
    (engine / "phrases").mkdir(parents=True)
    monkeypatch.setattr(cache, "ENGINE_FOLDER", engine)
    # As in another process: this one has read its engine before.
    monkeypatch.setattr("casefolio.documents.freshness.digest_engine", digest_engine.__wrapped__)
    (engine / name).write_text("before", encoding="utf-8")
    before = fingerprint_project(tmp_path, Options())
    (engine / name).write_text("after", encoding="utf-8")
    assert fingerprint_project(tmp_path, Options()) != before

"""PDFs for the archive: valid as PDF/A-3a and as PDF/UA-1, with the resume inside."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pytest
from pypdf import PdfReader
from tests.pdf.conftest import make_pdf, make_resume

from casefolio.pdf.make import Made
from casefolio.resume.model import Resume


@pytest.fixture(scope="module")
def archived(everything: Resume) -> Made:
    return make_pdf(everything, archive=True)


def read_embedded(made: Made) -> dict[str, Any]:
    ((data,),) = PdfReader(BytesIO(made.data)).attachments.values()
    found: dict[str, Any] = json.loads(data)
    return found


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_it_breaks_no_rule(archived: Made, tmp_path: Path, profile: str) -> None:
    file = tmp_path / "resume.pdf"
    file.write_bytes(archived.data)
    assert list(page_validation.validate_pdf(str(file), profile=profile).failures) == []


def test_without_the_option_it_is_no_archive(made: Made, tmp_path: Path) -> None:
    """So that the test above is known to be able to fail."""
    file = tmp_path / "resume.pdf"
    file.write_bytes(made.data)
    assert list(page_validation.validate_pdf(str(file), profile="3a").failures) != []
    assert not PdfReader(BytesIO(made.data)).attachments


def test_the_resume_is_inside(archived: Made) -> None:
    found = read_embedded(archived)
    assert found["basics"]["name"] == "Zoë Łukasz-Example"
    assert found["basics"]["phone"] == "+1 555 0100 200"
    assert found["work"][0]["startDate"] == "2021-03"
    assert found["work"][0]["highlights"][0].startswith("Speed: Cut the timetable search from 900 ms")
    assert found["skills"][0] == {
        "name": "Languages",
        "level": "Expert",
        "keywords": ["Python", "Rust", "C++"],
    }
    assert not {"tags", "caseStudies", "meta"} & set(found) and "level" not in found["work"][0]


def test_what_the_page_leaves_out_is_not_inside() -> None:
    lines = [
        {"text": f"Line {number} that says something about the work done there. " * 2} for number in range(60)
    ]
    made = make_pdf(
        make_resume({"basics": {"name": "Ada Example"}, "work": [{"name": "Example", "highlights": lines}]}),
        pages=1,
        archive=True,
    )
    assert made.dropped
    assert len(read_embedded(made)["work"][0]["highlights"]) == len(made.kept)


def test_its_bytes_depend_on_no_clock(everything: Resume, archived: Made) -> None:
    assert make_pdf(everything, archive=True).data == archived.data
    dated = make_pdf(everything, archive=True, created="2024-07-01T00:00:00+00:00").data
    assert b"D:20240701" in dated and dated != archived.data

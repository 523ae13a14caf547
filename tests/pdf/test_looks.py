"""The looks side by side: what holds for each of them, and what a person may change."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pytest
from pypdf import PdfReader
from tests.pdf.conftest import EVERYTHING, ROOT, make_pdf, make_resume

from casefolio.model import Resume
from casefolio.pdf import Made
from casefolio.pdf.studio import find_looks


def make_with(look: dict[str, Any], **basics: str) -> Resume:
    more = {"basics": EVERYTHING["basics"] | basics, "meta": {"casefolio": {"look": look}}}
    return make_resume(EVERYTHING | more)


def find_failures(made: Made, folder: Path) -> list[object]:
    file = folder / "resume.pdf"
    file.write_bytes(made.data)
    return list(page_validation.validate_pdf(str(file), profile="ua1").failures)


def test_there_are_three() -> None:
    assert find_looks(ROOT) == ["classic", "compact", "modern"]


@pytest.mark.parametrize("look", find_looks(ROOT))
def test_each_look_is_accessible_and_later_pages_name_the_person(look: str, tmp_path: Path) -> None:
    work = [
        {"name": f"Works {index}", "highlights": [f"Line {line} of many." for line in range(5)]}
        for index in range(9)
    ]
    made = make_pdf(make_resume(EVERYTHING | {"work": work}), look=look, paper="letter", pages=3)
    assert find_failures(made, tmp_path) == []
    first, *later = [page.extract_text() for page in PdfReader(BytesIO(made.data)).pages]
    assert " / " not in first.splitlines()[0]
    assert later
    for number, text in enumerate(later, 2):
        assert f"Zoë Łukasz-Example | {number} / {made.pages}" in text


def test_colour_size_and_spacing_are_the_persons() -> None:
    made = make_pdf(make_with({"accent": "#800000", "fontSize": 11, "spacing": 1.1}))
    for wanted in ("--accent: #800000;", "--size: 11.0pt;", "--spacing: 1.1;"):
        assert wanted in made.html
    content = b"".join(page.get_contents().get_data() for page in PdfReader(BytesIO(made.data)).pages)  # type: ignore[union-attr]
    assert re.search(rb"\.50196\d* 0(\.0)? 0(\.0)? rg", content)


def test_a_photo_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates/pdf", tmp_path / "templates/pdf")
    picture = tmp_path / "docs/assets/zoe.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    for image in ("assets/zoe.svg", "docs/assets/zoe.svg"):
        made = make_pdf(make_with({"photo": True}, image=image), root=tmp_path)
        assert '<img class="photo"' in made.html
        assert made.warnings == ()
        assert find_failures(made, tmp_path) == []
    assert "<img" not in make_pdf(make_with({}, image="assets/zoe.svg"), root=tmp_path).html


def test_sections_come_in_the_persons_order_under_the_persons_titles() -> None:
    sections = ["education", {"section": "caseStudies", "title": "Stories"}, "work"]
    resume = make_resume(EVERYTHING | {"meta": {"casefolio": {"sections": sections}}})
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(make_pdf(resume).data)).pages)
    headings = re.findall(r"^(?:Education|Stories|Experience)$", text, re.M)
    assert sorted(headings) == ["Education", "Experience", "Stories"]
    assert headings.index("Education") < headings.index("Experience")

"""What a sheet says of an entry."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.pdf.sheet import Sheet
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels

LABELS = find_labels("en")
STUDY = {"id": "one", "title": "One"}


def compose(site_url: str = "https://a.example/", **data: Any) -> Sheet:
    resume = Resume.model_validate({"basics": {"name": "A"}, "caseStudies": [STUDY], **data})
    return compose_sheet(resume, select_everything(resume, LABELS), site_url=site_url, labels=LABELS)


@pytest.mark.parametrize("section", ["projects", "skills", "languages"])
def test_an_entry_leads_to_the_case_study_behind_it(section: str) -> None:
    name = "language" if section == "languages" else "name"
    block = compose(**{section: [{name: "X", "caseStudy": "one"}]}).blocks[0]
    assert block.form != "run"
    assert 'href="https://a.example/case-studies/one/#casestudy-one"' in block.entries[0].text[-1].text


def test_an_entry_leads_nowhere_where_its_words_do_or_without_a_site() -> None:
    entry = {"name": "X", "description": "See [it](#casestudy-one)", "caseStudy": "one"}
    assert len(compose(projects=[entry]).blocks[0].entries[0].text) == 1
    assert compose("", projects=[{"name": "X", "caseStudy": "one"}]).blocks[0].entries[0].text == ()


def test_keywords_of_a_pdf_are_those_of_skills_and_what_stands_in_their_place() -> None:
    skills = [
        {"name": "Web", "keywords": ["Vue,", "Elm"]},
        {"name": "Welding"},
        {"level": "Master"},
        {"tags": ["x"]},
    ]
    assert compose(skills=skills).keywords == ("Vue", "Elm", "Welding", "Master")

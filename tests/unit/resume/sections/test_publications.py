"""The section of publications: newest first, the person set apart, and whether it is a selection."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from casefolio.resume.model import Resume
from casefolio.resume.sections import ShownSection, build_sections
from casefolio.resume.sections.publications import find_group
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels


def make(*publications: dict[str, Any], **settings: Any) -> Resume:
    return Resume.model_validate({
        "basics": {"name": "Ada Lovelace"},
        "publications": publications,
        "meta": {"casefolio": settings},
    })  # fmt: skip


def build(resume: Resume, most: int | None = None) -> ShownSection:
    """The section, with no more than so many of its entries."""
    labels = find_labels(resume.meta.casefolio.language)
    selection = select_everything(resume, labels)
    (section,) = selection.sections
    selection = replace(selection, sections=(replace(section, items=section.items[:most]),))
    (shown,) = build_sections(selection, resume, labels)
    return shown


DATED = [{"name": "old", "releaseDate": "2003"}, {"name": "none"}, {"name": "new", "releaseDate": "2020"}]


def list_titles(section: ShownSection) -> list[str]:
    return [entry.fields.title.text for entry in section.entries if entry.fields.title]


def test_the_newest_comes_first_and_what_has_no_date_last() -> None:
    more = [{"name": "May", "releaseDate": "2020-05"}, {"name": "June", "releaseDate": "2020-06"}]
    assert list_titles(build(make(*DATED, *more))) == ["new", "May", "June", "old", "none"]


def test_an_entry_keeps_its_place_in_the_resume_as_its_id() -> None:
    assert [str(entry.ref) for entry in build(make(*DATED)).entries] == [
        "publications-2",
        "publications-0",
        "publications-1",
    ]


@pytest.mark.parametrize(
    ("settings", "most", "title"),
    [
        ({}, None, "Publications"),
        ({}, 2, "Selected publications"),
        ({"language": "de"}, 2, "Ausgewählte Veröffentlichungen"),
        ({"sections": [{"section": "publications", "title": "Papers"}]}, 2, "Papers"),
    ],
)
def test_a_part_of_them_is_called_a_selection(settings: dict[str, Any], most: int, title: str) -> None:
    assert build(make(*DATED, **settings), most).title == title


def test_the_person_is_set_apart_among_the_authors() -> None:
    section = build(make({"name": "A", "authors": ["G. Byron", "Lovelace, A."]}))
    kinds = [(author.kind, author.text) for author in section.entries[0].fields.authors]
    assert kinds == [("author", "G. Byron"), ("self", "A. Lovelace")]


def test_by_the_names_that_the_person_gives() -> None:
    section = build(make({"name": "A", "authors": ["A. Lovelace", "A. Byron"]}, authorNames="A. Byron"))
    assert [author.kind for author in section.entries[0].fields.authors] == ["author", "self"]


@pytest.mark.parametrize(
    ("grouping", "group"),
    [({}, "2020"), ({"groupPublications": "type"}, "Book"), ({"groupPublications": "None"}, "")],
)
def test_a_publication_stands_below_its_year_or_its_type(grouping: dict[str, Any], group: str) -> None:
    resume = make({"name": "A", "type": "Book", "releaseDate": "2020-05"}, **grouping)
    assert find_group(resume.publications[0], resume) == group

"""The publications on the site: their groups, and their file."""

from __future__ import annotations

from typing import Any

import pytest
from tests.scholars import make_scholar

from casefolio.pages.publications import PublicationGroups, are_many, build_bibliography, list_citations
from casefolio.resume.model import Resume
from casefolio.resume.sections import ShownSection, build_sections
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import ENGLISH


def make(count: int, **settings: Any) -> tuple[Resume, ShownSection]:
    data = make_scholar(count) | {"meta": {"casefolio": settings}}
    resume = Resume.model_validate(data)
    return resume, find_section(resume)


def find_section(resume: Resume) -> ShownSection:
    sections = build_sections(select_everything(resume, ENGLISH), resume, ENGLISH)
    return next(section for section in sections if section.name == "publications")


def test_many_stand_below_their_years() -> None:
    resume, section = make(70)
    groups = PublicationGroups(resume).of(section)
    years = [group.heading for group in groups]
    assert years == sorted(set(years), reverse=True) and len(years) > 10
    assert sum(len(group.entries) for group in groups) == 70
    assert groups[0].anchor == f"publications-in-{years[0]}"


def test_or_below_their_types() -> None:
    resume, section = make(70, groupPublications="type")
    groups = PublicationGroups(resume).of(section)
    assert {group.heading for group in groups} == {
        *("Journal article", "Conference paper", "Book chapter", "Technical report")
    }
    assert sum(len(group.entries) for group in groups) == 70
    assert len({group.anchor for group in groups}) == 4


@pytest.mark.parametrize(("grouping", "missing"), [("year", "releaseDate"), ("type", "type")])
def test_what_has_no_heading_stands_below_none(grouping: str, missing: str) -> None:
    data = make_scholar(20) | {"meta": {"casefolio": {"groupPublications": grouping}}}
    del data["publications"][3][missing]
    resume = Resume.model_validate(data)
    first, *others = PublicationGroups(resume).of(find_section(resume))
    assert first.heading == "" and [str(entry.ref) for entry in first.entries] == ["publications-3"]
    assert all(group.heading for group in others)


@pytest.mark.parametrize("grouping", ["year", "type"])
def test_no_heading_has_the_id_of_an_entry(grouping: str) -> None:
    resume, section = make(70, groupPublications=grouping)
    anchors = {group.anchor for group in PublicationGroups(resume).of(section)}
    assert not anchors & {str(entry.ref) for entry in section.entries}


@pytest.mark.parametrize(("count", "settings"), [(8, {}), (70, {"groupPublications": "none"})])
def test_few_are_a_plain_list_and_so_are_those_of_whom_wants_it(count: int, settings: dict[str, Any]) -> None:
    resume, section = make(count, **settings)
    (group,) = PublicationGroups(resume).of(section)
    assert (group.heading, group.anchor, group.entries) == ("", "", section.entries)
    assert are_many(section) is (count > 8)


def test_the_file_is_there_where_something_is_to_be_cited() -> None:
    resume, _ = make(3)
    (file,) = build_bibliography(resume)
    assert file == "publications.bib" and build_bibliography(resume)[file].count("@") == 3
    post = {"basics": {"name": "A"}, "publications": [{"name": "A post", "url": "https://a.example"}]}
    assert build_bibliography(Resume.model_validate(post)) == {}


def test_a_publications_own_page_has_tags_for_citing_it() -> None:
    """Of two publications on a page a reader would make one."""
    work = {
        "name": "Mud & tides",
        "authors": ["Castellan, Imre", "Tom Moor", "et al."],
        "type": "Conference paper",
        "venue": "Example Congress of Coasts",
        "releaseDate": "2023-11",
        "pages": "45–67",
        "doi": "10.5555/mud",
        "caseStudy": "mud",
    }
    other = {"name": "Elsewhere", "url": "https://a.example"}
    twice = [{"name": name, "caseStudy": "both"} for name in ("One", "Two")]
    resume = Resume.model_validate({"basics": {"name": "A"}, "publications": [work, other, *twice]})
    assert list_citations(resume) == {
        "case-studies/mud.md": (
            ("citation_title", "Mud & tides"),
            ("citation_author", "Imre Castellan"),
            ("citation_author", "Tom Moor"),
            ("citation_publication_date", "2023/11"),
            ("citation_conference_title", "Example Congress of Coasts"),
            ("citation_firstpage", "45"),
            ("citation_lastpage", "67"),
            ("citation_doi", "10.5555/mud"),
        )
    }

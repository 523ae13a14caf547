"""What the entries of a section show, how they are grouped, and which period a group shares."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.resume.model import Resume
from casefolio.resume.sections import ShownSection, build_sections, find_evidence
from casefolio.resume.sections.fields import Field
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels

LABELS = find_labels("en")


def build(**data: Any) -> tuple[ShownSection, ...]:
    resume = Resume.model_validate({"basics": {"name": "A"}, **data})
    return build_sections(select_everything(resume, LABELS), resume, LABELS)


def build_work(*work: dict[str, Any], section: str = "work") -> ShownSection:
    (found,) = build(**{section: list(work)})
    return found


def test_positions_in_a_row_at_one_employer_are_one_group() -> None:
    section = build_work({"name": "X"}, {"name": "X"}, {"name": "Y"}, {"name": "X"}, {}, {})
    assert [len(group.entries) for group in section.groups] == [2, 1, 1, 1, 1]


def test_volunteering_is_grouped_like_work() -> None:
    section = build_work({"organization": "X"}, {"organization": "X"}, section="volunteer")
    assert [len(group.entries) for group in section.groups] == [2]


def test_what_holds_for_all_positions_stands_at_the_employer() -> None:
    same = {"name": "X", "location": "Oslo", "description": "Makes things"}
    (group,) = build_work({**same, "summary": "One"}, {**same, "summary": "Two"}).groups
    assert group.heading is not None
    assert group.heading.facts == (Field("place", "Oslo"),) and group.heading.texts == ("Makes things",)
    assert [entry.fields.texts for entry in group.entries] == [("One",), ("Two",)]
    assert [entry.fields.facts for entry in group.entries] == [(), ()]


def test_what_differs_between_positions_stays_with_each() -> None:
    first = {"name": "X", "location": "Oslo", "description": "Makes things"}
    second = {"name": "X", "location": "Bergen", "description": "Made boats", "summary": "Two"}
    (group,) = build_work(first, second).groups
    assert group.heading is not None and group.heading.facts == ()
    assert [entry.fields.facts for entry in group.entries] == [
        (Field("place", "Oslo"),),
        (Field("place", "Bergen"),),
    ]
    assert [entry.fields.texts for entry in group.entries] == [(), ("Made boats", "Two")]


@pytest.mark.parametrize(
    ("periods", "shared"),
    [
        ([("2020", "2022"), ("2018-05", "2020")], "May 2018 – 2022"),
        ([("2020", None), ("2018", "2020")], "2018 – Present"),
        ([("2020", "2022"), (None, "2020")], ""),
        ([("2020", "2022"), (None, None)], ""),
    ],
)
def test_positions_share_a_period_where_each_has_a_start(
    periods: list[tuple[str | None, str | None]], shared: str
) -> None:
    work = [{"name": "X", "startDate": start, "endDate": end} for start, end in periods]
    (group,) = build_work(*work).groups
    assert group.heading is not None and group.heading.period == shared


def test_the_employer_s_link_is_the_first_that_a_position_gives() -> None:
    (group,) = build_work({"name": "X"}, {"name": "X", "url": "x.example"}).groups
    assert group.heading is not None and group.heading.title == Field(
        "organization", "X", "https://x.example"
    )


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ([], ["work", "skills", "caseStudies"]),
        (["caseStudies", "work"], ["caseStudies", "work", "skills"]),
        (["skills", "caseStudies"], ["skills", "caseStudies", "work"]),
    ],
)
def test_case_studies_stand_where_the_person_put_them_else_last(order: list[str], names: list[str]) -> None:
    sections = build(
        work=[{"name": "X"}],
        skills=[{"name": "S"}],
        caseStudies=[{"id": "one", "title": "One"}],
        meta={"casefolio": {"sections": order}},
    )
    assert [section.name for section in sections] == names


def test_a_study_that_the_words_lead_to_needs_no_link_behind_them() -> None:
    assert find_evidence("one", "Cut costs") == "one"
    assert find_evidence("one", "Cut [costs](#casestudy-one)") is None
    assert find_evidence("one", "Cut [costs](#casestudy-two)") == "one"
    assert find_evidence(None, "Cut costs") is None


def test_a_level_without_a_name_stands_in_its_place() -> None:
    (skills,) = build(skills=[{"level": "Expert"}, {"name": "Python", "level": "Expert"}])
    first, second = (entry.fields for entry in skills.entries)
    assert (first.title, first.note) == (Field("note", "Expert"), "")
    assert (second.title, second.note) == (Field("skill", "Python"), "Expert")


def test_a_school_s_link_stands_at_its_name() -> None:
    (education,) = build(education=[{"area": "Law", "institution": "School", "url": "s.example"}])
    (entry,) = education.entries
    assert entry.fields.title == Field("degree", "Law")
    assert entry.fields.other_facts == (Field("organization", "School", "https://s.example"),)


@pytest.mark.parametrize(
    ("section", "entry", "title"),
    [
        ("projects", {"url": "https://a.example/x"}, Field("url", "a.example/x", "https://a.example/x")),
        (
            "projects",
            {"entity": "Club", "url": "a.example"},
            Field("organization", "Club", "https://a.example"),
        ),
        ("projects", {"url": "soon"}, Field("project", "soon")),
        ("awards", {"awarder": "Club", "date": "2019"}, Field("organization", "Club")),
        ("languages", {"fluency": "(native)"}, Field("note", "native")),
        ("languages", {"fluency": "(near) native (C2)"}, Field("note", "(near) native (C2)")),
        ("skills", {"keywords": ["Welding,", "Riveting"]}, Field("keywords", "Welding, Riveting")),
        ("education", {"url": "https://a.example"}, Field("organization", "a.example", "https://a.example")),
        ("work", {"startDate": "2018", "summary": "Parental leave"}, Field("text", "Parental leave")),
        ("work", {"endDate": "2018", "summary": "word " * 20}, Field("dates", "2018")),
        ("awards", {"date": "2019"}, Field("dates", "2019")),
    ],
)
def test_where_the_main_field_is_missing_the_next_one_is_the_heading(
    section: str, entry: dict[str, Any], title: Field
) -> None:
    (shown,) = build(**{section: [entry]})[0].entries
    assert shown.fields.title == title
    assert title.text not in (shown.fields.note, *shown.fields.texts, *(f.text for f in shown.fields.facts))


@pytest.mark.parametrize(
    "entry",
    [{"name": "Club", "summary": "Parental leave"}, {"summary": "Read **much**"}, {"summary": "word " * 20}],
)
def test_a_text_is_no_heading_where_it_has_marks_or_length_or_an_employer(entry: dict[str, Any]) -> None:
    (shown,) = build_work(entry).entries
    assert shown.fields.title is None and shown.fields.texts == (entry["summary"],)


def test_marks_that_surfaces_put_themselves_are_not_shown_twice() -> None:
    claims = [{"id": "a", "lead": "Speed:", "text": "Fast."}, {"id": "b", "lead": "Cost.", "text": "Low."}]
    skills = [{"name": "Front end:", "level": "(good)", "keywords": ["Vue;", "React,", ", "]}]
    work, skill = build(work=[{"name": "Club:", "location": "Oslo,", "highlights": claims}], skills=skills)
    assert [line.highlight.lead for line in work.entries[0].lines] == ["Speed", "Cost"]
    assert work.groups[0].heading is not None and work.groups[0].heading.title == Field(
        "organization", "Club"
    )
    fields = skill.entries[0].fields
    assert (fields.title, fields.note, fields.keywords) == (
        Field("skill", "Front end"),
        "good",
        ("Vue", "React"),
    )

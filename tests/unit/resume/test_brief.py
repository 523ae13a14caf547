"""Which positions are one line, and what that line says."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.resume.brief import find_brief, fold_positions
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.json_resume import describe_resume
from casefolio.resume.model import Resume
from casefolio.resume.sections import build_sections
from casefolio.resume.sections.fields import Field
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels

LABELS = find_labels("en")


def make_resume(*work: dict[str, Any], since: str | None = None, **more: Any) -> Resume:
    meta = {"casefolio": {"since": since} if since else {}}
    data: dict[str, Any] = {"basics": {"name": "Ada"}, "work": list(work), "meta": meta, **more}
    fill_ids(data)
    return Resume.model_validate(data)


@pytest.mark.parametrize(
    ("position", "since", "brief"),
    [
        ({"endDate": "2011"}, "2012", True),
        ({"endDate": "2011-12"}, "2012", True),
        ({"endDate": "2012"}, "2012", False),
        ({"endDate": "2012-03"}, "2012", False),
        ({"endDate": "2012-03"}, "2012-06", True),
        ({"endDate": "2012"}, "2012-06", False),
        ({"startDate": "2005"}, "2012", False),
        ({}, "2012", False),
        ({"endDate": "2011", "brief": False}, "2012", False),
        ({"startDate": "2020", "brief": "true"}, None, True),
        ({"endDate": "2011"}, None, False),
    ],
)
def test_a_position_is_brief_by_its_end_or_by_its_own_word(
    position: dict[str, Any], since: str | None, brief: bool
) -> None:
    assert [str(ref) for ref in find_brief(make_resume(position, since=since))] == ["work-0"] * brief


def test_a_pin_on_it_or_on_a_line_of_it_unfolds_it() -> None:
    resume = make_resume({"brief": True, "highlights": ["One."]}, {"brief": True, "highlights": ["Two."]})
    assert len(find_brief(resume)) == 2
    assert {str(ref) for ref in find_brief(resume, ["work-0-0"])} == {"work-1"}
    assert {str(ref) for ref in find_brief(resume, ["work-1"])} == {"work-0"}


OLD = {
    "name": "Works",
    "url": "https://works.example",
    "position": "Apprentice",
    "level": "Second year",
    "location": "Oslo",
    "description": "Makes things.",
    "summary": "Learnt all of it.",
    "startDate": "2001",
    "endDate": "2004",
    "tags": ["boats"],
    "caseStudy": "one",
    "highlights": ["Built one."],
}


def test_its_line_has_title_employer_and_dates_and_nothing_else() -> None:
    helper = {"organization": "Club", "position": "Coach", "endDate": "2003", "summary": "Weekly."}
    resume = make_resume(OLD, OLD, since="2010", volunteer=[helper])
    work, volunteer = build_sections(select_everything(resume, LABELS), resume, LABELS)
    # Each is a line of its own, though the employer is the same.
    assert [len(group.entries) for group in work.groups] == [1, 1]
    (group, _) = work.groups
    (entry,) = group.entries
    assert group.heading is None and entry.is_brief and entry.lines == () and entry.case_study is None
    assert entry.fields.title == Field("position", "Apprentice") and entry.fields.note == "Second year"
    assert entry.fields.facts == (
        Field("organization", "Works", "https://works.example"),
        Field("dates", "2001 – 2004"),
    )
    assert entry.fields.texts == entry.fields.keywords == ()
    assert volunteer.entries[0].fields.facts == (Field("organization", "Club"), Field("dates", "2003"))


def test_without_a_title_the_employer_leads() -> None:
    resume = make_resume({"name": "Works", "endDate": "2003", "brief": True})
    (work,) = build_sections(select_everything(resume, LABELS), resume, LABELS)
    fields = work.entries[0].fields
    assert fields.title == Field("organization", "Works") and fields.facts == (Field("dates", "2003"),)


def test_files_for_programs_have_no_more_of_it() -> None:
    (work,) = describe_resume(make_resume(OLD, since="2010"))["work"]
    assert work == {
        "name": "Works",
        "url": "https://works.example",
        "position": "Apprentice",
        "startDate": "2001",
        "endDate": "2004",
    }


def test_where_none_is_brief_the_resume_is_the_same_value() -> None:
    resume = make_resume(OLD)
    assert fold_positions(resume) is resume

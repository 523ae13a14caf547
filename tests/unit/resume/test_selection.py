"""What a document shows: everything in the person's order, or a part of it."""

from __future__ import annotations

from typing import Any

from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.selection import section_title, select_everything
from casefolio.resume.vocabulary.labels import find_labels

LABELS = find_labels("en")


def make_resume(**meta: Any) -> Resume:
    lines = ["Plain", {"text": "Last", "priority": -1}, {"text": "First", "short": "1st", "priority": 2}]
    data = {
        "basics": {"name": "Ada", "label": "Engineer"},
        "work": [{"name": "Works", "highlights": lines}, {"name": "Bare"}],
        "skills": [{"name": "Rope"}],
        "meta": {"casefolio": meta},
    }
    fill_ids(data)
    return Resume.model_validate(data)


def test_everything_is_there_and_lines_come_by_priority() -> None:
    selection = select_everything(make_resume(), LABELS)
    assert [(section.name, len(section.items)) for section in selection.sections] == [
        ("work", 2),
        ("skills", 1),
    ]
    lines = list(selection.lines())
    assert [(line.text, line.short, line.score) for line in lines] == [
        ("First", "1st", 3.0),
        ("Plain", "", 1.0),
        ("Last", "", 1.0),
    ]
    assert [line.id for line in selection.keep_lines({lines[1].id}).lines()] == [lines[1].id]
    assert len(selection.keep_lines(()).sections[0].items) == 2


def test_the_person_s_order_and_titles_come_first() -> None:
    resume = make_resume(sections=[{"section": "skills", "title": "What I know"}, "work"])
    sections = select_everything(resume, LABELS).sections
    assert [(section.name, section.title) for section in sections] == [
        ("skills", "What I know"),
        ("work", LABELS.sections["work"]),
    ]
    assert section_title("caseStudies", resume, LABELS) == LABELS.sections["caseStudies"]


def test_a_section_of_one_s_own_stands_before_languages_or_where_it_is_put() -> None:
    talks = {"id": "talks", "title": "Talks", "entries": [{"name": "On Waiting", "highlights": ["Twice."]}]}
    data: dict[str, Any] = {
        "basics": {"name": "Ada"},
        "awards": [{"title": "A"}],
        "customSections": [talks, {"id": "grants", "title": "Grants"}],
        "languages": [{"language": "German"}],
    }
    fill_ids(data)
    resume = Resume.model_validate(data)
    sections = select_everything(resume, LABELS).sections
    titles = [(each.name, each.title) for each in sections]
    assert titles[1:] == [("talks", "Talks"), ("languages", "Languages")]
    assert [line.id for line in sections[1].items[0].lines] == ["talks-0-0"]
    choice = {"casefolio": {"sections": [{"section": "talks", "title": "Lectures"}]}}
    first = select_everything(Resume.model_validate(data | {"meta": choice}), LABELS).sections[0]
    assert (first.name, first.title) == ("talks", "Lectures")

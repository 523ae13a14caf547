"""What tags connect on the site."""

from __future__ import annotations

from casefolio.pages.topics import find_related, find_topics
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary


def make_resume() -> Resume:
    data = {
        "basics": {"name": "Ada"},
        "tags": {"a": {"label": "Apples"}, "b": {}, "c": {}},
        "work": [
            {
                "name": "W",
                "tags": ["b"],
                "highlights": [{"text": "One.", "tags": ["a"]}, {"text": "Two.", "tags": ["a"]}, "Three."],
            }
        ],
        "caseStudies": [
            {"id": "one", "title": "One", "tags": ["a", "b"]},
            {"id": "two", "title": "Two", "tags": ["b"]},
            {"id": "three", "title": "Three", "tags": ["b", "a"]},
            {"id": "four", "title": "Four", "tags": ["c"]},
        ],
    }
    fill_ids(data)
    return Resume.model_validate(data)


def test_topics_count_lines_and_a_line_without_tags_shows_those_of_its_entry() -> None:
    resume = make_resume()
    topics = find_topics(resume, build_vocabulary(resume, {}))
    assert [(topic.id, topic.count) for topic in topics] == [("a", 2), ("b", 1)]
    assert topics[0].label == "Apples"


def test_the_most_alike_case_study_comes_first() -> None:
    resume = make_resume()
    related = find_related(resume, resume.case_studies[0], {})
    assert [(each.study.id, each.shared) for each in related] == [("three", ("a", "b")), ("two", ("b",))]
    assert find_related(resume, resume.case_studies[3], {}) == []

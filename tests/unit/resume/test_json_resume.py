"""JSON Resume has the standard's fields only, and texts without marks."""

from __future__ import annotations

from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.json_resume import describe_resume, describe_selection
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.inline.formulas import mark_formulas


def make_resume() -> Resume:
    data = {
        "basics": {"name": "Ada", "summary": "One **bold** word.\n\nA second paragraph."},
        "work": [
            {
                "name": "Works",
                "level": "L6",
                "startDate": "2020-03",
                "tags": ["boats"],
                "highlights": [{"lead": "Speed", "text": "Twice [as fast]{boats}", "short": "Fast"}, "Calm"],
            }
        ],
        "skills": [{"name": "Rope", "level": "Expert"}],
    }
    fill_ids(data)
    return Resume.model_validate(data)


def test_fields_of_our_own_are_left_out_and_marks_too() -> None:
    described = describe_resume(make_resume(), "https://ada.example/resume.json")
    assert described["work"] == [
        {"name": "Works", "startDate": "2020-03", "highlights": ["Speed: Twice as fast", "Calm"]}
    ]
    assert described["skills"] == [{"name": "Rope", "level": "Expert"}]
    assert described["basics"]["summary"] == "One bold word.\n\nA second paragraph."
    assert described["meta"] == {"version": "v1.0.0", "canonical": "https://ada.example/resume.json"}
    assert "awards" not in described


def test_a_document_is_described_as_it_is_shown() -> None:
    resume = make_resume()
    selection = select_everything(resume, find_labels("en"))
    (first, _) = selection.lines()
    shown = describe_selection(resume, selection.keep_lines({first.id}))
    assert shown["work"][0]["highlights"] == ["Speed: Twice as fast"]
    assert "highlights" not in describe_selection(resume, selection.keep_lines(()))["work"][0]


def test_sections_of_one_s_own_are_kept_under_a_key_that_the_standard_allows() -> None:
    talk = {"name": "On *Waiting*", "date": "2021-05", "summary": "Of **queues**.", "tags": ["boats"]}
    own = {"customSections": [{"id": "talks", "title": "Talks", "entries": [talk]}]}
    resume = make_resume().model_copy(
        update={"custom_sections": Resume.model_validate({"basics": {"name": "A"}, **own}).custom_sections}
    )
    entry = {"name": "On *Waiting*", "date": "2021-05", "summary": "Of queues."}
    described = [{"id": "talks", "title": "Talks", "entries": [entry]}]
    assert describe_resume(resume)["x-customSections"] == described
    selection = select_everything(resume, find_labels("en"))
    assert describe_selection(resume, selection)["x-customSections"] == described
    assert describe_selection(resume, selection, is_full=True)["customSections"] == own["customSections"]


def test_formulas_are_characters_and_in_full_as_they_were_written() -> None:
    data = {"basics": {"name": "A", "summary": mark_formulas("Where $x^2$ costs $5.")}}
    resume = Resume.model_validate(data)
    selection = select_everything(resume, find_labels("en"))
    assert describe_resume(resume)["basics"]["summary"] == "Where x² costs $5."
    full = describe_selection(resume, selection, is_full=True)
    assert full["basics"]["summary"] == "Where $x^2$ costs $5."

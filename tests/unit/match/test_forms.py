"""A person's own competences in the other forms that postings have for them, and what only looks like one."""

from __future__ import annotations

import pytest
from tests.unit.match.example import LEXICON, demand, make_resume, match, read

from casefolio.match.hits import find_hits
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.tags import Tag

OWN = make_resume(
    {
        "wound-care": {},
        "patient-education": {},
        "budget-management": {},
        "curriculum-development": {},
        "customer-support": {},
        "case-management": {},
        "system-design": {},
        "supervision": {},
        "welding": {},
        "data-modelling": {},
        "risk-based-testing": {},
        "developing-engineers": {},
        "design-to-cost": {},
        "mentoring": {},
        "checkout": {},
        "staffing": {},
        "nurse-staffing": {},
    }
)
LARGER = {**LEXICON, "mentoring": Tag("mentoring", "Mentoring", aliases=("mentoring", "guide colleagues"))}
VOCABULARY = build_vocabulary(OWN, LARGER)


def words_for(id: str, line: str) -> list[str]:
    hits = find_hits(read(demand(line)), VOCABULARY)
    return [hit.words for hit in hits if hit.meaning.tag == id and not hit.meaning.is_loose]


def evidence_for(id: str, line: str) -> list[str]:
    tag = match(demand(line), VOCABULARY).find(id)
    return [evidence.words for evidence in tag.evidence] if tag else []


@pytest.mark.parametrize(
    ("id", "line", "words"),
    [
        ("wound-care", "Care of chronic wounds", ["Care of chronic wounds"]),
        ("wound-care", "Wound assessment and care", ["Wound assessment and care"]),
        ("wound-care", "Good wound care", ["wound care"]),
        ("checkout", "Rebuild our check-out for shoppers", ["check-out"]),
        ("checkout", "Check out our blog", []),
        ("staffing", "Staff nurse on a ward", []),
        ("nurse-staffing", "Staff/Nurse Educator", []),
        ("wound-care", "Plans of care with photographs of wounds", []),
        ("wound-care", "We care, and wounds heal", []),
        ("wound-care", "A wound, and care", []),
        ("patient-education", "Patient and family education", ["Patient and family education"]),
        ("patient-education", "Educating patients", ["Educating patients"]),
        ("patient-education", "Patient safety and education", ["Patient safety and education"]),
        ("patient-education", "A patient teacher of education", []),
        ("budget-management", "Manage a large annual budget", ["Manage a large annual budget"]),
        ("budget-management", "Managing the department's budgets", ["Managing the department's budgets"]),
        ("budget-management", "The manager of a budget", []),
        ("budget-management", "Manage staff within the budget", []),
        ("curriculum-development", "Developing new curricula", ["Developing new curricula"]),
        ("customer-support", "You support customers by phone", ["support customers"]),
        ("customer-support", "Support for customers", ["Support for customers"]),
        ("customer-support", "Our support customer portal", []),
        ("case-management", "Manage a caseload of complex cases", ["Manage a caseload of complex cases"]),
        ("system-design", "Work with our design system", []),
        ("supervision", "Able to supervise students", ["supervise"]),
        ("supervision", "Report to the supervisor", []),
        ("welding", "Cut and weld steel", ["weld"]),
        ("welding", "Check each weld", []),
        ("data-modelling", "Good data models", ["data models"]),
        ("risk-based-testing", "Risk-based tests", ["Risk-based tests"]),
        ("developing-engineers", "Develop engineers", ["Develop engineers"]),
        ("developing-engineers", "Talk to development engineers", []),
        ("design-to-cost", "Cost of designs", []),
    ],
)
def test_own_competences_are_found_in_other_forms(id: str, line: str, words: list[str]) -> None:
    assert words_for(id, line) == words


@pytest.mark.parametrize(
    ("id", "line", "words"),
    [
        ("kite-making", "Love of kitemaking", ["kitemaking"]),
        ("lampshades", "Sew lamp-shades", ["lamp-shades"]),
        ("lampshades", "A lamp, shades", []),
        ("hat-fit", "A hatfit", []),
    ],
)
def test_words_are_found_with_and_without_a_space(id: str, line: str, words: list[str]) -> None:
    vocabulary = build_vocabulary(make_resume({"kite-making": {}, "lampshades": {}, "hat-fit": {}}), {})
    assert [hit.words for hit in find_hits(read(demand(line)), vocabulary) if hit.meaning.tag == id] == words


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Patient Educator", "patient-education"),
        ("Welder, Night Shift", "welding"),
        ("Junior Budget Manager", "budget-management"),
        ("Educator of Dogs", ""),
        ("Manager, Budget", ""),
    ],
)
def test_a_title_says_who_does_it(title: str, id: str) -> None:
    found = match(f"{title}\n\nRequirements\n- Two years with us\n", VOCABULARY)
    assert [tag.id for tag in found.tags if tag.central] == [id][: bool(id)]
    inside = match(demand(f"Report to the {title.lower()}"), VOCABULARY)
    assert not any(tag.central for tag in inside.tags)


def test_those_of_the_lexicon_count_by_their_words_where_these_are_found() -> None:
    assert evidence_for("mentoring", "You guide your colleagues") == ["guide your colleagues"]
    assert evidence_for("mentoring", "Mentoring\n- You guide your colleagues") == ["Mentoring"]
    assert evidence_for("budget-management", "Budget management\n- Manage budgets") == [
        "Budget management",
        "Manage budgets",
    ]


def test_names_and_what_only_others_have_are_found_by_their_words_alone() -> None:
    lexicon = {**LEXICON, "risk": Tag("risk", "Risk", aliases=("risk management",))}
    lexicon["go-live"] = Tag("go-live", "Go Live", "technology", aliases=("load testing",))
    vocabulary = build_vocabulary(make_resume({"go-live": {}}), lexicon)
    assert match(demand("Manage risks and test loads"), vocabulary).tags == ()

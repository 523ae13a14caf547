"""Degrees that a posting demands, and those that a person has."""

from __future__ import annotations

import pytest

from casefolio.resume.vocabulary.degrees import (
    Degree,
    find_choice_of_subjects,
    is_degree_asked,
    read_degree,
)


@pytest.mark.parametrize(
    ("study_type", "area", "degree"),
    [
        ("BSc", "Nursing", Degree(1, (("nursing",),))),
        ("B.Sc.", "Computer Science and Mathematics", Degree(1, (("computer", "science"), ("mathematic",)))),
        ("Bachelor of Science in Nursing", "", Degree(1, (("nursing",),))),
        ("BSN", "", Degree(1, (("nursing",),))),
        ("Master's degree", "Social work", Degree(2, (("social", "work"),))),
        ("MBA", "", Degree(2, (("business", "administration"),))),
        ("M.A.", "History", Degree(2, (("history",),))),
        ("PhD", "Physics", Degree(3, (("physic",),))),
        ("Masterabschluss", "Informatik", Degree(2, (("informatik",),))),
        ("Apprenticeship", "Baking", None),
        ("", "Law", None),
    ],
)
def test_what_a_person_has(study_type: str, area: str, degree: Degree | None) -> None:
    assert read_degree(study_type, area) == degree


@pytest.mark.parametrize(
    "demand",
    [
        "Bachelor of Science in Nursing (BSN) required",
        "BSN required",
        "Bachelor's degree in nursing or a related field",
        "A nursing degree or equivalent",
        "Degree in Public Health, Nursing or Medicine",
        "BS in Nursing",
        "B.Sc. Nursing",
        "Bachelor's or Master's degree in nursing",
        "Bachelor's degree required",
        "University degree in any field",
        "A bachelor's degree or equivalent experience",
        "Bachelor's degree in a relevant discipline",
        "BA/BS",
    ],
)
def test_a_degree_is_asked_for(demand: str) -> None:
    assert is_degree_asked(demand, Degree(1, (("nursing",),)))


@pytest.mark.parametrize(
    "demand",
    [
        "Bachelor's degree in accounting",
        "Bachelor of Science in Physics",
        "An engineering degree or equivalent",
        "MBA preferred",
        "Master's degree in nursing",
        "PhD required",
        "A high degree of autonomy",
        "Scrum master in our nursing team",
        "ms per request; as a bs detector",
        "Nursing experience",
        "Bachelor Informatik",
    ],
)
def test_another_degree_or_none_is_asked_for(demand: str) -> None:
    assert not is_degree_asked(demand, Degree(1, (("nursing",),)))


def test_a_higher_degree_answers_for_a_lower_one() -> None:
    assert is_degree_asked("Bachelor's degree in physics", Degree(3, (("physic",),)))


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("BA/BS in law, English or similar; Latin", " law, English or similar"),
        ("A degree in marketing or sales. German", " marketing or sales"),
        ("Bachelor of Science in tides", None),
        ("BSc required", None),
        ("English, marketing or similar", None),
    ],
)
def test_a_line_may_let_one_choose_the_subject(text: str, choice: str | None) -> None:
    found = find_choice_of_subjects(text)
    assert (text[slice(*found)] if found else None) == choice

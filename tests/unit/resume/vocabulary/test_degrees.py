"""Degrees in postings and resumes."""

from __future__ import annotations

import pytest

from casefolio.resume.vocabulary.degrees import find_degree


@pytest.mark.parametrize(
    ("text", "level", "subject", "has_choice"),
    [
        ("BSc", 1, "", False),
        ("A bachelor’s degree required", 1, "", False),
        ("BA/BS in law, English or similar; Latin", 1, " law, English or similar", True),
        ("B.Eng. or M.Eng. in tides", 1, " tides", False),
        ("Master of Science in tides", 2, " tides", False),
        ("MBA preferred", 2, "", False),
        ("Doctorate in a subject of the sea", 3, " a subject of the sea", False),
        ("A four-year degree in progress", 1, "", False),
    ],
)
def test_a_degree_has_a_level_and_a_subject(text: str, level: int, subject: str, has_choice: bool) -> None:
    degree = find_degree(text)
    assert degree
    assert (degree.level, text[degree.start : degree.end]) == (level, subject)
    assert degree.has_choice == has_choice


@pytest.mark.parametrize(
    "text",
    ["A high degree of calm", "Master the ropes", "MS Office", "A relevant degree of care"],
)
def test_other_words_are_no_degree(text: str) -> None:
    assert find_degree(text) is None

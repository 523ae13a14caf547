"""Certificates, degrees, languages and titles that a posting asks for by their names."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.match import find_gaps, match_posting
from casefolio.match.entry_names import find_named_entries
from casefolio.posting import read_posting
from casefolio.resume.model import Resume
from casefolio.text.source import Source

PARTS: dict[str, Any] = {
    "certificates": [
        {"name": "Food hygiene"},
        {"name": "Certified Ferry Pilot (CFP)"},
        {"name": "Basic Knot Safety Course"},
    ],
    "education": [
        {"studyType": "Bachelor of Science", "area": "Tides"},
        {"studyType": "Diploma", "area": "Knots"},
    ],
    "languages": [{"language": "Polish"}],
    "awards": [{"title": "Excellence"}, {"title": "Golden Anchor"}],
    "publications": [{"name": "Ropes of the North"}],
}
RESUME = Resume.model_validate({"basics": {"name": "Ada"}, **PARTS})


def find(*demands: str) -> dict[str, tuple[int, ...]]:
    text = "Pilot\nRequirements\n" + "".join(f"- {each}\n" for each in demands)
    posting = read_posting(Source("a.txt", text), "a")
    return find_named_entries(posting, match_posting(posting, {}), RESUME)


@pytest.mark.parametrize(
    ("demand", "named"),
    [
        ("A certificate in food hygiene", {"certificates-0": (3,)}),
        ("Food and hygiene certificates", {"certificates-0": (3,)}),
        ("You are a certified ferry pilot", {"certificates-1": (3,)}),
        ("CFP required", {"certificates-1": (3,)}),
        ("Current BKS", {"certificates-2": (3,)}),
        ("A certificate in knot safety", {"certificates-2": (3,)}),
        ("Knot safety is a hobby of ours", {}),
        ("Certified pilot of a ferry", {}),
        ("Bachelor of Science in any subject", {"education-0": (3,)}),
        ("Diploma in knots", {"education-1": (3,)}),
        ("A diploma", {}),
        ("Fluent Polish", {"languages-0": (3,)}),
        ("Excellence in all you do", {}),
        ("Holder of the Golden Anchor", {"awards-1": (3,)}),
        ("You know *Ropes of the North*", {"publications-0": (3,)}),
        ("A bachelor's degree required", {"education-0": (3,)}),
        ("University degree", {"education-0": (3,)}),
        ("BA/BS preferred", {"education-0": (3,)}),
        ("Degree in tides, currents or similar", {"education-0": (3,)}),
        ("BSc or MSc in tides", {"education-0": (3,)}),
        ("Bachelor’s degree in law", {}),
        ("Degree in law or a related field", {}),
        ("A master's degree", {}),
        ("PhD or doctorate", {}),
        ("A high degree of calm", {}),
        ("Master the ropes; BS detector", {}),
    ],
)
def test_a_name_stands_in_a_demand(demand: str, named: dict[str, tuple[int, ...]]) -> None:
    assert find(demand) == named


def test_what_the_employer_says_of_itself_asks_for_nothing() -> None:
    text = "Pilot\nRequirements\n- Calm\nAbout us\nWe won the Golden Anchor and have Polish owners.\n"
    posting = read_posting(Source("a.txt", text), "a")
    assert find_named_entries(posting, match_posting(posting, {}), RESUME) == {}


def test_a_line_that_names_an_entry_is_no_gap() -> None:
    posting = read_posting(Source("a.txt", "Pilot\nRequirements\n- Fluent Polish\n- Fluent Dutch\n"), "a")
    assert find_gaps(match_posting(posting, {}), posting, RESUME, {}).lines == (4,)


def test_the_line_of_a_demand_is_told_before_that_of_a_duty() -> None:
    text = "Pilot\nYour tasks\n- Speak Polish with guests\nRequirements\n- Polish\n"
    posting = read_posting(Source("a.txt", text), "a")
    assert find_named_entries(posting, match_posting(posting, {}), RESUME)["languages-0"] == (5, 3)

"""Where lines and pages end, and what later pages are headed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader
from tests.conftest import sample, sample_rows
from tests.pdf.conftest import ROOT, SITE, make_pdf, make_resume

from casefolio.fit import USUAL_AIR, gaps_at
from casefolio.pdf.make import Made
from casefolio.pdf.renderer import find_looks

LOOKS = find_looks(ROOT)
POINTS_PER_MM = 72 / 25.4
MEASURES = {"modern": 162, "classic": 166, "compact": 154}
"""The width of the text in millimetres, as each look's style sheet says."""
HIGHEST_HOLE = 40
"""The most points that may be empty at the foot of a page."""

BOTTOMS = {"modern": 13, "classic": 13, "compact": 11}
"""The margin below a page, likewise."""

MOST_EMPTY = 0.08
"""The share of a line that may be left empty for the company of a last word."""

ESTIMATED = 0.005
"""The width of words is estimated: by so much of a line may a limit be missed."""


def make_job(number: int, lines: int, text: str = "Wound the tower clock of Exampleville") -> dict[str, Any]:
    highlights = [f"{number}.{line} {text}." for line in range(lines)]
    return {
        "name": f"Works {number}",
        "position": f"Engineer {number}",
        "startDate": "2020",
        "highlights": highlights,
    }


def read_pages(made: Made) -> list[list[str]]:
    return [page.extract_text().splitlines() for page in PdfReader(BytesIO(made.data)).pages]


def find_head(page: list[str]) -> str:
    (head,) = (line for line in page if " / " in line)
    return head


@pytest.mark.parametrize(
    ("language", "words"),
    sample_rows(2, [("de", "Engineer 0 (Fortsetzung)"), ("en", "Engineer 0, continued")]),
)
def test_a_page_that_begins_within_a_position_names_it(language: str, words: str) -> None:
    data = {"basics": {"name": "Ada Example"}, "work": [make_job(0, 60), make_job(1, 3)]}
    made = make_pdf(make_resume({**data, "meta": {"casefolio": {"language": language}}}), pages=2)
    first, second = read_pages(made)
    assert any(line.startswith("• 0.") for line in second)
    assert find_head(second) == f"Ada Example | {words} | 2 / 2"
    assert not any(words in line for line in first)


@pytest.mark.sweep
@pytest.mark.parametrize("sizes", [range(34, 46)])
def test_a_page_that_begins_with_a_position_or_a_section_names_only_the_person(sizes: Iterable[int]) -> None:
    heads = set()
    for lines in sizes:
        skills = [{"name": f"Craft {number}", "keywords": ["Clocks", "Bells"]} for number in range(30)]
        data = {
            "basics": {"name": "Ada Example"},
            "work": [make_job(0, lines), make_job(1, 4)],
            "skills": skills,
        }
        for page in read_pages(make_pdf(make_resume(data), pages=3))[1:]:
            body = [line for line in page if " / " not in line]
            is_within = body[0].startswith("•")
            assert ("continued" in find_head(page)) == is_within
            if is_within:
                assert f"Engineer {body[0].removeprefix('• ')[0]}, continued" in find_head(page)
            heads.add(is_within)
    assert heads == {True, False}


def find_holes(made: Made, look: str) -> Iterator[float]:
    """The points that are empty at the foot of each page but the last."""
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        for page in pdf.pages[:-1]:
            end = float(page.height) - BOTTOMS[look] * POINTS_PER_MM
            yield end - max(char["bottom"] for char in page.chars if char["bottom"] < end + 2)


def find_distances(made: Made) -> list[float]:
    """The usual distance in points between two bullets of a line each, on each page."""
    distances = []
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        for page in pdf.pages:
            lines = page.extract_text_lines()
            tops = [b["top"] - a["top"] for a, b in pairwise(lines)
                    if a["text"].startswith("•") and b["text"].startswith("•")]  # fmt: skip
            distances.append(sorted(tops)[len(tops) // 2])
    return distances


def test_the_last_page_is_set_as_widely_as_one_whose_hole_was_closed() -> None:
    projects = [
        {
            "name": f"Project {number}",
            "description": "A tool.",
            "highlights": ["Planned", "Made", "Sold", "Kept"],
        }
        for number in range(3)
    ]
    work = [make_job(number, 7) for number in range(4)]
    resume = make_resume({"basics": {"name": "Ada Example"}, "work": work, "projects": projects})
    made = make_pdf(resume, pages=None)
    first, last = find_distances(made)
    usual = 10.4 * 1.33 + gaps_at(USUAL_AIR)["line"]
    assert last == pytest.approx(first, abs=0.1) and first > usual + 1


def find_linked(made: Made) -> dict[str, str]:
    """The words that stand where each link is, by its address."""
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        return {
            link["uri"]: page.crop((link["x0"], link["top"], link["x1"], link["bottom"])).extract_text()
            for page in pdf.pages
            for link in page.hyperlinks
            if link["uri"].startswith("https://example.com/")
        }


@pytest.mark.sweep
@pytest.mark.parametrize(("look", "lines"), sample(21, LOOKS, (5, 4, 6, 7, 8, 9, 10)))
def test_no_page_ends_in_a_hole_and_no_entry_is_torn(look: str, lines: int) -> None:
    """Entries of every height above the end of a page, so that each would be torn or leave a hole there."""
    projects = [
        {"name": f"Project {number}", "description": "A tool.", "url": f"https://example.com/{number}",
         "highlights": [f"{number}.{n} done" for n in range(1, 5)]}
        for number in range(14)
    ]  # fmt: skip
    data = {"basics": {"name": "Ada Example"}, "projects": projects}
    work = [make_job(number, lines) for number in range(4)]
    made = make_pdf(make_resume({**data, "work": work}), look=look, pages=None)
    assert made.pages >= 2
    assert max(find_holes(made, look)) <= HIGHEST_HOLE
    for page in read_pages(made):
        text = "\n".join(page)
        for number in range(14):
            parts = [f"\nProject {number}\n", *(f"\n• {number}.{n} done" for n in range(1, 5))]
            assert len({part in f"\n{text}\n" for part in parts}) == 1
    assert find_linked(made) == {f"https://example.com/{number}": f"Project {number}" for number in range(14)}


WORDS = "Rebuilt the quiet ordering service so that forty shops in five towns change prices"
ENDINGS = [
    "and told of improvements",
    "with seven teams",
    "in Unit 74",
    "as it was",
    "so that nobody reported herself",
]


def find_ends(made: Made, look: str) -> Iterator[tuple[float, float, str]]:
    """For each first line of a claim that goes on: the share of it that is empty, and the share that would be
    without its last word; and the next line."""
    measure = MEASURES[look] * POINTS_PER_MM
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        for page in pdf.pages:
            right = (float(page.width) + measure) / 2
            lines = page.extract_text_lines()
            for line, following in pairwise(lines):
                if not line["text"].startswith("•") or following["text"].startswith("•"):
                    continue
                if following["x0"] < line["x0"] + 5:
                    continue
                # A space is about two points wide.
                words = [a["x1"] for a, b in pairwise(line["chars"]) if b["x0"] - a["x1"] > 1.5]
                yield (right - line["x1"]) / measure, (right - words[-1]) / measure, following["text"]


@pytest.mark.sweep
@pytest.mark.parametrize("look", LOOKS)
def test_a_line_ends_early_only_for_the_company_of_a_last_word(look: str) -> None:
    """Lines of every length, so that some would end in a single word, and some before a link."""
    highlights = [
        {"text": f"{WORDS} {'i' * length} {ending}.", **more}
        for length in range(1, 24, 2)
        for ending in ENDINGS
        for more in ({}, {"caseStudy": "strike"})
    ]
    data = {"basics": {"name": "Ada"}, "caseStudies": [{"id": "strike", "title": "Strike day"}]}
    resume = make_resume({**data, "work": [{"name": "Works", "highlights": highlights}]})
    made = make_pdf(resume, look=look, pages=None, site_url=SITE)
    ends = list(find_ends(made, look))
    assert len(ends) > 60
    for empty, _, following in ends:
        first = following.split()[0]
        # What follows would have had no room, unless it keeps the last word company.
        fits = len(first) + 1 < empty * 90
        assert not fits or empty <= MOST_EMPTY + ESTIMATED, following
    # A last word stands alone only where its company would leave more empty.
    alone = [without for _, without, following in ends if " " not in following]
    assert min(alone) > MOST_EMPTY - ESTIMATED
    assert any(following.split()[0] in ("seven", "it", "of", "reported") for *_, following in ends)

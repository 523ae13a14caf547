"""What the pages of a nurse, a scholar and a designer hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import sample
from tests.pdf.conftest import make_pdf

from casefolio.pdf.make import Made
from casefolio.posting import read_posting
from casefolio.resume.portfolio import read_portfolio
from casefolio.resume.selection import Selection
from casefolio.tailor.study import study_posting
from casefolio.text.source import Source, read_source

PORTFOLIOS = Path(__file__).resolve().parent.parent / "portfolios"
POSTINGS = {"nurse": "icu.md", "scholar": "chair.txt", "designer": "accessibility.txt"}


def make(
    person: str, pages: int | None, *, general: bool = True, paper: str = "a4", source: Source | None = None
) -> Made:
    folder = PORTFOLIOS / person
    portfolio = read_portfolio(folder, private=False)
    selection: Selection | None = None
    resume = portfolio.resume
    if not general:
        source = source or read_source(folder / "data/postings" / POSTINGS[person], folder)
        posting = read_posting(source, "posting")
        study = study_posting(posting, resume, portfolio.vocabulary)
        resume, selection = study.resume, study.selection
    return make_pdf(resume, selection, pages=pages, paper=paper, is_brief=not general)


MAGAZINE = """\
Art Director

What we ask
- Visual design of pages, covers and typefaces
- A sure hand with photographs
"""


def dropped(made: Made, kind: str = "entry") -> list[str]:
    return [each.id for each in made.dropped if each.kind == kind]


def count_lines(made: Made) -> list[int]:
    """The lines of each position, the newest first."""
    (work,) = (section for section in made.selection.sections if section.name == "work")
    return [len(item.lines) for item in work.items]


def measure_bold(made: Made) -> float:
    """The share of the letters of all bullets that is bold, links to case studies apart."""
    bullets = re.findall(r'<li[^>]*data-key="line:[^>]*>(.*?)</li>', made.html, re.S)

    def count(words: list[str]) -> int:
        return sum(character.isalnum() for word in words for character in re.sub("<[^>]*>", "", word))

    bold = [words for bullet in bullets for words in re.findall("<strong>(.*?)</strong>", bullet, re.S)]
    return count(bold) / count(bullets)


@pytest.mark.sweep
def test_certificates_that_a_posting_asks_for_stay_on_one_page_and_all_on_two() -> None:
    one, two = make("nurse", 1, general=False), make("nurse", 2, general=False)
    assert not {"certificates-1", "certificates-2"} & set(dropped(one))
    assert (one.pages, two.pages, two.dropped) == (1, 2, ())


@pytest.mark.sweep
def test_a_scholar_keeps_all_awards_and_the_newest_publications_on_two_pages_and_all_on_three() -> None:
    two = make("scholar", 2)
    assert {id.rpartition("-")[0] for id in dropped(two)} == {"publications"}
    left = sorted(int(id.rpartition("-")[2]) for id in dropped(two))
    assert left == list(range(left[0], 70))
    assert 0.88 <= two.fill <= 0.97 and count_lines(two) == [7, 5, 0, 0]
    three = make("scholar", 3)
    assert (three.pages, three.dropped) == (3, ())


@pytest.mark.parametrize(("person", "paper"), sample(4, ["nurse", "designer"], ["a4", "letter"]))
def test_in_a_general_pdf_of_one_page_the_newest_job_leads(person: str, paper: str) -> None:
    made = make(person, 1, paper=paper)
    counts = count_lines(made)
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[1] and counts[0] >= 4
    assert 0.88 <= made.fill <= 0.97
    assert "certificates-0" not in dropped(made)


@pytest.mark.sweep
@pytest.mark.parametrize("general", [True, False])
@pytest.mark.parametrize("person", ["designer", "scholar", "nurse"])
def test_bold_is_emphasis(general: bool, person: str) -> None:
    assert 0.03 <= measure_bold(make(person, 2, general=general)) <= 0.13


def test_what_has_nothing_to_do_with_a_posting_gives_way_to_wider_gaps_and_is_told() -> None:
    made = make("designer", 1, general=False, source=Source("magazine.txt", MAGAZINE))
    reasons = {each.id: each.reason for each in made.dropped if each.kind == "line"}
    assert set(reasons.values()) == {"nothing asks for it", "no room on 1 page"}
    assert 0.94 <= made.fill <= 0.97
    assert min(count_lines(made)) >= 1 and count_lines(made)[0] >= 3

"""The page budget is a promise: held against generated resumes of every size."""

from __future__ import annotations

from itertools import product

import pytest
from tests.pdf.conftest import make_pdf
from tests.pdf.generated import make_worker

from casefolio.fit import FULLEST, LEAST_LAST_PAGE
from casefolio.text.errors import InputError

WORKERS = range(60)
EVERY = list(product(WORKERS, ("a4", "letter"), (1, 2, 3)))
SAMPLE = EVERY[::242]


def hold_to_the_budget(seed: int, paper: str, pages: int) -> None:
    resume = make_worker(seed)
    try:
        made = make_pdf(resume, paper=paper, pages=pages)
    except InputError as refused:
        (problem,) = refused.problems
        needed = int(problem.message.rsplit(" ", 1)[1])
        assert pages < needed <= 20, problem.message
        assert make_pdf(resume, paper=paper, pages=needed).pages <= needed
        return
    assert made.pages <= pages
    # A last page a little fuller than what is aimed at is better than more left out.
    assert made.fill <= FULLEST + 0.02 or (not made.dropped and made.fill <= 1)
    assert made.pages == 1 or made.fill >= LEAST_LAST_PAGE or not made.dropped
    dropped = {drop.id for drop in made.dropped if drop.kind == "line"}
    assert {*made.kept} | dropped == {claim.highlight.id for claim in resume.claims()}
    for entry in resume.work:
        assert not entry.highlights or any(line.id in made.kept for line in entry.highlights)
    for section in made.selection.sections:
        assert section.items


@pytest.mark.parametrize(("seed", "paper", "pages"), SAMPLE)
def test_the_budget_is_kept(seed: int, paper: str, pages: int) -> None:
    hold_to_the_budget(seed, paper, pages)


@pytest.mark.sweep
@pytest.mark.parametrize(("seed", "paper", "pages"), EVERY)
def test_the_budget_is_kept_by_every_resume(seed: int, paper: str, pages: int) -> None:
    hold_to_the_budget(seed, paper, pages)


def test_the_resumes_are_of_every_size() -> None:
    sizes = [(len(resume.work), len(list(resume.claims()))) for resume in map(make_worker, WORKERS)]
    assert {positions for positions, _ in sizes} == set(range(1, 13))
    assert min(lines for _, lines in sizes) <= 2 and max(lines for _, lines in sizes) >= 79

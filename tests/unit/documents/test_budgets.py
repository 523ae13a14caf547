"""Which page budget counts, and how it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.documents.example import POSTING, RESUME, make_project, study

from casefolio.documents.budgets import find_budget
from casefolio.documents.freshness import Options
from casefolio.fit import Budget
from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.text.source import Source

META = "meta: {casefolio: {pages: {general: 3, tailored: 4}}}\n"
ASKING = Source("data/postings/acme.txt", f"---\npages: 2\n---\n{POSTING}")


@pytest.fixture
def portfolio(tmp_path: Path, repository: Path) -> Portfolio:
    return make_project(tmp_path, repository)


@pytest.fixture
def with_budgets(portfolio: Portfolio) -> Portfolio:
    (portfolio.root / "data/resume.yaml").write_text(RESUME + META, encoding="utf-8")
    return read_portfolio(portfolio.root, private=True)


def test_without_a_wish_there_is_none(portfolio: Portfolio) -> None:
    assert find_budget(portfolio, None, Options()) is None
    assert find_budget(portfolio, study(portfolio).posting, Options()) is None


def test_what_was_typed_counts_before_the_posting_and_that_before_the_resume(with_budgets: Portfolio) -> None:
    plain, asking = study(with_budgets).posting, study(with_budgets, ASKING).posting

    def refuse(budget: Budget | None) -> tuple[int, list[str]]:
        assert budget
        return budget.pages, str(budget.refuse("too small", 9)).splitlines()

    assert refuse(find_budget(with_budgets, asking, Options(pages=1))) == (
        1,
        ["--pages 1: too small", "    hint: --pages 9"],
    )
    assert refuse(find_budget(with_budgets, asking, Options())) == (
        2,
        [
            "data/postings/acme.txt:2:8: too small",
            "    pages: 2",
            "           ^",
            "    hint: write 'pages: 9' here",
        ],
    )
    pages, lines = refuse(find_budget(with_budgets, plain, Options()))
    assert (pages, lines[0]) == (4, "data/resume.yaml:10:50: too small")
    assert lines[-1] == (
        "    hint: write 'tailored: 9' here, or 'pages: 9' in the front matter of data/postings/acme.txt"
    )
    pages, lines = refuse(find_budget(with_budgets, None, Options()))
    assert (pages, lines[0]) == (3, "data/resume.yaml:10:37: too small")
    assert lines[-1] == "    hint: write 'general: 9' here"
    assert refuse(find_budget(with_budgets, None, Options(pages=1)))[0] == 1

"""A small project that the tests of documents share."""

from __future__ import annotations

import shutil
from pathlib import Path

from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.tailor.study import Study, read_study
from casefolio.text.source import Source

RESUME = """\
basics: {name: Robin Example}
tags: {billing: {label: Billing, aliases: [invoices]}, growth: {label: Growth}}
work:
  - name: Example
    position: Engineer
    startDate: 2020
    highlights:
      - {id: refunds, text: Cut refunds by 3%., tags: [billing]}
      - {id: talks, text: Gave talks., tags: [growth]}
"""
POSTING = """\
Billing Engineer
Acme
Requirements
- You have built invoices
- Java
"""
SOURCE = Source("data/postings/acme.txt", POSTING)


def make_project(root: Path, repository: Path) -> Portfolio:
    (root / "data").mkdir()
    (root / "data/resume.yaml").write_text(RESUME, encoding="utf-8")
    shutil.copytree(repository / "templates/pdf", root / "templates/pdf")
    return read_portfolio(root, private=True)


def study(portfolio: Portfolio, source: Source = SOURCE) -> Study:
    return read_study(source, "acme", portfolio.resume, portfolio.vocabulary)

"""A small project that the tests of the desk share: files, and what the desk has read of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from casefolio.desk.workspace import State, Workspace
from casefolio.documents.document import Document
from casefolio.pdf.make import Made
from casefolio.tailor.study import Study, read_study
from casefolio.text.source import Source

RESUME = """\
basics: {name: Ada Example}
tags: {billing: {label: Billing, aliases: [invoices]}, growth: {label: Growth}}
work:
  - name: Example
    position: Engineer
    highlights:
      - {id: refunds, lead: Impact, text: Cut **refunds** by 3%., tags: [billing]}
      - {id: talks, text: Gave talks., tags: [growth]}
"""
POSTING = """\
Billing Engineer
Acme
Requirements
- You have built invoices
- Java
"""


def today() -> date:
    return date(2026, 11, 30)


def write_project(root: Path, **postings: str) -> Path:
    (root / "data/postings").mkdir(parents=True)
    (root / "data/resume.yaml").write_text(RESUME, encoding="utf-8")
    for slug, text in postings.items():
        (root / f"data/postings/{slug}.txt").write_text(text, encoding="utf-8")
    return root


def read_project(root: Path) -> tuple[Workspace, State]:
    workspace = Workspace(root)
    return workspace, workspace.read()


def study(state: State, text: str = POSTING, slug: str = "acme") -> Study:
    assert state.portfolio is not None
    source = Source(f"data/postings/{slug}.txt", text)
    return read_study(source, slug, state.portfolio.resume, state.portfolio.vocabulary)


def lay_out(study: Study, *shown: str) -> Document:
    """A document that was never laid out: it shows the highlights with these ids."""
    made = Made(b"%PDF-", 1, 0.9, shown, (), (), study.selection, "", ())
    return Document(study.posting.slug, "x.pdf", made, study.selection, study.resume)

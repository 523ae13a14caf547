"""The letter for a posting as a value, without a PDF: what the desk shows and a person edits.

Its files are those of `casefolio letter`: tests/unit/cli/documents/test_letter.py.
"""

from __future__ import annotations

from pathlib import Path

from casefolio.documents.letters import read_letter
from casefolio.resume.portfolio import read_portfolio
from casefolio.tailor.study import read_study
from casefolio.text.source import read_source

RESUME = """\
basics: {name: Robin Example}
letter:
  opening: I would like to join {company}.
"""


def test_it_is_chosen_until_the_posting_has_one_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "data/postings").mkdir(parents=True)
    (tmp_path / "data/resume.yaml").write_text(RESUME, "utf-8")
    posting = tmp_path / "data/postings/acme.txt"
    posting.write_text("---\ncompany: Acme\n---\nPilot wanted.\n", "utf-8")
    portfolio = read_portfolio(tmp_path, private=True)
    study = read_study(read_source(posting, tmp_path), "acme", portfolio.resume, portfolio.vocabulary)
    chosen = read_letter(portfolio, study)
    assert chosen.text == (
        "Dear hiring team,\n\nI would like to join Acme.\n\nKind regards,\n\nRobin Example\n"
    )
    (tmp_path / "data/letters").mkdir()
    (tmp_path / "data/letters/acme.md").write_text(chosen.text.replace("join", "leave"), "utf-8")
    own = read_letter(portfolio, study)
    assert (own.text, own.file) == (chosen.text.replace("join", "leave"), "data/letters/acme.md")

"""`casefolio check --pdf`: a good PDF passes, a bad one is told by its rules."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfWriter
from tests.pdf.conftest import ROOT, make_resume

from casefolio.labels import find_labels
from casefolio.model import Resume
from casefolio.pdf import Made
from casefolio.pdf.rules import RULES, check_pdf


def test_our_own_pdf_keeps_all_rules(made: Made, everything: Resume, tmp_path: Path) -> None:
    file = tmp_path / "resume.pdf"
    file.write_bytes(made.data)
    assert check_pdf(file, everything, find_labels("en")) == ()
    other = make_resume({"basics": {"name": "Eva Nobody", "email": "ada@example.com"}})
    messages = [problem.message for problem in check_pdf(file, other, find_labels("en"))]
    assert "'Eva Nobody' is not in the text [name]" in messages
    assert sum("a case study that does not exist [links]" in message for message in messages) == 2


def test_a_page_without_text_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "blank.pdf"
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(file)
    first, *others = check_pdf(file)
    assert (first.severity, first.message) == ("error", "page 1 has no text that a machine could read [text]")
    assert {problem.message[-6:] for problem in others} == {"[tags]", "guage]", "title]"}


def test_what_is_no_pdf_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_text("no PDF", encoding="utf-8")
    (problem,) = check_pdf(file)
    assert problem.message.startswith("cannot be read as a PDF")


def test_each_rule_is_explained() -> None:
    page = (ROOT / "templates/pdf/CHECKS.md").read_text(encoding="utf-8")
    assert all(f"| `{rule.code}` | {rule.severity} | {rule.meaning} |" in page for rule in RULES.values())

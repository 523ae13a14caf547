"""Word files as LibreOffice opens them: whole, in order, on as many pages as the PDF or one more."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.pdf.extractors import find_lost_lines, with_pdfium
from tests.tools import LIBREOFFICE, require

from casefolio.checks.portfolio import read_checked
from casefolio.documents.document import Options, make_general, make_tailored
from casefolio.documents.exports import make_exports
from casefolio.documents.freshness import Wanted
from casefolio.documents.letter_files import LetterOptions
from casefolio.documents.letters import make_letter
from casefolio.resume.portfolio import Portfolio
from casefolio.tailor.study import read_study
from casefolio.text.source import Source

pytestmark = pytest.mark.sweep

POSTING = Source(
    "data/postings/acme.txt", "Senior Backend Engineer\n\nRequirements\n- Billing and subscriptions\n"
)


LOOKS = ["modern", "classic", "compact"]

LETTER = """\
---
recipient: Dana Sample
address: [12 Pier Road, 12345 Exampleville]
date: 2024-05-31
subject: Accounts that balance
enclosures: [Resume]
---
Dear {recipient},

Two things that I would bring along:

- ledgers that **balance** at midnight;
- a nose for work that nobody ordered.

Kind regards,

Zoë Łukasz-Example
"""


def read_example(repository: Path, folder: Path) -> Portfolio:
    root = folder / "portfolio"
    shutil.copytree(repository / "tests/portfolios/good", root)
    (root / "templates").symlink_to(repository / "templates")
    return read_checked(root, private=True)[0]


def convert(file: Path) -> bytes:
    """The PDF that LibreOffice makes of a Word file."""
    home = f"-env:UserInstallation={(file.parent / 'home').as_uri()}"
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(file.parent)]
    subprocess.run(
        [require(LIBREOFFICE), home, *options, str(file)], check=True, capture_output=True, timeout=300
    )
    return file.with_suffix(".pdf").read_bytes()


@pytest.mark.parametrize("look", LOOKS)
def test_libreoffice_opens_a_letter_on_one_page(repository: Path, tmp_path: Path, look: str) -> None:
    portfolio = read_example(repository, tmp_path)
    (portfolio.root / "data/letters").mkdir(parents=True)
    (portfolio.root / "data/letters/acme.md").write_text(LETTER, encoding="utf-8")
    study = read_study(POSTING, "acme", portfolio.resume, portfolio.vocabulary)
    options = LetterOptions(Options(look=look))
    edition = make_letter(portfolio, study, Wanted("acme", POSTING), options, ("docx",))
    data = convert(edition.files["docx"])
    words = " ".join(with_pdfium(data, tmp_path).split())
    places = [
        words.find(part) for part in ("12 Pier Road", "May 31, 2024", "Accounts", "Dear Dana", "midnight")
    ]
    assert -1 not in places and places[2:] == sorted(places[2:])
    assert len(PdfReader(io.BytesIO(data)).pages) == 1


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("is_tailored", [False, True], ids=["general", "tailored"])
def test_libreoffice_opens_it_on_as_many_pages(
    repository: Path, tmp_path: Path, look: str, is_tailored: bool
) -> None:
    portfolio = read_example(repository, tmp_path)
    study = read_study(POSTING, "acme", portfolio.resume, portfolio.vocabulary)
    options = Options(look=look)
    document = make_tailored(portfolio, study, options) if is_tailored else make_general(portfolio, options)
    file = tmp_path / "resume.docx"
    file.write_bytes(make_exports(document, portfolio, ("docx",))["docx"])
    data = convert(file)
    assert find_lost_lines(document.made, with_pdfium(data, tmp_path)) == []
    assert document.made.pages <= len(PdfReader(io.BytesIO(data)).pages) <= document.made.pages + 1

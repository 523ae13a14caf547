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
from casefolio.tailor.study import read_study
from casefolio.text.source import Source

pytestmark = pytest.mark.sweep

POSTING = Source(
    "data/postings/acme.txt", "Senior Backend Engineer\n\nRequirements\n- Billing and subscriptions\n"
)


@pytest.mark.parametrize("look", ["modern", "classic", "compact"])
@pytest.mark.parametrize("is_tailored", [False, True], ids=["general", "tailored"])
def test_libreoffice_opens_it_on_as_many_pages(
    repository: Path, tmp_path: Path, look: str, is_tailored: bool
) -> None:
    program = require(LIBREOFFICE)
    root = tmp_path / "portfolio"
    shutil.copytree(repository / "tests/portfolios/good", root)
    (root / "templates").symlink_to(repository / "templates")
    portfolio, _ = read_checked(root, private=True)
    study = read_study(POSTING, "acme", portfolio.resume, portfolio.vocabulary)
    options = Options(look=look)
    document = make_tailored(portfolio, study, options) if is_tailored else make_general(portfolio, options)
    file = tmp_path / "resume.docx"
    file.write_bytes(make_exports(document, portfolio, ("docx",))["docx"])
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    data = (tmp_path / "resume.pdf").read_bytes()
    assert find_lost_lines(document.made, with_pdfium(data, tmp_path)) == []
    assert document.made.pages <= len(PdfReader(io.BytesIO(data)).pages) <= document.made.pages + 1

"""What others get out of a PDF: the libraries and tools that machines read resumes with."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from tests.tools import PDFTOTEXT, require

from casefolio.pdf.make import Made
from casefolio.pdf.reading.readback import fold, has_words
from casefolio.text.inline import render_text

Extract = Callable[[bytes, Path], str]
"""From a PDF's bytes and a folder for files to its text."""


def with_pypdf(data: bytes, folder: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def with_pdfminer(data: bytes, folder: Path) -> str:
    return extract_text(BytesIO(data))


def with_pdfplumber(data: bytes, folder: Path) -> str:
    with pdfplumber.open(BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def with_pdfium(data: bytes, folder: Path) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def with_pdftotext(data: bytes, folder: Path, *options: str) -> str:
    (folder / "resume.pdf").write_bytes(data)
    command = [require(PDFTOTEXT), *options, "resume.pdf", "-"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode()


def with_pdftotext_layout(data: bytes, folder: Path) -> str:
    return with_pdftotext(data, folder, "-layout")


_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')


def find_lost_lines(made: Made, text: str) -> list[str]:
    """The chosen lines that an extractor's text does not hold whole and in order, as the resume has them."""
    read = fold(text.translate(_QUOTES))
    position, lost = 0, []
    for line in made.selection.lines():
        written = ": ".join(filter(None, (line.highlight.lead, line.text)))
        wanted = fold(render_text(written).translate(_QUOTES))
        found = read.find(wanted, position)
        if found >= 0:
            position = found + len(wanted)
        elif wanted in read or not has_words(read, wanted):
            lost.append(wanted)
    return lost


EXTRACTORS = (
    with_pypdf,
    with_pdfminer,
    with_pdfplumber,
    with_pdfium,
    with_pdftotext,
    with_pdftotext_layout,
)

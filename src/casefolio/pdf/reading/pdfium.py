"""Reads finished PDFs with PDFium, the reader in Chrome.

Why: what a person sends is the file, so the file is what is verified, by a library that shares no code with
the one that wrote it. PDFium loads in 40 ms and reads a PDF in 5; pypdf takes 100 for each.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from casefolio.pdf.reading.text_layer import PdfText

HYPHEN_AT_END = "\x02"
"""PDFium's sign for a hyphen at the end of a line, after which a word may go on."""


def load_library() -> None:
    """Load the library, in time that would otherwise be spent waiting."""
    importlib.import_module("pypdfium2")


def read_with_pdfium(data: bytes) -> PdfText:
    """The text layer of a whole PDF. Not thread-safe. Raises pypdfium2.PdfiumError for what is none."""
    import pypdfium2
    from pypdfium2 import raw

    with closing(pypdfium2.PdfDocument(data)) as pdf:
        pages = [pdf[number] for number in range(len(pdf))]
        return PdfText(
            pages=tuple(_read_text(page) for page in pages),
            links=frozenset(link for page in pages for link in _find_links(pdf, page)),
            title=pdf.get_metadata_value("Title"),
            language=_read_language(pdf),
            is_tagged=bool(raw.FPDFCatalog_IsTagged(pdf)),
        )


def _read_language(pdf: Any) -> str:
    from pypdfium2 import raw

    found = _fill(lambda *place: raw.FPDFCatalog_GetLanguage(pdf, *place), raw.FPDF_WCHAR)
    return found.decode("utf-16-le")


def _read_text(page: Any) -> str:
    text: str = page.get_textpage().get_text_bounded()
    return text.replace("\r\n", "\n").replace(HYPHEN_AT_END, "-")


def _find_links(pdf: Any, page: Any) -> Iterator[str]:
    """The addresses that a page links to."""
    from pypdfium2 import raw

    position, link = ctypes.c_int(), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            yield _fill(
                lambda *place, of=action: raw.FPDFAction_GetURIPath(pdf, of, *place), ctypes.c_char
            ).decode()


def _fill(write: Callable[..., int], character: Any) -> bytes:
    """What a function of PDFium writes into a buffer of such characters, without the zero at its end."""
    length = write(None, 0) // ctypes.sizeof(character)
    buffer = (character * length)()
    write(buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: -ctypes.sizeof(character)]

"""A finished document in other formats: what its PDF shows, line by line, for Word, forms and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from casefolio.documents.document import Document
from casefolio.export.outline import OutlineRow, list_rows
from casefolio.pdf.make import Drawn
from casefolio.pdf.sheet import SheetHead
from casefolio.resume.json_resume import SCHEMA, describe_selection
from casefolio.resume.portfolio import Portfolio
from casefolio.text.errors import InputError


def make_exports(document: Document, portfolio: Portfolio, formats: Iterable[str]) -> dict[str, bytes]:
    """The document in each of the formats, keys of `formats.ENDINGS`. The same input gives the same bytes.

    Raises InputError where a Word file does not read back whole.
    """
    return {format: _make(document, portfolio, format) for format in formats}


def _make(document: Document, portfolio: Portfolio, format: str) -> bytes:
    if format in ("json", "full-json"):
        shown = describe_selection(document.resume, document.made.selection, is_full=format == "full-json")
        data = {"$schema": SCHEMA, **shown, "meta": {"version": "v1.0.0"}}
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
    drawn = document.made.drawn
    assert drawn, "a document that was made has been drawn"
    return write_rows(list_rows(drawn.sheet), drawn, portfolio.root, format)


def write_rows(rows: Sequence[OutlineRow], drawn: Drawn[SheetHead], root: Path, format: str) -> bytes:
    """The rows of a document that was drawn, as `txt`, `md` or `docx`.

    Raises InputError where a Word file does not read back whole.
    """
    # Imported here: each format is rare, and python-docx takes a tenth of a second.
    if format == "txt":
        from casefolio.export.text import write_text

        return write_text(rows)
    if format == "md":
        from casefolio.export.markdown import write_markdown

        return write_markdown(rows)
    from casefolio.export.docx import write_docx
    from casefolio.export.docx_reading import find_docx_problems
    from casefolio.export.style import read_style
    from casefolio.storage.looks import read_look

    style = read_style(read_look(root, drawn.look), drawn.sheet, drawn.paper)
    written = write_docx(rows, drawn.sheet, style)
    if problems := find_docx_problems(written, rows, "the finished Word file"):
        raise InputError(problems)
    return written

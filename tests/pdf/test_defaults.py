"""What is left out of WeasyPrint's own styles is not missed, and is there for a look that needs it."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.conftest import sample
from tests.pdf.conftest import ROOT, make_pdf, make_resume
from weasyprint.html import UA_STYLESHEET

from casefolio.pdf import defaults, layout
from casefolio.pdf.reading.text_layer import read_bytes
from casefolio.resume.model import Resume


@pytest.mark.parametrize("look", sample(3, ["modern", "classic", "compact"]))
def test_no_page_changes(look: str, everything: Resume, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(layout, "leave_out_notes", lambda document: seen.append(document))
    whole = make_pdf(everything, look=look)
    assert seen
    monkeypatch.undo()
    assert make_pdf(everything, look=look).data == whole.data


def test_the_rules_for_notes_are_left_out_of_a_copy() -> None:
    document = SimpleNamespace(_ua_stylesheets=None)
    defaults.leave_out_notes(document)
    (sheet,) = document._ua_stylesheets()
    left_out = {selector[3] for selector in UA_STYLESHEET.matcher.other_selectors} - {
        selector[3] for selector in sheet.matcher.other_selectors
    }
    assert left_out == {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}


def test_a_look_may_have_footnotes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates/pdf", tmp_path / "templates/pdf")
    sheet = tmp_path / "templates/pdf/modern/look.css"
    sheet.write_text(sheet.read_text() + ".headline { float: footnote }\n", encoding="utf-8")
    resume = make_resume({"basics": {"name": "Ada Example", "label": "Engineer", "summary": "Words."}})
    html = make_pdf(resume).html
    opened = layout.open_look(sheet, (tmp_path / "templates/pdf",))
    text = read_bytes(layout.write(layout.lay_out(html, opened, sheet.parent)).data).pages[0]
    assert "1. Engineer" in " ".join(text.split())


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        (".note { color: red }", False),
        ("p::footnote-call { color: red }", True),
        ("@page { @footnote { margin: 0 } }", True),
        ("p { position: note(side) }", True),
        ("@note-area { }", True),
    ],
)
def test_notes_are_found_by_their_names(styles: str, expected: bool) -> None:
    assert defaults.names_notes(styles) is expected

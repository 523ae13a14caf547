"""WeasyPrint's own style sheet, without what only documents with footnotes need.

It holds five rules for the marks and calls of notes, which match every element: so five styles more are
made for each, 4 ms a page.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

from weasyprint.html import UA_STYLESHEET

from casefolio.text.patterns import lazy_pattern

_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})

_NAMES_NOTES = lazy_pattern(r"footnote|\bnote-|\bnote\s*\(")


def names_notes(styles: str) -> bool:
    """Whether a style sheet may set notes, or a document with styles of its own."""
    return bool(_NAMES_NOTES.search(styles))


def leave_out_notes(document: Any) -> None:
    """Let a document do without the rules for notes, if WeasyPrint keeps them where it did."""
    sheet = _styles_without_notes()
    if sheet is not None and hasattr(document, "_ua_stylesheets"):
        document._ua_stylesheets = lambda forms=False: [sheet]


@cache
def _styles_without_notes() -> Any:
    try:
        sheet = copy(UA_STYLESHEET)
        sheet.matcher = copy(sheet.matcher)
        # Each is a test, a specificity, an order, a pseudo-element and what the rule says.
        sheet.matcher.other_selectors = [
            selector for selector in sheet.matcher.other_selectors if selector[3] not in _NOTES
        ]
    except (AttributeError, IndexError, TypeError):
        return None
    return sheet

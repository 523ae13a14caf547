"""The table of fonts of a Word file: which font stands in where a reader has not the look's own."""

from __future__ import annotations

from html import escape

from casefolio.export.style import DocumentStyle

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_STAND_INS = {"swiss": "Calibri", "roman": "Georgia"}
"""A font that Word has, by the family of the look's."""


def write_font_table(style: DocumentStyle) -> bytes:
    """`word/fontTable.xml` for a look's font. Word uses its `altName` where the font is not installed."""
    name, family = escape(style.font), style.family
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="{_NAMESPACE}"><w:font w:name="{name}"><w:altName w:val="{_STAND_INS[family]}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()

"""A document as a Word file: one column, built-in styles, contacts in the body, no tables or text boxes.

python-docx makes it; the finished archive is written again with fixed times, so that equal input gives equal
bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from casefolio.deferred.dataclasses import dataclass
from casefolio.export.fonts import write_font_table
from casefolio.export.outline import OutlineRow, RowKind
from casefolio.export.runs import TextRun
from casefolio.export.style import DocumentStyle
from casefolio.pdf.archive import embedding_date
from casefolio.pdf.sheet import LetterSheet, SheetHead
from casefolio.text.direction import has_right_to_left

_UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml", "/webSettings")
"""Ends of the types of the template's parts that a resume does not need."""

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold."""


@dataclass(frozen=True)
class _Set:
    """How a kind of row is set: its built-in style, and in points its size, space above and below.

    `size` is a factor on the size of running text.
    """

    style: str
    size: float = 1.0
    above: float = 0.0
    below: float = 0.0
    is_bold: bool = False
    colour: str = "ink"
    stays: bool = False
    """Whether it stays on the page of the next row."""


_SETS: dict[RowKind, _Set] = {
    "name": _Set("Title", 2.4, is_bold=True, stays=True),
    "headline": _Set("Subtitle", 1.15, 2, is_bold=True, colour="accent", stays=True),
    "contacts": _Set("Body Text 2", 0.95, 2, colour="quiet"),
    "heading": _Set("Heading 1", 1.15, 11, 3, is_bold=True, colour="accent", stays=True),
    "entry": _Set("Heading 2", 1.0, 6, is_bold=True, stays=True),
    "facts": _Set("Body Text 3", 1.0, colour="quiet", stays=True),
    "text": _Set("Body Text", 1.0, 1, 1),
    "row": _Set("Body Text", 1.0, 1, 1),
    "bullet": _Set("List Bullet", 1.0, 1, 1),
}

_LETTER_SETS: dict[RowKind, _Set] = {
    **{kind: _SETS[kind] for kind in ("name", "headline", "contacts")},
    "block": _Set("No Spacing", 1.0, 16),
    "subject": _Set("Heading 2", 1.05, 16, is_bold=True, stays=True),
    "paragraph": _Set("Body Text", 1.0, 9),
    "signature": _Set("Body Text 3", 1.0, 28, is_bold=True),
}
"""How the rows of a letter are set. The space above a signature leaves room for one by hand."""

_AFTER_BIDI = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
"""What stands behind `w:bidi` in the properties of a paragraph: Word refuses another order."""

_INDENT = 11.0
"""Points by which the text of a list's item is indented, for each level."""

_ITEM_GAP = 2.0
"""The most points above a list's item."""


def write_docx(rows: Sequence[OutlineRow], sheet: SheetHead, style: DocumentStyle) -> bytes:
    """The rows as a Word file. `sheet` gives the metadata. The same input gives the same bytes."""
    document = Document()
    sets = _LETTER_SETS if isinstance(sheet, LetterSheet) else _SETS
    _drop_unused(document, sets)
    _set_page(document, style)
    _set_styles(document, sheet, style, sets)
    _set_properties(document, sheet)
    for row in rows:
        _add_row(document, row, style, sets[row.kind], turns=sheet.is_right_to_left)
    return _rewrite(document, style)


def _drop_unused(document: Any, sets: Mapping[RowKind, _Set]) -> None:
    """Leave out what python-docx's template has and a resume does not need: parts, and styles of tables."""
    for rels in (document.part.package.rels, document.part.rels):
        for id in [id for id, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[id]
    needed = {each.style for each in sets.values()} | {"Normal", "Default Paragraph Font", "No List"}
    needed |= {"Normal Table", "List Paragraph"}
    for each in list(document.styles):
        if each.name not in needed:
            each.delete()


def _set_page(document: Any, style: DocumentStyle) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(style.width), Mm(style.height)
    section.left_margin = section.right_margin = Mm(style.side_margin)
    section.top_margin, section.bottom_margin = Mm(style.top_margin), Mm(style.bottom_margin)
    section.header_distance = section.footer_distance = Mm(style.bottom_margin / 2)


def _set_styles(document: Any, sheet: SheetHead, style: DocumentStyle, sets: Mapping[RowKind, _Set]) -> None:
    normal = document.styles["Normal"]
    _set_font(normal, style, style.size, "ink")
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = style.leading
    normal.paragraph_format.widow_control = True
    _set_language(document, sheet.language)
    for each in {id(each): each for each in sets.values()}.values():
        shape = document.styles[each.style]
        _set_font(shape, style, round(style.size * each.size * 2) / 2, each.colour, is_bold=each.is_bold)
        layout = shape.paragraph_format
        layout.space_before, layout.space_after = Pt(each.above), Pt(each.below)
        layout.line_spacing = style.leading if each.size <= 1.2 else 1.0
        layout.keep_with_next = each.stays
        layout.keep_together = each.style != "Body Text"
        if sheet.is_right_to_left:
            properties = shape.element.get_or_add_pPr()
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    _rule(document.styles["Title"], None)
    if sets is _SETS:
        _set_resume_styles(document, style)
    else:
        _rule(document.styles[sets["contacts"].style], style.accent)


def _set_resume_styles(document: Any, style: DocumentStyle) -> None:
    """The rule below headings, the indent of lines, and dates on the right."""
    _rule(document.styles["Heading 1"], style.accent)
    bullets = document.styles["List Bullet"].paragraph_format
    bullets.left_indent, bullets.first_line_indent = Pt(_INDENT), Pt(-_INDENT)
    for name in ("Heading 2", "Body Text 3"):
        document.styles[name].paragraph_format.tab_stops.add_tab_stop(
            Mm(style.width - 2 * style.side_margin), WD_TAB_ALIGNMENT.RIGHT
        )


def _set_font(shape: Any, style: DocumentStyle, size: float, colour: str, *, is_bold: bool = False) -> None:
    font = shape.font
    font.name, font.size, font.bold, font.italic = style.font, Pt(size), is_bold, False
    font.cs_bold, font.cs_italic = is_bold, False
    font.color.rgb = RGBColor.from_string(style.colour(colour))
    fonts = shape.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            # The template's theme would win over the font that is named.
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), style.font)
    for unwanted in ("w:spacing", "w:kern", "w:szCs"):
        for element in shape.element.rPr.findall(qn(unwanted)):
            shape.element.rPr.remove(element)
    # The size of scripts from right to left, which python-docx does not set.
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(2 * size)))
    shape.element.rPr.find(qn("w:sz")).addnext(complex_size)


def _set_language(document: Any, language: str) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
        for script in ("w:eastAsia", "w:bidi"):
            element.set(qn(script), language)


def _rule(shape: Any, colour: str | None) -> None:
    """Draw a hairline below paragraphs of a style; without a colour none is left."""
    properties = shape.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if colour is None:
        return
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:bidi", *_AFTER_BIDI)


def _set_properties(document: Any, sheet: SheetHead) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title, sheet.author, sheet.language
    properties.subject, properties.keywords = sheet.description[:255], ", ".join(sheet.keywords)[:255]
    properties.comments, properties.last_modified_by, properties.revision = "", sheet.author, 1
    properties.created = properties.modified = embedding_date(sheet.created or None).replace(tzinfo=None)


def _add_row(document: Any, row: OutlineRow, style: DocumentStyle, kind: _Set, *, turns: bool) -> None:
    paragraph = document.add_paragraph(style=kind.style)
    if row.depth:
        paragraph.paragraph_format.left_indent = Pt(_INDENT * row.depth)
        paragraph.paragraph_format.first_line_indent = Pt(-_INDENT)
        if kind.above > _ITEM_GAP:
            paragraph.paragraph_format.space_before = Pt(_ITEM_GAP)
    for run in row.runs:
        _add_run(paragraph, run, style, turns=turns)
    if row.dates:
        dates = paragraph.add_run(f"\t{row.dates}" if row.runs else row.dates)
        dates.bold = False


def _add_run(paragraph: Any, run: TextRun, style: DocumentStyle, *, turns: bool) -> None:
    added = paragraph.add_run(run.text)
    if run.is_bold:
        added.bold = added.font.cs_bold = True
    if run.is_italic:
        added.italic = added.font.cs_italic = True
    if turns and has_right_to_left(run.text):
        added.font.rtl = True
    if run.url:
        added.font.color.rgb = RGBColor.from_string(style.accent)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(added._element)
        paragraph._element.append(link)


def _rewrite(document: Any, style: DocumentStyle) -> bytes:
    """The archive with fixed times, and a table of fonts with stand-ins for those that a reader lacks."""
    made, written = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(written, "w") as new:
        for name in _order_parts(old.namelist()):
            data = write_font_table(style) if name == "word/fontTable.xml" else old.read(name)
            part = zipfile.ZipInfo(name, _ZIP_EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, data)
    return written.getvalue()


def _order_parts(names: Iterable[str]) -> list[str]:
    """The types first, as readers expect them; the others in a fixed order."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))

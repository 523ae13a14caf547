"""The interface to WeasyPrint: from HTML and a look's style sheet to pages, their heights, and a PDF."""

from __future__ import annotations

import atexit
import re
import shutil
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML, VERSION, Attachment
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import BlockBox, BlockLevelBox, LineBox
from weasyprint.text.fonts import FontConfiguration

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import BoxKey, Measures, Size, gap_growth, gap_range
from casefolio.fit.measures import NOTHING
from casefolio.pdf.archive import DESCRIPTION, FILE_NAME, UNDATED, finish_archive, mark_accessible
from casefolio.pdf.fetcher import LocalFetcher
from casefolio.pdf.line_ends import is_stranded
from casefolio.pdf.reading.text_layer import PdfText, read_objects
from casefolio.pdf.values import Foot, Layout, LoadedLook, Written
from casefolio.storage.fingerprint import stamp_files
from casefolio.storage.project import PDF_TEMPLATES, STYLE_SHEET
from casefolio.text.log_capture import captured_messages
from casefolio.text.patterns import lazy_pattern

__all__ = [
    "ENDLESS",
    "VERSION",
    "find_missing",
    "find_stranded",
    "join_layouts",
    "lay_out",
    "line_heights",
    "measure",
    "open_gaps",
    "open_look",
    "remove_font_folders",
    "write",
]

PX_PER_MM = 96 / 25.4

ENDLESS = 1e6
"""The height in millimetres of the page on which everything is measured: it never ends in practice."""

# WeasyPrint's message for a character that no font has.
_NO_GLYPH = lazy_pattern(r"^\.notdef glyph .*\(U\+([0-9A-F]+)\)$", re.S)


@dataclass(frozen=True)
class _LookParts:
    """WeasyPrint's objects for a look. `has_font` caches whether a font on this machine has a character."""

    styles: CSS
    fonts: FontConfiguration
    fetcher: LocalFetcher
    has_font: dict[str, bool] = field(default_factory=dict)


_open_looks: dict[tuple[Path, str], tuple[object, LoadedLook]] = {}


@atexit.register
def remove_font_folders() -> None:
    """Remove the temporary folders into which WeasyPrint copied the fonts of the looks.

    Why: it removes them in `__del__`, which does not run for what is still referenced when Python ends.
    """
    for _, look in _open_looks.values():
        fonts = look.parts.fonts
        if hasattr(fonts, "_folder") and fonts._folder:
            shutil.rmtree(fonts._folder, ignore_errors=True)


def open_look(root: Path, look: str) -> LoadedLook:
    """The look of a project, cached until a file of the looks changes, fonts included.

    Why cached: reading the fonts takes as long as a third of a layout.
    """
    stamp = stamp_files(root, [PDF_TEMPLATES])
    known = _open_looks.get((root, look))
    if known and known[0] == stamp:
        return known[1]
    fonts, fetcher = FontConfiguration(), LocalFetcher(root)
    with captured_messages("weasyprint") as complaints:
        styles = CSS(
            url=f"{_address(root / PDF_TEMPLATES / look)}{STYLE_SHEET}",
            font_config=fonts,
            url_fetcher=fetcher,
        )
    loaded = LoadedLook(_LookParts(styles, fonts, fetcher), tuple(complaints))
    _open_looks[root, look] = stamp, loaded
    return loaded


def _address(folder: Path) -> str:
    """The address of a folder, which need not exist: the fetcher finds what is below it."""
    return f"{folder.absolute().as_uri()}/"


def lay_out(html: str, look: LoadedLook, base: Path) -> Layout:
    """The pages of a document; addresses in it are relative to `base`."""
    parts: _LookParts = look.parts
    with captured_messages("weasyprint") as complaints:
        read = HTML(string=html, base_url=_address(base), url_fetcher=parts.fetcher)
        document = read.render(font_config=parts.fonts, stylesheets=[parts.styles])
    return _describe(document, tuple(complaints))


def _describe(document: Document, complaints: tuple[str, ...]) -> Layout:
    boxes = [page._page_box for page in document.pages]
    used = tuple(_content_end(box) - box.content_box_y() for box in boxes)
    return Layout(document, used, boxes[0].height, complaints, tuple(_find_feet(boxes)))


def open_gaps(layout: Layout, air: float, airs: Sequence[float]) -> Layout:
    """The same pages, the gaps of the first ones opened from `air` to those in `airs`; `layout` is used up.

    Why: all that happens is that boxes move down. Laying out again would take as long as the first time.
    """
    pages = _document(layout).pages
    for number, page in enumerate(pages[: len(airs)]):
        if airs[number] != air:
            before = (box for earlier in pages[:number] for box in _blocks(earlier._page_box))
            (content,) = (box for box in page._page_box.children if isinstance(box, BlockBox))
            _widen_gaps(content, gap_growth(air, airs[number]), {id(box.element) for box in before})
            # Made anew, since it notes where the links in its boxes are.
            pages[number] = Page(page._page_box)
    return _describe(_document(layout), layout.complaints)


def _widen_gaps(box: Any, growth: Mapping[str, float], begun: Collection[int]) -> float:
    """Move down what is below the gaps in a box, and return by how many pixels it grows.

    Elements that have `begun` on an earlier page have their gap there.
    """
    grown = 0.0
    # What a look sets side by side, in a table or a grid, keeps its gaps.
    for child in box.children if type(box) is BlockBox else ():
        above = below = 0.0
        if isinstance(child, BlockLevelBox) and child.element is not None and id(child.element) not in begun:
            opened, taken_back = _list_gaps(child)
            # There is no gap at the top of a page.
            above = sum(growth.get(kind, 0.0) for kind in opened) if child.margin_top else 0.0
            below = sum(growth.get(kind, 0.0) for kind in taken_back)
        grown += above
        child.translate(dy=grown)
        grown += _widen_gaps(child, growth, begun) - below
    box.height += grown
    return grown


def measure(layout: Layout, paper_height: float) -> Measures:
    """The heights of all parts of a document laid out on one endless page, in pixels.

    `paper_height` is that of the real page, in millimetres. Boxes are identified by their `data-key`; by how
    much their gaps can grow follows from the `data-gap` of the elements in them.
    """
    sizes: dict[BoxKey, Size] = {}
    stranded = []
    (page_box,) = (page._page_box for page in _document(layout).pages)
    for box in _blocks(page_box):
        key = _box_key(box)
        if key and (key not in sizes or key.kind == "text"):
            # A text may have several paragraphs.
            sizes[key] = sizes.get(key, NOTHING) + Size(box.margin_height(), _give(box))
            if key.kind in ("line", "short") and is_stranded(box):
                stranded.append(key)
    page = layout.available - (ENDLESS - paper_height) * PX_PER_MM
    return Measures.of_boxes(page, Size(layout.used[0], _give(page_box)), sizes, stranded)


def join_layouts(title: str, description: str, names: Sequence[str], *layouts: Layout) -> Layout:
    """The pages of several documents in one look as one document, with a title and description of its own.

    Each is named in the outline, and counts its own pages.
    """
    documents = [_document(layout) for layout in layouts]
    for name, document in zip(names, documents, strict=True):
        if bookmarks := document.pages[0].bookmarks:
            level, _, *target = bookmarks[0]
            bookmarks[0] = (level, name, *target)
    joined = documents[0].copy([page for document in documents for page in document.pages])
    joined.metadata = copy(joined.metadata)
    joined.metadata.title, joined.metadata.description = title, description
    used = tuple(height for layout in layouts for height in layout.used)
    complaints = tuple(complaint for layout in layouts for complaint in layout.complaints)
    return Layout(joined, used, layouts[0].available, complaints)


def find_stranded(layout: Layout) -> frozenset[BoxKey]:
    """The texts whose last line is a single word that the word before it should join, by their keys."""
    return frozenset(
        key
        for page in _document(layout).pages
        for box in _blocks(page._page_box)
        if (key := _box_key(box)) and is_stranded(box)
    )


def line_heights(layout: Layout) -> dict[str, float]:
    """The height of each line in pixels by its id, with the gap above; without lines at the top of a page."""
    return {
        key.id: float(box.margin_height())
        for page in _document(layout).pages
        for box in _blocks(page._page_box)
        if (key := _box_key(box)) and key.kind == "line" and box.margin_top
    }


def write(layout: Layout, embedded: bytes | None = None, date: datetime = UNDATED) -> Written:
    """The PDF, tagged for accessibility; equal pages give equal bytes.

    With a resume to be `embedded`, as a file with that `date`, it is PDF/A-3a too.
    """
    texts: list[PdfText] = []

    def finish(_: Document, pdf: Any) -> None:
        if embedded is not None:
            finish_archive(pdf)
        texts.append(read_objects(pdf))

    options: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
    if embedded is not None:
        mark_accessible(_document(layout).metadata)
        options = {"pdf_variant": "pdf/a-3a", "attachments": [_attach(embedded, date)]}
    with captured_messages("weasyprint") as complaints:
        data = _document(layout).write_pdf(finisher=finish, pdf_identifier=True, **options)
    return Written(data, texts[0], tuple(complaints))


def find_missing(characters: str, look: LoadedLook, base: Path) -> str:
    """The characters that no font has, neither of the look nor of this machine."""
    has_font: dict[str, bool] = look.parts.has_font
    asked = [character for character in characters if character not in has_font]
    if asked:
        layout = lay_out(f"<p>{escape(' '.join(asked))}</p>", look, base)
        with captured_messages("weasyprint") as complaints:
            _document(layout).write_pdf()
        missing = {chr(int(found[1], 16)) for text in complaints if (found := _NO_GLYPH.search(text))}
        has_font.update((character, missing.isdisjoint(_list_drawn(character))) for character in asked)
    return "".join(character for character in characters if not has_font[character])


def _list_drawn(character: str) -> str:
    """A character and those of its decomposition, by which a font may draw it: Thai's am is two of them."""
    parts = unicodedata.normalize("NFKD", character)
    return character + "".join(part for part in parts if not part.isascii())


def _document(layout: Layout) -> Document:
    document: Document = layout.parts
    return document


def _attach(data: bytes, date: datetime) -> Attachment:
    return Attachment(
        string=data.decode(),
        name=FILE_NAME,
        description=DESCRIPTION,
        relationship="Source",
        created=date,
        modified=date,
        url_fetcher=LocalFetcher(None),
    )


def _content_end(page_box: Any) -> float:
    """The end of a page's content, in pixels from its top."""
    body = next((box for box in _blocks(page_box) if box.element_tag == "body"), None)
    # A look may hide the body or take it out of the flow: then no content fills the page.
    return float(body.position_y + body.margin_height() if body else page_box.content_box_y())


def _blocks(box: Any) -> Iterator[Any]:
    """The block boxes of elements, outermost first; not their lines, words and markers."""
    for inner in box.descendants():
        if isinstance(inner, BlockLevelBox) and inner.element is not None and "::" not in inner.element_tag:
            yield inner


def _find_feet(pages: Sequence[Any]) -> Iterator[Foot]:
    seen: set[int] = set()
    for page in pages:
        give = 0.0
        for box in _blocks(page):
            if box.element.get("data-gap") and id(box.element) not in seen:
                seen.add(id(box.element))
                # There is no gap at the top of a page.
                give += _own_give(box) if box.margin_top else 0.0
        bottoms = (box.position_y + box.height for box in page.descendants() if isinstance(box, LineBox))
        yield Foot(float(page.content_box_y() + page.height - max(bottoms, default=0.0)), give)


def _give(box: Any) -> float:
    """By how many pixels a box grows when all gaps in it are at their widest."""
    return sum(map(_own_give, _blocks(box)))


def _own_give(box: Any) -> float:
    """The same of its own gap."""
    opened, taken_back = _list_gaps(box)
    return sum(map(gap_range, opened)) - sum(map(gap_range, taken_back))


def _list_gaps(box: Any) -> tuple[list[str], list[str]]:
    """The kinds of gap that open above a box, and those that are taken back below it."""
    kinds = box.element.get("data-gap", "").split()
    taken_back = [kind[1:] for kind in kinds if kind.startswith("-")]
    return [kind for kind in kinds if not kind.startswith("-")], taken_back


def _box_key(box: Any) -> BoxKey | None:
    return BoxKey.from_attribute(box.element.get("data-key", ""))

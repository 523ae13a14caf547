"""Reads the text layer of a PDF: its text in the order of the content streams."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.patterns import lazy_pattern

# Operators of a content stream that position text, select a font and show text, as WeasyPrint writes them.
_OPERATION = lazy_pattern(rb"(?P<y>-?[\d.]+) Tm\s|/(?P<font>\S+) [\d.]+ Tf\s|\[(?P<shown>[^\]]*)\]\s*TJ\s")
_SHOWN = lazy_pattern(rb"<(?P<glyphs>[0-9a-fA-F]+)>|(?P<shift>-?[\d.]+)")
_CHARACTER = lazy_pattern(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
_REFERENCE = lazy_pattern(rb"(\d+) 0 R")

# pypdf's log messages would otherwise be printed among our results.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

LEAST_SPACE = 150
"""The least gap, in thousandths of the font size, that readers take for a space; kerning is smaller."""

_UNKNOWN = "\ufffd"


@dataclass(frozen=True)
class PdfText:
    """The content of a PDF for programs: the text of each page, links, and metadata."""

    pages: tuple[str, ...]
    links: frozenset[str]
    title: str
    language: str
    is_tagged: bool


def read_with_pypdf(data: bytes) -> PdfText:
    """The text layer of any PDF. For corrupt data pypdf raises the errors that `rules.py` lists."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    root: Any = reader.trailer["/Root"]
    annotations = [note.get_object() for page in reader.pages for note in page.get("/Annots") or ()]
    return PdfText(
        pages=tuple(page.extract_text() for page in reader.pages),
        links=frozenset(str(note["/A"]["/URI"]) for note in annotations if "/URI" in note.get("/A", {})),
        title=(reader.metadata.title or "") if reader.metadata else "",
        language=str(root.get("/Lang", "")),
        is_tagged=bool(root.get("/MarkInfo", {}).get("/Marked")),
    )


def read_objects(pdf: Any) -> PdfText:
    """The text layer of a PDF that WeasyPrint is about to write, from its objects (pydyf's).

    Why: a reader of finished files takes as long to load and read as two layouts. Text that is not supported
    here, such as that in transparent groups, needs `read_with_pypdf`.
    """
    objects = _Objects(pdf)
    pages = [objects.follow(reference) for reference in pdf.page_references]
    fonts = {name: font for page in pages for name, font in objects.read_fonts(page)}
    annotations = [objects.follow(note) for page in pages for note in page.get("Annots", ())]
    return PdfText(
        pages=tuple("".join(_read_text(objects.read_stream(page["Contents"]), fonts)) for page in pages),
        links=frozenset(str(note["A"]["URI"].string) for note in annotations if "URI" in note.get("A", {})),
        title=str(pdf.info["Title"].string) if "Title" in pdf.info else "",
        language=str(pdf.catalog["Lang"].string) if "Lang" in pdf.catalog else "",
        is_tagged="MarkInfo" in pdf.catalog,
    )


class _Objects:
    """The objects of a PDF, by their references."""

    def __init__(self, pdf: Any) -> None:
        self._objects = pdf.objects

    def follow(self, value: Any) -> Any:
        """The object of a reference; any other value unchanged."""
        found = _REFERENCE.fullmatch(value) if isinstance(value, bytes) else None
        return self._objects[int(found[1])] if found else value

    def read_stream(self, reference: Any) -> bytes:
        parts = self.follow(reference).stream
        return b"\n".join(part if isinstance(part, bytes) else str(part).encode() for part in parts) + b"\n"

    def read_fonts(self, page: Any) -> Iterator[tuple[bytes, dict[bytes, str]]]:
        """A page's fonts by name, each with the characters of its glyphs.

        Without glyphs for a font with a custom encoding, which many readers do not support.
        """
        for name, reference in self.follow(self.follow(page["Resources"])["Font"]).items():
            font = self.follow(reference)
            if font["Encoding"] != "/Identity-H":
                yield name.encode(), {}
                continue
            table = self.read_stream(font["ToUnicode"])
            characters = {
                glyph.lower(): bytes.fromhex(codes.decode()).decode("utf-16-be", "replace")
                for glyph, codes in _CHARACTER.findall(table.partition(b"beginbfchar")[2])
            }
            yield name.encode(), characters


def _read_text(content: bytes, fonts: Mapping[bytes, Mapping[bytes, str]]) -> Iterator[str]:
    """The words of a content stream; each change of baseline is a new line."""
    line, shown, font = b"", b"", fonts.get(b"", {})
    for operation in _OPERATION.finditer(content):
        if operation["y"]:
            line = operation["y"]
        elif operation["font"]:
            font = fonts.get(operation["font"], {})
        else:
            if shown and shown != line:
                yield "\n"
            shown = line
            yield "".join(_read_shown(operation["shown"].lower(), font))


def _read_shown(shown: bytes, font: Mapping[bytes, str]) -> Iterator[str]:
    """The words of one operator. A glyph is separate where kerning follows, so most pieces are letters."""
    for glyphs, shift in _SHOWN.findall(shown):
        if len(glyphs) == 4:
            yield font.get(glyphs, _UNKNOWN)
        elif glyphs:
            yield from (font.get(glyphs[at : at + 4], _UNKNOWN) for at in range(0, len(glyphs), 4))
        elif len(shift) > 3 and float(shift) < -LEAST_SPACE:
            yield " "

"""PDFs as other programs make them, built by hand: the least that a reader accepts, and what goes wrong."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

GOOD_LINES = ("Ada Example", "ada@example.com | +1 555 0100", "Experience", "Engineer | 2019 - 2024")


def make_foreign(*pages: tuple[str, ...], link: str = "", in_form: bool = False) -> bytes:
    """A PDF with these lines on its pages, in a font that is not embedded; without tags, title, language.

    With `in_form` the text stands in a drawing within the page, as some programs do.
    """
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        content = DecodedStreamObject()
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        content.set_data(f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET".encode("latin-1"))
        fonts = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): HELVETICA})})
        if in_form:
            content.update(
                {
                    NameObject("/Type"): NameObject("/XObject"),
                    NameObject("/Subtype"): NameObject("/Form"),
                    NameObject("/BBox"): ArrayObject(FloatObject(side) for side in (0, 0, 595, 842)),
                    NameObject("/Resources"): fonts,
                }
            )
            drawn = DictionaryObject({NameObject("/X1"): writer._add_object(content)})
            fonts = DictionaryObject({NameObject("/XObject"): drawn})
            content = DecodedStreamObject()
            content.set_data(b"/X1 Do")
        page[NameObject("/Resources")] = fonts
        page[NameObject("/Contents")] = writer._add_object(content)
        if link:
            page[NameObject("/Annots")] = ArrayObject([writer._add_object(_make_link(link))])
    return _write(writer)


HELVETICA = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    }
)


def lock(data: bytes, password: str, owner: str = "owner") -> bytes:
    """The same PDF, to be opened with a password; with an empty one anybody can read it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, owner_password=owner, algorithm="RC4-128")
    return _write(writer)


def make_empty() -> bytes:
    """A PDF without a page."""
    return _write(PdfWriter())


def _make_link(address: str) -> DictionaryObject:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(address)}
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject(FloatObject(side) for side in (50, 700, 90, 720)),
            NameObject("/A"): action,
        }
    )


def _write(writer: PdfWriter) -> bytes:
    data = BytesIO()
    writer.write(data)
    return data.getvalue()

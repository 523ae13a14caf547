"""All text in a PDF: its pages, and every string and file in its objects, whatever they are for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.storage.cache import digest_engine, find_or_make
from casefolio.storage.fingerprint import digest

if TYPE_CHECKING:
    from pypdf import PdfReader

SEPARATOR = "\f"
"""Separates the text from the names of attached files in the cached form."""


class PdfContents(NamedTuple):
    """All text of a PDF, that of files attached to it included, and the names of these."""

    text: str
    attached: tuple[str, ...] = ()


def read_pdf(file: Path, data: bytes, cache: Path | None) -> PdfContents | None:
    """The contents of a PDF; None where it cannot be read. `cache` is the folder for the cached text."""

    def read() -> bytes | None:
        said = _read_anew(data)
        if said is None:
            return None
        return SEPARATOR.join((said.text.replace(SEPARATOR, "\n"), *said.attached)).encode(
            "utf-8", "surrogatepass"
        )

    if cache is None:
        return _read_anew(data)
    # Reading takes longer than all other checks here, and a site's PDF rarely changes.
    cached = find_or_make(cache / f"{file.name}.txt", f"{digest_engine()} {digest(data)}", read)
    if cached is None:
        return None
    text, *attached = cached.decode("utf-8", "surrogatepass").split(SEPARATOR)
    return PdfContents(text, tuple(attached))


def _read_anew(data: bytes) -> PdfContents | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError
    from pypdf.generic import DictionaryObject, StreamObject

    try:
        reader = PdfReader(io.BytesIO(data))
        texts, attached = [page.extract_text() for page in reader.pages], list[str]()
        texts += _read_pages_again(data)
        texts += [str(value) for value in (reader.metadata or {}).values()]
        for found in _list_objects(reader):
            texts += _list_strings(found)
            if isinstance(found.get("/EF"), DictionaryObject):
                attached.append(_read_files(found, texts))
            elif isinstance(found, StreamObject) and _is_text(found):
                texts.append(found.get_data().decode("utf-8", "replace"))
        texts += [_read_xmp(reader), data.rpartition(b"%%EOF")[2].decode("latin-1")]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # pypdf raises these for files that are not PDFs, or are damaged.
        return None
    return PdfContents("\n".join(texts), tuple(dict.fromkeys(attached)))


def _read_pages_again(data: bytes) -> tuple[str, ...]:
    """The text of the pages as PDFium reads them; none of a file that it cannot read.

    Why: pypdf joins a line and the next one where that is set smaller: "Ada" and "9 Quay" as "Ada9 Quay", in
    which no word begins at the 9.
    """
    from pypdfium2 import PdfiumError

    from casefolio.pdf.reading.pdfium import read_with_pdfium

    try:
        return read_with_pdfium(data).pages
    except PdfiumError:
        return ()


def _list_objects(reader: PdfReader) -> Iterator[Any]:
    """Every dictionary of a PDF that has a number, those that nothing refers to included."""
    from pypdf.generic import DictionaryObject, IndirectObject

    numbers = {(number, generation) for generation, found in reader.xref.items() for number in found}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        if number:
            found = IndirectObject(number, generation, reader).get_object()
            yield found if isinstance(found, DictionaryObject) else DictionaryObject({"/_": found})


def _list_strings(value: Any) -> Iterator[str]:
    """The strings in an object, without following its references: those objects come by themselves."""
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject

    if isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, ByteStringObject):
        yield bytes(value).decode("latin-1")
    elif isinstance(value, DictionaryObject):
        for key in value:
            yield from _list_strings(value.raw_get(key))
    elif isinstance(value, ArrayObject):
        for item in list.__iter__(value):
            yield from _list_strings(item)


def _is_text(stream: Any) -> bool:
    """Whether a stream is metadata, or a file that is attached somehow."""
    return stream.get("/Subtype") == "/XML" or stream.get("/Type") in ("/Metadata", "/EmbeddedFile")


def _read_files(specification: Any, texts: list[str]) -> str:
    """Add the text of the files that a file specification names to `texts`; the name of the specification."""
    from pypdf.generic import StreamObject

    for reference in specification["/EF"].values():
        attached = reference.get_object()
        if isinstance(attached, StreamObject):
            texts.append(attached.get_data().decode("utf-8", "replace"))
    return str(specification.get("/UF") or specification.get("/F") or "without a name")


def _read_xmp(reader: PdfReader) -> str:
    """The XMP metadata, as it is written."""
    from pypdf.generic import StreamObject

    metadata = reader.root_object.get("/Metadata")
    found = metadata.get_object() if metadata else None
    return found.get_data().decode("utf-8", "replace") if isinstance(found, StreamObject) else ""

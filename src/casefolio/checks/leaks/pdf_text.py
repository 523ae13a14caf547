"""All text in a PDF: pages, metadata, links, notes, outline, attached files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from casefolio.storage.cache import find_or_make
from casefolio.storage.fingerprint import digest, digest_engine

if TYPE_CHECKING:
    from pypdf import PdfReader

SEPARATOR = "\f"
"""Separates the text from the names of attached files in the cached form."""


class PdfContents(NamedTuple):
    """All text of a PDF, and the names of attached files that cannot be read."""

    text: str
    sealed: tuple[str, ...] = ()


def read_pdf(file: Path, data: bytes, cache: Path | None) -> PdfContents | None:
    """The contents of a PDF; None where it cannot be read. `cache` is the folder for the cached text."""

    def read() -> bytes | None:
        said = _read_anew(data)
        if said is None:
            return None
        return SEPARATOR.join((said.text.replace(SEPARATOR, "\n"), *said.sealed)).encode(
            "utf-8", "surrogatepass"
        )

    if cache is None:
        return _read_anew(data)
    # Reading takes longer than all other checks here, and a site's PDF rarely changes.
    cached = find_or_make(cache / f"{file.name}.txt", f"{digest_engine()} {digest(data)}", read)
    if cached is None:
        return None
    text, *sealed = cached.decode("utf-8", "surrogatepass").split(SEPARATOR)
    return PdfContents(text, tuple(sealed))


def _read_anew(data: bytes) -> PdfContents | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        texts, sealed = [page.extract_text() for page in reader.pages], []
        texts += [str(value) for value in (reader.metadata or {}).values()]
        texts += [*_read_notes(reader), *_read_outline(reader.outline), _read_xmp(reader)]
        for name, files in reader.attachments.items():
            texts.append(name)
            for attached in files:
                try:
                    texts.append(attached.decode("utf-8"))
                except UnicodeDecodeError:
                    sealed.append(name)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        # pypdf raises these for files that are not PDFs, or are damaged.
        return None
    return PdfContents("\n".join(texts), tuple(sealed))


def _read_notes(reader: PdfReader) -> Iterator[str]:
    """The text of links, notes and form fields."""
    for page in reader.pages:
        for reference in page.get("/Annots") or ():
            annotation = reference.get_object()
            if action := annotation.get("/A"):
                yield str(action.get_object().get("/URI", ""))
            yield from (
                str(annotation[key]) for key in ("/Contents", "/T", "/TU", "/V", "/RC") if key in annotation
            )


def _read_outline(outline: Any) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _read_outline(item)
        else:
            yield str(item.title)


def _read_xmp(reader: PdfReader) -> str:
    """The XMP metadata, as it is written."""
    metadata = reader.root_object.get("/Metadata")
    return metadata.get_object().get_data().decode("utf-8", "replace") if metadata else ""

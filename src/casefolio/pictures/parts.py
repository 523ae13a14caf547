"""A picture separated into its image and its metadata."""

from __future__ import annotations

from casefolio.deferred.dataclasses import dataclass


class PictureError(Exception):
    """A picture that cannot be cleaned. Its message is the reason, as the end of a sentence."""


@dataclass(frozen=True)
class Parts:
    """`image` is the file without metadata; `exif` begins with its byte order (II or MM), `xmp` is XML.

    Where `is_turned_by_exif` is False, the format has its own orientation and Exif's is ignored.
    """

    image: bytes
    exif: bytes = b""
    xmp: bytes = b""
    is_animated: bool = False
    is_turned_by_exif: bool = True


def without_mark(exif: bytes) -> bytes:
    """Exif data without the `Exif` header before it in files."""
    return exif.removeprefix(b"Exif\0").removeprefix(b"\0")

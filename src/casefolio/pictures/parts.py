"""A picture taken apart: the image, and what was told beside it."""

from __future__ import annotations

from dataclasses import dataclass


class PictureError(Exception):
    """A picture that cannot be cleaned; says why, as the end of a sentence."""


@dataclass(frozen=True)
class Parts:
    """`image` is the file without metadata; `exif` begins with its byte order (II or MM), `xmp` is XML.

    In some kinds the image is turned by its own means, and Exif does not count.
    """

    image: bytes
    exif: bytes = b""
    xmp: bytes = b""
    is_animated: bool = False
    is_turned_by_exif: bool = True


def without_mark(exif: bytes) -> bytes:
    """Exif data without the mark that stands before it in files."""
    return exif.removeprefix(b"Exif\0").removeprefix(b"\0")

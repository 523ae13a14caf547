"""Reads two facts from Exif data: the orientation, and whether there is a GPS position.

A TIFF structure: byte order, the offset of a directory, and its entries of 12 bytes (CIPA DC-008, 4.6).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_ORIENTATION, _GPS = 0x0112, 0x8825
_SHORT = 3
_MOST_ENTRIES = 500


def read_orientation(exif: bytes) -> int:
    """Exif's orientation, 1 (upright) to 8; 1 where there is none."""
    return next((value for tag, kind, value in _entries(exif) if (tag, kind) == (_ORIENTATION, _SHORT)), 1)


def has_position(exif: bytes) -> bool:
    """Whether there is a GPS directory."""
    return any(tag == _GPS for tag, _, _ in _entries(exif))


def _entries(exif: bytes) -> Iterator[tuple[int, int, int]]:
    """Tag, type and value (or its offset) of each entry of the first directory; none if damaged."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for index in range(min(count, _MOST_ENTRIES)):
            at = start + 2 + 12 * index
            tag, kind, _ = struct.unpack_from(f"{order}HHI", exif, at)
            (value,) = struct.unpack_from(f"{order}{'H' if kind == _SHORT else 'I'}", exif, at + 8)
            yield tag, kind, value
    except struct.error:
        return

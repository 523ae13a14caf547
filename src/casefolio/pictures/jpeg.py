"""JPEG: a row of segments, each a marker (FF xx), its length and its data (ITU-T T.81, annex B)."""

from __future__ import annotations

from casefolio.pictures.parts import Parts, PictureError, without_mark
from casefolio.text.patterns import lazy_pattern

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_FIRST_APP, _LAST_APP, _COMMENT = 0xE0, 0xEF, 0xFE
_JFIF_SIZE = 14
"""Bytes of a JFIF segment's data before its thumbnail."""

_XMP = b"http://ns.adobe.com/xap/1.0/\0"

# In a scan, FF 00 is a byte of the image and FF D0 to D7 are restart markers.
_NEXT_MARKER = lazy_pattern(rb"\xff[\x01-\xcf\xd8-\xfe]")


def take_apart(data: bytes) -> Parts:
    """Retain the image, the colour profile and Adobe's marker, which says how colours are stored."""
    kept, exif, xmp = [b"\xff\xd8"], b"", b""
    position = 2
    while True:
        marker, position = _read_marker(data, position)
        if marker == _END:
            # Data after the end, such as a film or a second picture, is not shown.
            return Parts(b"".join((*kept, b"\xff\xd9")), exif, xmp)
        size = int.from_bytes(data[position : position + 2], "big")
        segment = data[position + 2 : position + size]
        if size < 2 or len(segment) != size - 2:
            raise PictureError("a damaged JPEG: a part is cut off")
        position += size
        if marker == _APP1 and segment.startswith(b"Exif"):
            exif = exif or without_mark(segment)
        elif marker == _APP1:
            xmp += segment
        if (shown := _choose(marker, segment)) is not None:
            kept.append(bytes((0xFF, marker)) + (len(shown) + 2).to_bytes(2, "big") + shown)
        if marker == _SCAN:
            following = _NEXT_MARKER.search(data, position)
            if following is None:
                raise PictureError("a damaged JPEG: its end is missing")
            kept.append(data[position : following.start()])
            position = following.start()


def _read_marker(data: bytes, position: int) -> tuple[int, int]:
    """The next marker, and the position after it. Bytes between segments are skipped, as decoders do."""
    found = _NEXT_MARKER.search(data, position)
    if found is None:
        raise PictureError("a damaged JPEG: its end is missing")
    return data[found.end() - 1], found.end()


def _choose(marker: int, segment: bytes) -> bytes | None:
    """The part of a segment to publish; None for nothing."""
    if marker == _APP0 and segment.startswith(b"JFIF\0") and len(segment) >= _JFIF_SIZE:
        return segment[: _JFIF_SIZE - 2] + b"\0\0"
    if marker == _APP2:
        return segment if segment.startswith(b"ICC_PROFILE\0") else None
    if marker == _APP14:
        return segment[:12] if segment.startswith(b"Adobe") else None
    return None if _FIRST_APP <= marker <= _LAST_APP or marker == _COMMENT else segment

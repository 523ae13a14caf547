"""WebP: a RIFF file of chunks, each with its name, length and data, padded to even (RFC 9649)."""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.pictures.parts import Parts, PictureError, without_mark

_HEADER = 12
_FRAME_HEADER = 16
_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
"""Bits of the first byte of VP8X."""


def take_apart(data: bytes) -> Parts:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) + 1:
        raise PictureError("a damaged WebP: its end is missing")
    found: dict[bytes, bytes] = {}
    body = b""
    for name, chunk in _chunks(data[_HEADER:end]):
        found.setdefault(name, chunk)
        if name == b"VP8X":
            chunk = bytes((chunk[0] & ~(_HAS_EXIF | _HAS_XMP),)) + chunk[1:]
        elif name == b"ANMF":
            chunk = chunk[:_FRAME_HEADER] + b"".join(
                _write(*part) for part in _chunks(chunk[_FRAME_HEADER:]) if part[0] in _KEPT
            )
        if name in _KEPT:
            body += _write(name, chunk)
    image = b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body
    exif = without_mark(found.get(b"EXIF", b""))
    return Parts(image, exif, found.get(b"XMP ", b""), b"ANIM" in found)


def is_lossless(data: bytes) -> bool:
    """Whether the image was encoded without loss."""
    return any(name == b"VP8L" for name, _ in _chunks(data[_HEADER:]))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position + 8 <= len(data):
        name, size = (
            data[position : position + 4],
            int.from_bytes(data[position + 4 : position + 8], "little"),
        )
        chunk = data[position + 8 : position + 8 + size]
        if len(chunk) < size:
            raise PictureError("a damaged WebP: a part is cut off")
        yield name, chunk
        position += 8 + size + size % 2


def _write(name: bytes, chunk: bytes) -> bytes:
    return name + len(chunk).to_bytes(4, "little") + chunk + b"\0" * (len(chunk) % 2)

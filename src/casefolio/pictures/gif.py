"""GIF: a screen, then images and extensions, their data in blocks of 255 bytes at most (GIF89a)."""

from __future__ import annotations

from casefolio.pictures.parts import Parts, PictureError

_HEADER = 13
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""The two extensions for an animation's repetitions, and the one for the colour profile."""


def take_apart(data: bytes) -> Parts:
    position = _HEADER + _colours(data[10])
    kept = [data[:position]]
    xmp, images = b"", 0
    while True:
        # Many programs omit the trailer.
        kind = data[position] if position < len(data) else _TRAILER
        if kind == _TRAILER:
            return Parts(b"".join((*kept, b";")), b"", xmp, images > 1)
        if kind == _IMAGE:
            images += 1
            end = _skip_blocks(data, position + 10 + _colours(data[position + 9]) + 1)
            kept.append(data[position:end])
        elif kind == _EXTENSION:
            end = _skip_blocks(data, position + 2)
            label, name = data[position + 1], data[position + 3 : position + 14]
            if label == _CONTROL or (label == _APPLICATION and name in _KEPT_APPLICATIONS):
                kept.append(data[position:end])
            elif name == b"XMP DataXMP":
                xmp += data[position:end]
        else:
            raise PictureError("a damaged GIF")
        position = end


def _colours(flags: int) -> int:
    """The size in bytes of a colour table."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(data: bytes, position: int) -> int:
    while size := data[position]:
        position += size + 1
    return position + 1

"""PNG: a signature and a row of chunks, each with its length, name, data and checksum (W3C PNG, 5.3)."""

from __future__ import annotations

from casefolio.pictures.parts import Parts, PictureError

_SIGNATURE = 8

_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT".split()
)
"""Chunks that are retained: the image, its colours, its size on paper, its animation."""


def take_apart(data: bytes) -> Parts:
    kept, exif, xmp, is_animated = [data[:_SIGNATURE]], b"", b"", False
    position = _SIGNATURE
    while True:
        size = int.from_bytes(data[position : position + 4], "big")
        name = data[position + 4 : position + 8]
        end = position + 12 + size
        if end > len(data) or len(name) < 4:
            raise PictureError("a damaged PNG: its end is missing")
        if name == b"eXIf":
            exif = data[position + 8 : end - 4]
        elif name in (b"iTXt", b"tEXt", b"zTXt"):
            xmp += data[position + 8 : end - 4]
        is_animated = is_animated or name == b"acTL"
        if name in _KEPT:
            kept.append(data[position:end])
        if name == b"IEND":
            return Parts(b"".join(kept), exif, xmp, is_animated)
        position = end

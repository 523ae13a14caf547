"""Icons and cursors (ICO): a directory of pictures, each a PNG or a bitmap without metadata."""

from __future__ import annotations

import struct
from collections.abc import Callable

from casefolio.pictures.parts import PictureError

_HEADER, _ENTRY = 6, 16


def clean(data: bytes, clean_picture: Callable[[bytes], bytes]) -> bytes:
    """The icon with its pictures cleaned, and nothing between or behind them."""
    try:
        (count,) = struct.unpack_from("<H", data, 4)
        entries = [data[_HEADER + _ENTRY * i : _HEADER + _ENTRY * (i + 1)] for i in range(count)]
        places = [struct.unpack_from("<II", entry, 8) for entry in entries]
    except struct.error:
        raise PictureError("a damaged icon") from None
    pictures = []
    for size, offset in places:
        picture = data[offset : offset + size]
        if len(picture) < size:
            raise PictureError("a damaged icon: its end is missing")
        pictures.append(clean_picture(picture) if picture.startswith(b"\x89PNG") else picture)
    offset = _HEADER + _ENTRY * len(entries)
    head, body = data[:_HEADER], b""
    for entry, picture in zip(entries, pictures, strict=True):
        head += entry[:8] + struct.pack("<II", len(picture), offset + len(body))
        body += picture
    return head + body

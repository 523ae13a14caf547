"""A picture separated into its image and its metadata."""

from __future__ import annotations

import mmap
from typing import overload

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


class Overwritten:
    """The bytes of a file whose metadata is overwritten in place: in memory, or mapped from a disk.

    Its length never changes, and `is_changed` tells whether anything else has. A mapped film of any size
    takes as much memory as is overwritten in it.
    """

    def __init__(self, data: bytearray | mmap.mmap) -> None:
        self._data = data
        self.is_changed = False

    def __len__(self) -> int:
        return len(self._data)

    @overload
    def __getitem__(self, at: int) -> int: ...

    @overload
    def __getitem__(self, at: slice) -> bytes: ...

    def __getitem__(self, at: int | slice) -> int | bytes:
        return self._data[at] if isinstance(at, int) else bytes(self._data[at])

    def overwrite(self, start: int, new: bytes) -> None:
        """Put other bytes there. Raises PictureError beyond the end of the file."""
        if not 0 <= start <= start + len(new) <= len(self._data):
            raise PictureError("a damaged picture: a part is cut off")
        if self[start : start + len(new)] != new:
            self._data[start : start + len(new)] = new
            self.is_changed = True

    def blank(self, start: int, end: int) -> bytes:
        """Put zeros there; what was there before."""
        if start > end:
            raise PictureError("a damaged picture: a part is cut off")
        old = self[start:end]
        self.overwrite(start, bytes(end - start))
        return old


def without_mark(exif: bytes) -> bytes:
    """Exif data without the `Exif` header before it in files."""
    return exif.removeprefix(b"Exif\0").removeprefix(b"\0")

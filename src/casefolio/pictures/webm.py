"""WebM: elements with a number, a length and content (RFC 8794), the film among them (RFC 9559).

Elements are referred to by their offset in the file, so nothing is cut out: tags and attachments become
elements of padding, names of films, files and programs and the time of recording become zeros.
"""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.pictures.parts import Overwritten, Parts, PictureError

_SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675
_WITH_OTHERS = (_SEGMENT, _INFO, _TRACKS, _TRACK)
_TAGS, _ATTACHMENTS, _CHAPTERS = 0x1254C367, 0x1941A469, 0x1043A770
_TITLE, _MUXER, _WRITER, _DATE = 0x7BA9, 0x4D80, 0x5741, 0x4461
_TEXTS = (_TITLE, _MUXER, _WRITER, _DATE, 0x7384, 0x3C83AB, 0x3E83BB, 0x536E)
"""Titles, programs and times; the names of this file, of the one before and of the next; those of tracks."""
_KIND_OF_TRACK, _SHOWN_KINDS = 0x83, (1, 2)
"""Picture and sound: others hold subtitles and data, which may tell where a camera was at each moment."""
_AFTER_CLUSTERS = (_TAGS, _ATTACHMENTS, _CHAPTERS, _INFO, _TRACKS, _CLUSTER, 0x114D9B74, 0x1C53BB6B)
"""What ends a cluster whose length is unknown: all parts of a segment, that with the index among them."""
_PADDING = b"\xec"


class _Element(NamedTuple):
    """An element: its number, and the offsets of its beginning, its content and its end."""

    id: int
    start: int
    inside: int
    end: int


def take_apart(data: bytes) -> Parts:
    image = bytearray(data)
    told = overwrite(Overwritten(image))
    return Parts(bytes(image), b"", told, is_turned_by_exif=False)


def overwrite(image: Overwritten) -> bytes:
    """Overwrite all metadata; returns what it told. Raises PictureError, ValueError or IndexError where that
    cannot be done."""
    told = b""
    for element in list(_elements(image, 0, len(image))):
        if element.id in (_TAGS, _ATTACHMENTS, _CHAPTERS):
            told += image[element.inside : element.end]
            _pad(image, element)
        elif element.id in _TEXTS:
            image.blank(element.inside, element.end)
        elif element.id == _KIND_OF_TRACK:
            kind = int.from_bytes(image[element.inside : element.end], "big")
            if kind not in _SHOWN_KINDS:
                raise PictureError(f"it has a track of kind {kind}, which may tell where the camera was")
    return told


def _elements(data: Overwritten, position: int, end: int) -> Iterator[_Element]:
    """The elements that may hold metadata. One whose length is unknown, as a browser records it, ends where
    the next part of the film begins."""
    while position < end:
        id, inside = _read_number(data, position, with_mark=True)
        size, inside = _read_number(data, inside)
        last = end if size is None else inside + size
        if id is None or last > end:
            raise ValueError("a part is cut off")
        if size is None and id == _CLUSTER:
            last = _find_next_part(data, inside, end)
        if id in _WITH_OTHERS:
            yield from _elements(data, inside, last)
        else:
            yield _Element(id, position, inside, last)
        position = last


def _find_next_part(data: Overwritten, position: int, end: int) -> int:
    """Where the cluster whose content begins at `position` ends."""
    while position < end:
        id, inside = _read_number(data, position, with_mark=True)
        if id in _AFTER_CLUSTERS:
            return position
        size, inside = _read_number(data, inside)
        if size is None:
            raise ValueError("a part without an end")
        position = inside + size
    return end


def _read_number(data: Overwritten, position: int, *, with_mark: bool = False) -> tuple[int | None, int]:
    """A number whose first bits tell its length, and where it ends; None for a length that is not known."""
    first = data[position]
    length = 9 - first.bit_length()
    if length > 8 or position + length > len(data):
        raise ValueError("a number is cut off")
    value = int.from_bytes(data[position : position + length], "big")
    if with_mark:
        return value, position + length
    value -= 1 << (7 * length)
    return None if value == (1 << (7 * length)) - 1 else value, position + length


def _pad(image: Overwritten, element: _Element) -> None:
    """Put padding of the same length in place of an element."""
    left = element.end - element.start - 9
    if left < 0:
        # Too short to hold anything: its length fits one byte.
        size = element.end - element.start - 2
        image.overwrite(element.start, _PADDING + bytes([0x80 | size]) + bytes(size))
        return
    length = (0x01 << 56 | left).to_bytes(8, "big")
    image.overwrite(element.start, _PADDING + length + bytes(left))

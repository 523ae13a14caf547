"""WebM: elements with a number, a length and content (RFC 8794), the film among them (RFC 9559).

Elements are referred to by their offset in the file, so nothing is cut out: tags and attachments become
elements of padding, names of films, programs and the time of recording become zeros.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casefolio.pictures.parts import Parts

_SEGMENT, _INFO = 0x18538067, 0x1549A966
_WITH_OTHERS = (_SEGMENT, _INFO)
_TAGS, _ATTACHMENTS = 0x1254C367, 0x1941A469
_TITLE, _MUXER, _WRITER, _DATE = 0x7BA9, 0x4D80, 0x5741, 0x4461
_PADDING = b"\xec"


class _Element(NamedTuple):
    """An element: its number, and the offsets of its beginning, its content and its end."""

    id: int
    start: int
    inside: int
    end: int


def take_apart(data: bytes) -> Parts:
    image = bytearray(data)
    told = b""
    for element in _elements(data, 0, len(data)):
        if element.id in (_TAGS, _ATTACHMENTS):
            told += data[element.inside : element.end]
            _pad(image, element)
        elif element.id in (_TITLE, _MUXER, _WRITER, _DATE):
            image[element.inside : element.end] = bytes(element.end - element.inside)
    return Parts(bytes(image), b"", told, is_turned_by_exif=False)


def _elements(data: bytes, position: int, end: int) -> Iterator[_Element]:
    """The elements that may hold metadata, up to one whose length is unknown: there the film begins."""
    while position < end:
        id, inside = _read_number(data, position, with_mark=True)
        size, inside = _read_number(data, inside)
        is_endless = size is None
        last = end if size is None else inside + size
        if id is None or last > end:
            raise ValueError("a part is cut off")
        if id in _WITH_OTHERS:
            yield from _elements(data, inside, last)
        elif is_endless:
            return
        else:
            yield _Element(id, position, inside, last)
        position = last


def _read_number(data: bytes, position: int, *, with_mark: bool = False) -> tuple[int | None, int]:
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


def _pad(image: bytearray, element: _Element) -> None:
    """Put padding of the same length in place of an element."""
    left = element.end - element.start - 9
    if left < 0:
        # Too short to hold anything: its length fits one byte.
        size = element.end - element.start - 2
        image[element.start : element.end] = _PADDING + bytes([0x80 | size]) + bytes(size)
        return
    length = (0x01 << 56 | left).to_bytes(8, "big")
    image[element.start : element.end] = _PADDING + length + bytes(left)

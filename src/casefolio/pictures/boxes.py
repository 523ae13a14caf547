"""AVIF, HEIC and MP4: boxes with length and name, the image and its metadata as items (ISO/IEC 23008-12).

Items are referred to by their offset in the file, so nothing is cut out: metadata is overwritten with zeros,
and its item is renamed to a type that readers ignore. Such a picture is turned by a box of its own, not by
Exif.
"""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.pictures.parts import Overwritten, Parts, PictureError, without_mark

_FREE = b"free"
_BLANKED = b"none"
"""The type that an item of metadata is renamed to."""

_METADATA_ITEMS = (b"Exif", b"mime", b"uri ")
_METADATA_BOXES = (b"uuid", b"udta", b"XMP_", b"cprt", b"auth", b"titl", b"dscp", b"emsg", b"meco")
_WITH_TIMES = (b"mvhd", b"tkhd", b"mdhd")
"""They tell when a film was made and last changed, after a version and marks."""

_OF_FILMS = b"film"
"""Where what boxes of metadata tell is collected."""

_CONTAINERS = (b"moov", b"trak", b"mdia", b"moof", b"traf")
_HANDLER = b"hdlr"
_SHOWN_TRACKS = (b"vide", b"soun", b"auxv", b"pict")
"""Tracks that a browser plays. Cameras add others: where they were at each moment, the time of day."""


class _Box(NamedTuple):
    """A box: its name, and the offsets of its beginning, its data and its end."""

    name: bytes
    start: int
    inside: int
    end: int


def take_apart(data: bytes) -> Parts:
    image = bytearray(data)
    told = overwrite(Overwritten(image))
    exif = told.get(b"Exif", b"")
    # The first four bytes are the offset of the Exif data from here.
    exif = exif[4 + int.from_bytes(exif[:4], "big") :]
    xmp = told.get(b"mime", b"") + told.get(_OF_FILMS, b"")
    return Parts(bytes(image), without_mark(exif), xmp, is_turned_by_exif=False)


def overwrite(image: Overwritten) -> dict[bytes, bytes]:
    """Overwrite all metadata; returns what it told, by its kind.

    Raises PictureError where that cannot be done, and IndexError for a part that is cut off.
    """
    told: dict[bytes, bytes] = {}
    for box in _boxes(image, 0, len(image)):
        _blank_boxes(image, box, told)
        if box.name == b"meta":
            _blank_items(image, box, told)
    return told


def _boxes(data: Overwritten, position: int, end: int) -> Iterator[_Box]:
    while position + 8 <= end:
        size, name = int.from_bytes(data[position : position + 4], "big"), data[position + 4 : position + 8]
        inside = position + 8
        if size == 1:
            size, inside = int.from_bytes(data[inside : inside + 8], "big"), inside + 8
        elif size == 0:
            size = end - position
        if size < inside - position or position + size > end:
            raise PictureError("a damaged picture: a part is cut off")
        yield _Box(name, position, inside, position + size)
        position += size


def _blank_boxes(image: Overwritten, box: _Box, told: dict[bytes, bytes], *, is_film: bool = False) -> None:
    """Overwrite a box of metadata, or those in it; what a film (`is_film`) tells is added to `told`."""
    # Outside a film, `meta` holds the picture itself.
    if box.name in _METADATA_BOXES or (is_film and box.name == b"meta"):
        image.overwrite(box.start + 4, _FREE)
        told[_OF_FILMS] = told.get(_OF_FILMS, b"") + image.blank(box.inside, box.end)
    elif box.name == _FREE or box.name == b"skip":
        image.blank(box.inside, box.end)
    elif box.name in _WITH_TIMES:
        size = 8 if image[box.inside] == 1 else 4
        image.blank(box.inside + 4, min(box.inside + 4 + 2 * size, box.end))
    elif box.name == _HANDLER and is_film:
        _refuse_other_tracks(image[box.inside + 8 : box.inside + 12])
        image.blank(min(box.inside + 24, box.end), box.end)
    elif box.name in _CONTAINERS:
        for inner in _boxes(image, box.inside, box.end):
            _blank_boxes(image, inner, told, is_film=True)


def _refuse_other_tracks(kind: bytes) -> None:
    if kind not in _SHOWN_TRACKS:
        shown = kind.decode("ascii", "replace").strip("\0 ") or "data"
        raise PictureError(f"it has a track of '{shown}', which may tell where the camera was")


def _blank_items(image: Overwritten, meta: _Box, told: dict[bytes, bytes]) -> None:
    """Overwrite the items that are metadata; their content is added to `told` by their kind."""
    inner = {box.name: box for box in _boxes(image, meta.inside + 4, meta.end)}
    if b"iinf" not in inner or b"iloc" not in inner:
        return
    places = dict(_read_places(image, inner[b"iloc"]))
    for id, kind, at in list(_read_items(image, inner[b"iinf"])):
        if kind not in _METADATA_ITEMS:
            continue
        image.overwrite(at, _BLANKED)
        for is_inside, offset, size in places.get(id, ()):
            start = offset + (inner[b"idat"].inside if is_inside and b"idat" in inner else 0)
            told[kind] = told.get(kind, b"") + image.blank(start, start + size)


def _read_items(data: Overwritten, box: _Box) -> Iterator[tuple[int, bytes, int]]:
    """Each item's number, its kind, and the offset at which the kind is written."""
    wide = 4 if data[box.inside] else 2
    for entry in _boxes(data, box.inside + 4 + wide, box.end):
        version = data[entry.inside]
        if entry.name != b"infe" or version < 2:
            continue
        size = 4 if version > 2 else 2
        at = entry.inside + 4
        yield int.from_bytes(data[at : at + size], "big"), data[at + size + 2 : at + size + 6], at + size + 2


def _read_places(data: Overwritten, box: _Box) -> Iterator[tuple[int, list[tuple[bool, int, int]]]]:
    """The extents of each item: whether they lie in the `idat` box, their offset, and their bytes."""
    version, position = data[box.inside], box.inside + 4

    def read(size: int) -> int:
        nonlocal position
        position += size
        if position > box.end:
            raise PictureError("a damaged picture: a part is cut off")
        return int.from_bytes(data[position - size : position], "big")

    sizes = read(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _ in range(read(wide)):
        id = read(wide)
        method = read(2) & 15 if version else 0
        read(2)
        base, extents = read(base_size), []
        for _ in range(read(2)):
            if version:
                read(index_size)
            offset = base + read(offset_size)
            extents.append((method == 1, offset, read(length_size)))
        yield id, extents

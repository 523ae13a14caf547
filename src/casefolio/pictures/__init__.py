"""Removes metadata from pictures and films before they are published.

A camera writes the place, the time and its number into a photo, programs write names of people and folders.
Exif, GPS, XMP, IPTC, comments and whatever else is not needed to draw the picture are removed; the colour
profile and the animation are retained. The image data is not changed, unless Exif gives an orientation: then
the picture is turned, since the orientation is removed with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from casefolio.pictures.exif import has_position, read_orientation
from casefolio.pictures.parts import Overwritten, Parts, PictureError
from casefolio.text.patterns import lazy_pattern

__all__ = [
    "FILM_KINDS",
    "PICTURE_ENDINGS",
    "Overwritten",
    "PictureError",
    "clean_embedded",
    "clean_film",
    "clean_picture",
    "fits_name",
    "is_picture",
    "tells_position",
]

Turn = Callable[[bytes, int], bytes]
"""Turns a picture without metadata upright, by the number that Exif gives its orientation."""

_BEGINNINGS = (
    (b"\xff\xd8\xff", 0, "JPEG"),
    (b"\x89PNG\r\n\x1a\n", 0, "PNG"),
    (b"GIF8", 0, "GIF"),
    (b"WEBP", 8, "WebP"),
    (b"ftyp", 4, "AVIF, HEIC or MP4"),
    (b"\x1a\x45\xdf\xa3", 0, "WebM"),
    (b"BM", 0, "BMP"),
    (b"\0\0\1\0", 0, "icon"),
    (b"\0\0\2\0", 0, "icon"),
)
"""Signatures of each kind: these bytes, at this offset."""

_UNKNOWN_BEGINNINGS = (b"II*\0", b"MM\0*", b"\xff\x0a", b"\0\0\0\x0cJXL ", b"\0\0\0\x0cjP  ", b"8BPS")

PICTURE_ENDINGS = frozenset(
    ".jpg .jpeg .jpe .jfif .pjpeg .png .apng .gif .webp .avif .heic .heif .svg .ico .cur .bmp"
    " .tif .tiff .jxl .jp2 .j2k .psd .dng .cr2 .nef .arw".split()
)
"""Endings of picture files, in lower case; the last ones are kinds that not every browser shows."""

_LONGEST_BEGINNING = 16
"""Bytes within which every signature lies."""

FILM_KINDS = {".mp4": "AVIF, HEIC or MP4", ".webm": "WebM"}
"""Endings of films that browsers play, each with its kind."""

_POSITIONS = (b"GPSLatitude", b"location.ISO6709", b"\xa9xyz", b"LOCATION")
"""What names a position in XMP, in films of phones and in tags of WebM."""

_EMBEDDED = lazy_pattern(
    r"data:image/(?:jpe?g|png|webp|gif|avif|heic|bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)(?:;[\w=-]+)*;base64,(?P<data>[A-Za-z0-9+/=]+)",
    re.I,
)


def is_picture(name: str, data: bytes) -> bool:
    """Whether a file is a picture, by its name or, whatever it is called, by its first bytes."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    is_known = _find_kind(data) not in ("", "BMP", "icon") or data.startswith(_UNKNOWN_BEGINNINGS)
    return ending in PICTURE_ENDINGS or is_known


def fits_name(name: str, data: bytes) -> bool:
    """Whether a film is of the kind that its name says; True for other files."""
    kind = next((kind for ending, kind in FILM_KINDS.items() if name.lower().endswith(ending)), "")
    return not kind or _find_kind(data) == kind


def clean_picture(data: bytes, turn: Turn | None = None) -> bytes:
    """The picture without metadata, upright; the same bytes where there is nothing to remove.

    Raises PictureError where this cannot be done: the data is no picture, of a kind that is not known, or
    damaged.
    """
    # The reader of each kind is imported when needed: `check` has to be quick.
    from casefolio.pictures import icon, svg

    if svg.is_svg(data):
        return svg.clean(data, partial(clean_embedded, turn=turn))
    if _find_kind(data) == "icon":
        return icon.clean(data, partial(clean_picture, turn=turn))
    parts = _take_apart(data)
    orientation = read_orientation(parts.exif)
    if not 1 < orientation <= 8 or not parts.is_turned_by_exif:
        return parts.image
    if parts.is_animated:
        raise PictureError("it moves and lies on its side: turn it upright and save it anew")
    return _take_apart((turn or _turn_upright)(parts.image, orientation)).image


def clean_film(film: Overwritten, name: str) -> bool:
    """Overwrite the metadata of a film in place; whether it told a position. `name` is that of its file.

    Raises PictureError where it is no film of the kind that its name says, or damaged.
    """
    from casefolio.pictures import boxes, webm

    beginning = film[:_LONGEST_BEGINNING]
    if not fits_name(name, beginning):
        raise PictureError("it is no film of the kind that its name says")
    try:
        if _find_kind(beginning) == "WebM":
            told = webm.overwrite(film)
        else:
            told = b"".join(boxes.overwrite(film).values())
    except (IndexError, ValueError) as error:
        raise PictureError(f"a damaged film: {error}") from None
    return _has_position(told)


def clean_embedded(text: str, turn: Turn | None = None) -> str:
    """A text with its `data:` pictures cleaned. Raises PictureError where one cannot be."""
    import base64

    def clean(match: re.Match[str]) -> str:
        try:
            data = base64.b64decode(match["data"], validate=True)
        except ValueError:
            raise PictureError("a picture in it cannot be read") from None
        cleaned = clean_picture(data, turn)
        if cleaned == data:
            return match[0]
        return match[0].removesuffix(match["data"]) + base64.b64encode(cleaned).decode()

    return _EMBEDDED.sub(clean, text) if "data:image/" in text else text


def tells_position(data: bytes) -> bool:
    """Whether a picture's metadata holds a position (GPS); False for data that cannot be read."""
    try:
        parts = _take_apart(data)
    except PictureError:
        return False
    return has_position(parts.exif) or _has_position(parts.xmp)


def _has_position(told: bytes) -> bool:
    return any(mark in told for mark in _POSITIONS)


def _turn_upright(data: bytes, orientation: int) -> bytes:
    # Loads Pillow, which most pictures do not need.
    from casefolio.pictures.turning import turn_upright

    return turn_upright(data, orientation)


def _take_apart(data: bytes) -> Parts:
    from casefolio.pictures import boxes, gif, jpeg, png, webm, webp

    readers: dict[str, Callable[[bytes], Parts]] = {
        "JPEG": jpeg.take_apart,
        "PNG": png.take_apart,
        "WebP": webp.take_apart,
        "GIF": gif.take_apart,
        "AVIF, HEIC or MP4": boxes.take_apart,
        "WebM": webm.take_apart,
        "BMP": Parts,
    }
    kind = _find_kind(data)
    if kind not in readers:
        raise PictureError("it is no picture of a kind that browsers show")
    try:
        return readers[kind](data)
    except (IndexError, ValueError) as error:
        raise PictureError(f"a damaged {kind}: {error}") from None


def _find_kind(data: bytes) -> str:
    for beginning, offset, kind in _BEGINNINGS:
        if data.startswith(beginning, offset):
            return kind
    return ""

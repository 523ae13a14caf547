"""The sizes in which the site offers a picture, and how a page asks for them.

A browser takes the file that fits the room and the screen; width and height keep that room free before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache, partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.links import RELATIVE, SiteAddresses
from casefolio.pages.pictures import clean_file
from casefolio.pictures import PictureError, is_picture
from casefolio.storage.cache import digest_engine, find_or_make
from casefolio.storage.fingerprint import Stamp, digest, stamp_of
from casefolio.storage.project import CACHE_FOLDER, DOCS_FOLDER
from casefolio.text.escaping.markup import escape_attribute

if TYPE_CHECKING:
    from casefolio.pictures.scaling import Kind

WIDTHS = (640, 1280)
"""In pixels: a phone or a card, and a wide column or a fine screen."""

SIZED_FOLDER = "assets/sized"
"""Below `docs/`, where the smaller copies are published."""

MOST_BYTES = 40_000_000
"""A larger file is published as it is: decoding it would take the memory of a small machine."""


@dataclass(frozen=True)
class ScaledCopy:
    """A copy of a picture, or the picture itself: its path below `docs/`, its width in pixels, its kind."""

    path: str
    width: int
    kind: Kind


@dataclass(frozen=True)
class SizedPicture:
    """A picture at `path` below `docs/` with its size in pixels, 0 where it has none, and its copies."""

    path: str
    width: int = 0
    height: int = 0
    webp: tuple[ScaledCopy, ...] = ()
    plain: tuple[ScaledCopy, ...] = ()


@dataclass(frozen=True)
class PictureSizes:
    """The pictures of a site by path, and the files of their copies."""

    pictures: Mapping[str, SizedPicture] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def find(self, path: str) -> SizedPicture:
        return self.pictures.get(path) or SizedPicture(path)


NO_SIZES = PictureSizes()
"""Pictures are shown as they are: for a look at the pages that needs no picture."""


def make_sizes(root: Path, paths: Iterable[str]) -> PictureSizes:
    """The sizes of the pictures at these paths below `docs/`, cached below `root`.

    A file that is missing or cannot be read has none: the checks report it.
    """
    pictures: dict[str, SizedPicture] = {}
    files: dict[str, bytes] = {}
    for path in dict.fromkeys(paths):
        if found := _find_copies(root, path):
            pictures[path], copies = found
            files |= copies
    return PictureSizes(pictures, files)


_Copies = tuple[SizedPicture, dict[str, bytes]]


def _find_copies(root: Path, path: str) -> _Copies | None:
    """The copies of a picture; None of a file that cannot be used."""
    try:
        stamp = stamp_of((root / DOCS_FOLDER / path).stat())
    except OSError:
        return None
    return _make_copies(root, path, stamp)


def read_picture(root: Path, path: str) -> bytes:
    """The cleaned bytes of a picture, upright; none of one that cannot be used."""
    file = root / DOCS_FOLDER / path
    try:
        if file.stat().st_size > MOST_BYTES:
            return b""
        data = file.read_bytes()
        return clean_file(file, data, root) if is_picture(file.name, data) else b""
    except (OSError, PictureError):
        return b""


@lru_cache(maxsize=256)  # The preview rebuilds the site on every change; few changes affect a picture.
def _make_copies(root: Path, path: str, stamp: Stamp) -> _Copies | None:
    if not (data := read_picture(root, path)):
        return None
    # Only here: a site without pictures needs no Pillow.
    from casefolio.pictures.scaling import find_scaled_kind, measure

    width, height = measure(data) or (0, 0)
    kind = find_scaled_kind(data)
    if not width or kind is None:
        return SizedPicture(path, width, height), {}
    try:
        scaled = dict(_scale_all(root, path, data, width, kind))
    except PictureError:
        return SizedPicture(path, width, height), {}
    webp = tuple(copy for copy in scaled if copy.kind == "WEBP" and kind != "WEBP")
    if not webp or webp[-1].width != choose_widths(width)[-1]:
        # A browser that takes WebP takes nothing else, and the largest would be missing.
        scaled, webp = {copy: made for copy, made in scaled.items() if copy.kind == kind}, ()
    plain = (*(copy for copy in scaled if copy.kind == kind), ScaledCopy(path, width, kind))
    files = {copy.path: made for copy, made in scaled.items()}
    return SizedPicture(path, width, height, webp, plain), files


def _scale_all(
    root: Path, path: str, data: bytes, width: int, kind: Kind
) -> Iterator[tuple[ScaledCopy, bytes]]:
    """The copies that are smaller than the picture itself, as files: others serve nobody."""
    from casefolio.pictures.scaling import ENDINGS, scale

    name = f"{SIZED_FOLDER}/{Path(path).stem}-{digest(data)[:8]}"
    kinds: tuple[Kind, ...] = ("WEBP",) if kind == "WEBP" else ("WEBP", kind)
    for each, wide in product(kinds, choose_widths(width)):
        if (each, wide) != (kind, width):
            ending = f"{wide}.{ENDINGS[each]}"
            made = find_or_draw(root, data, ending, partial(scale, data, wide, each))
            if len(made) < len(data):
                yield ScaledCopy(f"{name}-{ending}", wide, each), made


def find_or_draw(root: Path, data: bytes, name: str, draw: Callable[[], bytes]) -> bytes:
    """What is drawn of a picture's data under this name; cached, since decoding and encoding is slow."""
    from PIL import __version__

    source = digest(data)
    made_from = f"{__version__} {digest_engine()} {source} {name}"
    drawn = find_or_make(root / CACHE_FOLDER / "pictures" / f"{source[:16]}-{name}", made_from, draw)
    assert drawn is not None
    return drawn


def choose_widths(width: int) -> list[int]:
    """The widths of the copies of a picture: never wider than itself."""
    return sorted({min(each, width) for each in WIDTHS})


@dataclass(frozen=True)
class PictureWriter:
    """Writes pictures as HTML for one page, `page` below `docs/`, from which their addresses lead."""

    sizes: PictureSizes
    page: str
    addresses: SiteAddresses = RELATIVE

    def write(self, path: str, alt: str, room: str, *, is_lazy: bool = True) -> str:
        """A `<picture>`, or an `<img>` alone where there is nothing to choose.

        `room` is how wide it is shown, as `sizes` has it in HTML.
        """
        sized = self.sizes.find(path)
        more = "".join(f' {name}="{value}"' for name, value in self.list_attributes(sized, room, is_lazy))
        img = f'<img src="{self.address(path)}" alt="{escape_attribute(alt)}"{more}>'
        if not sized.webp:
            return img
        source = f'<source type="image/webp" srcset="{self.list_copies(sized.webp)}" sizes="{room}">'
        return f"<picture>{source}{img}</picture>"

    def address(self, path: str) -> str:
        """The address of a file of the site, as HTML on the page names it."""
        return quote(self.addresses.to_file(path, self.page))

    def list_copies(self, copies: Iterable[ScaledCopy]) -> str:
        """The value of a `srcset`."""
        return ", ".join(f"{self.address(copy.path)} {copy.width}w" for copy in copies)

    def list_attributes(self, sized: SizedPicture, room: str, is_lazy: bool) -> Iterator[tuple[str, str]]:
        """The attributes of an `<img>` beside its address and what is said of it."""
        if len(sized.plain) > 1:
            yield "srcset", self.list_copies(sized.plain)
            yield "sizes", room
        if sized.width:
            yield "width", str(sized.width)
            yield "height", str(sized.height)
        if is_lazy:
            yield "loading", "lazy"
        yield "decoding", "async"

"""The characters that the looks' own fonts have. Quick: no font is opened where nothing has changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from casefolio.storage.cache import find_or_make
from casefolio.storage.fingerprint import stamp_files
from casefolio.storage.project import CACHE_FOLDER, PDF_TEMPLATES
from casefolio.storage.shipped import list_files

FONTS_FOLDER = PDF_TEMPLATES / "fonts"
COVERED_FILE = CACHE_FOLDER / "covered-characters"

_FONT_ENDINGS = (".ttf", ".otf", ".woff2")


def find_foreign(text: str, root: Path) -> str:
    """The characters of a text that some font of the looks lacks, each once; system fonts may have them.

    Characters that need no glyph, such as joiners, are not counted.
    """
    foreign = set(text) - _read_covered(root)
    return "".join(sorted(character for character in foreign if has_glyph(character)))


def has_glyph(character: str) -> bool:
    """Whether a character is drawn: joiners, spaces and what selects a form are not."""
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return not is_selector and unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")


_covered: dict[Path, tuple[str, frozenset[str]]] = {}


def _read_covered(root: Path) -> frozenset[str]:
    """The characters that every font of the looks has; none where there are no fonts.

    Why cached: reading them from the fonts takes a tenth of a second.
    """
    stamp = repr(stamp_files(root, [FONTS_FOLDER]))
    if root not in _covered or _covered[root][0] != stamp:
        files = [file for _, file in list_files(root, [FONTS_FOLDER]) if file.suffix in _FONT_ENDINGS]
        found = find_or_make(root / COVERED_FILE, stamp, lambda: _read_fonts(files).encode())
        _covered[root] = stamp, frozenset((found or b"").decode())
    return _covered[root][1]


def _read_fonts(files: Iterable[Path]) -> str:
    """The characters that all of the fonts have. A damaged font is reported where text is drawn with it."""
    fonts = [_read_font(file) for file in files]
    return "".join(map(chr, sorted(frozenset.intersection(*fonts)))) if fonts else ""


def _read_font(file: Path) -> frozenset[int]:
    try:
        return _find_characters(file.read_bytes())
    except OSError:
        return frozenset()


@lru_cache(maxsize=16)
def _find_characters(font: bytes) -> frozenset[int]:
    """The code points for which a font has a glyph; none if it is damaged. Cached: decoding them is slow."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(BytesIO(font), lazy=True) as opened:
            return frozenset(opened.getBestCmap() or ())
    except TTLibError:
        return frozenset()

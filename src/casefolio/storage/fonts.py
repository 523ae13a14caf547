"""The characters that the looks' own fonts have. Quick: no font is opened where nothing has changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
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
    from fontTools.ttLib import TTFont, TTLibError

    covered: set[int] | None = None
    for file in files:
        try:
            with TTFont(file, lazy=True) as font:
                characters = set(font.getBestCmap() or ())
        except (TTLibError, OSError):
            # A damaged font is reported where text is drawn with it.
            characters = set()
        covered = characters if covered is None else covered & characters
    return "".join(map(chr, sorted(covered or ())))

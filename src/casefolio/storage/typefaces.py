"""The fonts in which a person may have site and PDFs set: those that come along, and files of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from casefolio.deferred.dataclasses import dataclass
from casefolio.storage.project import ASSETS_FOLDER, DOCS_FOLDER
from casefolio.text.errors import suggest
from casefolio.text.patterns import lazy_pattern

OWN_FONTS = ASSETS_FOLDER / "fonts"
"""Where a person's own fonts lie: the site publishes this folder, and PDFs may load from it."""

FONT_ENDINGS = (".woff2", ".ttf", ".otf")
"""Formats that both browsers and WeasyPrint read; of a font in several, the first one is taken."""

LICENCE_ENDINGS = ("LICENSE.txt", "OFL.txt")
"""What the text ends with that says who may use a font: it is published beside it."""

_SHIPPED_FILES = ("folio-", "SourceSans3-", "SourceSerif4-", "NotoSansMath-")
"""What the names of the site's own fonts and their licences begin with: in a clone they lie there too."""

_WEIGHTS = {
    **{"thin": 100, "hairline": 100, "extralight": 200, "ultralight": 200, "light": 300, "regular": 400},
    **{"normal": 400, "book": 400, "roman": 400, "": 400, "medium": 500, "semibold": 600, "demibold": 600},
    **{"demi": 600, "bold": 700, "extrabold": 800, "ultrabold": 800, "black": 900, "heavy": 900},
}
"""Weights as CSS counts them, by the words that makers put behind a font's name."""

_ITALIC = lazy_pattern(r"(?:italic|oblique|it)$")


@dataclass(frozen=True)
class FontFile:
    """A file of a font: its path below `docs/`, its weight from 100 to 900."""

    path: str
    weight: int
    is_italic: bool

    @property
    def rule(self) -> str:
        """Which style it is, as a `@font-face` says it."""
        return f"font-weight: {self.weight}; font-style: {'italic' if self.is_italic else 'normal'}"


@dataclass(frozen=True)
class Typeface:
    """A font by its `name`; `files` are those of the person's own, none for one that comes along."""

    name: str
    is_serif: bool = False
    files: tuple[FontFile, ...] = ()

    @property
    def css(self) -> str:
        """The rules that set a PDF in it; addresses in them are relative to the folder of a look."""
        if not self.files:
            kind = "serif" if self.is_serif else "sans"
            family = f'"Resume {kind.capitalize()}"'
            return f"@import url(../fonts/source-{kind}.css);\n{_set_in(family, kind)}"
        faces = (
            f'@font-face {{ font-family: "Resume Own"; {file.rule};'
            f" src: url(../../../{DOCS_FOLDER.as_posix()}/{quote(file.path)}) }}"
            for file in self.files
        )
        kind = "serif" if self.is_serif else "sans"
        return "\n".join((*faces, _set_in(f'"Resume Own", "Resume {kind.capitalize()}"', kind)))


def _set_in(families: str, kind: str) -> str:
    generic = "serif" if kind == "serif" else "sans-serif"
    return f"html {{ font-family: {families}, var(--{kind}), {generic} }}"


SHIPPED_FONTS = (Typeface("Source Sans 3"), Typeface("Source Serif 4", is_serif=True))

_OTHER_NAMES = {"sans": 0, "sourcesans": 0, "serif": 1, "sourceserif": 1}


def find_typeface(root: Path, name: str, *, is_serif: bool = False) -> Typeface | None:
    """The font that a person calls by this name; None where there is none.

    Capitals, spaces and hyphens do not count. `is_serif` says what stands in for one's own, where it lacks
    characters and while it loads; a name with `Sans` or `Serif` knows better.
    """
    if shipped := find_shipped_font(name):
        return shipped
    folded = _fold(name)
    own: dict[tuple[int, bool], Path] = {}
    for file in list_font_files(root) if folded else ():
        family, weight, is_italic = read_style(file)
        if _fold(family) == folded:
            own.setdefault((weight, is_italic), file)
    files = (
        FontFile(file.relative_to(DOCS_FOLDER).as_posix(), *style) for style, file in sorted(own.items())
    )
    said = next((kind for kind in ("sans", "serif") if kind in folded), "serif" if is_serif else "sans")
    return Typeface(name, said == "serif", tuple(files)) if own else None


def find_shipped_font(name: str) -> Typeface | None:
    """The font of this name that comes along; None for another."""
    folded = _fold(name)
    for number, typeface in enumerate(SHIPPED_FONTS):
        if folded == _fold(typeface.name) or _OTHER_NAMES.get(folded) == number:
            return typeface
    return None


def list_typefaces(root: Path) -> list[str]:
    """The names of all fonts: those that come along first."""
    own = {_fold(family): family for family, _, _ in map(read_style, list_font_files(root))}
    return [*(typeface.name for typeface in SHIPPED_FONTS), *sorted(own.values())]


def tell_lost_font(name: str, known: list[str]) -> tuple[str, str]:
    """Message and hint for a font that is not there."""
    place = OWN_FONTS.as_posix()
    hint = f"there are: {', '.join(known)}; or put 'Lato-Regular.ttf' and the like into {place}/"
    near = suggest(name, known)
    return f"no font '{name}'", f"{near} {hint}" if near else hint


def list_font_files(root: Path) -> list[Path]:
    """The person's font files, relative to the root, the formats to be preferred first."""
    found = (file for file in _list_own(root) if file.suffix.lower() in FONT_ENDINGS)
    return sorted(found, key=lambda file: (FONT_ENDINGS.index(file.suffix.lower()), file.name))


def has_licence(root: Path) -> bool:
    """Whether a text stands beside the person's fonts that says who may use them."""
    return any(file.name.endswith(LICENCE_ENDINGS) for file in _list_own(root))


def _list_own(root: Path) -> Iterator[Path]:
    """The files in the folder of fonts that do not come along."""
    folder = root / OWN_FONTS
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not file.name.startswith(_SHIPPED_FILES):
            yield file.relative_to(root)


def read_style(file: Path) -> tuple[str, int, bool]:
    """Family, weight and slant of a font by its file's name, as makers write it: `Lato-BoldItalic.ttf`."""
    stem = file.name.removesuffix(file.suffix).removesuffix(".ttf")
    family, _, said = stem.rpartition("-")
    folded = _fold(said)
    weight = _WEIGHTS.get(_ITALIC.sub("", folded))
    if not family or weight is None:
        return stem, 400, False
    return family, weight, bool(_ITALIC.search(folded))


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()

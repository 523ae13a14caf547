"""Characters of the resume that no font on this machine has, and the font that the person has chosen."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from casefolio.resume.portfolio import Portfolio
from casefolio.storage.fonts import find_foreign
from casefolio.storage.project import DOCS_FOLDER, RESUME_FILE
from casefolio.storage.typefaces import (
    OWN_FONTS,
    find_typeface,
    has_licence,
    list_typefaces,
    read_style,
    tell_lost_font,
)
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.yaml_tree import Node

MOST_LINES = 6
"""The most further lines that are named for the characters of one package."""


def find_font_problems(portfolio: Portfolio) -> Iterator[Problem]:
    """A warning for each missing package of fonts, at the first value that needs it.

    Fast where all characters are in the looks' own fonts; else WeasyPrint searches the system's.
    """
    texts = list(_find_texts(portfolio.node))
    if not find_foreign("".join(str(node.value) for node in texts), portfolio.root):
        return
    from casefolio.documents.document import find_missing_characters
    from casefolio.pdf.reading.glyphs import describe_boxes, group_by_package

    try:
        missing = find_missing_characters(portfolio)
    except InputError:
        # No PDF can be made here: `casefolio pdf` reports why.
        return
    for package, characters in group_by_package(missing).items():
        using = [node for node in texts if not set(characters).isdisjoint(str(node.value))]
        message = f"{describe_boxes(characters)} in the PDF{_name_other_lines(using[1:])}"
        hint = suggest_package(package)
        if using:
            first = next(character for character in str(using[0].value) if character in characters)
            yield using[0].warning(message, hint, using[0].place_of(first))
        else:
            # A heading in the resume's language.
            yield Problem(Place(RESUME_FILE.as_posix()), message, hint, severity="warning")


def find_typeface_problems(root: Path, name: Node) -> Iterator[Problem]:
    """A chosen font that is not there or cannot be used, or of one's own without a bold or its licence."""
    found = find_typeface(root, str(name.value))
    if found is None:
        yield name.problem(*tell_lost_font(str(name.value), list_typefaces(root)))
        return
    faults = [fault for file in found.files for fault in _find_file_faults(root, file.path)]
    yield from faults
    if faults or not found.files:
        return
    first = Path(found.files[0].path)
    family = read_style(first)[0]
    styles = {(file.weight >= LEAST_BOLD, file.is_italic) for file in found.files}
    if missing := [words for style, words in _STYLES.items() if style not in styles]:
        message = f"'{name.value}' has no {' and no '.join(missing)}: it is drawn from another style of it"
        lost = f"{family}-{missing[0].capitalize()}{first.suffix}"
        yield name.warning(message, f"put its file into {OWN_FONTS.as_posix()}/, named '{lost}'")
    if not has_licence(root):
        message = f"'{name.value}' is published without its licence"
        yield name.warning(
            message, f"put the text that came with it into {OWN_FONTS.as_posix()}/, as {family}-LICENSE.txt"
        )


LEAST_BOLD = 600
_STYLES = {(False, False): "regular", (True, False): "bold", (False, True): "italic"}

_FORBIDDEN = 0x0002
"""The flag of a font that may not be embedded: `fsType` in the table OS/2, by the OpenType specification."""


def _find_file_faults(root: Path, path: str) -> Iterator[Problem]:
    from fontTools.ttLib import TTFont, TTLibError

    file = DOCS_FOLDER / path
    place = Place(file.as_posix())
    try:
        with TTFont(root / file, lazy=True) as font:
            flags, is_variable = font["OS/2"].fsType, "fvar" in font
            font.getBestCmap()
    except (OSError, KeyError, TTLibError, AssertionError, ValueError, struct.error):
        yield Problem(place, "no font that can be read", "save it anew as WOFF2, TTF or OTF")
        return
    if flags & 0xF == _FORBIDDEN:
        yield Problem(place, "its maker forbids to embed this font", "take another one")
    if is_variable:
        yield Problem(place, "a variable font, of which PDFs show one style", "take its static files")


def suggest_package(package: str) -> str:
    """The hint that names a package; the workflow that publishes the site installs it."""
    return f"install a font that has it: sudo apt-get install {package}"


def _find_texts(node: Node) -> Iterator[Node]:
    """All texts that may be shown, in file order."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if not key.startswith("x-"):
                yield from _find_texts(child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _find_texts(child)
    elif node.value is not None:
        yield node


def _name_other_lines(nodes: list[Node]) -> str:
    lines = list(dict.fromkeys(str(node.place.line) for node in nodes))
    if not lines:
        return ""
    more = f" and {len(lines) - MOST_LINES} more" if len(lines) > MOST_LINES else ""
    return f"; also in line {', '.join(lines[:MOST_LINES])}{more}"

"""Characters that no font on this machine has, and where to get one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from casefolio.pdf.markup.signs import is_emoji
from casefolio.pdf.reading.readback import JOINED

_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")

EAST_ASIAN_FONTS, EMOJI_FONTS, OTHER_FONTS = "fonts-noto-cjk", "fonts-noto-color-emoji", "fonts-noto-core"
"""Debian's packages; those of other systems are called alike."""

MOST_NAMED = 12
"""So many characters are named in a warning: with a whole text in boxes, more would tell nothing."""


def describe_missing(characters: str) -> Iterator[str]:
    """A warning for each package of fonts that would help."""
    for package, missing in group_by_package(characters).items():
        yield f"{describe_boxes(missing)}; Debian's package {package} may help"


def describe_boxes(missing: str) -> str:
    """What is missing, and what is drawn in its place."""
    named = [f"'{character}' (U+{ord(character):04X})" for character in missing[:MOST_NAMED]]
    more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    shown = "it is shown as a box" if len(missing) == 1 else "they are shown as boxes"
    return f"no font here has {', '.join(named)}{more}: {shown}"


def group_by_package(characters: str) -> dict[str, str]:
    """The packages of fonts that would help, each with those of the characters that it has."""
    packages: dict[str, str] = {}
    for character in dict.fromkeys(characters):
        package = find_package(character)
        packages[package] = packages.get(package, "") + character
    return packages


def describe_joined(text: str) -> Iterator[str]:
    """A warning for each script of which machines may not read all letters."""
    scripts = dict.fromkeys(unicodedata.name(letter).split()[0] for letter in JOINED.findall(text))
    for script in scripts:
        yield (
            f"machines may lose signs of {script.title()} words: people see them right, but no PDF keeps "
            "their letters apart from their drawing"
        )


def find_package(character: str) -> str:
    """The Debian package with a font for the character, as far as its name tells."""
    if is_emoji(character):
        return EMOJI_FONTS
    name = unicodedata.name(character, "")
    return EAST_ASIAN_FONTS if name.startswith(_EAST_ASIAN) else OTHER_FONTS

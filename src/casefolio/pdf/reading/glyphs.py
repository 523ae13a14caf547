"""Warnings for characters that no font on this machine has, with packages that have one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from casefolio.pdf.markup.signs import is_emoji
from casefolio.pdf.reading.readback import JOINED

_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")

EAST_ASIAN_FONTS, EMOJI_FONTS, OTHER_FONTS = "fonts-noto-cjk", "fonts-noto-color-emoji", "fonts-noto-core"
"""Debian's packages; those of other systems have similar names."""

MOST_NAMED = 12
"""The most characters that are named in one warning."""


def describe_missing(characters: str) -> Iterator[str]:
    """A warning for each package of fonts that would help."""
    for package, missing in group_by_package(characters).items():
        yield f"{describe_boxes(missing)}; Debian's package {package} may help"


def describe_boxes(missing: str) -> str:
    """The missing characters, and what is drawn in their place."""
    named = [f"'{character}' (U+{ord(character):04X})" for character in missing[:MOST_NAMED]]
    more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    shown = "it is shown as a box" if len(missing) == 1 else "they are shown as boxes"
    return f"no font here has {', '.join(named)}{more}: {shown}"


def group_by_package(characters: str) -> dict[str, str]:
    """The packages of fonts that would help, each with its characters."""
    packages: dict[str, str] = {}
    for character in dict.fromkeys(characters):
        package = find_package(character)
        packages[package] = packages.get(package, "") + character
    return packages


def describe_joined(text: str) -> Iterator[str]:
    """A warning for each script whose letters programs may not read completely."""
    scripts = dict.fromkeys(unicodedata.name(letter).split()[0] for letter in JOINED.findall(text))
    for script in scripts:
        yield (
            f"machines may lose signs of {script.title()} words: people see them right, but no PDF keeps "
            "their letters apart from their drawing"
        )


def find_package(character: str) -> str:
    """The Debian package that probably has a font for the character, by the character's Unicode name."""
    if is_emoji(character):
        return EMOJI_FONTS
    name = unicodedata.name(character, "")
    return EAST_ASIAN_FONTS if name.startswith(_EAST_ASIAN) else OTHER_FONTS

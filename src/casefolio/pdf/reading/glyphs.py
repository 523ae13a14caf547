"""Characters that no font on this machine has, and where to get one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from casefolio.text.patterns import lazy_pattern

_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")

_EMOJI = range(0x1F300, 0x1FB00)

EAST_ASIAN_FONTS, EMOJI_FONTS, OTHER_FONTS = "fonts-noto-cjk", "fonts-noto-color-emoji", "fonts-noto-core"
"""Debian's packages; those of other systems are called alike."""

# Scripts of India and its neighbours: their letters are drawn joined and out of order, which one letter for
# each glyph, as PDF has it, cannot hold.
_JOINED = lazy_pattern("[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff]")

MOST_NAMED = 12
"""So many characters are named in a warning: with a whole text in boxes, more would tell nothing."""


def describe_missing(characters: str) -> Iterator[str]:
    """A warning for each package of fonts that would help."""
    packages: dict[str, dict[str, None]] = {}
    for character in characters:
        packages.setdefault(find_package(character), {})[character] = None
    for package, missing in packages.items():
        named = [f"'{character}' (U+{ord(character):04X})" for character in list(missing)[:MOST_NAMED]]
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        shown = "it is shown as a box" if len(missing) == 1 else "they are shown as boxes"
        yield f"no font here has {', '.join(named)}{more}: {shown}; Debian's package {package} may help"


def describe_joined(text: str) -> Iterator[str]:
    """A warning for each script of which machines may not read all letters."""
    scripts = dict.fromkeys(unicodedata.name(letter).split()[0] for letter in _JOINED.findall(text))
    for script in scripts:
        yield (
            f"machines may lose signs of {script.title()} words: people see them right, but no PDF keeps "
            "their letters apart from their drawing"
        )


def find_package(character: str) -> str:
    """The Debian package with a font for the character, as far as its name tells."""
    if ord(character) in _EMOJI:
        return EMOJI_FONTS
    name = unicodedata.name(character, "")
    return EAST_ASIAN_FONTS if name.startswith(_EAST_ASIAN) else OTHER_FONTS

"""The colours of the site: those of the person's PDF, light and dark."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.settings import (
    DARK_GROUND,
    DARK_TINT,
    LEAST_CONTRAST,
    Settings,
    contrast,
    contrast_on_dark,
    mix,
)
from casefolio.storage.looks import read_colour, read_look
from casefolio.storage.project import DEFAULT_LOOK
from casefolio.storage.typefaces import FontFile, Typeface, find_typeface

LEAST_LIGHT, LEAST_DARK = 4.6, 8.0
"""The contrast of the accent to what it stands on, at least: WCAG asks for 4.5."""

MOST_SATURATED = 0.6
"""Bright colours on dark ground are no more saturated than this: they would glow."""

_GROUND, _DARK_INK = "#fbfaf7", "#e8edeb"

SERIF_FONTS = '"Folio Serif", "Source Serif 4", Georgia, "Liberation Serif", serif'
"""The fonts of a site whose PDFs are set in a serif."""

SANS_FONTS = '"Folio Sans", "Source Sans 3", "Folio Meanwhile", sans-serif'
"""The usual ones, as `site.css` says too."""

OWN_FONT = "Folio Own"
"""The family of the person's own font on the site."""


@dataclass(frozen=True)
class Palette:
    """The accent on light and on dark grounds, what is tinted with it, and what stands on it."""

    light: str
    dark: str
    soft_light: str
    soft_dark: str
    on_dark: str

    @property
    def css(self) -> str:
        """The custom properties of the site's style sheet."""
        return (
            f"--accent: light-dark({self.light}, {self.dark}); "
            f"--accent-soft: light-dark({self.soft_light}, {self.soft_dark}); "
            f"--on-accent: light-dark(#ffffff, {self.on_dark})"
        )


@dataclass(frozen=True)
class SiteLook:
    """What of the person's look the site shows: accent, ink ("" for the usual one), and a font.

    `files` are those of a font of the person's own; characters that it lacks are taken from the serif, or the
    sans.
    """

    palette: Palette
    ink: str = ""
    is_serif: bool = False
    files: tuple[FontFile, ...] = ()

    @property
    def css(self) -> str:
        """The custom properties of the site's style sheet."""
        ink = f"; --ink: light-dark({self.ink}, {_DARK_INK})" if self.ink else ""
        stack = SERIF_FONTS if self.is_serif else SANS_FONTS if self.files else ""
        own = f'"{OWN_FONT}", ' if self.files else ""
        return self.palette.css + ink + (f"; --text-font: {own}{stack}" if stack else "")


def find_site_look(root: Path, settings: Settings) -> SiteLook:
    """How the site looks beside the person's PDFs."""
    choice = settings.look_choice
    palette = find_palette(find_accent(root, settings), read_colour(choice.accent_dark))
    ink = read_colour(choice.ink)
    is_serif = read_look(root, settings.look or DEFAULT_LOOK).is_serif
    # An unknown font is reported by the checks.
    font = find_typeface(root, choice.font, is_serif=is_serif) or Typeface("", is_serif)
    return SiteLook(palette, _darken_until_read(ink, _GROUND) if ink else "", font.is_serif, font.files)


def find_accent(root: Path, settings: Settings) -> str:
    """The accent of the person's PDFs, `#14566b`: the person's own, or that of the look."""
    own = read_colour(settings.look_choice.accent)
    return own or read_look(root, settings.look or DEFAULT_LOOK).accent


def find_palette(accent: str, on_dark_ground: str = "") -> Palette:
    """An accent, and what is made of it: darker or lighter where it could not be read otherwise.

    `on_dark_ground` is the person's own for dark ground, "" for one that is made of the accent.
    """
    light = accent
    while contrast(light, mix(_GROUND, light, 0.1)) < LEAST_LIGHT:
        light = _lighten(light, -0.02)
    dark, least = (on_dark_ground, LEAST_CONTRAST) if on_dark_ground else (accent, LEAST_DARK)
    while contrast_on_dark(dark) < least:
        dark = _lighten(dark, 0.02)
    on_dark = mix(light, "#000000", 0.7)
    while contrast(on_dark, dark) < LEAST_CONTRAST:
        on_dark = mix(on_dark, "#000000", 0.5)
    return Palette(light, dark, mix(_GROUND, light, 0.1), mix(DARK_GROUND, dark, DARK_TINT), on_dark)


def _darken_until_read(colour: str, ground: str) -> str:
    while contrast(colour, ground) < LEAST_LIGHT:
        colour = _lighten(colour, -0.02)
    return colour


def _lighten(colour: str, step: float) -> str:
    """A colour of the same hue, lighter by a step of 0 to 1, or darker."""
    red, green, blue = (int(each, 16) / 255 for each in re.findall("..", colour[1:]))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    lightness = min(1.0, max(0.0, lightness + step))
    shares = colorsys.hls_to_rgb(hue, lightness, min(saturation, MOST_SATURATED) if step > 0 else saturation)
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)

"""The colours of the site: those of the person's PDF, light and dark."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from pathlib import Path

from casefolio.resume.settings import Settings, contrast_on_white
from casefolio.storage.looks import read_colour, read_look
from casefolio.storage.project import DEFAULT_LOOK

LEAST_LIGHT, LEAST_DARK = 4.6, 8.0
"""The contrast of the accent to what it stands on, at least: WCAG asks for 4.5."""

MOST_SATURATED = 0.6
"""Bright colours on dark ground are no more saturated than this: they would glow."""

_GROUND, _DARK_GROUND = "#fbfaf7", "#14191b"


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


def find_accent(root: Path, settings: Settings) -> str:
    """The accent of the person's PDFs, `#14566b`: the person's own, or that of the look."""
    own = read_colour(settings.look_choice.accent)
    return own or read_look(root, settings.look or DEFAULT_LOOK).accent


def find_palette(accent: str) -> Palette:
    """An accent, and what is made of it: darker or lighter where it could not be read otherwise."""
    light = accent
    while _contrast(light, _mix(_GROUND, light, 0.1)) < LEAST_LIGHT:
        light = _lighten(light, -0.02)
    dark = accent
    while _contrast(dark, _mix(_DARK_GROUND, dark, 0.12)) < LEAST_DARK:
        dark = _lighten(dark, 0.02)
    return Palette(
        light, dark, _mix(_GROUND, light, 0.1), _mix(_DARK_GROUND, dark, 0.12), _mix(light, "#000000", 0.7)
    )


def _lighten(colour: str, step: float) -> str:
    """A colour of the same hue, lighter by a step of 0 to 1, or darker."""
    red, green, blue = (int(each, 16) / 255 for each in re.findall("..", colour[1:]))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    lightness = min(1.0, max(0.0, lightness + step))
    shares = colorsys.hls_to_rgb(hue, lightness, min(saturation, MOST_SATURATED) if step > 0 else saturation)
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)


def _mix(colour: str, other: str, share: float) -> str:
    """A colour with a share of another one."""
    pairs = zip(re.findall("..", colour[1:]), re.findall("..", other[1:]), strict=True)
    mixed = (round(int(a, 16) * (1 - share) + int(b, 16) * share) for a, b in pairs)
    return "#" + "".join(f"{value:02x}" for value in mixed)


def _contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted(1.05 / contrast_on_white(colour) for colour in (first, second))
    return light / dark

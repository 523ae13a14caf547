"""The picture shown beside a link to the site in chats and on social networks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from casefolio.deferred.dataclasses import dataclass
from casefolio.storage.cache import digest_engine
from casefolio.storage.fingerprint import digest, digest_files
from casefolio.storage.fonts import FONTS_FOLDER
from casefolio.storage.looks import USUAL_ACCENT
from casefolio.storage.shipped import find_file

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""In pixels; Open Graph's readers show this aspect ratio uncropped."""

_BOLD, _PLAIN = "SourceSans3-Bold.ttf", "SourceSans3-Regular.ttf"
_MARGIN = 84
_PICTURE_WIDTH, _BESIDE_PICTURE = 480, 48
_GROUND, _INK, _SOFT, _LINE = "#fbfaf7", "#1c2428", "#56636a", "#e0dcd2"
_NO_CHARACTER = "\uffff"
_MOST_FIGURES = 3
_MOST_LABEL_LINES = 3


@dataclass(frozen=True)
class Fonts:
    """The fonts of the picture: those of the looks in the project at `root`."""

    root: Path

    def fingerprint(self) -> str:
        """A digest that changes with the fonts, this program, or the library that draws."""
        from PIL import __version__

        fonts = digest_files(self.root, [FONTS_FOLDER / _BOLD, FONTS_FOLDER / _PLAIN])
        return digest(f"{__version__} {digest_engine()} {fonts}".encode())

    def can_write(self, text: str) -> bool:
        """Whether the fonts have every character of a text; without one there is no picture."""
        font = self.load(_BOLD, 12)
        missing = _shape(font, _NO_CHARACTER)
        return all(_shape(font, character) != missing for character in set(text) if character.isprintable())

    def load(self, name: str, size: int) -> FreeTypeFont:
        from PIL import ImageFont

        file = find_file(self.root, FONTS_FOLDER / name)
        return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def _shape(font: FreeTypeFont, character: str) -> bytes:
    return bytes(font.getmask(character))


@lru_cache(maxsize=1)  # The preview rebuilds the site on every change; few changes affect this.
def draw_share_image(
    name: str,
    label: str,
    figures: tuple[tuple[str, str], ...],
    fonts: Fonts,
    accent: str = USUAL_ACCENT,
    picture: bytes = b"",
) -> bytes | None:
    """A PNG with name, headline and up to three results in figures; None where the fonts cannot write it.

    A `picture` takes the right-hand part, and the place of one of the results. The same arguments give the
    same bytes.
    """
    if not fonts.can_write(name + label):
        return None
    from PIL import Image as images
    from PIL import ImageDraw as drawing

    image = images.new("RGB", (WIDTH, HEIGHT), _GROUND)
    draw = drawing.Draw(image)
    draw.rectangle((0, 0, WIDTH, 14), fill=accent)
    right = _place_picture(image, picture) if picture else WIDTH
    most = _MOST_FIGURES if right == WIDTH else _MOST_FIGURES - 1
    shown = [pair for pair in figures if fonts.can_write("".join(pair))][:most]
    top = _MARGIN if shown else _MARGIN + 70
    room = right - 2 * _MARGIN if right == WIDTH else right - _MARGIN - _BESIDE_PICTURE
    bottom = _write_fitting(draw, name, fonts, _BOLD, top=top, room=room, sizes=(116, 60), fill=_INK)
    _write_fitting(draw, label, fonts, _PLAIN, top=bottom + 22, room=room, sizes=(52, 34), fill=accent)
    if shown:
        _write_figures(draw, shown, fonts, accent, room)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _place_picture(image: Image, picture: bytes) -> int:
    """Put a picture into the right-hand part, from top to bottom; returns where it begins."""
    from PIL import Image as images

    from casefolio.pictures.scaling import crop_to

    with images.open(io.BytesIO(crop_to(picture, _PICTURE_WIDTH, HEIGHT))) as cropped:
        image.paste(cropped, (WIDTH - _PICTURE_WIDTH, 0))
    return WIDTH - _PICTURE_WIDTH


def _write_fitting(
    draw: ImageDraw,
    text: str,
    fonts: Fonts,
    name: str,
    *,
    top: int,
    room: int,
    sizes: tuple[int, int],
    fill: str,
) -> int:
    """Write a text in the largest type that fits two lines; returns the y position of its end, in pixels."""
    largest, smallest = sizes
    for size in range(largest, smallest - 1, -4):
        font = fonts.load(name, size)
        lines = wrap(text, font, room)
        if len(lines) == 1 or (size <= largest * 0.75 and len(lines) == 2):
            break
    for line in lines[:2]:
        draw.text((_MARGIN, top), line, font=font, fill=fill)
        top += round(font.size * 1.12)
    return top


def _write_figures(
    draw: ImageDraw, figures: Sequence[tuple[str, str]], fonts: Fonts, accent: str, room: int
) -> None:
    top, gap = 426, 40
    width = (room - gap * (len(figures) - 1)) // len(figures)
    value_font, label_font = fonts.load(_BOLD, 54), fonts.load(_PLAIN, 28)
    draw.line((_MARGIN, top - 22, _MARGIN + room, top - 22), fill=_LINE, width=2)
    for index, (value, label) in enumerate(figures):
        left = _MARGIN + index * (width + gap)
        draw.text((left, top), wrap(value, value_font, width)[0], font=value_font, fill=accent)
        lines = wrap(label, label_font, width)
        if len(lines) > _MOST_LABEL_LINES:
            lines[_MOST_LABEL_LINES - 1] += " …"
        for row, line in enumerate(lines[:_MOST_LABEL_LINES]):
            draw.text((left, top + 68 + row * 33), line, font=label_font, fill=_SOFT)


def wrap(text: str, font: FreeTypeFont, width: int) -> list[str]:
    """The lines of a text that is `width` pixels wide at most; a longer word stands alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines

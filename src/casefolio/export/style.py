"""The look of a Word file: a PDF look's colours, type and margins, read from its style sheet."""

from __future__ import annotations

from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.pdf.sheet import SheetHead
from casefolio.storage.looks import LookValues, read_colour
from casefolio.storage.typefaces import SHIPPED_FONTS, find_shipped_font
from casefolio.text.patterns import lazy_pattern

_PAGE_MARGIN = lazy_pattern(r"@page\s*\{[^}]*?margin:\s*(?P<top>[\d.]+)mm [^;}]*?(?P<bottom>[\d.]+)mm\s*[;}]")

USUAL_INK, USUAL_QUIET = "#1b2328", "#54616a"
"""Colours of a look that sets none."""

USUAL_SIZE, USUAL_MEASURE = 10.5, 165.0
"""The size of running text in points, and the width of the text in millimetres, of a look that sets none."""

USUAL_TOP, USUAL_BOTTOM = 15.0, 13.0
"""Margins in millimetres of a look that sets none."""

TIGHTER = 0.8
"""Word's distance of lines is a factor on the font's own height, which for the looks' fonts is 1.25 to 1.3
times their size."""


@dataclass(frozen=True)
class DocumentStyle:
    """Colours as six hexadecimal digits; sizes in points, margins and the page in millimetres.

    `leading` is a factor on the font's own line height.
    """

    width: float
    height: float
    font: str
    family: Literal["swiss", "roman"]
    size: float
    leading: float
    accent: str
    ink: str
    quiet: str
    side_margin: float
    top_margin: float
    bottom_margin: float

    def colour(self, name: str) -> str:
        return {"accent": self.accent, "ink": self.ink, "quiet": self.quiet}[name]


def read_style(look: LookValues, sheet: SheetHead, paper: tuple[float, float]) -> DocumentStyle:
    """The style for a sheet in a look; `paper` is its size in millimetres.

    What the person set wins over the look, and what the look does not say is as usual.
    """
    own = find_shipped_font(sheet.font)
    is_serif = own.is_serif if own else look.is_serif
    margins = _PAGE_MARGIN.search(look.css)
    values = look.properties
    leading = _read_number(values.get("leading"), 1.3) * (sheet.spacing or 1.0)
    return DocumentStyle(
        width=paper[0],
        height=paper[1],
        font=(sheet.font if sheet.font and not own else "") or SHIPPED_FONTS[is_serif].name,
        family="roman" if is_serif else "swiss",
        size=sheet.font_size or _read_number(values.get("size"), USUAL_SIZE),
        leading=round(leading * TIGHTER, 3),
        accent=_read_digits(sheet.accent, look.accent),
        ink=_read_digits(sheet.ink, look.colour("ink", USUAL_INK)),
        quiet=_read_digits("", look.colour("quiet", USUAL_QUIET)),
        side_margin=round((paper[0] - _read_number(values.get("measure"), USUAL_MEASURE)) / 2, 2),
        top_margin=float(margins["top"]) if margins else USUAL_TOP,
        bottom_margin=float(margins["bottom"]) if margins else USUAL_BOTTOM,
    )


_NUMBER = lazy_pattern(r"[\d.]+")


def _read_number(value: str | None, usual: float) -> float:
    found = _NUMBER.match(value or "")
    return float(found[0]) if found else usual


def _read_digits(own: str, usual: str) -> str:
    """A colour as Word takes it, six upper-case digits: the person's own, else the usual one."""
    return (read_colour(own) or usual).removeprefix("#").upper()

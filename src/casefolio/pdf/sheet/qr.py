"""The site's address as a QR code, drawn by segno."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.addresses import LONGEST_QR_ADDRESS


def draw_code(address: str, labels: Labels) -> Markup:
    """An SVG element of class `code`, without the white margin that belongs around it: four of its squares.

    Nothing for no address, and for one that is longer than LONGEST_QR_ADDRESS.
    """
    if not 0 < len(address) <= LONGEST_QR_ADDRESS:
        return Markup()
    return _draw(address, labels.qr_code.format(address))


@cache
def _draw(address: str, title: str) -> Markup:
    # Imported here: it takes a tenth of a second, and few PDFs have a code.
    import segno

    code = segno.make_qr(address, error="m")
    drawn = code.svg_inline(border=0, omitsize=True, title=title, svgclass="code", lineclass=None)
    return Markup(drawn)  # segno escapes the title, and the rest is numbers

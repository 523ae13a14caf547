"""Columns, cuts and colours of a report in plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

WIDTH = 90
"""Columns of a report that goes into a file or a mail."""

NARROWEST, WIDEST = 72, 120
"""Columns of one on a terminal, whatever its own width: tables need some, and long lines read badly."""

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "heading": {"bold": True},
    "good": {"fg": "green"},
    "doubtful": {"fg": "yellow"},
    "missing": {"fg": "red"},
    "quiet": {"dim": True},
}
"""The styles of a report, as `click.style` takes them."""


class Paint:
    """Gives words their colour on a terminal, or leaves them as they are; knows how wide it is."""

    def __init__(self, colour: bool = False, width: int = WIDTH) -> None:
        self.colour = colour
        self.width = min(max(width, NARROWEST), WIDEST)

    def __call__(self, style: str, text: str) -> str:
        """The text in a style; its width must be settled before."""
        return click.style(text, **_STYLES[style]) if self.colour and text else text


def cut(text: str, width: int) -> str:
    """The text in one line of at most `width` characters, cut at a word where it is longer."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    head = text[: max(0, width - 1)]
    at = head.rfind(" ")
    return (head[:at] if at > width * 0.6 else head).rstrip(" ,;:–-") + "…"


def wrap(text: str, width: int, indent: int = 0, first: str = "") -> str:
    """The text in lines of a width, all with the same indent; `first` stands in that of the first line."""
    import textwrap

    space = " " * indent
    return textwrap.fill(text, width, initial_indent=f"{first:<{indent}}", subsequent_indent=space)


def pack(parts: Sequence[str], width: int, most: int = 2) -> list[str]:
    """The parts side by side, with · between them, in at most `most` lines; what does not fit is counted."""
    lines = [""]
    for index, part in enumerate(parts):
        joined = f"{lines[-1]} · {part}" if lines[-1] else part
        left = len(parts) - index
        room = width - (len(f" +{left}") if len(lines) == most and left > 1 else 0)
        if len(joined) <= room or not lines[-1]:
            lines[-1] = cut(joined, width)
        elif len(lines) < most:
            lines.append(cut(part, width))
        else:
            lines[-1] = f"{lines[-1]} +{left}"
            break
    return lines


def fit_column(texts: Sequence[str], most: int) -> int:
    """The width of a column for these texts, at most `most`."""
    return min(max(map(len, texts), default=0), most)

"""Columns, truncation and colours of a report in plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from casefolio.text.escaping.terminal import mark_style

WIDTH = 90
"""The width in columns of a report that goes into a file or a mail."""

NARROWEST, WIDEST = 72, 120
"""Limits of the width on a terminal: tables need some columns, and long lines read badly."""


class Paint:
    """Marks text with styles for a terminal, or leaves it plain. `width` is that of the report in columns."""

    def __init__(self, colour: bool = False, width: int = WIDTH) -> None:
        self.colour = colour
        self.width = min(max(width, NARROWEST), WIDEST)

    def __call__(self, style: str, text: str) -> str:
        """The text in a style. Pad it before: marks take no room."""
        return mark_style(style, text) if self.colour else text


def cut(text: str, width: int) -> str:
    """The text in one line of at most `width` characters, truncated at a word."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    head = text[: max(0, width - 1)]
    at = head.rfind(" ")
    return (head[:at] if at > width * 0.6 else head).rstrip(" ,;:–-") + "…"


def wrap(text: str, width: int, indent: int = 0, first: str = "") -> str:
    """The text wrapped at `width` characters, all lines indented; `first` fills the first line's indent."""
    space = " " * indent
    return textwrap.fill(text, width, initial_indent=f"{first:<{indent}}", subsequent_indent=space)


def pack(parts: Sequence[str], width: int, most: int = 2) -> list[str]:
    """The parts separated by ·, in at most `most` lines; those that do not fit are counted."""
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

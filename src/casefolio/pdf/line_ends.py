"""Where the lines of a laid-out text end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TextBox

MOST_EMPTY = 0.08
"""The share of a line that may be left empty at its end so that the last word gets company."""

# Letters that are much narrower or wider than most, in the fonts of the looks.
_NARROW, _WIDE = frozenset("fijlrtI.,;:'’()[]!|/-"), frozenset("mwMWOQGDCAHNUV%@&–—")


def is_stranded(block: Any) -> bool:
    """Whether the last line of a text is a single word that the word before it should join.

    It should where that leaves no more than MOST_EMPTY of a line empty.
    """
    lines = list(_own_lines(block))
    if len(lines) < 2:
        return False
    before, last = (" ".join("".join(_texts(line)).split()) for line in lines[-2:])
    if not last or " " in last or " " not in before:
        return False
    moved = before.rpartition(" ")[2]
    share = _width(f" {moved}") / _width(before) * lines[-2].width / block.width
    return bool(_empty(block, lines[-2]) + share <= MOST_EMPTY)


def _own_lines(block: Any) -> Iterator[Any]:
    """The lines of a block, without those of inline blocks in them, such as a bullet's mark."""
    for child in block.children:
        if isinstance(child, LineBox):
            yield child
        elif isinstance(child, BlockBox):
            yield from _own_lines(child)


def _empty(block: Any, line: Any) -> float:
    """The share of a line that is empty at its end."""
    start = line.position_x - block.content_box_x()
    end = block.width - start - line.width
    return float((start if block.style["direction"] == "rtl" else end) / block.width)


def _texts(line: Any) -> Iterator[str]:
    return (box.text for box in line.descendants() if isinstance(box, TextBox))


def _width(text: str) -> float:
    """About how wide a text is, in letters of usual width."""
    return sum(0.6 if c in _NARROW else 1.4 if c in _WIDE else 0.45 if c == " " else 1.0 for c in text)

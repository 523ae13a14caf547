"""Text for a terminal or a log: codes that would move, colour, hide or reorder what is shown become visible.

Colours are marked with noncharacters (`mark_style`) and become codes of the terminal last, in
`write_terminal`: so no code can come from a text.
"""

from __future__ import annotations

import json
import re
from typing import Any

from casefolio.text.patterns import lazy_pattern

SHOWN_FOR_CONTROLS = "�"

# C0 but tab, delete and C1; marks that set a direction (Unicode UAX #9), and ends of lines that no editor
# knows; halves of surrogate pairs, which no encoding can write. Noncharacters mark styles.
_CONTROLS = "\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_ANY_CONTROL = lazy_pattern(f"[{_CONTROLS}\ufdd0-\ufdef]")

_CODES = {
    "heading": "1",
    "good": "32",
    "doubtful": "33",
    "missing": "31",
    "quiet": "2",
    "error": "1;31",
    "warning": "1;33",
    "advice": "1;36",
    "note": "33",
}
"""The styles of what is printed, each as its parameters of ECMA-48's SGR."""

_END = "\ufdd0"
_STYLES = {style: chr(ord(_END) + number) for number, style in enumerate(_CODES, 1)}
_AS_CODES = {_END: "\033[0m"} | {_STYLES[style]: f"\033[{code}m" for style, code in _CODES.items()}


def show_controls(text: str) -> str:
    """The text with `�` in place of each code that a terminal or a browser would follow, and of line ends."""
    return _ANY_CONTROL.sub(SHOWN_FOR_CONTROLS, text) if not text.isprintable() else text


def mark_style(style: str, text: str) -> str:
    """The text marked to be shown in a style of a terminal. Pad it before: marks take no room."""
    return f"{_STYLES[style]}{text}{_END}" if text else text


def write_terminal(text: str, *, colour: bool) -> str:
    """Lines of text as they may be sent to a terminal or a file; styles are codes, or nothing."""

    def write(found: re.Match[str]) -> str:
        if found[0] == "\n":
            return found[0]
        if found[0] in _AS_CODES:
            return _AS_CODES[found[0]] if colour else ""
        return SHOWN_FOR_CONTROLS

    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    written = _ANY_CONTROL.sub(write, text)
    # A mark that came with a text might leave a style open.
    return f"{written}{_AS_CODES[_END]}" if colour and text.rfind(_END) < _find_last_style(text) else written


def _find_last_style(text: str) -> int:
    return max(text.rfind(mark) for mark in _STYLES.values())


def write_json(value: Any) -> str:
    """JSON to be printed, with each code that a terminal would follow as `\\u…`: the same value."""
    written = json.dumps(value, ensure_ascii=False, indent=1)
    return "\n".join(_ANY_CONTROL.sub(_as_escape, line) for line in written.split("\n"))


def _as_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"

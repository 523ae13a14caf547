"""LaTeX as plain text: accents, braces and signs become characters."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import cache

from casefolio.text.log_capture import captured_messages
from casefolio.text.patterns import lazy_pattern

DEEPEST = 40
"""Braces nested deeper than this are taken off without being read."""

_LATEX = lazy_pattern(r"[\\{}$~]|--|``|''")
_BARE_SIGN = lazy_pattern(r"(?<!\\)[%&#]")
"""Signs that mean something to TeX, and that files hold as they are: in titles, in addresses."""

_MATH = lazy_pattern(r"(?<!\\)\$((?:[^$\\]|\\.)*)\$", re.S)
_SCRIPT = lazy_pattern(r"([_^])(?:\{([0-9+\-()n]+)\}|([0-9n]))")
_LOWERED = str.maketrans("0123456789+-()n", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ")
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_ESCAPED = lazy_pattern(r"\\([%&#_~$])(?:\{\})?")
_COMMAND = lazy_pattern(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")


def decode(latex: str) -> str:
    """The text that TeX would print, its line breaks (`\\`) kept, other white space as one space."""
    flat = " ".join(latex.split())
    if not _LATEX.search(flat):
        return flat
    if _find_depth(flat) > DEEPEST:
        return flat.replace("{", "").replace("}", "")
    marked = _BARE_SIGN.sub(lambda found: f"\\{found[0]}", _MATH.sub(_flatten_math, flat))
    try:
        text = _open_decoder()(marked)
    except (IndexError, ValueError, TypeError, KeyError, RecursionError):
        # A command without what it needs: its name stays as a word rather than to be lost.
        text = flat.replace("{", "").replace("}", "").replace("\\", "")
    return "\n".join(line.rstrip(" ") for line in text.split("\n")).strip()


def decode_address(latex: str) -> str:
    """An address, in which TeX's signs mean themselves."""
    address = _COMMAND.sub(r"\1", " ".join(latex.split()))
    address = address.replace(r"\textasciitilde", "~").replace("{}", "")
    return _ESCAPED.sub(r"\1", address).replace("{", "").replace("}", "").strip()


@cache
def _open_decoder() -> Callable[[str], str]:
    # 30 ms to import, which only a file of BibTeX needs.
    from pylatexenc import latex2text, latexwalker, macrospec

    texts = latex2text.get_default_latex_context_db()
    texts.add_context_category(
        "signs",
        prepend=True,
        macros=[
            latex2text.MacroTextSpec("textbraceleft", "{"),
            latex2text.MacroTextSpec("textbraceright", "}"),
            latex2text.MacroTextSpec("textasciicircum", "^"),
            latex2text.MacroTextSpec("textquotesingle", "'"),
            latex2text.MacroTextSpec("url", "%s"),
            latex2text.MacroTextSpec("href", "%(2)s"),
            latex2text.MacroTextSpec("\\", "\n"),
        ],
        specials=[latex2text.SpecialsTextSpec("~", " ")],
    )
    commands = latexwalker.get_default_latex_context_db()
    commands.add_context_category("links", prepend=True, macros=[macrospec.std_macro("href", None, 2)])
    reader = latex2text.LatexNodes2Text(latex_context=texts, math_mode="text")

    def decode_text(latex: str) -> str:
        # A handler of its own keeps the library's warnings from the terminal.
        with captured_messages("pylatexenc", logging.CRITICAL):
            walker = latexwalker.LatexWalker(latex, latex_context=commands, tolerant_parsing=True)
            nodes, _, _ = walker.get_latex_nodes()
            return str(reader.nodelist_to_text(nodes))

    return decode_text


def _flatten_math(found: re.Match[str]) -> str:
    """A formula as text: figures above and below the line as their own signs."""

    def lift(script: re.Match[str]) -> str:
        return (script[2] or script[3]).translate(_LOWERED if script[1] == "_" else _RAISED)

    return f"${_SCRIPT.sub(lift, found[1])}$"


def _find_depth(latex: str) -> int:
    depth = deepest = 0
    for sign in latex:
        if sign == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == "}":
            depth -= 1
    return deepest

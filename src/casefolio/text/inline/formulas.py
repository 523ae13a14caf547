"""Formulas in a text, `$…$` and `$$…$$`, where a person has said that there are some.

`saved $2M and cut $300k` has none: the `$` that opens a formula stands before no space and behind no letter
or figure, the one that closes it behind no space and before no figure. Code is left alone; `\\$` is a plain
`$`.

In the texts of a resume formulas are marked once, when it is read (`mark_formulas`), so that everything that
reads inline text knows them: a `$` without the mark is always a plain one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.inline.code import find_hidden
from casefolio.text.patterns import lazy_pattern

START, END = "\ufdd0", "\ufdd1"
"""Around the LaTeX of a marked formula, behind its `$`: code points that no text has (noncharacters)."""

MARKED = rf"\${START}([^{START}{END}]+){END}"
"""A marked formula as a pattern, its LaTeX as the group."""

LONGEST_FORMULA = 1000
"""The most characters of a formula. A longer text between two `$` is none."""

_MARKED = lazy_pattern(MARKED)
_DOLLAR = lazy_pattern(r"\\\$|\$\$?|\n[ \t]*(?=\n)")


class FoundFormula(NamedTuple):
    """A formula from `start` to `end` in a text; `latex` is what stands between its marks."""

    start: int
    end: int
    latex: str
    is_block: bool


def find_formulas(text: str, *, is_page: bool = False) -> Iterator[FoundFormula]:
    """The formulas of a text in their order. A page may have blocks of code and comments."""
    return (found for found in _find(text, is_page=is_page) if found.latex)


def replace_formulas(text: str, write: Callable[[FoundFormula], str], *, is_page: bool = False) -> str:
    """The text with its formulas as `write` gives them, and plain `$` in place of `\\$`."""
    parts, position = [], 0
    for found in _find(text, is_page=is_page):
        parts += [text[position : found.start], write(found) if found.latex else "$"]
        position = found.end
    return "".join((*parts, text[position:]))


def _find(text: str, *, is_page: bool) -> Iterator[FoundFormula]:
    """The formulas, and each `\\$` outside of them as one without LaTeX."""
    hidden = find_hidden(text, with_blocks=is_page, with_comments=is_page)
    code = next(hidden, None)
    opening: _Mark | None = None
    escaped: list[FoundFormula] = []
    for mark in _find_marks(text):
        while code and code.end <= mark.start:
            code = next(hidden, None)
        if code and code.start <= mark.start:
            continue
        if mark.kind == "escape":
            escaped.append(FoundFormula(mark.start, mark.end, "", is_block=False))
        elif mark.kind == "paragraph":
            opening = None
        elif opening and mark.kind == opening.kind and _closes(text, mark):
            latex = " ".join(text[opening.end : mark.start].split())
            if latex and len(latex) <= LONGEST_FORMULA:
                yield from (each for each in escaped if each.start < opening.start)
                escaped.clear()
                yield FoundFormula(opening.start, mark.end, latex, is_block=mark.kind == "block")
            opening = None
        elif not (opening and opening.kind == "block"):
            opening = mark if _opens(text, mark) else None
    yield from escaped


class _Mark(NamedTuple):
    """One or two `$`, a `$` that is escaped, or the end of a paragraph."""

    start: int
    end: int
    kind: Literal["inline", "block", "escape", "paragraph"]


def _find_marks(text: str) -> Iterator[_Mark]:
    for found in _DOLLAR.finditer(text) if "$" in text else ():
        if found[0].startswith("\n"):
            yield _Mark(*found.span(), "paragraph")
        elif found[0].startswith("\\"):
            yield _Mark(*found.span(), "escape")
        else:
            yield _Mark(*found.span(), "block" if len(found[0]) > 1 else "inline")


def _opens(text: str, mark: _Mark) -> bool:
    if mark.kind == "block":
        return True
    before, after = text[max(0, mark.start - 1) : mark.start], text[mark.end : mark.end + 1]
    return bool(after.strip()) and not before.isalnum()


def _closes(text: str, mark: _Mark) -> bool:
    if mark.kind == "block":
        return True
    return not text[mark.start - 1].isspace() and not text[mark.end : mark.end + 1].isdigit()


def mark_formulas(text: str) -> str:
    """The text with its formulas marked, and plain `$` in place of `\\$`."""
    return replace_formulas(text, lambda found: f"${START}{found.latex}{END}")


def write_formulas(text: str) -> str:
    """A text with marked formulas as a person writes it."""
    return text.replace(f"${START}", "$").replace(END, "$")


def find_marked(text: str) -> Iterator[str]:
    """The LaTeX of the marked formulas of a text."""
    for found in _MARKED.finditer(text) if START in text else ():
        yield found[1]


def hide_formulas(text: str) -> str:
    """A text without its marked formulas."""
    return _MARKED.sub("", text) if START in text else text

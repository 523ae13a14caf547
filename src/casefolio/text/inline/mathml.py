"""LaTeX as MathML for a page, and as plain characters for everything else.

Both come from one tree, which `latex2mathml` makes; it is imported where a formula is first met. It takes
nearly anything, and shows what it does not know as it was written: that is told here as a fault.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.escaping.markup import escape_attribute, escape_markdown
from casefolio.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PARTS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""How many children an element has that does not have any number of them."""

DEEPEST = 30
"""How deeply the parts of a formula may be nested."""

_KNOWN = frozenset(_PARTS) | {
    *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mtable", "mtr", "mtd", "mstyle"),
    *("mpadded", "mphantom", "menclose"),
}
"""The elements that may be written."""

_ATTRIBUTES = frozenset("display stretchy fence separator form linethickness columnalign accent".split())
"""Attributes that may be written: none that leads elsewhere or sets a colour."""

_WIDTH = lazy_pattern(r"-?\d{0,3}(?:\.\d{1,4})?em")
"""How wide a space may be; other values are those of names that browsers no longer know."""

_ALPHABETS = {
    **{"bold": "mathbf", "bold-italic": "mathbfit", "double-struck": "mathbb", "fraktur": "mathfrak"},
    **{"script": "mathcal", "sans-serif": "mathsf", "monospace": "mathtt"},
}
"""The commands of the alphabets that MathML once had as `mathvariant`: browsers know "normal" only."""

_NARROW = {"negativethinmathspace": "-0.167em"}

_COMMAND = lazy_pattern(r"\\[A-Za-z]+")
"""What latex2mathml shows as it is written."""

_TOO_DEEP = "it is nested too deeply"
_FAULTS = {
    "ExtraLeftOrMissingRightError": "\\left and \\right do not match",
    "MissingSuperScriptOrSubscriptError": "nothing stands behind ^ or _",
    "DoubleSubscriptsError": "two _ in a row: put braces around what belongs together",
    "DoubleSuperscriptsError": "two ^ in a row: put braces around what belongs together",
    "MissingEndError": "\\begin has no \\end",
    "DenominatorNotFoundError": "a fraction has no second part",
    "NumeratorNotFoundError": "a fraction has no first part",
}
"""The faults that latex2mathml finds, by its exceptions."""


@dataclass(frozen=True)
class Formula:
    """A formula. `text` is it in plain characters, `fault` why it cannot be set, "" where it can."""

    latex: str
    text: str
    fault: str = ""


def write_mathml(formula: Formula, *, is_block: bool = False) -> str:
    """MathML for a page in Markdown, in a `span`, or as a block that may be scrolled in a `div`.

    A formula with a fault is code.
    """
    if formula.fault:
        return f"<code>{escape_markdown(formula.latex)}</code>"
    mathml = "".join(_write(_parse(formula.latex, is_block=is_block)))
    if is_block:
        return f'<div class="formula" tabindex="0">{mathml}</div>'
    return f'<span class="formula">{mathml}</span>'


@lru_cache(maxsize=1024)
def read_formula(latex: str) -> Formula:
    """The formula of a piece of LaTeX, without `$` around it."""
    if fault := _find_open_brace(latex):
        return Formula(latex, latex, fault)
    try:
        tree = _parse(latex)
    except RecursionError:
        return Formula(latex, latex, _TOO_DEEP)
    except _list_errors() as error:
        return Formula(latex, latex, _FAULTS.get(type(error).__name__, "it is no LaTeX that can be set"))
    if _measure_depth(tree) > DEEPEST:
        return Formula(latex, latex, _TOO_DEEP)
    if fault := next(_find_faults(tree), ""):
        return Formula(latex, latex, fault)
    return Formula(latex, " ".join(unicodedata.normalize("NFC", _say(tree)).split()))


@cache
def _list_errors() -> tuple[type[Exception], ...]:
    """What latex2mathml raises: exceptions of its own, which have no common base, and those of Python where a
    list ends too early."""
    from latex2mathml import exceptions

    own = [
        each for each in vars(exceptions).values() if isinstance(each, type) and issubclass(each, Exception)
    ]
    return (IndexError, ValueError, KeyError, TypeError, StopIteration, *own)


def _parse(latex: str, *, is_block: bool = False) -> Element:
    from latex2mathml.converter import convert_to_element

    tree: Element = convert_to_element(latex, display="block" if is_block else "inline")
    return tree


def _measure_depth(tree: Element) -> int:
    """The most elements within each other; without recursion, for it may be any number."""
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest


def _find_open_brace(latex: str) -> str:
    depth = 0
    for sign in latex.replace("\\\\", "").replace("\\{", "").replace("\\}", ""):
        if sign in "{}":
            depth += 1 if sign == "{" else -1
            if depth < 0:
                return "a } closes nothing"
    return "a { is not closed" if depth else ""


def _find_faults(element: Element) -> Iterator[str]:
    text = _read(element)
    if element.tag not in _KNOWN:
        yield f"'{element.tag}' cannot be set"
    elif unknown := _COMMAND.search(text):
        yield f"'{unknown[0]}' is not known"
    elif text == "&" and element.tag != "mtext":
        yield "a & stands outside of a table"
    elif len(element) < _PARTS.get(element.tag, 0):
        yield "a part of a fraction, root, index or power is missing"
    for child in element:
        yield from _find_faults(child)


def _read(element: Element) -> str:
    """The characters of an element without children; latex2mathml writes many as references."""
    from html import unescape

    return unescape(element.text or "").replace("\N{NO-BREAK SPACE}", " ")


def _write(element: Element) -> Iterator[str]:
    given = "".join(f' {name}="{escape_attribute(value)}"' for name, value in _list_attributes(element))
    yield f"<{element.tag}{given}>"
    if text := _find_letter(element, _read(element)):
        yield escape_markdown(text if element.tag != "mtext" else text.replace(" ", "\N{NO-BREAK SPACE}"))
    before: Element | None = None
    for child in element:
        if before is not None and _needs_space(before, child):
            yield '<mspace width="0.17em"></mspace>'
        yield from _write(child)
        before = child
    yield f"</{element.tag}>"


def _find_letter(element: Element, text: str) -> str:
    """A letter or figure as the character of its alphabet, where several are set in one: `\\mathbf{AB}`."""
    if not (alphabet := _ALPHABETS.get(element.get("mathvariant", ""))) or len(text) != 1:
        return text
    from latex2mathml.symbols_parser import convert_symbol

    code = convert_symbol(rf"\{alphabet}{{{text}}}")
    return chr(int(code, 16)) if code else text


def _list_attributes(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes to write: those that are allowed, how wide a space is, whether a letter is upright."""
    yield from ((name, value) for name, value in element.attrib.items() if name in _ATTRIBUTES)
    width = element.get("width", "")
    if element.tag == "mspace" and _WIDTH.fullmatch(_NARROW.get(width, width)):
        yield "width", _NARROW.get(width, width)
    letter = _read(element)
    if element.tag == "mi" and len(letter) == 1:
        # latex2mathml writes the letters of \mathrm as references; TeX has capital Greek letters upright.
        is_plain = letter.isascii() and (element.text or "").startswith("&#")
        if is_plain or "Α" <= letter <= "Ω" or element.get("mathvariant") == "normal":
            yield "mathvariant", "normal"
    elif element.tag == "mo" and letter == "/":
        yield from (("lspace", "0"), ("rspace", "0"))


def _needs_space(before: Element, after: Element) -> bool:
    """Whether a name such as `log` would run into what stands beside it."""
    has_name = _is_name(_find_core(before)) or _is_name(_find_core(after))
    return has_name and "mo" not in (before.tag, after.tag) and "mspace" not in (before.tag, after.tag)


# The formula in plain characters

_RAISED = dict(zip("0123456789()ni+-−abcdekmptxy", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ⁿⁱ⁺⁻⁻ᵃᵇᶜᵈᵉᵏᵐᵖᵗˣʸ", strict=True))
_LOWERED = dict(zip("0123456789()", "₀₁₂₃₄₅₆₇₈₉₍₎", strict=True))
"""Characters that have a raised or lowered form, which the fonts of the looks have."""

_SPACED = lazy_pattern(r" ([^\w\s]) ")
"""An operator with its spaces."""

_ACCENTS = {
    **dict.fromkeys("^ˆ", "\u0302"),
    **dict.fromkeys("¯‾―", "\u0304"),
    **dict.fromkeys("~˜", "\u0303"),
    **{"˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300"},
}
"""What stands above a letter, as a character that joins it."""

_PLAINER = {"⋅": "·", "∗": "*", "∼": "~", "−": "\u2212", "-": "\u2212", "\u2061": "", "\u2062": ""}

_OPENING = frozenset("([{⟨⌊⌈")
_THINGS = _OPENING | frozenset(")]}⟩⌋⌉|!/'′°%∇∂∆∞")
"""Operators by MathML that stand close to what they belong to, as a letter does."""

_PAUSES = frozenset(",;:")
_BIG = frozenset("∑∏∫∮⋃⋂")


def _say(element: Element) -> str:
    children = [*element]
    match element.tag:
        case "mi" | "mn" | "mtext":
            return _read(element)
        case "mo":
            return _PLAINER.get(_read(element), _read(element))
        case "mspace":
            return "" if element.get("width", "").startswith(("-", "negative")) else " "
        case "mfrac":
            first, second = (_say(child) for child in children[:2])
            if element.get("linethickness"):
                return f"{first}, {second}"
            return f"{_group(first)}/{_group(second)}"
        case "msqrt":
            return "√" + _group(_say_row(children))
        case "mroot":
            return _raise(_say(children[1])) + "√" + _group(_say(children[0]))
        case "msup":
            return _say_base(children[0]) + _raise(_say(children[1]))
        case "msub" | "munder":
            return _say_base(children[0]) + _lower(_say(children[1]))
        case "mover":
            above = _say(children[1])
            return _say(children[0]) + (_ACCENTS.get(above) or _raise(above))
        case "msubsup" | "munderover":
            return _say_base(children[0]) + _lower(_say(children[1])) + _raise(_say(children[2]))
        case "mtable":
            return "; ".join(map(_say, children))
        case "mtr":
            return ", ".join(map(_say, children))
        case _:
            return _say_row(children)


def _say_base(element: Element) -> str:
    """What an index or a power stands at."""
    said = _say(element)
    return said if element.tag in ("mi", "mn", "mo", "mtext") or len(said) == 1 else _group(said)


def _say_row(children: Sequence[Element]) -> str:
    """Things in a row: operators between two of them with spaces, and names apart from the rest."""
    parts: list[str] = []
    is_after_thing = needs_gap = False
    for child in children:
        said, core = _say(child), _find_core(child)
        if child.tag == "mo" and said not in _THINGS and not said.isalpha():
            parts.append(f"{said} " if said in _PAUSES else f" {said} " if said and is_after_thing else said)
            is_after_thing = needs_gap = False
            continue
        is_apart = _is_name(core) or _is_big(core) or child.tag == "mfrac"
        is_more = child.tag != "mo" and (is_apart or said[:1].isalnum() or said[:1] == "√")
        if (needs_gap and is_more) or (is_after_thing and is_apart):
            parts.append(" ")
        parts.append(said)
        is_after_thing = not (child.tag == "mo" and said in _OPENING)
        has_index = child.tag in _PARTS and ("_" in said or "^" in said)
        needs_gap = is_apart or has_index
    return "".join(parts)


def _find_core(element: Element) -> Element:
    """What an index or a power stands at, for its kind: the sign of a sum."""
    return element[0] if len(element) and element.tag in _PARTS and element.tag != "mfrac" else element


def _is_big(element: Element) -> bool:
    return element.tag == "mo" and _read(element) in _BIG


def _is_name(element: Element) -> bool:
    """Whether it is a name of several letters, such as `log`."""
    return element.tag in ("mi", "mo") and len(_read(element)) > 1 and _read(element).isalpha()


def _group(text: str) -> str:
    """The text, in brackets where it is more than one thing."""
    return text if text.isalnum() or (text[:1] == "(" and text.find(")") == len(text) - 1) else f"({text})"


def _raise(text: str) -> str:
    return _shift(text, _RAISED, "^")


def _lower(text: str) -> str:
    return _shift(text, _LOWERED, "_")


def _shift(text: str, signs: dict[str, str], mark: str) -> str:
    close = _SPACED.sub(r"\1", text)
    if set(close) <= {"′"}:
        return close
    shifted = [signs.get(each, "") for each in close]
    return "".join(shifted) if all(shifted) else f"{mark}{close}" if len(close) == 1 else f"{mark}({close})"

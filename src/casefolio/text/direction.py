"""The direction of text, and the phrases in it that run in the opposite direction.

Browsers apply Unicode's bidirectional rules, but cannot know what is meant: that `C++` ends with its signs in
any context, and that a line in another script is a unit of its own. WeasyPrint applies the rules only within
a single run of text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.patterns import lazy_pattern

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)
"""Those that are written from right to left in their usual script; others, as `pa-Arab`, name theirs."""

_RIGHT_TO_LEFT_SCRIPTS = frozenset(("arab", "aran", "hebr", "nkoo", "syrc", "thaa", "adlm", "rohg"))

_SCRIPTS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = lazy_pattern(f"[{_SCRIPTS}]")

LEAST_WORDS = 1 / 3
"""The share of right-to-left words from which a line is right-to-left, on a right-to-left page."""

LONGEST_UNIT = 3
"""The most letters in the symbol of a unit: ms, GB, MB/s."""

# A change of script ends a word: a Hebrew preposition is written together with what follows it.
_WORD = lazy_pattern(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]+|[^\s\u2060/\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]+"
)

_DIGIT = lazy_pattern("[0-9]")

# What belongs to the sentence rather than to the word beside it.
_BEFORE = "([{<\"'«“‘„‹-–—/|,;:"
_AFTER = ")]}>\"'»”’›-–—/|.,;:!?…،؛؟"
_ABBREVIATION = lazy_pattern(r"\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|Dr|etc|e\.g|i\.e|U\.S)\.\Z")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "”": "“", "’": "‘", "›": "‹"}
_GLUE = "\u2060"


class Phrase(NamedTuple):
    """A part of a text. `direction` is None unless the part runs against the text around it."""

    text: str
    direction: Direction | None


def has_right_to_left(text: str) -> bool:
    """Whether a text has a letter that is written from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def language_direction(language: str) -> Direction:
    """The direction that a page in this language has: `rtl` for `he`, `fa-IR`, `pa-Arab`."""
    first, *others = language.lower().replace("_", "-").split("-")
    scripts = [part for part in others if len(part) == 4]
    is_turned = scripts[0] in _RIGHT_TO_LEFT_SCRIPTS if scripts else first in RIGHT_TO_LEFT_LANGUAGES
    return "rtl" if is_turned else "ltr"


def letter_direction(character: str) -> Direction | None:
    """The direction of a letter; None of a digit, a sign or a space."""
    bidirectional = unicodedata.bidirectional(character)
    return "ltr" if bidirectional == "L" else "rtl" if bidirectional in ("R", "AL") else None


def text_direction(text: str, around: Direction) -> Direction | None:
    """The direction of a text by its words, within one of another; None without letters.

    A line of Hebrew names many things in Latin letters, and stays one; hence where the page is written so it
    is enough that it begins so, as the label of a row of skills, or a third of its words.
    """
    words = [next(filter(None, map(letter_direction, word)), None) for word in _WORD.findall(text)]
    right, left = words.count("rtl"), words.count("ltr")
    if not right + left:
        return None
    if around == "rtl":
        first = next(filter(None, words))
        return "rtl" if first == "rtl" or right >= LEAST_WORDS * (right + left) else "ltr"
    return "rtl" if right > left else "ltr"


def isolate(text: str, page: Direction, escape: Callable[[str], str], *, own: Direction | None = None) -> str:
    """HTML that a browser orders correctly on a page of that direction; `escape` turns words into HTML.

    `own` is the text's direction where it is known, as for a part of a line. Figures without letters, such as
    the years `2016 – 2019`, run from left to right. Where all text has the page's
    direction, nothing is added.
    """
    if page == "ltr" and own != "rtl" and not has_right_to_left(text):
        return escape(text)
    base = own or text_direction(text, page) or ("ltr" if _DIGIT.search(text) else page)
    words = "".join(write_isolate(escape(part), direction) for part, direction in split_phrases(text, base))
    return words if own else write_isolate(words, base if base != page else None)


def write_isolate(html: str, direction: Direction | None) -> str:
    """The HTML in a `<bdi>` element with a direction; unchanged for None."""
    return f'<bdi dir="{direction}">{html}</bdi>' if direction else html


def split_phrases(text: str, base: Direction) -> Iterator[Phrase]:
    """Split a text of direction `base` into phrases; those of the other direction carry it.

    Words that follow each other are one part, with the signs that belong to them: `C++`, `.NET`, `Go (beta)`.
    """
    pieces = list(_split_words(text, base))
    start = 0
    while start < len(pieces):
        end = start + 1
        if pieces[start].direction or _is_measured(pieces[start : start + 3], base):
            while end < len(pieces) and pieces[end].direction != base and _continues(pieces, end, base):
                end += 1
            yield from trim_phrase("".join(piece.text for piece in pieces[start:end]), base)
        else:
            yield pieces[start]
        start = end


def _is_measured(pieces: list[Phrase], base: Direction) -> bool:
    """Whether these three are a figure, a space and its unit, which go together: 900 ms."""
    if base == "ltr" or len(pieces) < 3 or not pieces[0].text.lstrip("-–—")[:1].isdigit():
        return False
    unit = sum(map(str.isalpha, pieces[2].text))
    return pieces[2].direction is not None and unit <= LONGEST_UNIT


def _continues(pieces: list[Phrase], at: int, base: Direction) -> bool:
    """Whether a part goes on with this piece: another word of its direction follows, or a number of it."""
    for piece in pieces[at:]:
        if piece.direction:
            return True
        if base == "rtl" and piece.text[0].isdigit():
            return True
        if not piece.text.strip(" \t\n" + _GLUE):
            continue
        if any(letter_direction(character) == base for character in piece.text):
            return False
    return False


def _split_words(text: str, base: Direction) -> Iterator[Phrase]:
    """Spaces, letters of the base's direction that follow each other, and other words or signs."""

    def kind(character: str) -> str:
        if character.isspace() or character == _GLUE:
            return "space"
        if unicodedata.category(character).startswith("M"):
            # A mark goes with the letters of its script.
            return "base" if has_right_to_left(character) == (base == "rtl") else "other"
        return "base" if letter_direction(character) == base else "other"

    for what, characters in groupby(text, kind):
        piece = "".join(characters)
        is_other = what == "other" and any(letter_direction(character) for character in piece)
        yield Phrase(piece, _other(base) if is_other else None)


def _other(direction: Direction) -> Direction:
    return "ltr" if direction == "rtl" else "rtl"


def has_edges(text: str, base: Direction) -> bool:
    """Whether signs at the ends of a text of the other direction belong to the sentence around it."""
    return len(list(trim_phrase(text, base))) > 1


def trim_phrase(text: str, base: Direction) -> Iterator[Phrase]:
    """A part of the other direction, without the signs at its edges that belong to the sentence around it."""
    start, end = 0, len(text)
    while start < end and _is_before(text, start):
        start += 1
    while end > start and _is_after(text[start:end]):
        end -= 1
    yield from (Phrase(part, direction) for part, direction in (
        (text[:start], None), (text[start:end], _other(base)), (text[end:], None)
    ) if part)  # fmt: skip


def _is_before(text: str, at: int) -> bool:
    """A sign that opens or parts, unless it is closed within."""
    sign = text[at]
    closing = next((close for close, opening in _PAIRS.items() if opening == sign), "")
    return (sign in _BEFORE and not (closing and closing in text[at:])) or sign.isspace() or sign == _GLUE


def _is_after(text: str) -> bool:
    sign = text[-1]
    if _ABBREVIATION.search(text):
        return False
    opening = _PAIRS.get(sign, "")
    return (sign in _AFTER and not (opening and opening in text)) or sign.isspace() or sign == _GLUE

"""Normalises text so that all spellings of a number, name or address that readers take as equal match.

Full-width and other scripts' digits, accents, ligatures, soft hyphens and zero-width characters are folded;
separators between the digits of a number or the words of an address are ignored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.patterns import lazy_pattern

MOST_BETWEEN = 12
"""The most characters between two digits of one number: brackets, spaces, dashes, remains of tags."""

LONGEST_COUNTRY_CODE = 3
"""In digits (ITU-T E.164)."""

LONGEST_OPENING = 20
"""How many characters before the last digits of a number are examined; no number begins earlier."""

_WORD = lazy_pattern(r"[^\W_]+")
_DIGIT = lazy_pattern(r"\d")
_TAG = lazy_pattern(r"<[^<>]*>")
_INLINE_TAG = lazy_pattern(
    r"</?(?:a|abbr|b|bdi|code|em|font|i|mark|s|small|span|strong|sub|sup|tspan|u|wbr)\b[^<>]*>",
    re.I,
)
_ESCAPE = lazy_pattern(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_PERCENT = lazy_pattern(r"%[0-9a-fA-F]{2}")


class _Folding(dict[int, str]):
    """The folded form of each character, computed on first use. Case is retained."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in plain characters: `２０２` is 202, `é` is e, a soft hyphen is nothing. Case stays."""
    return text if text.isascii() else text.translate(_FOLDING)


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, without regard to case and accents."""
    return tuple(map(str.casefold, _WORD.findall(fold(text))))


def fold_digits(text: str) -> str:
    """The digits of a text, and nothing else."""
    return "".join(_DIGIT.findall(fold(text)))


@dataclass(frozen=True)
class Run:
    """A part of a text, from `start` to `end`, counted in its characters."""

    start: int
    end: int


class Spelled:
    """A text to be searched by its words and its digits; each is computed once, on first use."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    @cached_property
    def written(self) -> list[str]:
        """The words with their capitals."""
        return _WORD.findall(self.folded)

    @cached_property
    def words(self) -> list[str]:
        return list(map(str.casefold, self.written))

    @cached_property
    def _places_of_words(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self.folded)]

    @cached_property
    def _places_of_digits(self) -> list[int]:
        return [match.start() for match in _DIGIT.finditer(self.folded)]

    @cached_property
    def digits(self) -> str:
        return "".join(map(self.folded.__getitem__, self._places_of_digits))

    def begins_sentence(self, index: int) -> bool:
        """Whether the word at `index` begins a sentence, where any word has a capital."""
        before = self.folded[: self._places_of_words[index][0]].rstrip(" \t\"'“‘„«([*_-–—•")
        return not before or before[-1] in ".!?:…>|\n"

    def words_at(self, index: int, count: int) -> Run:
        """The range in the text of `count` words from `index` on."""
        places = self._places_of_words
        return self.run_of(places[index][0], places[index + count - 1][1])

    def is_part_of_figure(self, index: int) -> bool:
        """Whether the word at `index` is a part of a decimal, an amount or the number of something."""
        start, end = self._places_of_words[index]
        before, after = self.folded[max(0, start - 2) : start], self.folded[end : end + 2]
        is_decimal = before[-1:] in (".", ",") and before[:1].isdecimal()
        goes_on = after[:1] in (".", ",") and after[1:].isdecimal()
        return is_decimal or goes_on or before[-1:] in ("#", "$", "€", "£", "¥") or after[:1] == "%"

    def find_number(self, tail: str, opening: str) -> Run | None:
        """The range of a number that ends in `tail`, or None; `opening` are the digits before these.

        The opening begins with `+` where it has a country code.

        A longer number does not match, nor do digits with words between them.
        """
        start = self.digits.find(tail)
        while start >= 0:
            places = self._places_of_digits[start : start + len(tail)]
            first = self._find_group(places[0])
            before = self.folded[first : places[0]].replace("-", "").replace(".", "")
            if self._is_one_number(places) and _may_open(before, opening):
                return self.run_of(first, places[-1] + 1)
            start = self.digits.find(tail, start + 1)
        return None

    def _find_group(self, place: int) -> int:
        """The index where the digits before `place` begin that are adjacent, or a dash or dot apart."""
        nearest = max(0, place - LONGEST_OPENING)
        while place > nearest:
            is_apart = place > 1 and self.folded[place - 1] in "-." and self.folded[place - 2].isdecimal()
            if not is_apart and not self.folded[place - 1].isdecimal():
                break
            place -= 1
        return place

    def _is_one_number(self, places: list[int]) -> bool:
        """Whether digits form one number that ends there. Commas separate thousands."""
        for left, right in pairwise(places):
            between = self.folded[left + 1 : right]
            if len(between) > MOST_BETWEEN or between == "," or any(map(str.isalnum, between)):
                return False
        return not self.folded[places[-1] + 1 : places[-1] + 2].isdecimal()

    def run_of(self, start: int, end: int) -> Run:
        """The part of the text that was folded into the one from `start` to `end`."""
        if len(self.folded) == len(self.text):
            return Run(start, end)
        return Run(self._origins[start], self._origins[end - 1] + 1)

    @cached_property
    def _origins(self) -> list[int]:
        """For each folded character its offset in the text."""
        return [index for index, character in enumerate(self.text) for _ in fold(character)]


def _may_open(written: str, opening: str) -> bool:
    """Whether these digits may precede the end of a number that begins with `opening`.

    They may be an end of it after zeros, and, where it has no country code (`+`), with one before it.
    """
    same = next(part for part in _endings(opening.removeprefix("+")) if written.endswith(part))
    code = written.removesuffix(same)
    most = 0 if opening.startswith("+") else LONGEST_COUNTRY_CODE
    return code in ("0", "00") or len(code.removeprefix("00")) <= most


def _endings(digits: str) -> Iterator[str]:
    """The digits, from the longest end to none."""
    return (digits[start:] for start in range(len(digits) + 1))


def list_readings(text: str, *, has_tags: bool = True) -> Iterator[str]:
    """The source text and, with tags, the text as readers see it; line numbers stay the same."""
    plain = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text) if "\\" in text else text
    yield _decode(plain)
    if has_tags and "<" in text:
        if "</" in text:
            # A word or a number that continues after a tag: `Sam<b>ple</b>`.
            yield _decode(_TAG.sub(_leave_lines, _INLINE_TAG.sub(_leave_lines_only, text)))
        yield _decode(_TAG.sub(_leave_lines, text))


def _leave_lines(tag: re.Match[str]) -> str:
    return "\n" * tag[0].count("\n") or " "


def _leave_lines_only(tag: re.Match[str]) -> str:
    return "\n" * tag[0].count("\n")


def _decode(text: str) -> str:
    if "&" in text:
        # Its table of names is large, and few texts have one.
        from html import unescape

        text = unescape(text)
    return unquote(text, errors="replace") if _PERCENT.search(text) else text

"""Detects whether a posting is in English, the supported language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import filterfalse

from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

LANGUAGES = "posting/phrases/languages.txt"

_FEWEST_WORDS = 3
"""An English posting may have fewer words of another language than this: *die*, *de facto*, a name."""
_LATIN = lazy_pattern("[a-zß-öø-ɏ]+")
"""Words in small letters. The frequent ones have no others, and of patterns a list of letters is fastest."""
_PARTED = {code: " " for code in range(128) if not chr(code).islower()}
"""The same of ASCII, by spaces in place of all other signs: to part words there is faster still."""
_NOT_LATIN = lazy_pattern("[^\x00-\u024f]")
_LANGUAGE_CHARACTERS = 20_000
"""How many characters of a text are read to detect its language."""


@cache
def _frequent(group: str) -> frozenset[str]:
    return frozenset(read_phrases(LANGUAGES)[group])


def find_language(texts: Iterable[str]) -> str:
    """`en`, or "" where the most frequent words or the script are not English; too few words are `en`."""
    rows = "\n".join(texts)[:_LANGUAGE_CHARACTERS].lower().split("\n")
    plain, rest = " ".join(filter(str.isascii, rows)), " ".join(filterfalse(str.isascii, rows))
    words = [*plain.translate(_PARTED).split(), *_LATIN.findall(rest)]
    # Of few bytes that are no ASCII not half of the letters can be foreign, which need not be counted then.
    if len(rest.encode("utf-8", "surrogatepass")) - len(rest) > sum(map(len, words)):
        foreign = sum(map(str.isalpha, _NOT_LATIN.findall(rest)))
        if foreign > 0.5 * sum(map(str.isalpha, plain + rest)):
            return ""
    other = sum(map(_frequent("other").__contains__, words))
    if other < _FEWEST_WORDS:
        return "en"
    return "en" if sum(map(_frequent("english").__contains__, words)) >= other else ""

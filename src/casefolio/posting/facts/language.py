"""Detects whether a posting is in English, the supported language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

LANGUAGES = "posting/phrases/languages.txt"

_FEWEST_WORDS = 3
"""An English posting may have fewer words of another language than this: *die*, *de facto*, a name."""
_LATIN = lazy_pattern("[a-zß-öø-ɏ]+")
"""Words in small letters. The frequent ones have no others, and a list of letters is searched for fastest."""
_NOT_LATIN = lazy_pattern("[^\x00-\u024f]")
_LANGUAGE_CHARACTERS = 20_000
"""How many characters of a text are read to detect its language."""


@cache
def _frequent(group: str) -> frozenset[str]:
    return frozenset(read_phrases(LANGUAGES)[group])


def find_language(texts: Iterable[str]) -> str:
    """`en`, or "" where the most frequent words or the script are not English; too few words are `en`."""
    text = " ".join(texts)[:_LANGUAGE_CHARACTERS].lower()
    words = _LATIN.findall(text)
    # Of few bytes that are no ASCII not half of the letters can be foreign, which need not be counted then.
    if len(text.encode("utf-8", "surrogatepass")) - len(text) > sum(map(len, words)):
        foreign = sum(map(str.isalpha, _NOT_LATIN.findall(text)))
        if foreign > 0.5 * sum(map(str.isalpha, text)):
            return ""
    english = sum(map(_frequent("english").__contains__, words))
    other = sum(map(_frequent("other").__contains__, words))
    return "en" if english >= other or other < _FEWEST_WORDS else ""

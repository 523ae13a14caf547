"""Whether a posting is written in the one language whose words are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

LANGUAGES = "posting/phrases/languages.txt"

_FEWEST_WORDS = 3
"""Fewer words of another language than this may stand in an English posting: *die*, *de facto*, a name."""
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_NOT_LATIN = lazy_pattern("[^\x00-\u024f]")
_LANGUAGE_CHARACTERS = 20_000
"""How much of a text is read to tell its language."""


def find_language(texts: Iterable[str]) -> str:
    """`en`, or "" where the most frequent words (or the script) are not English's. Too few count as English."""
    text = " ".join(texts)[:_LANGUAGE_CHARACTERS].lower()
    foreign = sum(map(str.isalpha, _NOT_LATIN.findall(text)))
    if foreign and foreign > 0.5 * sum(map(str.isalpha, text)):
        return ""
    counts = Counter(_LETTERS.findall(text))
    groups = read_phrases(LANGUAGES)
    english = sum(counts[word] for word in groups["english"])
    other = sum(counts[word] for word in groups["other"])
    return "en" if english >= other or other < _FEWEST_WORDS else ""

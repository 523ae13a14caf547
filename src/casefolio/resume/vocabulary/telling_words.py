"""The words of a text that say something: without small words and numbers."""

from __future__ import annotations

from functools import cache, lru_cache

from casefolio.resume.vocabulary.text_language import STOP_WORDS
from casefolio.storage.phrases import read_phrases
from casefolio.text.words import BREAK, fold_phrase, split_words

SHORTEST = 2
"""Letters of a word that says something by itself."""


@lru_cache(maxsize=10_000)
def list_telling_words(text: str) -> tuple[str, ...]:
    """The telling words of a text, folded, in their order."""
    small = _small_words()
    return tuple(
        word
        for word in split_words(text).folded
        if word != BREAK and word not in small and len(word) >= SHORTEST and not word[0].isdecimal()
    )


@cache
def _small_words() -> frozenset[str]:
    """The small words of all languages that are known."""
    return frozenset(
        word for group in read_phrases(STOP_WORDS).values() for each in group for word in fold_phrase(each)
    )

"""The words of a text that say something: without small words and numbers."""

from __future__ import annotations

from functools import cache, lru_cache

from casefolio.resume.vocabulary.text_language import STOP_WORDS
from casefolio.storage.phrases import read_phrases
from casefolio.text.words import fold_phrase, split_words
from casefolio.text.words.remembered import Remembered

SHORTEST = 2
"""Letters of a word that says something by itself."""


@lru_cache(maxsize=10_000)
def list_telling_words(text: str) -> tuple[str, ...]:
    """The telling words of a text, folded, in their order."""
    return tuple(filter(_tells, split_words(text).folded))


def _tells_anew(word: str) -> bool:
    """Whether a folded word says something."""
    return len(word) >= SHORTEST and word not in _small_words() and not word[0].isdecimal()


_tells = Remembered(_tells_anew, most=50_000).__getitem__


@cache
def _small_words() -> frozenset[str]:
    """The small words of all languages that are known."""
    return frozenset(
        word for group in read_phrases(STOP_WORDS).values() for each in group for word in fold_phrase(each)
    )

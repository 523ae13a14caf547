"""Words of running text, folded so that `Micro-services` and `micro service` are the same, and phrases in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

BREAK = ""
"""Stands between two words that no phrase may span: a comma, a bracket, the end of a sentence."""

# One pass over the text: single characters joined by a sign (A/B, Q&A, 0-1), .NET, C++ and C#, plain words
# with their contraction, and what breaks a phrase. A hyphen, a slash and a dot inside a name only part words.
_TOKEN = re.compile(
    r"(?<![^\W_])[^\W_](?:[/&.–-][^\W_])+(?![^\W_])"
    r"|(?<![^\W_])\.(?i:net)(?![^\W_])"
    r"|(?<![^\W_])[A-Za-z](?:\+\+|\#)(?![^\W_])"
    r"|[^\W_]+(?:['’](?:s|ll|re|ve|t|d|m)(?![^\W_]))?"
    r"|(?<=\s)[&+](?=\s)"
    r"|[,;:!?()\[\]|\"“”•·…<>=*→—]|\.(?!\w)|\s[–-]\s",
    re.UNICODE,
)

_NO_PLURALS = frozenset(("this", "does", "always", "perhaps", "news", "has", "was"))
_IS_SHORTENED_AFTER = frozenset(("what", "who", "it", "that", "here", "there", "where", "how"))
_CONTRACTIONS = {"ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am"}


@dataclass(frozen=True, slots=True)
class Words:
    """A text as folded words; `spans[i]` is where word i stands in `text`. Some words are BREAK."""

    text: str
    folded: list[str]
    spans: list[tuple[int, int]]

    def surface(self, start: int, end: int) -> str:
        """The words from index `start` up to `end` as they were written."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]


def split_words(text: str) -> Words:
    """The words of a text, in one linear pass."""
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        span = match.span()
        word = match[0].lower().replace("–", "-")
        if word[0].isalnum() or len(word) > 3:
            for part in _unfold(word):
                folded.append(part)
                spans.append(span)
        else:
            folded.append("and" if word in "&+" else BREAK)
            spans.append(span)
    return Words(text, folded, spans)


@lru_cache(maxsize=50_000)
def _unfold(word: str) -> tuple[str, ...]:
    """A word as the words it stands for: `you'll` is two; a plural is its singular."""
    if "'" not in word and "’" not in word:
        return (fold_plural(word),)
    stem, _, ending = word.replace("’", "'").partition("'")
    if ending == "t":
        return (stem.removesuffix("n") if stem != "can" else stem, "not")
    if ending == "s" and stem in _IS_SHORTENED_AFTER:
        return (stem, "is")
    return (fold_plural(stem), _CONTRACTIONS[ending]) if ending in _CONTRACTIONS else (fold_plural(stem),)


def fold_plural(word: str) -> str:
    """The singular of a regular plural: `queries`, `boxes`, `KPIs`.

    What is no plural may lose its s too (`redis`): the same happens to it everywhere, so it is still found.
    """
    if len(word) < 4 or word[-1] != "s" or word[-2] in "su" or word in _NO_PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A phrase found in Words: from word `start` up to `end`."""

    meaning: Meaning
    start: int
    end: int


class PhraseIndex(Generic[Meaning]):
    """Many phrases, looked for all at once.

    A phrase that starts with "=" must have the same capitals; else case, hyphens and plurals are folded.
    Why: a dictionary on each phrase's first word is linear in the text; thousands of patterns are not.
    And as a text has few of all first words, a phrase is folded only when its own comes up.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._waiting: dict[str, list[tuple[str, Meaning]]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Meaning]]] = {}
        for phrase, meaning in phrases:
            self._waiting.setdefault(_first_word(phrase), []).append((phrase, meaning))

    def find(self, words: Words) -> list[Found[Meaning]]:
        """All phrases in the words, by where they start, the longer first. They may overlap."""
        folded = words.folded
        found: list[Found[Meaning]] = []
        for start, word in enumerate(folded):
            for rest, exact, meaning in self._phrases(word) if word else ():
                end = start + 1 + len(rest)
                if tuple(folded[start + 1 : end]) != rest:
                    continue
                if exact and words.surface(start, end) != exact:
                    continue
                found.append(Found(meaning, start, end))
        return found

    def _phrases(self, first: str) -> list[tuple[tuple[str, ...], str, Meaning]]:
        """The phrases that begin with a folded word, the longest first."""
        if first in self._waiting:
            entries = self._by_first.setdefault(first, [])
            for phrase, meaning in self._waiting.pop(first):
                exact = phrase[1:] if _is_exact(phrase) else ""
                entries.append((fold_phrase(exact or phrase)[1:], exact, meaning))
            entries.sort(key=lambda entry: -len(entry[0]))
        return self._by_first.get(first, [])


def _is_exact(phrase: str) -> bool:
    return phrase.startswith("=") and len(phrase) > 1


_PLAIN_START = re.compile(r"=?([A-Za-z0-9]{2,}+)(?![^\x00-\x7f]|['+#])")


def _first_word(phrase: str) -> str:
    """The first folded word of a phrase, found without folding the rest where that is safe; "" for none."""
    if start := _PLAIN_START.match(phrase):
        return fold_plural(start[1].lower())
    return next(iter(fold_phrase(phrase[1:] if _is_exact(phrase) else phrase)), "")


_SIMPLE = re.compile(r"[a-z0-9 -]+")


@lru_cache(maxsize=50_000)
def fold_phrase(phrase: str) -> tuple[str, ...]:
    """A phrase as folded words, without breaks."""
    lower = phrase.lower()
    if _SIMPLE.fullmatch(lower) and "-" not in lower:
        return tuple(map(fold_plural, lower.split()))
    return tuple(word for word in split_words(phrase).folded if word)

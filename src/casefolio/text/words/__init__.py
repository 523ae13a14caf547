"""Words of running text, folded so that `Micro-services` is `micro service`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from itertools import accumulate, chain, repeat

from casefolio.text.patterns import lazy_pattern
from casefolio.text.words.remembered import Remembered

BREAK = ""
"""Stands between two words that no phrase may span: a comma, a bracket, the end of a sentence."""

# One pass over the text: plain words with their contraction, single characters joined by a sign (A/B, Q&A,
# 0-1, 1:1; not the C of C/C++), .NET, C++ and C#, and what breaks a phrase. Other signs in a name only part
# words. Each alternative begins with its letter or sign, and looks back after it: so those that begin with
# another are passed over fastest.
_SHORTENED = r"(?:['’](?i:s|ll|re|ve|t|d|m)(?![^\W_]))?"
_PATTERN = (
    r"([^\W_](?:"
    rf"[^\W_]+{_SHORTENED}"
    r"|(?<![^\W_].)(?:"
    r"(?:(?:[/&.–-][^\W_])+|(?<=1):1s?)(?![^\W_]|\+\+|#)"
    r"|(?<=[A-Za-z])(?:\+\+|\#)(?![^\W_]))"
    rf"|{_SHORTENED})"
    r"|\.(?:(?<![^\W_].)(?i:net)(?![^\W_])|(?!\w))"
    r"|[&+](?<=\s.)(?=\s)"
    r"|[,;:!?()\[\]|\"“”•·…<>=*→—]|\s[–-]\s)"
)
_TOKEN = lazy_pattern(_PATTERN)
_TOKEN_IN_ASCII = lazy_pattern(_PATTERN.replace(r"[^\W_]", "[A-Za-z0-9]"))
"""The same words of a text in ASCII, in three quarters of the time."""

# Chinese, Japanese and Korean put no space around a Latin name: `Pythonを用いた`.
_FIRST_UNSPACED = "\u2e80"
_UNSPACED = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"


@cache
def _token_between_unspaced() -> re.Pattern[str]:
    """The same words, without letters of scripts that put no space between them. Few texts need it."""
    return re.compile(_PATTERN.replace(r"[^\W_]", rf"[^\W_{_UNSPACED}]"))


def is_unspaced(letter: str) -> bool:
    """Whether a letter belongs to a script that puts no space between words."""
    return letter >= _FIRST_UNSPACED


_NO_PLURALS = frozenset(("this", "does", "always", "perhaps", "news", "has", "was"))
_IS_SHORTENED_AFTER = frozenset(("what", "who", "it", "that", "here", "there", "where", "how"))
_CONTRACTIONS = {"ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am"}


Bounds = tuple[list[int], list[int]]
"""Where the words of a text begin, and where they end, in characters."""


class Words:
    """A text as folded words; word i stands in `text` from `starts[i]` to `ends[i]`. Some words are BREAK.

    Where the words of a text stand is often never asked for: then `find_bounds` is not called.
    """

    def __init__(self, text: str, folded: list[str], find_bounds: Callable[[], Bounds]) -> None:
        self.text = text
        self.folded = folded
        # Either what finds them or, in its place, what was found: two threads may both find it.
        self._bounds: Bounds | Callable[[], Bounds] = find_bounds

    @property
    def starts(self) -> list[int]:
        return self._find_bounds()[0]

    @property
    def ends(self) -> list[int]:
        return self._find_bounds()[1]

    def _find_bounds(self) -> Bounds:
        bounds = self._bounds
        if not isinstance(bounds, tuple):
            bounds = self._bounds = bounds()
        return bounds

    def take(self, kept: Iterable[int]) -> Words:
        """Some of the words, by their indexes; those beyond the end are left out."""
        kept = [at for at in kept if at < len(self.folded)]
        return Words(
            self.text,
            [self.folded[at] for at in kept],
            lambda: ([self.starts[at] for at in kept], [self.ends[at] for at in kept]),
        )

    def surface(self, start: int, end: int) -> str:
        """The words from index `start` up to `end` as they were written."""
        starts, ends = self._find_bounds()
        return self.text[starts[start] : ends[end - 1]]

    def word_at(self, at: int) -> str:
        """Folded word `at`; BREAK outside the text too."""
        return self.folded[at] if 0 <= at < len(self.folded) else BREAK

    def sign_at(self, at: int) -> str:
        """What stands there as written, without space around it: of a BREAK its sign; "" outside."""
        return self.surface(at, at + 1).strip() if 0 <= at < len(self.folded) else ""

    def sign_after(self, at: int) -> str:
        """The one character right after word `at`, "" at the end."""
        end = self.ends[at]
        return self.text[end : end + 1]


@lru_cache(maxsize=10_000)
def split_words(text: str) -> Words:
    """The words of a text, in one linear pass. Cached: a text read for its section is matched next."""
    if text.isascii():
        token = _TOKEN_IN_ASCII
    else:
        token = _token_between_unspaced() if max(text) >= _FIRST_UNSPACED else _TOKEN
    # All in C: this is the work of every line of every posting.
    pieces = token.split(text)  # the words, and before, between and after them what is none
    if "'" not in text and "’" not in text:
        return Words(text, [*map(_fold_word, pieces[1::2])], partial(_add_up, pieces))
    parts = [*map(_fold_token, pieces[1::2])]
    return Words(text, [*chain.from_iterable(parts)], partial(_add_up_parts, pieces, parts))


def _add_up(pieces: list[str]) -> Bounds:
    """Where every second of the pieces of a text stands."""
    ends = [*accumulate(map(len, pieces))]
    return ends[:-1:2], ends[1::2]


def _add_up_parts(pieces: list[str], parts: list[tuple[str, ...]]) -> Bounds:
    """The same, where some pieces stand for two words."""
    starts, ends = _add_up(pieces)
    counts = [*map(len, parts)]
    return [*chain.from_iterable(map(repeat, starts, counts))], [
        *chain.from_iterable(map(repeat, ends, counts))
    ]


def _fold_parts(token: str) -> tuple[str, ...]:
    """A token as the words it stands for: `you'll` is two."""
    if "'" not in token and "’" not in token:
        return (_fold_word(token),)
    stem, _, ending = token.lower().replace("’", "'").partition("'")
    if ending == "t":
        return (stem.removesuffix("n") if stem != "can" else stem, "not")
    if ending == "s" and stem in _IS_SHORTENED_AFTER:
        return (stem, "is")
    return (fold_plural(stem), _CONTRACTIONS[ending]) if ending in _CONTRACTIONS else (fold_plural(stem),)


def _fold_anew(token: str) -> str:
    """A token without an apostrophe as a word: a plural is its singular; a sign is BREAK."""
    word = token.lower().replace("–", "-")
    if not word[0].isalnum() and len(word) < 4:
        return "and" if word in "&+" else BREAK
    return fold_plural(word)


_fold_token = Remembered(_fold_parts, most=50_000).__getitem__
_fold_word = Remembered(_fold_anew, most=50_000).__getitem__


@lru_cache(maxsize=50_000)
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


def without_possessive(written: str) -> str:
    """A name without the *'s* of *Go's scheduler*."""
    return written[:-2] if written[-2:] in ("'s", "’s") else written


def _fold_phrase(phrase: str) -> tuple[str, ...]:
    folded = fold_plain(phrase)
    return folded if folded is not None else tuple(word for word in split_words(phrase).folded if word)


fold_phrase = Remembered(_fold_phrase, most=50_000).__getitem__
"""A phrase as folded words, without breaks."""


def fold_plain(phrase: str) -> tuple[str, ...] | None:
    """The folded words of a phrase of letters, digits, hyphens and spaces; None for any other."""
    words = phrase.lower().replace("-", " ").split()
    for word in words:
        if len(word) < 2 or not word.isalnum():
            return None
    return tuple([fold_plural(word) for word in words])

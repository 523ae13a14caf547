"""Words of running text, folded so that `Micro-services` is `micro service`, and phrases in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import accumulate, chain, compress, islice, zip_longest
from typing import Generic, TypeVar
from weakref import proxy

from casefolio.deferred.named_tuples import NamedTuple, maker_of
from casefolio.text.patterns import lazy_pattern

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


Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(dict[Key, Value], Generic[Key, Value]):
    """The values of a function by its argument, at most `most` of them: then it forgets all.

    Why not `lru_cache`: that keeps the order of use, which takes twice as long as the look-up. A hundred long
    postings have fewer words than it may hold.
    """

    def __init__(self, compute: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._compute = compute
        self._most = most

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._compute(key)
        return value


Span = tuple[int, int]
"""Begin and end of a word in its text, in characters."""


class Words:
    """A text as folded words; `spans[i]` is where word i stands in `text`. Some words are BREAK.

    The spans of many texts are never asked for: then what finds them is not called.
    """

    def __init__(self, text: str, folded: list[str], find_spans: Callable[[], list[Span]]) -> None:
        self.text = text
        self.folded = folded
        self._find_spans = find_spans
        self._spans: list[Span] | None = None

    @property
    def spans(self) -> list[Span]:
        if self._spans is None:
            self._spans = self._find_spans()
        return self._spans

    def take(self, kept: Iterable[int]) -> Words:
        """Some of the words, in their order."""
        kept = [at for at in kept if at < len(self.folded)]
        return Words(self.text, [self.folded[at] for at in kept], lambda: [self.spans[at] for at in kept])

    def surface(self, start: int, end: int) -> str:
        """The words from index `start` up to `end` as they were written."""
        spans = self.spans
        return self.text[spans[start][0] : spans[end - 1][1]]

    def word_at(self, at: int) -> str:
        """Folded word `at`; BREAK outside the text too."""
        return self.folded[at] if 0 <= at < len(self.folded) else BREAK

    def sign_at(self, at: int) -> str:
        """What stands there as written, without space around it: of a BREAK its sign; "" outside."""
        if not 0 <= at < len(self.spans):
            return ""
        start, end = self.spans[at]
        return self.text[start:end].strip()

    def sign_after(self, at: int) -> str:
        """The one character right after word `at`, "" at the end."""
        end = self.spans[at][1]
        return self.text[end : end + 1]


@lru_cache(maxsize=10_000)
def split_words(text: str) -> Words:
    """The words of a text, in one linear pass. Cached: a text read for its section is matched next."""
    is_unspaced = not text.isascii() and max(text) >= _FIRST_UNSPACED
    token = _token_between_unspaced() if is_unspaced else _TOKEN
    # All in C: this is the work of every line of every posting.
    pieces = token.split(text)  # the words, and before, between and after them what is none
    if "'" not in text and "’" not in text:
        return Words(text, [*map(_fold_word, pieces[1::2])], partial(_measure, pieces))
    parts = [*map(_fold_token, pieces[1::2])]
    return Words(text, [*chain.from_iterable(parts)], partial(_measure_parts, pieces, parts))


def _measure(pieces: list[str]) -> list[Span]:
    """Where every second of the pieces of a text stands."""
    ends = [*accumulate(map(len, pieces))]
    return [*zip(ends[::2], ends[1::2], strict=False)]


def _measure_parts(pieces: list[str], parts: list[tuple[str, ...]]) -> list[Span]:
    """The same, where some pieces stand for two words."""
    return [span for span, words in zip(_measure(pieces), parts, strict=True) for _ in words]


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


Meaning = TypeVar("Meaning")


class Found(NamedTuple, Generic[Meaning]):
    """A phrase found in Words: from word `start` up to `end`.

    `exact` is how it has to be spelled, or ""; it is found in capitals too: `GO` for `Go`.
    """

    meaning: Meaning
    start: int
    end: int
    exact: str = ""


_make_found = maker_of(Found)


class _Entry(NamedTuple, Generic[Meaning]):
    """A phrase without its first word: the words that have to follow, and the exact spelling, or "".

    `size` counts all its words; `is_long` says that the first three do not tell it.
    """

    rest: tuple[str, ...]
    exact: str
    meaning: Meaning
    size: int
    is_long: bool


def _make_entry(rest: tuple[str, ...], exact: str, meaning: Meaning) -> _Entry[Meaning]:
    return _Entry(rest, exact, meaning, len(rest) + 1, len(rest) > 2)


_Beginning = tuple[list[_Entry[Meaning]], Mapping[str, list[_Entry[Meaning]]]]
"""The phrases that two words are or begin: those of one or two words, and the others by their third word, the
longest first."""


class PhraseIndex(Generic[Meaning]):
    """Many phrases, searched for in one pass.

    A phrase that starts with "=" must have the same capitals, or only capitals; else case, hyphens and
    plurals are folded.

    Why: dictionaries on a phrase's first and second word are linear in the text; thousands of patterns are
    not. The other words of a phrase are folded when its first word is met: most never are.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._waiting: dict[str, list[tuple[str, Meaning]]] = {}
        self._folded: dict[str, dict[str, list[_Entry[Meaning]]]] = {}
        # No circle of references: the desk, which makes an index for each edit of tags, collects no garbage.
        me = proxy(self)
        begin = Remembered[tuple[str, str], _Beginning[Meaning] | None](
            lambda pair: me._find_beginning(pair), _MOST_PAIRS
        )
        self._begin = begin.__getitem__
        by_chunk: dict[str, list[tuple[str, Meaning]]] = {}
        for entry in phrases:
            chunk = entry[0].partition(" ")[0]
            entries = by_chunk.get(chunk)
            if entries is None:
                entries = by_chunk[chunk] = self._waiting.setdefault(_fold_chunk(chunk), [])
            entries.append(entry)
        self._waiting.pop("", None)
        self._firsts: Collection[str] = self._waiting

    def find(self, words: Words) -> list[Found[Meaning]]:
        """All phrases in the words, by where they start, the longer first. They may overlap."""
        folded = words.folded
        size = len(folded)
        found: list[Found[Meaning]] = []
        pairs = zip_longest(folded, islice(folded, 1, None), fillvalue=BREAK)
        beginnings = [*map(self._begin, pairs)]
        starts = compress(range(size), beginnings)
        for start, (entries, longer) in zip(starts, filter(None, beginnings), strict=True):
            if longer and start + 2 < size and (long := longer.get(folded[start + 2])):
                entries = long + entries
            for rest, exact, meaning, length, is_long in entries:
                end = start + length
                if is_long and tuple(folded[start + 1 : end]) != rest:
                    continue
                if not exact or _is_spelled(words.surface(start, end), exact):
                    found.append(_make_found((meaning, start, end, exact)))
        return found

    def has_first(self, word: str) -> bool:
        """Whether a phrase begins with a folded word."""
        return word in self._firsts

    def _find_beginning(self, pair: tuple[str, str]) -> _Beginning[Meaning] | None:
        """The phrases that begin with two words or are the first alone."""
        first, second = pair
        if first not in self._firsts:
            return None
        entries = [*self._list(first, second)] if second else []
        short = [entry for entry in entries if len(entry.rest) == 1]
        longer: dict[str, list[_Entry[Meaning]]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.rest)):
            if len(entry.rest) > 1:
                longer.setdefault(entry.rest[1], []).append(entry)
        short += self._list(first, BREAK)
        return (short, longer) if short or longer else None

    def _list(self, first: str, second: str) -> Iterator[_Entry[Meaning]]:
        """The phrases that begin with two words; with BREAK, those of one word."""
        if first in self._waiting and first not in self._folded:
            by_second = self._folded[first] = dict[str, list[_Entry[Meaning]]]()
            for phrase, meaning in self._waiting[first]:
                rest, exact = _fold_entry(phrase)
                by_second.setdefault(rest[0] if rest else BREAK, []).append(_make_entry(rest, exact, meaning))
        yield from self._folded.get(first, {}).get(second, ())


_MOST_PAIRS = 50_000
"""The most pairs of words whose phrases are remembered: as many as a hundred long postings have."""

KeptPhrases = dict[str, str]
"""Phrases by their first word, folded: a line each, sorted by their second word, with the words after the
first, the exact spelling, and what the phrase means."""


def keep_phrases(phrases: Iterable[tuple[str, str]]) -> KeptPhrases:
    """Phrases and what they mean, as a `KeptPhraseIndex` searches for them without reading them all."""
    kept: dict[str, list[str]] = {}
    for phrase, meaning in phrases:
        rest, exact = _fold_entry(phrase)
        row = "".join(f"{word} " for word in rest)
        kept.setdefault(fold_first(phrase), []).append(f"\n{row}\t{exact}\t{meaning}")
    kept.pop("", None)
    return {first: "".join(sorted(rows, key=_second_of)) + "\n" for first, rows in kept.items()}


def _second_of(row: str) -> str:
    return row.partition("\t")[0].partition(" ")[0]


class KeptPhraseIndex(PhraseIndex[Meaning]):
    """Phrases, and after them those that were kept ready; of these no more is read than is met.

    `read` gives the meaning of a kept phrase, or None where it is to mean nothing.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, Meaning]],
        kept: KeptPhrases,
        read: Callable[[str], Meaning | None],
    ) -> None:
        super().__init__(phrases)
        self._kept = kept
        self._read = read
        self._firsts = {*self._firsts, *kept}

    def _list(self, first: str, second: str) -> Iterator[_Entry[Meaning]]:
        yield from super()._list(first, second)
        rows = self._kept.get(first, "")
        start = f"\n{second} " if second else "\n\t"
        at = rows.find(start)
        while at >= 0 and rows.startswith(start, at):
            end = rows.index("\n", at + 1)
            rest, exact, meaning = rows[at + 1 : end].split("\t")
            if (read := self._read(meaning)) is not None:
                yield _make_entry(tuple(rest.split()), exact, read)
            at = end


def _is_spelled(written: str, exact: str) -> bool:
    """Whether words stand there as they have to be spelled, or all in capitals; `Go's` is `Go`."""
    written = without_possessive(written)
    return written == exact or (written.isupper() and written == exact.upper())


def without_possessive(written: str) -> str:
    """A name without the *'s* of *Go's scheduler*."""
    return written[:-2] if written[-2:] in ("'s", "’s") else written


# A first word that needs no closer look: two letters or more, and no sign after them that belongs to it.
_PLAIN_START = lazy_pattern(r"=?([^\W_]{2,})(?![^\W_+#'’])")


def fold_first(phrase: str) -> str:
    """The first folded word of a phrase."""
    return _fold_chunk(phrase.partition(" ")[0])


def _fold_chunk(chunk: str) -> str:
    """The first folded word of a phrase whose text up to the first space is `chunk`."""
    if len(chunk) > 1 and chunk.isalnum():
        return fold_plural(chunk.lower())
    if start := _PLAIN_START.match(chunk):
        return fold_plural(start[1].lower())
    return next(iter(fold_phrase(chunk.removeprefix("="))), "")


def _fold_entry(phrase: str) -> tuple[tuple[str, ...], str]:
    """The folded words of a phrase after its first, and how the phrase has to be spelled, or ""."""
    exact = phrase[1:] if phrase.startswith("=") and len(phrase) > 1 else ""
    return _fold_rest(exact or phrase), exact


def _fold_rest(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase after its first, as `fold_phrase` has them, in half of its time."""
    first, _, rest = phrase.partition(" ")
    if len(first) > 1 and first.isalnum():
        if not rest:
            return ()
        if (folded := _fold_plain(rest)) is not None:
            return folded
    return fold_phrase(phrase)[1:]


def _fold_phrase_anew(phrase: str) -> tuple[str, ...]:
    folded = _fold_plain(phrase)
    return folded if folded is not None else tuple(word for word in split_words(phrase).folded if word)


fold_phrase = Remembered(_fold_phrase_anew, most=50_000).__getitem__
"""A phrase as folded words, without breaks."""


def _fold_plain(phrase: str) -> tuple[str, ...] | None:
    """The folded words of a phrase of letters, digits, hyphens and spaces; None for any other."""
    words = phrase.lower().replace("-", " ").split()
    for word in words:
        if len(word) < 2 or not word.isalnum():
            return None
    return tuple([fold_plural(word) for word in words])

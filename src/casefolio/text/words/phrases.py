"""Phrases in running text: many of them, searched for in one pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import compress, islice, zip_longest
from typing import Generic, TypeVar
from weakref import proxy

from casefolio.deferred.named_tuples import NamedTuple, maker_of
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import BREAK, Words, fold_phrase, fold_plain, fold_plural, without_possessive
from casefolio.text.words.remembered import Remembered

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
        if (folded := fold_plain(rest)) is not None:
            return folded
    return fold_phrase(phrase)[1:]

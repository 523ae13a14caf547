"""Finds the competences of a person where a posting only comes near their names.

Two things count, where neither the words of a tag nor their other forms (`match/forms.py`) stand anywhere in
the posting:

* the telling words of a name in one clause, in any order: *advise them on benefits* for `benefits-advice`. Of
  three or more words one may be missing. Those that stand everywhere (*build*, *team*) are not enough;
* one word alone that no other of the person's tags has and that is not common in postings: *crises* for
  `crisis-intervention`. The last of several does not count: it says what is done, not with what. In English
  only, whose common words are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match.places import Meaning, find_indexes
from casefolio.match.stems import stem
from casefolio.resume.vocabulary.tags import Tag
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.storage.cache import load_or_make
from casefolio.storage.phrases import read_words
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import BREAK, Words
from casefolio.text.words.phrases import Found

COMMON = "match/phrases/common.txt"

WIDEST = 10
"""The most words from the first to the last of a name's words: about a clause without a comma."""

_PARTS = lazy_pattern(r"[&,/;]")
"""What stands between the names in a label: *Bids & tenders*."""


class _Name(NamedTuple):
    """The stems of a name, and how many of them have to stand in a clause."""

    stems: tuple[str, ...]
    least: int
    meaning: Meaning


class LooseIndex:
    """The names of a person's own competences, searched for in one pass, by the stems of their telling words.

    Prepared when it is first searched: a resume alone never is.
    """

    def __init__(self, tags: Collection[Tag]) -> None:
        self._tags = tags
        self._by_stem: dict[str, list[_Name]] = {}
        self._rare: dict[str, Meaning] = {}
        self._stems: frozenset[str] = frozenset()

    def _prepare(self) -> None:
        common = list_common_stems()
        names = [name for tag in self._tags for name in _read_names(tag)]
        for name in names:
            if len(name.stems) > 1 and not _everywhere().issuperset(name.stems):
                for word in name.stems:
                    self._by_stem.setdefault(word, []).append(name)
        owners = Counter(word for _, word in {(name.meaning.tag, w) for name in names for w in name.stems})
        for name in names:
            for word in name.stems[:-1] or name.stems:
                if owners[word] == 1 and word not in common:
                    self._rare[word] = name.meaning
        self._stems = frozenset(self._by_stem.keys() | self._rare.keys())
        self._tags = ()

    def find(self, words: Words, stems: list[str]) -> list[Found[Meaning]]:
        """All places where the words come near a name, by where they start. `stems` are the words'."""
        if self._tags:
            self._prepare()
        found: list[Found[Meaning]] = []
        if self._stems.isdisjoint(stems):
            return found
        last: dict[str, int] = {}
        before, watched = 0, self._stems
        for at in find_indexes(stems, watched):
            word = stems[at]
            if BREAK in stems[before:at]:
                last.clear()
            before = at
            if word in self._rare:
                found.append(Found(self._rare[word], at, at + 1))
            names = self._by_stem.get(word)
            if not names:
                continue
            last[word] = at
            for name in names:
                if len(last) < name.least:
                    continue
                places = sorted(last[part] for part in name.stems if last.get(part, -WIDEST) > at - WIDEST)
                if len(places) >= name.least and not _is_turned(words, name, places):
                    found.append(Found(name.meaning, places[0], at + 1))
        found.sort(key=lambda each: (each.start, -each.end))
        return found


def _is_turned(words: Words, name: _Name, places: list[int]) -> bool:
    """Whether the words stand side by side in another order: a *design system* is no system design."""
    return places[-1] - places[0] == len(places) - 1 and stem(words.folded[places[0]]) != name.stems[0]


def _read_names(tag: Tag) -> Iterator[_Name]:
    """The names of one of the person's own competences: label and id, and the words that the person gave it.

    The words of a lexicon entry are many and found as they are.
    """
    if not tag.own or tag.kind == "technology":
        return
    meaning = Meaning(tag.id, tag.kind, is_form=True, is_loose=True)
    texts = [*_PARTS.split(tag.label), tag.id.replace("-", " "), *(() if tag.entry else tag.aliases)]
    for stems in dict.fromkeys(tuple(dict.fromkeys(map(stem, list_telling_words(text)))) for text in texts):
        if stems:
            yield _Name(stems, max(min(2, len(stems)), len(stems) - 1), meaning)


@cache
def list_common_stems() -> frozenset[str]:
    """The stems of the words that say little of a job, alone."""
    common, everywhere = _keep_stems()
    return common | everywhere


@cache
def _everywhere() -> frozenset[str]:
    return _keep_stems()[1]


@cache
def _keep_stems() -> tuple[frozenset[str], frozenset[str]]:
    """The stems of words that are common in postings, and of those that stand everywhere."""
    sources = (COMMON, "match/stems.py", "storage/phrases.py", "text/words/__init__.py")
    kept: tuple[frozenset[str], frozenset[str]] = load_or_make("match/loose.py", sources, _stem_anew)
    return kept


def _stem_anew() -> tuple[frozenset[str], frozenset[str]]:
    common, everywhere, adjectives = (
        frozenset(map(stem, read_words(COMMON, name))) for name in ("common", "everywhere", "adjectives")
    )
    return common | adjectives, everywhere

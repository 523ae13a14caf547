"""Finds the competences of a person where a posting names them in another form: *manage a large budget*.

Beside a phrase itself (`text/words.py`) these are found:

* its words inflected, in their order: *data models* for `data modelling`;
* the last word of two first, as a verb or with *of*: *develop new curricula*, *care of chronic wounds*;
* one word of two shared with another: *patient and family education*, *wound assessment and care*;
* the verb of a name of one word: *facilitate* for `facilitation`.

Names of technologies have one form. The competences of others are found by their words alone, so that a gap
is never guessed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from casefolio.match.places import Meaning
from casefolio.match.stems import is_derived, stem
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.words import BREAK, Found, Words, fold_phrase

_JOINS = frozenset(("and", "or"))
_LINKS = frozenset(("of", "for", "on"))
_LEADS = frozenset((BREAK, "to", "and", "or", "will", "you", "who", "can"))
"""What stands before a verb that is a noun too: *support customers*, but *a design system*."""

_ARTICLES = frozenset("a an the our their your its".split())

_WITHIN = _ARTICLES | frozenset(("and", "of", "or"))
"""The small words that stand between a verb and its object."""

_SMALL = _WITHIN | frozenset(
    "about across after against are as at be before between by during for from how in into is it on over per"
    " that them this through to under we who will with within without you".split()
)
"""Words that are no part of a noun phrase."""

_WIDEST_GAP = 4
"""The most words between a verb and its noun: *manage a caseload of complex cases*."""

_SHORTEST_NAME = 7
"""The fewest letters of a name of one word whose verb counts: *weld* for `welding`, nothing for `action`."""

_MOST_WORDS = 4
"""The most words of a phrase that is searched for in other forms."""


class _Form(NamedTuple):
    """A phrase: the stems of its words, its folded words, and its tag."""

    stems: tuple[str, ...]
    folded: tuple[str, ...]
    meaning: Meaning


class FormIndex:
    """The phrases of a person's own competences, by the stem of their first word and of their last.

    Prepared when it is first searched: a resume alone never is.
    """

    def __init__(self, tags: Collection[Tag]) -> None:
        self._tags: Collection[Tag] = tags
        self._by_first: dict[str, list[_Form]] = {}
        self._by_last: dict[str, list[_Form]] = {}

    def _prepare(self) -> None:
        for tag in self._tags:
            if tag.own and tag.kind != "technology":
                for alias in tag.aliases:
                    self._add(alias, tag)
        self._tags = ()

    def _add(self, alias: str, tag: Tag) -> None:
        folded = fold_phrase(alias)
        size = len(folded)
        if alias.startswith("=") or not 0 < size <= _MOST_WORDS or not _SMALL.isdisjoint(folded):
            return
        if size == 1 and (tag.entry or len(folded[0]) < _SHORTEST_NAME or not is_derived(folded[0])):
            return
        form = _Form(tuple(map(stem, folded)), folded, Meaning(tag.id, tag.kind, is_form=True))
        self._by_first.setdefault(form.stems[0], []).append(form)
        if size == 2:
            self._by_last.setdefault(form.stems[1], []).append(form)

    def find(self, words: Words) -> list[Found[Meaning]]:
        """All phrases in another form, by where they start. They may overlap."""
        if self._tags:
            self._prepare()
        stems = [stem(word) for word in words.folded]
        found: list[Found[Meaning]] = []
        for at, word in enumerate(stems):
            for form in self._by_first.get(word, ()):
                if end := _end_in_order(form, words, stems, at):
                    found.append(Found(form.meaning, at, end))
            for form in self._by_last.get(word, ()):
                if end := _end_reversed(form, words, stems, at):
                    found.append(Found(form.meaning, at, end))
        return found


def _end_in_order(form: _Form, words: Words, stems: list[str], at: int) -> int:
    """Where a phrase ends that begins, in its order, with word `at`; 0 for none or the phrase itself."""
    size, written = len(form.stems), words.folded[at]
    if size == 1:
        return 0 if is_derived(written) or not _may_be_verb(words, at) else at + 1
    if _is_noun(written) != _is_noun(form.folded[0]):
        return 0  # who *develops engineers* has no need of *development engineers*
    if tuple(stems[at : at + size]) == form.stems:
        return at + size if tuple(words.folded[at : at + size]) != form.folded else 0
    between, last = words.folded[at + 1 : at + 3], stems[at + 3 : at + 4]
    if size == 2 and between[:1] and between[0] in _ARTICLES and stems[at + 2 : at + 3] == [form.stems[1]]:
        return at + 3
    is_shared = size == 2 and last == [form.stems[1]] and BREAK not in between
    return at + 4 if is_shared and not _JOINS.isdisjoint(between) else 0


def _end_reversed(form: _Form, words: Words, stems: list[str], at: int) -> int:
    """Where a phrase ends whose last word comes first, as word `at`; 0 where it is none."""
    written, noun = words.folded[at], form.folded[1]
    begin = at + 1
    if words.word_at(begin) in _LINKS:
        begin += 1
    elif is_derived(noun):
        if _is_noun(written):
            return 0
    elif not _may_be_verb(words, at):
        return 0
    for place in range(begin, min(begin + _WIDEST_GAP + 1, len(stems))):
        if stems[place] == form.stems[0]:
            return place + 1
        word = words.folded[place]
        if word == BREAK or (word in _SMALL and word not in _WITHIN):
            return 0
    return 0


def _is_noun(word: str) -> bool:
    """Whether a word names an activity and can be no verb: `development`, not `developing`."""
    return is_derived(word) and not word.endswith("ing")


def _may_be_verb(words: Words, at: int) -> bool:
    return words.word_at(at - 1) in _LEADS

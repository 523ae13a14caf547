"""The begins and ends of phrases found in a line, for decisions that depend on their neighbours."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, count

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.resume.vocabulary.tags import Kind
from casefolio.text.words import Words
from casefolio.text.words.phrases import Found


class Meaning(NamedTuple):
    """The meaning of a phrase of the index: a tag, or an exclusion in which the tag is not meant.

    `names_people` is True for the plural of a profession: *designers* are colleagues, a *Designer* may be the
    job itself. `is_form` is True for another form of a phrase: match/forms.py. `is_loose` is True where
    its words only come near: match/loose.py.
    """

    tag: str
    kind: Kind
    is_exclusion: bool = False
    names_people: bool = False
    is_form: bool = False
    is_loose: bool = False


def find_indexes(words: Sequence[str], wanted: Container[str]) -> Iterator[int]:
    """The indexes of the words that are wanted."""
    return compress(count(), map(wanted.__contains__, words))


class Places:
    """The positions of found phrases in a text. Computed on first use: few lines need them."""

    def __init__(self, words: Words, found: Iterable[Found[Meaning]]) -> None:
        self._words = words
        self._found = found
        self._name_starts: frozenset[int] | None = None
        self._has_any: bool | None = None
        self._name_ends: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self._starts: dict[int, int] = {}

    @cached_property
    def are_in_capitals(self) -> bool:
        """Whether the whole text is written in capitals."""
        return self._words.text.isupper()

    def has_any(self, wanted: frozenset[str]) -> bool:
        """Whether one of these words stands in the text, for the same words each time."""
        if self._has_any is None:
            self._has_any = not wanted.isdisjoint(self._words.folded)
        return self._has_any

    def name_begins_at(self, at: int) -> bool:
        """Whether the name of a technology begins with word `at`."""
        self._prepare()
        return self._name_starts is not None and at in self._name_starts

    def name_ends_at(self, at: int) -> bool:
        """Whether the name of a technology ends immediately before word `at`."""
        self._prepare()
        return at in self._name_ends

    def begin_of_what_ends_at(self, at: int) -> int | None:
        """The index of the first word of the phrase that ends immediately before word `at`, or None."""
        self._prepare()
        return self._ends.get(at)

    def end_of_what_begins_at(self, at: int) -> int | None:
        """The index of the word after the phrase that begins with word `at`, or None."""
        self._prepare()
        return self._starts.get(at)

    def _prepare(self) -> None:
        if self._name_starts is not None:
            return
        starts: set[int] = set()
        for found in self._found:
            if found.meaning.is_exclusion:
                continue
            if found.meaning.kind == "technology":
                starts.add(found.start)
                self._name_ends.setdefault(found.end, found.start)
            self._ends.setdefault(found.end, found.start)
            self._starts.setdefault(found.start, found.end)
        self._name_starts = frozenset(starts)

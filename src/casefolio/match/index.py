"""The phrases of a vocabulary, prepared to be searched for in one pass.

Most of them are those of the lexicon, which change with this program only: they are kept ready beside its
compiled modules, and one is read when its first two words are met.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Generic, TypeVar

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match.forms import FormIndex
from casefolio.match.loose import LooseIndex
from casefolio.match.places import Meaning
from casefolio.resume.vocabulary.lexicon import LEXICON, load_lexicon
from casefolio.resume.vocabulary.tags import Tag, Vocabulary, own_tags
from casefolio.storage.cache import load_or_make
from casefolio.text.words.phrases import KeptPhraseIndex, KeptPhrases, PhraseIndex, keep_phrases

T = TypeVar("T")


class Same(Generic[T]):
    """A value as a cache key, compared by identity: comparing its content takes longer than matching."""

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class _Alike:
    """A vocabulary as a cache key, compared by its tags and their order."""

    def __init__(self, vocabulary: Mapping[str, Tag]) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return hash(tuple(self.vocabulary))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Alike) or [*other.vocabulary] != [*self.vocabulary]:
            return False
        return other.vocabulary == self.vocabulary


class Indexes(NamedTuple):
    """The phrases of a vocabulary, and further ones for titles: the plain names of a person's own tags, and
    the names of a competence's profession.

    Why: *growth* may mean anything in a posting, but in *Engineer, Growth* it is the job.
    """

    text: PhraseIndex[Meaning]
    title: PhraseIndex[Meaning]
    forms: FormIndex
    loose: LooseIndex


def index_vocabulary(vocabulary: Mapping[str, Tag]) -> Indexes:
    """The phrases of a vocabulary, which must not change afterwards.

    Cached: one command matches many postings against one resume.
    """
    return _index(Same(vocabulary))


@lru_cache(maxsize=4)
def _index(vocabulary: Same[Mapping[str, Tag]]) -> Indexes:
    return _index_alike(_Alike(vocabulary.value))


@lru_cache(maxsize=4)
def _index_alike(alike: _Alike) -> Indexes:
    """As `_index`, also for a resume that is read anew: few edits change its tags."""
    vocabulary, entries = alike.vocabulary, load_lexicon()
    others, gone = _compare(vocabulary, entries)
    in_text, in_titles = _keep_lexicon()
    read = partial(_read_meaning, gone)
    return Indexes(
        KeptPhraseIndex(chain.from_iterable(map(_list_phrases, others)), in_text, read),
        KeptPhraseIndex(chain.from_iterable(map(_list_titles, others)), in_titles, read),
        FormIndex(own_tags(vocabulary)),
        LooseIndex(own_tags(vocabulary)),
    )


def _compare(
    vocabulary: Mapping[str, Tag], lexicon: Mapping[str, Tag]
) -> tuple[Collection[Tag], Collection[str]]:
    """The tags of a vocabulary that are none of the lexicon's, and the ids of those that it has not."""
    if isinstance(vocabulary, Vocabulary) and vocabulary.lexicon is lexicon:
        return vocabulary.own.values(), vocabulary.gone
    return (
        [tag for id, tag in vocabulary.items() if lexicon.get(id) is not tag],
        {id for id, tag in lexicon.items() if vocabulary.get(id) is not tag},
    )


_MEANS, _EXCLUDES, _NAMES_PEOPLE = "", "not", "people"


@cache
def _keep_lexicon() -> tuple[KeptPhrases, KeptPhrases]:
    """The phrases of the lexicon in any text, and those in a title only."""
    sources = (
        LEXICON,
        "resume/vocabulary/lexicon.py",
        "match/places.py",
        "text/words/__init__.py",
        "text/words/phrases.py",
        "text/patterns.py",
    )
    kept: tuple[KeptPhrases, KeptPhrases] = load_or_make("match/index.py", sources, _keep_anew)
    return kept


def _keep_anew() -> tuple[KeptPhrases, KeptPhrases]:
    entries = load_lexicon().values()
    return keep_phrases(_write_meanings(map(_list_phrases, entries))), keep_phrases(
        _write_meanings(map(_list_titles, entries))
    )


def _write_meanings(names: Iterable[Iterable[tuple[str, Meaning]]]) -> Iterator[tuple[str, str]]:
    numbers = {id: number for number, id in enumerate(_list_ids())}
    for phrase, meaning in chain.from_iterable(names):
        sense = _EXCLUDES if meaning.is_exclusion else _NAMES_PEOPLE if meaning.names_people else _MEANS
        yield phrase, f"{numbers[meaning.tag]}/{sense}"


@cache
def _list_ids() -> tuple[str, ...]:
    """The ids of the lexicon: a phrase that is kept has the number of its entry among them."""
    return tuple(load_lexicon())


def _read_meaning(gone: Collection[str], written: str) -> Meaning | None:
    """The meaning of a phrase of the lexicon; None for one of an entry that is `gone`."""
    number, _, sense = written.partition("/")
    id = _list_ids()[int(number)]
    if id in gone:
        return None
    return Meaning(id, load_lexicon()[id].kind, sense == _EXCLUDES, sense == _NAMES_PEOPLE)


def _list_titles(tag: Tag) -> Iterator[tuple[str, Meaning]]:
    """The names of a tag in a title: its own name, or that of its profession: *Data Scientist*."""
    meaning = Meaning(tag.id, tag.kind)
    names = {tag.id.replace("-", " "): None, tag.label.lower(): None}
    for name in names:
        if tag.own:
            yield name, meaning
        if tag.kind != "technology":
            start, _, field = name.rpartition(" ")
            if field in (_WHO_DOES if start else _TRADES_OF_ONE_WORD):
                yield f"{start} {_WHO_DOES[field]}".lstrip(), meaning


def _list_phrases(tag: Tag) -> Iterator[tuple[str, Meaning]]:
    """The phrases of a tag: those that mean it, and those that do not."""
    excludes = Meaning(tag.id, tag.kind, is_exclusion=True)
    for phrase in tag.exclusions:
        yield phrase, excludes
    means, names_people = Meaning(tag.id, tag.kind), Meaning(tag.id, tag.kind, names_people=True)
    for alias in tag.aliases:
        yield alias, names_people if alias[-1] == "s" and alias.endswith(TRADES) else means


TRADES = tuple("engineers developers designers managers scientists analysts owners architects leads".split())
"""Professions in the plural: colleagues, in most postings."""


_WHO_DOES = {
    "science": "scientist",
    "analysis": "analyst",
    "analytics": "analyst",
    "engineering": "engineer",
    "development": "developer",
    "design": "designer",
    "research": "researcher",
    "writing": "writer",
    "management": "manager",
    "marketing": "marketer",
    "recruiting": "recruiter",
    "accounting": "accountant",
    "administration": "administrator",
    "architecture": "architect",
    "planning": "planner",
    "teaching": "teacher",
    "coaching": "coach",
    "consulting": "consultant",
    "testing": "tester",
    "strategy": "strategist",
    "nursing": "nurse",
    "photography": "photographer",
    "translation": "translator",
    "editing": "editor",
}
"""The last word of a field of work, with the names of its profession."""

_TRADES_OF_ONE_WORD = frozenset(
    "accounting consulting editing marketing nursing photography recruiting teaching translation".split()
)
"""The fields whose profession says all of it: a *Manager* may be one of anything."""

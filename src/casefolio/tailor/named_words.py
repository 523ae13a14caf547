"""What a demand names in words that no tag has, and the resume too: *Epic*, `CRRT`, *vasoactive*.

Two kinds of words count, both rare among postings (FREQUENT):

* those that are rare in any form;
* names, which are written in both with several capitals or a digit, or with a capital inside a sentence.

Why: of lines that have such a word in common with a demand the mean grade is 2.1, by careful readers; of
those that have any other word in common with it 1.2, of all lines 1.0 (benchmarks/README.md).

In English only, whose frequent words are known and where not every noun has a capital: of the lines of a
posting in another language none is known to be a demand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log1p

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match import SECTION_WEIGHTS, Match
from casefolio.match.denials import is_denied, may_deny
from casefolio.match.index import Same
from casefolio.match.loose import list_common_stems
from casefolio.match.places import Places
from casefolio.match.stems import stem
from casefolio.match.values import Evidence, place_starts
from casefolio.posting import Posting, PostingLine
from casefolio.posting.values import LISTS
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.storage.cache import load_or_make
from casefolio.storage.phrases import read_words
from casefolio.tailor.reading import list_texts
from casefolio.text.inline import render_words
from casefolio.text.words import BREAK, Words, fold_phrase, split_words

FREQUENT = "tailor/phrases/frequent.txt"

NAMED = 0.8
"""How much such words count in the order: less than a tag that its writer gave a line. Measured from .3 to 2:
benchmarks/README.md."""

MOST_CAPITALS = 1
"""So many words may have a capital, inside sentences, in a text in which most have one: more make a title."""


@dataclass(frozen=True)
class NamedWord:
    """Words of demands that no tag has, and the parts of the resume in which they stand too.

    `places` are ids, of highlights and then of other entries.
    """

    words: str
    evidence: tuple[Evidence, ...]
    places: tuple[str, ...]


class NamedIn(NamedTuple):
    """The named words of a highlight, and the weight that a tag with these demands would have."""

    words: tuple[str, ...] = ()
    weight: float = 0.0


def find_named_words(posting: Posting, match: Match, resume: Resume) -> tuple[NamedWord, ...]:
    """The words in the order of the posting; what stands side by side in both is one."""
    index = _index_parts(Same(resume))
    taken = place_starts(item for tag in match.tags for item in tag.evidence)
    employer = fold_phrase(posting.company)
    found: dict[str, NamedWord] = {}
    for row, line in enumerate(posting.lines):
        if line.section not in LISTS or line.heading or line.repeated:
            continue
        words = split_words(line.text)
        shared = {
            at: ids
            for at, ids in _find_shared(words, index)
            if (row, words.starts[at]) not in taken and words.folded[at] not in employer
        }
        for id in dict.fromkeys(id for ids in shared.values() for id in ids):
            own = [at for at, ids in shared.items() if id in ids]
            for start, end in _join(at for at in own if _is_whole(words, at, own)):
                item = _as_evidence(words, start, end, line, row)
                known = found.get(item.words.lower(), NamedWord(item.words, (), ()))
                found[item.words.lower()] = NamedWord(
                    known.words,
                    tuple(dict.fromkeys((*known.evidence, item))),
                    tuple(dict.fromkeys((*known.places, id))),
                )
    return tuple(found.values())


def weigh_named_words(found: Iterable[NamedWord]) -> dict[str, NamedIn]:
    """By the id of a part the words that are named in it; a row of the posting counts once."""
    words: dict[str, list[str]] = {}
    rows: dict[str, dict[int, float]] = {}
    for each in found:
        for id in each.places:
            words.setdefault(id, []).append(each.words)
            rows.setdefault(id, {}).update(
                (item.row, SECTION_WEIGHTS[item.section]) for item in each.evidence
            )
    return {id: NamedIn(tuple(words[id]), log1p(sum(rows[id].values()))) for id in words}


def _find_shared(words: Words, index: _Index) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words that parts of the resume have too, with the ids of these."""
    stems = [*map(stem, words.folded)]
    if index.stems.keys().isdisjoint(stems) and index.names.keys().isdisjoint(words.folded):
        return
    places = Places(words, ())
    for at, (word, root) in enumerate(zip(words.folded, stems, strict=True)):
        if root not in index.stems and word not in index.names:
            continue
        ids = dict.fromkeys(index.stems.get(root, ()))
        if word in index.names and _is_name(words, at):
            ids.update(dict.fromkeys(index.names[word]))
        if ids and not (may_deny(words) and is_denied(words, at, at + 1, places, is_name=True)):
            yield at, tuple(ids)


def _is_whole(words: Words, at: int, shared: Sequence[int]) -> bool:
    """Whether a word is a name, or is no mere part of a compound: *seq* alone is no *ATAC-seq*."""
    joined = [other for other in (at - 1, at + 1) if _is_hyphened(words, min(at, other))]
    return all(other in shared for other in joined) or _has_name_letters(words.surface(at, at + 1))


def _is_hyphened(words: Words, at: int) -> bool:
    """Whether a hyphen joins word `at` to the next."""
    if not 0 <= at < len(words.folded) - 1:
        return False
    return words.text[words.ends[at] : words.starts[at + 1]] == "-"


def _join(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Begin and end of what stands side by side."""
    start = end = -1
    for at in places:
        if at != end:
            if end > start:
                yield start, end
            start = at
        end = at + 1
    if end > start:
        yield start, end


def _as_evidence(words: Words, start: int, end: int, line: PostingLine, row: int) -> Evidence:
    return Evidence(line.number, line.section, words.surface(start, end), row, words.starts[start])


class _Index(NamedTuple):
    """The ids of the highlights and entries with a rare word, by its stem, or a name, by its folded word."""

    stems: Mapping[str, Sequence[str]]
    names: Mapping[str, Sequence[str]]


@lru_cache(maxsize=4)
def _index_parts(resume: Same[Resume]) -> _Index:
    stems: dict[str, dict[str, None]] = {}
    names: dict[str, dict[str, None]] = {}
    for id, text, is_list in _list_parts(resume.value):
        words = split_words(text)
        for at, word in enumerate(words.folded):
            if not list_telling_words(word):
                continue
            if stem(word) not in _frequent_stems():
                stems.setdefault(stem(word), {})[id] = None
            if word not in _frequent_names() and (
                _is_name(words, at) or (is_list and words.surface(at, at + 1)[0].isupper())
            ):
                names.setdefault(word, {})[id] = None
    return _Index({key: (*ids,) for key, ids in stems.items()}, {key: (*ids,) for key, ids in names.items()})


def _list_parts(resume: Resume) -> Iterator[tuple[str, str, bool]]:
    """The ids and texts of highlights, then of other entries, and whether a text is a list of names."""
    for claim in resume.claims():
        line = claim.highlight
        yield line.id, render_words(". ".join(filter(None, (line.lead, line.text)))), False
    for section in resume.section_names:
        for index, entry in enumerate(resume.entries(section)):
            for text in list_texts(entry):
                yield str(EntryRef(section, index)), render_words(text), True


def _is_name(words: Words, at: int) -> bool:
    """Whether a word is written as a name is."""
    written = words.surface(at, at + 1)
    if words.text.isupper() or written.islower():
        return False
    return _has_name_letters(written) or at in _list_capitals(words.text)


def _has_name_letters(written: str) -> bool:
    """Whether a word has several capitals, or one and a digit."""
    capitals = sum(map(str.isupper, written))
    return capitals > 1 or (capitals > 0 and any(map(str.isdigit, written)))


@lru_cache(maxsize=1_000)
def _list_capitals(text: str) -> frozenset[int]:
    """The words with one capital inside a sentence; none in a title."""
    words = split_words(text)
    inside = [
        at
        for at, word in enumerate(words.folded)
        if at and BREAK not in (word, words.folded[at - 1]) and list_telling_words(word)
    ]
    plain = [at for at in inside if not _has_name_letters(words.surface(at, at + 1))]
    capitals = frozenset(at for at in plain if words.surface(at, at + 1)[0].isupper())
    return frozenset() if MOST_CAPITALS < len(capitals) > len(plain) / 2 else capitals


@cache
def _frequent_stems() -> frozenset[str]:
    return list_common_stems() | _keep_stems()


@cache
def _keep_stems() -> frozenset[str]:
    sources = (FREQUENT, "match/stems.py", "storage/phrases.py", "text/words/__init__.py")
    kept: frozenset[str] = load_or_make("tailor/named_words.py", sources, _stem_anew)
    return kept


def _stem_anew() -> frozenset[str]:
    return frozenset(map(stem, read_words(FREQUENT, "words") | read_words(FREQUENT, "everyday")))


@cache
def _frequent_names() -> frozenset[str]:
    return read_words(FREQUENT, "names") | read_words(FREQUENT, "everyday")

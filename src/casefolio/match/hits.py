"""Where a posting speaks of a tag: each place by line and words, without what means something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from casefolio.posting import Posting, PostingLine
from casefolio.tags import Kind, Tag
from casefolio.words import BREAK, Found, PhraseIndex, Words, fold_phrase, split_words

SILENT = ("process", "eeo", "noise")
"""The sections in which nothing is asked for."""

MOST_HITS_PER_LINE = 2
"""How often one line may speak for one tag."""


class Meaning(NamedTuple):
    """What a phrase of the index stands for: a tag, or words in which it is not meant."""

    tag: str
    kind: Kind
    is_exclusion: bool = False


class Hit(NamedTuple):
    """A place where a posting speaks of a tag, in the words that stand there.

    `start` counts the characters of the line before them; the words may go on in the line that follows.
    """

    meaning: Meaning
    line: PostingLine
    words: str
    start: int


class _Vocabulary:
    """A vocabulary as a key: itself, not its content, which takes longer to compare than to match."""

    def __init__(self, tags: Mapping[str, Tag]) -> None:
        self.tags = tags

    def __hash__(self) -> int:
        return id(self.tags)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Vocabulary) and other.tags is self.tags


class _Indexes(NamedTuple):
    """The phrases of a vocabulary, and what a title may say besides: the plain names of a person's own tags.

    Why: *growth* stands in any posting for anything, but in *Engineer, Growth* it is the job.
    """

    text: PhraseIndex[Meaning]
    title: PhraseIndex[Meaning]


@lru_cache(maxsize=4)
def _compile(vocabulary: _Vocabulary) -> _Indexes:
    """The phrases of a vocabulary. Kept: one command matches many postings against one resume."""
    phrases: list[tuple[str, Meaning]] = []
    names: list[tuple[str, Meaning]] = []
    for tag in vocabulary.tags.values():
        means = Meaning(tag.id, tag.kind)
        phrases += [(alias, means) for alias in tag.aliases]
        if tag.own:
            names.append((tag.id.replace("-", " "), means))
        if tag.exclusions:
            excluded = Meaning(tag.id, tag.kind, is_exclusion=True)
            phrases += [(phrase, excluded) for phrase in tag.exclusions]
    return _Indexes(PhraseIndex(phrases), PhraseIndex(names))


def find_hits(posting: Posting, vocabulary: Mapping[str, Tag]) -> Iterator[Hit]:
    """Every place where a line that counts speaks of a tag, in the order of the lines.

    `vocabulary` must not change once it has been used: its phrases are kept.
    """
    indexes = _compile(_Vocabulary(vocabulary))
    employer = fold_phrase(posting.company)
    for lines in _join_wrapped(posting.lines):
        if lines[0].section in SILENT or lines[0].repeated:
            continue
        text = " ".join(line.text for line in lines)
        words = split_words(text)
        counts: dict[str, int] = {}
        candidates = indexes.text.find(words)
        if lines[0].section == "title":
            candidates += indexes.title.find(words)
        for found in _choose(candidates, words):
            tag = found.meaning.tag
            if employer and _is_within(employer, words, found):
                # An employer's own name asks for nothing: at Stripe, Stripe is no payment provider.
                continue
            counts[tag] = counts.get(tag, 0) + 1
            if counts[tag] <= MOST_HITS_PER_LINE:
                line, start = _line_at(lines, words.spans[found.start][0])
                yield Hit(found.meaning, line, words.surface(found.start, found.end), start)


def _is_within(name: tuple[str, ...], words: Words, found: Found[Meaning]) -> bool:
    """Whether what was found is a part of a name that stands there: `Demo` in `Demo Kitchen`."""
    size = len(name)
    first = max(0, found.end - size)
    return any(tuple(words.folded[at : at + size]) == name for at in range(first, found.start + 1))


def _join_wrapped(lines: Iterable[PostingLine]) -> Iterator[list[PostingLine]]:
    """The lines in groups of one sentence each, where it was broken over several."""
    group: list[PostingLine] = []
    for line in lines:
        if group and not (line.wrapped and line.section == group[0].section):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _line_at(lines: list[PostingLine], offset: int) -> tuple[PostingLine, int]:
    """The line that holds the character at `offset` of the joined text, and its place in there."""
    for line in lines[:-1]:
        if offset <= len(line.text):
            return line, offset
        offset -= len(line.text) + 1
    return lines[-1], offset


def _choose(found: list[Found[Meaning]], words: Words) -> list[Found[Meaning]]:
    """The hits that mean what they say: not excluded, not denied, not part of a longer name."""
    excluded = [hit for hit in found if hit.meaning.is_exclusion]
    names = [hit for hit in found if hit.meaning.kind == "technology" and not hit.meaning.is_exclusion]
    kept: list[Found[Meaning]] = []
    reached: dict[str, int] = {}
    for hit in found:
        meaning = hit.meaning
        if meaning.is_exclusion or hit.start < reached.get(meaning.tag, 0):
            continue
        if any(other.meaning.tag == meaning.tag and _covers(other, hit) for other in excluded):
            continue
        if meaning.kind == "technology" and any(_holds(other, hit) for other in names):
            continue
        if _is_denied(words, hit.start) or (hit.exact and _is_only_capital(words, hit)):
            continue
        reached[meaning.tag] = hit.end
        kept.append(hit)
    return kept


def _covers(phrase: Found[Meaning], hit: Found[Meaning]) -> bool:
    return phrase.start <= hit.start and hit.end <= phrase.end


def _holds(longer: Found[Meaning], hit: Found[Meaning]) -> bool:
    """Whether `hit` is only a part of another technology's name: React in React Native."""
    return (
        longer.meaning.tag != hit.meaning.tag
        and longer.start <= hit.start
        and hit.end <= longer.end
        and longer.end - longer.start > hit.end - hit.start
    )


_DENIALS = frozenset({"no", "not", "without", "never", "nor", "neither"})
_DENIAL_REACH = 3


def _is_denied(words: Words, start: int) -> bool:
    """Whether the words before say that it is not asked for: *no Java needed*, *not bound to ceremonies*."""
    for place in range(start - 1, max(-1, start - 1 - _DENIAL_REACH), -1):
        word = words.folded[place]
        if word == BREAK:
            return False
        if word in _DENIALS:
            after = words.folded[place + 1]
            return after not in ("only", "just", "limited", "to", "afraid", "merely")
    return False


_AFTER_NAMES = frozenset(
    ("and", "or", "developer", "engineer", "programming", "development", "experience", "code", "expert")
)


def _is_only_capital(words: Words, hit: Found[Meaning]) -> bool:
    """Whether a name that is an everyday word too only begins a sentence: *Go beyond*, *Excel at*."""
    first = words.surface(hit.start, hit.end)
    if hit.end - hit.start > 1 or not first[1:].islower() or (hit.start and words.folded[hit.start - 1]):
        return False
    follows = words.folded[hit.end] if hit.end < len(words.folded) else BREAK
    return follows != BREAK and follows not in _AFTER_NAMES

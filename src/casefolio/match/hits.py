"""Where a posting names a tag: each place by line and words, without those with another meaning."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from casefolio.posting import Posting, PostingLine
from casefolio.posting.values import SILENT_SECTIONS, PostingSection
from casefolio.resume.vocabulary.tags import Kind, Tag
from casefolio.text.words import BREAK, Found, PhraseIndex, Words, fold_phrase, split_words

MOST_HITS_PER_LINE = 2
"""How many hits of one tag count in one line."""


LONGEST_BARE_HEADING = 3
"""Words of a heading, its colon included, that says nothing but what it opens: *Person specification:*."""


T = TypeVar("T")


class Meaning(NamedTuple):
    """What a phrase of the index stands for: a tag, or words in which it is not meant.

    It `names_people` where it is the plural of a trade: *designers* are colleagues, a *Designer* may be
    the job itself.
    """

    tag: str
    kind: Kind
    is_exclusion: bool = False
    names_people: bool = False


class Hit(NamedTuple):
    """A place where a posting names a tag, and the words that stand there.

    `start` counts the characters of the line before them; the words may go on in the line that follows.
    """

    meaning: Meaning
    line: PostingLine
    words: str
    start: int


class Same(Generic[T]):
    """A value as a key: itself, not its content, which takes longer to compare than to match."""

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class _Indexes(NamedTuple):
    """The phrases of a vocabulary, and what a title may say besides: the plain names of a person's own tags.

    Why: *growth* stands in any posting for anything, but in *Engineer, Growth* it is the job.
    """

    text: PhraseIndex[Meaning]
    title: PhraseIndex[Meaning]


@lru_cache(maxsize=4)
def _compile(vocabulary: Same[Mapping[str, Tag]]) -> _Indexes:
    """The phrases of a vocabulary. Cached: one command matches many postings against one resume."""
    tags = vocabulary.value.values()
    names = [(tag.id.replace("-", " "), Meaning(tag.id, tag.kind)) for tag in tags if tag.own]
    return _Indexes(
        PhraseIndex([phrase for tag in tags for phrase in _list_phrases(tag)]), PhraseIndex(names)
    )


def _list_phrases(tag: Tag) -> Iterator[tuple[str, Meaning]]:
    """The phrases of a tag: where it is meant, and where it is not."""
    means, excluded = Meaning(tag.id, tag.kind), Meaning(tag.id, tag.kind, is_exclusion=True)
    people = means._replace(names_people=True)
    for phrase in tag.exclusions:
        yield phrase, excluded
    for alias in tag.aliases:
        yield alias, people if alias[-1] == "s" and alias.endswith(_TRADES) else means


_TRADES = tuple("engineers developers designers managers scientists analysts owners architects leads".split())


def find_hits(posting: Posting, vocabulary: Mapping[str, Tag]) -> Iterator[Hit]:
    """Every place where a line that counts names a tag, in the order of the lines.

    `vocabulary` must not change once it has been used: its phrases are cached.
    """
    indexes = _compile(Same(vocabulary))
    employer, job = fold_phrase(posting.company), fold_phrase(posting.title)
    for lines in _join_wrapped(posting.lines):
        if lines[0].section in SILENT_SECTIONS or lines[0].repeated:
            continue
        text = " ".join(line.text for line in lines)
        words = split_words(text)
        if lines[0].heading and len(words.folded) <= LONGEST_BARE_HEADING:
            continue
        counts: dict[str, int] = {}
        candidates = indexes.text.find(words)
        if lines[0].section == PostingSection.TITLE:
            candidates += indexes.title.find(words)
            candidates.sort(key=lambda hit: (hit.start, -hit.end))
        ends = list(accumulate(len(line.text) + 1 for line in lines))
        for found in _choose(candidates, words):
            tag = found.meaning.tag
            if employer and _is_within(employer, words, found):
                # An employer's own name asks for nothing: at Stripe, Stripe is no payment provider.
                continue
            if found.meaning.names_people and _is_part(tuple(words.folded[found.start : found.end]), job):
                continue
            counts[tag] = counts.get(tag, 0) + 1
            if counts[tag] <= MOST_HITS_PER_LINE:
                offset = words.spans[found.start][0]
                place = bisect_right(ends, offset)
                start = offset - (ends[place - 1] if place else 0)
                yield Hit(found.meaning, lines[place], words.surface(found.start, found.end), start)


def find_named(texts: Iterable[Words], vocabulary: Mapping[str, Tag]) -> set[str]:
    """The tags whose words stand somewhere in the texts. `vocabulary` must not change once it was used."""
    return {found.meaning.tag for words in texts for found in find_tagged(words, vocabulary)}


def find_tagged(words: Words, vocabulary: Mapping[str, Tag]) -> Iterator[Found[Meaning]]:
    """Each place of a text where it names a tag. `vocabulary` must not change once it was used."""
    return _choose(_compile(Same(vocabulary)).text.find(words), words)


def _is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words stand in a row in others."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


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


def _choose(found: list[Found[Meaning]], words: Words) -> Iterator[Found[Meaning]]:
    """The hits that mean what they say: not excluded, not denied, not part of a longer name.

    `found` is in the order of where they begin, the longer first, and of equal ones the exclusion: then one
    pass is enough.
    """
    excluded_to: dict[str, int] = {}
    reached: dict[str, int] = {}
    names = _Names()
    for hit in found:
        tag = hit.meaning.tag
        if hit.meaning.is_exclusion:
            excluded_to[tag] = max(hit.end, excluded_to.get(tag, 0))
            continue
        if hit.meaning.kind == "technology":
            is_part = names.hold(hit)
            names.add(hit)
            if is_part:
                continue
        if hit.start < reached.get(tag, 0) or hit.end <= excluded_to.get(tag, 0):
            continue
        if _is_denied(words, hit.start) or (hit.exact and _is_only_capital(words, hit)):
            continue
        reached[tag] = hit.end
        yield hit


class _Names:
    """The technologies met so far, as far as a later one can be part of them: React in React Native."""

    def __init__(self) -> None:
        self.last: Found[Meaning] | None = None
        self.other: Found[Meaning] | None = None
        """The one that reaches furthest, and the furthest of another tag."""

    def add(self, hit: Found[Meaning]) -> None:
        if self.last is None or _is_longer(hit, self.last):
            if self.last and self.last.meaning.tag != hit.meaning.tag:
                self.other = self.last
            self.last = hit
        elif self.last.meaning.tag != hit.meaning.tag and (self.other is None or _is_longer(hit, self.other)):
            self.other = hit

    def hold(self, hit: Found[Meaning]) -> bool:
        """Whether `hit`, which begins no earlier than those met, is only a part of another one's name."""
        longest = self.last
        if longest and longest.meaning.tag == hit.meaning.tag:
            longest = self.other
        return longest is not None and _is_longer(longest, hit) and hit.end <= longest.end


def _is_longer(one: Found[Meaning], other: Found[Meaning]) -> bool:
    """Whether it reaches further, or as far from further left."""
    return (one.end, -one.start) > (other.end, -other.start)


_DENIALS = frozenset({"no", "not", "without", "never", "nor", "neither"})
_AFFIRMED_BY = frozenset(
    "only just limited to afraid merely stop stopping compromise compromising settle lose forget shy".split()
)
_BRIDGE_WORDS = "prior previous need to know have any experience with of in knowledge be a an the expert used"
_BRIDGES = frozenset(_BRIDGE_WORDS.split())
_DENIAL_REACH, _LONGEST_BRIDGE = 3, 7


def _is_denied(words: Words, start: int) -> bool:
    """Whether the words before say that it is not asked for: *no Java needed*, *not bound to ceremonies*.

    A denial reaches over a few words of any kind, and further over *need to know*, *prior experience with*.
    """
    for place in range(start - 1, max(-1, start - 1 - _LONGEST_BRIDGE), -1):
        word = words.folded[place]
        if word in _DENIALS:
            is_compound = words.text[words.spans[place][1] :][:1] == "-"  # no-nonsense, not-for-profit
            return not is_compound and words.folded[place + 1] not in _AFFIRMED_BY
        if word == BREAK or (place < start - _DENIAL_REACH and word not in _BRIDGES):
            return False
    return False


_AFTER_NAMES = frozenset(
    "and or is developer engineer programming development experience code expert knowledge skill".split()
)


def _is_only_capital(words: Words, hit: Found[Meaning]) -> bool:
    """Whether a name that is an everyday word too only begins a sentence: *Go beyond*, *Sketch, build …*."""
    first = words.surface(hit.start, hit.end)
    if hit.end - hit.start > 1 or not first[1:].islower() or not _begins_sentence(words, hit.start):
        return False
    follows = words.folded[hit.end] if hit.end < len(words.folded) else BREAK
    if follows == BREAK:
        return hit.meaning.kind == "technology" and _is_first_of_verbs(words, hit.end)
    return follows not in _AFTER_NAMES


def _begins_sentence(words: Words, at: int) -> bool:
    return at == 0 or (words.folded[at - 1] == BREAK and words.text[words.spans[at - 1][0]] not in ",(/[")


def _is_first_of_verbs(words: Words, at: int) -> bool:
    """Whether a comma at word `at` is followed by a small word: names in a list have their capitals."""
    if at + 1 >= len(words.folded) or words.text[words.spans[at][0]] != ",":
        return False
    start, end = words.spans[at + 1]
    return words.text[start:end].islower() and words.text[start:end].isalpha()

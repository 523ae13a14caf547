"""Finds the places where a posting names a tag, without those with another meaning."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, chain

from casefolio.deferred.named_tuples import NamedTuple, maker_of
from casefolio.match.denials import is_denied, is_plainly_denied, may_deny
from casefolio.match.index import index_vocabulary
from casefolio.match.names import is_everyday_word
from casefolio.match.places import Meaning, Places
from casefolio.match.stems import stem
from casefolio.posting import Posting, PostingLine
from casefolio.posting.values import SILENT_SECTIONS, PostingSection
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.words import Words, fold_phrase, split_words
from casefolio.text.words.phrases import Found

MOST_HITS_PER_LINE = 2
"""The most hits of one tag that count in one line."""


LONGEST_BARE_HEADING = 3
"""The most words of a heading, its colon included, without content of its own: *Person specification:*."""


class Hit(NamedTuple):
    """A place where a posting names a tag, and its words.

    `row` is the index of the line in the posting, `start` the words' offset in it, in characters; they may
    continue in the next line. `section` is the line's, or the title's for the words of a title in a sentence.
    A hit that `is_denied` is one that the posting does not ask for.
    """

    meaning: Meaning
    line: PostingLine
    row: int
    section: PostingSection
    words: str
    start: int
    is_denied: bool = False


_make_hit = maker_of(Hit)


def find_hits(posting: Posting, vocabulary: Mapping[str, Tag]) -> Iterator[Hit]:
    """Every place where a line asks for a tag, in the order of the lines.

    `vocabulary` must not change once it has been used: its phrases are cached.
    """
    return (hit for hit in find_mentions(posting, vocabulary) if not hit.is_denied)


def find_mentions(posting: Posting, vocabulary: Mapping[str, Tag]) -> Iterator[Hit]:
    """Like `find_hits`, with the places where a tag is denied.

    Words that only come near a tag count where nothing else in the posting names it.
    `vocabulary` must not change once it has been used: its phrases are cached.
    """
    hits = list(_find_all(posting, vocabulary))
    named = {hit.meaning.tag for hit in hits if not hit.meaning.is_loose}
    loose = [hit for hit in hits if hit.meaning.is_loose and hit.meaning.tag not in named]
    if not loose:
        return (hit for hit in hits if not hit.meaning.is_loose)
    counts_rare = posting.language == "en"  # it is known which words are common
    return (
        hit
        for hit in hits
        if not hit.meaning.is_loose or (hit.meaning.tag not in named and (counts_rare or " " in hit.words))
    )


def _find_all(posting: Posting, vocabulary: Mapping[str, Tag]) -> Iterator[Hit]:
    indexes = index_vocabulary(vocabulary)
    employer, job = fold_phrase(posting.company), fold_phrase(posting.title)
    spoken = _find_spoken_title(posting)
    for first, lines in _join_wrapped(posting.lines):
        if lines[0].section in SILENT_SECTIONS or lines[0].repeated:
            continue
        text = " ".join([line.text for line in lines]) if len(lines) > 1 else lines[0].text
        words = split_words(text)
        if lines[0].heading and len(words.folded) <= LONGEST_BARE_HEADING:
            continue
        counts: dict[str, int] = {}
        candidates = indexes.text.find(words)
        stems = [*map(stem, words.folded)]
        loose = indexes.loose.find(words, stems)
        if loose:
            loose += [found for found in candidates if found.meaning.is_exclusion]
            loose.sort(key=lambda hit: (hit.start, -hit.end))
        if forms := indexes.forms.find(words, stems):
            candidates += forms
            candidates.sort(key=lambda hit: (hit.start, -hit.end))
        if lines[0].section == PostingSection.TITLE:
            candidates += indexes.title.find(words) + indexes.forms.find_agents(words)
            candidates.sort(key=lambda hit: (hit.start, -hit.end))
        title = spoken if spoken and first == spoken.row else _NO_TITLE
        ends = [*accumulate([len(line.text) + 1 for line in lines])] if len(lines) > 1 else []
        named_at = _find_name(employer, words)
        chosen = _choose(candidates, words)
        for (meaning, begin, end, _), is_denied_here in (
            chain(chosen, _choose(loose, words)) if loose else chosen
        ):
            tag = meaning.tag
            if named_at and any(at <= begin and end <= at + len(employer) for at in named_at):
                # An employer's own name is no demand: at Stripe, Stripe is no payment provider.
                continue
            if meaning.names_people and _is_part(tuple(words.folded[begin:end]), job):
                continue
            count = counts[tag] = counts.get(tag, 0) + (not is_denied_here)
            if count <= MOST_HITS_PER_LINE:
                offset = words.starts[begin]
                place = bisect_right(ends, offset)
                start = offset - (ends[place - 1] if place else 0)
                section = PostingSection.TITLE if title.start <= offset < title.end else lines[place].section
                surface = text[offset : words.ends[end - 1]]
                yield _make_hit(
                    (meaning, lines[place], first + place, section, surface, start, is_denied_here)
                )


class _SpokenTitle(NamedTuple):
    """Where a sentence has the title: the index of its line, begin and end in characters."""

    row: int
    start: int
    end: int


_NO_TITLE = _SpokenTitle(-1, -1, -1)


def _find_spoken_title(posting: Posting) -> _SpokenTitle | None:
    """The place of a title that has no line of its own: *We are looking for a Backend Engineer*."""
    title = posting.title.lower()
    if not title or any(line.section == PostingSection.TITLE for line in posting.lines):
        return None
    places = ((row, line.text.lower().find(title)) for row, line in enumerate(posting.lines))
    return next((_SpokenTitle(row, at, at + len(title)) for row, at in places if at >= 0), None)


def find_named(texts: Iterable[Words], vocabulary: Mapping[str, Tag]) -> set[str]:
    """The tags whose words occur in the texts. `vocabulary` must not change once it was used."""
    return {found.meaning.tag for words in texts for found in find_tagged(words, vocabulary)}


def find_tagged(words: Words, vocabulary: Mapping[str, Tag]) -> Iterator[Found[Meaning]]:
    """Each place where a person's text names a tag. `vocabulary` must not change once it was used."""
    candidates = index_vocabulary(vocabulary).text.find(words)
    return (found for found, denied in _choose(candidates, words, is_own_text=True) if not denied)


def _is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether `part` occurs as consecutive words in `whole`."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _find_name(name: tuple[str, ...], words: Words) -> list[int]:
    """Where a name begins in a text, by the indexes of the words."""
    folded = words.folded
    if not name or name[0] not in folded:
        return []
    first = name[0]
    return [
        at for at, word in enumerate(folded) if word == first and tuple(folded[at : at + len(name)]) == name
    ]


def _join_wrapped(lines: Iterable[PostingLine]) -> Iterator[tuple[int, list[PostingLine]]]:
    """The lines in groups, with the index of the first: a sentence that was wrapped is one group."""
    group: list[PostingLine] = []
    first = 0
    for row, line in enumerate(lines):
        if group and not (line.wrapped and line.section == group[0].section):
            yield first, group
            first, group = row, []
        group.append(line)
    if group:
        yield first, group


def _choose(
    found: list[Found[Meaning]], words: Words, *, is_own_text: bool = False
) -> Iterator[tuple[Found[Meaning], bool]]:
    """The hits that are not excluded and not part of a longer name, and whether each is denied.

    In a person's own text a replaced technology is not denied: who moved from Oracle knows it.

    `found` must be sorted by begin, the longer first, and of equal ones the exclusion first, so that one pass
    is enough.
    """
    if not found:
        return
    excluded_to: dict[str, int] = {}
    reached: dict[str, int] = {}
    names = _Names()
    places = Places(words, found)
    has_denials = may_deny(words)
    for hit in found:
        (tag, kind, is_exclusion, _, _, _), start, end, exact = hit
        if is_exclusion:
            excluded_to[tag] = max(end, excluded_to.get(tag, 0))
            continue
        is_name = kind == "technology"
        if is_name:
            is_part = names.hold(hit)
            names.add(hit)
            if is_part:
                continue
        if start < reached.get(tag, 0) or end <= excluded_to.get(tag, 0):
            continue
        if exact and is_everyday_word(words, start, end, exact, places):
            continue
        if not has_denials:
            is_denied_here = False
        elif is_own_text:
            is_denied_here = is_plainly_denied(words, start, is_name=is_name)
        else:
            is_denied_here = is_denied(words, start, end, places, is_name=is_name)
        if not is_denied_here:
            reached[tag] = end
        yield hit, is_denied_here


class _Names:
    """The technologies found so far that a later one can be a part of: React in React Native."""

    def __init__(self) -> None:
        self.last: Found[Meaning] | None = None
        self.other: Found[Meaning] | None = None
        """`last` is the one that ends last, `other` the one of another tag that does."""

    def add(self, hit: Found[Meaning]) -> None:
        if self.last is None or _is_longer(hit, self.last):
            if self.last and self.last.meaning.tag != hit.meaning.tag:
                self.other = self.last
            self.last = hit
        elif self.last.meaning.tag != hit.meaning.tag and (self.other is None or _is_longer(hit, self.other)):
            self.other = hit

    def hold(self, hit: Found[Meaning]) -> bool:
        """Whether `hit`, which must begin no earlier than those added, is only a part of another's name."""
        longest = self.last
        if longest and longest.meaning.tag == hit.meaning.tag:
            longest = self.other
        return longest is not None and _is_longer(longest, hit) and hit.end <= longest.end


def _is_longer(one: Found[Meaning], other: Found[Meaning]) -> bool:
    """Whether `one` ends later, or at the same place and begins earlier."""
    return (one.end, -one.start) > (other.end, -other.start)

"""Marks the words of a posting in which a tag was recognised, or that the resume names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match import Evidence
from casefolio.match.hits import find_hits
from casefolio.posting import Posting, PostingLine
from casefolio.resume.vocabulary.tags import Tag


class Segment(NamedTuple):
    """A part of a line, and the tags that were recognised in it: none, one, or several at once."""

    text: str
    tags: tuple[str, ...] = ()


class EvidenceLine(NamedTuple):
    """A line of a posting in segments that together are its text."""

    line: PostingLine
    segments: tuple[Segment, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tag for segment in self.segments for tag in segment.tags))


class _Span(NamedTuple):
    start: int
    end: int
    tag: str


def find_evidence_lines(
    posting: Posting,
    tags: Collection[str],
    vocabulary: Mapping[str, Tag],
    named: Mapping[str, Iterable[Evidence]],
) -> list[EvidenceLine]:
    """All lines of a posting, with the words marked that mean one of `tags`, and those that are `named`.

    These are marked by an id, too: no tag has them.
    """
    index = {id(line): number for number, line in enumerate(posting.lines)}
    spans: list[list[_Span]] = [[] for _ in posting.lines]
    for hit in find_hits(posting, vocabulary):
        if hit.meaning.tag in tags:
            at, start, left = index[id(hit.line)], hit.start, len(hit.words)
            while left > 0 and at < len(posting.lines):
                text = posting.lines[at].text
                spans[at].append(_Span(start, min(start + left, len(text)), hit.meaning.tag))
                # A wrapped sentence continues in the next line; the line break counts as a space.
                left -= len(text) - start + 1
                at, start = at + 1, 0
    for name, evidence in named.items():
        for item in evidence:
            spans[item.row].append(_Span(item.start, item.start + len(item.words), name))
    return [
        EvidenceLine(line, cut_segments(line.text, found))
        for line, found in zip(posting.lines, spans, strict=True)
    ]


def cut_segments(text: str, spans: Collection[tuple[int, int, str]]) -> tuple[Segment, ...]:
    """The text in pieces, each with the tags of the spans that cover it."""
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    for start, end, tag in spans:
        opened.setdefault(start, []).append(tag)
        closed.setdefault(end, []).append(tag)
    cuts = sorted({0, len(text), *opened, *closed})
    segments, active = [], Counter[str]()
    for start, end in pairwise(cuts):
        active.update(opened.get(start, ()))
        active.subtract(closed.get(start, ()))
        segments.append(Segment(text[start:end], tuple(tag for tag, count in active.items() if count > 0)))
    return tuple(segments)

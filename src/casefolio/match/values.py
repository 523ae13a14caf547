"""The values of a match: tags with their evidence, and gaps, which the resume does not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.posting.values import PostingSection
from casefolio.text.words import fold_phrase


class Evidence(NamedTuple):
    """The words of a posting that ask for a tag, and their place.

    `line` is the line of the file, from 1; `row` the index among the posting's lines, of which one line
    of the file may have several, and `start` the words' offset in it, in characters. Words of a title have
    its section, in a sentence too: *We seek an Editor*.
    """

    line: int
    section: PostingSection
    words: str
    row: int
    start: int = 0


Place = tuple[int, str]
"""The index of a posting's line, and a folded word in it."""


Start = tuple[int, int]
"""The index of a posting's line, and the offset of a word in it."""


def place_starts(evidence: Iterable[Evidence]) -> frozenset[Start]:
    """Where each word of the evidence begins.

    Why: *project management* and *time management* in one line are two demands that share a word.
    """
    starts: set[Start] = set()
    for _, _, words, row, at in evidence:
        starts.add((row, at))
        space = words.find(" ")
        while space >= 0:
            starts.add((row, at + space + 1))
            space = words.find(" ", space + 1)
    return frozenset(starts)


@dataclass(frozen=True)
class FoundTag:
    """A tag that a posting asks for, with its evidence.

    `weight` is above 0; about 0.7 for one mention among the demands, 2 for a tag that is mentioned throughout
    the posting. A `central` tag is the subject of the job or a demand of its own; `emphasised` ones come
    first in the document. One that `is_implied` is asked for by a narrower tag only, whose evidence it has.
    """

    id: str
    weight: float
    central: bool
    emphasised: bool
    evidence: tuple[Evidence, ...]
    is_implied: bool = False

    @cached_property
    def places(self) -> frozenset[Place]:
        """Each word of the evidence with its line."""
        return frozenset([(item.row, word) for item in self.evidence for word in fold_phrase(item.words)])


@dataclass(frozen=True)
class Match:
    """The tags found in a posting, heaviest first.

    `names` maps the names of these tags, as folded words, to their ids, for finding them in a resume.
    `denials` are the numbers of the lines in which all named tags are denied. `broader` has by the id of a
    tag those of the person's own that it is a part of: match/kin.py.
    """

    tags: tuple[FoundTag, ...]
    names: Mapping[tuple[str, ...], str] = field(default_factory=dict, compare=False, repr=False)
    denials: frozenset[int] = frozenset()
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, id: str) -> FoundTag | None:
        return next((tag for tag in self.tags if tag.id == id), None)


class Ask(NamedTuple):
    """A tag that is asked for and not in the resume, with the posting's lines as evidence."""

    id: str
    label: str
    central: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Gaps:
    """What a posting asks for beyond the resume.

    `tags` are competences that nothing in the resume shows, `technologies` those that it does not name,
    `manners` soft skills (kind `soft`) that nothing shows; each heaviest first. `lines` are the numbers of
    lines with demands or wishes in which no tag of the resume was found. `same_words` are the ids of
    competences that are no gap, because another tag of the resume, or a technology, has the same words;
    `repeats` of those that are one with a heavier gap, whose words they share. `mentioned` are competences
    that nothing shows either, but that are not surely asked for (`match/gaps.py`).
    """

    tags: tuple[Ask, ...] = ()
    technologies: tuple[Ask, ...] = ()
    manners: tuple[Ask, ...] = ()
    lines: tuple[int, ...] = ()
    same_words: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    mentioned: tuple[Ask, ...] = ()

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Competences, then technologies, then manners."""
        return (*self.tags, *self.technologies, *self.manners)

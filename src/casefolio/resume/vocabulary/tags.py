"""The vocabulary of tags in which resume and postings are compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.model import Resume, highlights_of
from casefolio.text.words import fold_phrase

MIDDLE_SHARE = 0.1
"""The assumed share of postings that ask for a tag without a counted frequency."""

LEAST_RARITY, RARITY_POWER = 0.3, 0.5
"""A tag's rarity is the share of postings without it, at least LEAST_RARITY, to the power of RARITY_POWER.

Measured on 50 labelled pairs of resume and posting that nothing was tuned on: benchmarks/README.md.
"""

Kind = Literal["competence", "soft", "technology", "domain"]


@dataclass(frozen=True)
class Tag:
    """A competence or technology: its label, and the words that postings use for it.

    `aliases` are surface forms, matched by whole words; `exclusions` are phrases in which an alias
    means something else (`growth mindset`). `own` is True where the resume's vocabulary or one of
    its entries has the tag, False where only the lexicon has it. `share` is the share of all postings that
    ask for it, 0 to 1. `entry` is the lexicon entry whose words an own tag has inherited, `listed` are others
    that its label names besides, `sharing` those with which it has a word in common. One that `is_read` is
    own only because it was read from words.
    """

    id: str
    label: str
    kind: Kind = "competence"
    aliases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    own: bool = False
    share: float = MIDDLE_SHARE
    entry: str = ""
    sharing: tuple[str, ...] = ()
    is_read: bool = False
    listed: tuple[str, ...] = ()

    @cached_property
    def rarity(self) -> float:
        """How much the tag distinguishes postings, 0.55 to 1: little where nearly all of them ask for it."""
        return float(max(LEAST_RARITY, 1.0 - self.share) ** RARITY_POWER)

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """What it is called, as folded words: label and id, and a technology by all its words."""
        aliases = self.aliases if self.kind == "technology" else ()
        texts = (*aliases, self.label, self.id.replace("-", " "))
        return tuple(fold_phrase(text.removeprefix("=")) for text in texts)


class Vocabulary(Mapping[str, Tag]):
    """All tags that can be found in a posting, by id: the `own` ones first, then those of the `lexicon`.

    Without the entries that are `gone`: an own tag has their words.
    """

    def __init__(
        self, own: Mapping[str, Tag], lexicon: Mapping[str, Tag], gone: Collection[str] = ()
    ) -> None:
        self.own = own
        self.lexicon = lexicon
        self.gone = frozenset((*own, *gone))

    def __getitem__(self, id: str) -> Tag:
        tag = self.own.get(id)
        if tag is not None:
            return tag
        if id in self.gone:
            raise KeyError(id)
        return self.lexicon[id]

    def __contains__(self, id: object) -> bool:
        return id in self.own or (id in self.lexicon and id not in self.gone)

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from (id for id in self.lexicon if id not in self.gone)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Vocabulary) and other.lexicon is self.lexicon:
            # The lexicon is large.
            return other.own == self.own and other.gone == self.gone
        return super().__eq__(other)


def own_tags(vocabulary: Mapping[str, Tag]) -> Collection[Tag]:
    """The person's own tags in a vocabulary."""
    if isinstance(vocabulary, Vocabulary):
        return vocabulary.own.values()
    return [tag for tag in vocabulary.values() if tag.own]


def adopt(vocabulary: Mapping[str, Tag], ids: Iterable[str], *, is_read: bool = False) -> Vocabulary:
    """A vocabulary with further tags as the person's own; `is_read` where only words tell so."""
    own = {tag.id: tag for tag in own_tags(vocabulary)}
    adopted = (vocabulary[id] for id in sorted({*ids} - own.keys()))
    own |= {tag.id: replace(tag, own=True, entry=tag.id, is_read=is_read) for tag in adopted}
    if isinstance(vocabulary, Vocabulary):
        return Vocabulary(own, vocabulary.lexicon, vocabulary.gone)
    return Vocabulary(own, vocabulary)


def used_tags(resume: Resume) -> list[str]:
    """The ids of all tags that the resume uses anywhere, each once, in resume order."""
    emphases = (tag for emphasis in resume.basics.emphases for tag in emphasis.tags)
    return list(dict.fromkeys([*emphases, *shown_tags(resume)]))


def shown_tags(resume: Resume) -> list[str]:
    """The ids of the tags that some claim, entry, skill or case study shows, in resume order."""
    found: dict[str, None] = {}
    for section in resume.section_names:
        for entry in resume.entries(section):
            found |= dict.fromkeys(entry.tags)
            for highlight in highlights_of(entry):
                found |= dict.fromkeys(highlight.tags)
                for variant in highlight.variants:
                    found |= dict.fromkeys(variant.tags)
    for study in resume.case_studies:
        found |= dict.fromkeys(study.tags)
    return list(found)

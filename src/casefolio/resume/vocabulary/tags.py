"""The vocabulary that resume and postings are compared in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from casefolio.resume.model import ENTRY_SECTIONS, Resume, TagEntry, highlights_of

MIDDLE_SHARE = 0.1
"""The share of postings that a tag is taken to be asked for in when nobody has counted it."""

LEAST_RARITY, RARITY_POWER = 0.3, 0.5
"""The share of postings without a tag counts to this power, and as no less than that.

From trials on 50 labelled pairs of resume and posting that nothing was tuned on: benchmarks/README.md.
"""

Kind = Literal["competence", "soft", "technology", "domain"]


@dataclass(frozen=True)
class Tag:
    """A competence or technology: what to call it and the words that postings use for it.

    `aliases` are surface forms, matched by whole words; `exclusions` are phrases in which an alias
    means something else (`growth mindset`). `own` is True where the resume's vocabulary or one of
    its entries has the tag, False where only the lexicon knows it. `share` is that of all postings that ask
    for it, 0 to 1.
    """

    id: str
    label: str
    kind: Kind = "competence"
    aliases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    own: bool = False
    share: float = MIDDLE_SHARE

    @property
    def rarity(self) -> float:
        """How much the tag tells one posting from others: little where nearly all of them ask for it."""
        return float(max(LEAST_RARITY, 1.0 - self.share) ** RARITY_POWER)


def used_tags(resume: Resume) -> list[str]:
    """The ids of all tags that some part of the resume carries, each once, in resume order."""
    emphases = (tag for emphasis in resume.basics.emphases for tag in emphasis.tags)
    return list(dict.fromkeys([*emphases, *shown_tags(resume)]))


def shown_tags(resume: Resume) -> list[str]:
    """The tags that some claim, entry, skill or case study is evidence for, in resume order."""
    found: dict[str, None] = {}
    for section in ENTRY_SECTIONS:
        for entry in resume.entries(section):
            found |= dict.fromkeys(entry.tags)
            for highlight in highlights_of(entry):
                found |= dict.fromkeys(highlight.tags)
                for variant in highlight.variants:
                    found |= dict.fromkeys(variant.tags)
    for study in resume.case_studies:
        found |= dict.fromkeys(study.tags)
    return list(found)


def build_vocabulary(resume: Resume, lexicon: Mapping[str, Tag]) -> dict[str, Tag]:
    """All tags there are to find in a posting, the resume's own first.

    A tag of the resume inherits from the lexicon entry with its id, or whose label or alias is its id or
    label (`postgres`, "K8s"): kind, aliases and exclusions. It adds its own aliases, and removes those that
    it lists under `not`. Where the lexicon has no such entry, its label and id are words to look for too.
    """
    ids = list(dict.fromkeys([*resume.tags, *used_tags(resume)]))
    # Most tags go by the lexicon's own ids; looking through 10,000 aliases takes a while.
    by_name = {} if all(id in lexicon for id in ids) else _index_names(lexicon)
    vocabulary: dict[str, Tag] = {}
    inherited: set[str] = set()
    for id in ids:
        entry = resume.tags.get(id) or TagEntry()
        names = (_as_label(id), entry.label.lower())
        base = lexicon.get(id) or next((by_name[name] for name in names if name in by_name), None)
        words = base.aliases if base else (entry.label, _as_label(id))
        vocabulary[id] = Tag(
            id=id,
            label=entry.label or (base.label if base else _as_label(id)),
            kind=base.kind if base else "competence",
            aliases=tuple(_without(_unique([*entry.aliases, *words]), entry.not_)),
            exclusions=tuple(_unique([*entry.not_, *(base.exclusions if base else ())])),
            own=True,
            share=base.share if base else MIDDLE_SHARE,
        )
        inherited |= {base.id} if base else set()
    rest = {id: tag for id, tag in lexicon.items() if id not in vocabulary and id not in inherited}
    return vocabulary | rest


def _index_names(lexicon: Mapping[str, Tag]) -> dict[str, Tag]:
    """The entries of the lexicon by label and by alias, in lower case; a label goes before an alias."""
    aliases = {alias.removeprefix("=").lower(): tag for tag in lexicon.values() for alias in tag.aliases}
    return aliases | {tag.label.lower(): tag for tag in lexicon.values()}


def _as_label(id: str) -> str:
    return id.replace("-", " ")


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _without(words: Iterable[str], refused: Iterable[str]) -> list[str]:
    unwanted = {word.lower() for word in refused}
    return [word for word in words if word.lower() not in unwanted]

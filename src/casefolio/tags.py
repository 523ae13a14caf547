"""The vocabulary that resume and postings are compared in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from casefolio.model import ENTRY_SECTIONS, HIGHLIGHT_SECTIONS, Resume

Kind = Literal["competence", "soft", "technology", "domain"]


@dataclass(frozen=True)
class Tag:
    """A competence or technology: what to call it and the words that postings use for it.

    `aliases` are surface forms, matched by whole words; `exclusions` are phrases in which an alias
    means something else (`growth mindset`). `own` is True where the resume's vocabulary or one of
    its entries has the tag, False where only the lexicon knows it.
    """

    id: str
    label: str
    kind: Kind = "competence"
    aliases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    own: bool = False


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
            if section in HIGHLIGHT_SECTIONS:
                for highlight in entry.highlights:  # type: ignore[attr-defined]
                    found |= dict.fromkeys(highlight.tags)
                    for variant in highlight.variants:
                        found |= dict.fromkeys(variant.tags)
    for study in resume.case_studies:
        found |= dict.fromkeys(study.tags)
    return list(found)


def build_vocabulary(resume: Resume, lexicon: Mapping[str, Tag]) -> dict[str, Tag]:
    """All tags there are to find in a posting, the resume's own first.

    A tag of the resume inherits the aliases and exclusions of the lexicon entry with its id (or,
    where no id fits, its label), adds its own aliases, and removes those that it lists under `not`.
    """
    by_label = {tag.label.lower(): tag for tag in lexicon.values()}
    vocabulary: dict[str, Tag] = {}
    for id in dict.fromkeys([*resume.tags, *used_tags(resume)]):
        entry = resume.tags.get(id)
        label = entry.label if entry else ""
        base = lexicon.get(id) or by_label.get(label.lower()) or Tag(id, label or _as_label(id))
        own_aliases = entry.aliases if entry else ()
        refused = entry.not_ if entry else ()
        vocabulary[id] = Tag(
            id=id,
            label=label or base.label,
            kind=base.kind,
            aliases=tuple(_without(_unique([*own_aliases, *base.aliases, label, _as_label(id)]), refused)),
            exclusions=tuple(_unique([*refused, *base.exclusions])),
            own=True,
        )
    return vocabulary | {id: tag for id, tag in lexicon.items() if id not in vocabulary}


def _as_label(id: str) -> str:
    return id.replace("-", " ")


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _without(words: Iterable[str], refused: Iterable[str]) -> list[str]:
    unwanted = {word.lower() for word in refused}
    return [word for word in words if word.lower() not in unwanted]

"""What a posting asks for: the tags of the vocabulary found in it, with weights and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p

from casefolio.match.gaps import find_gaps
from casefolio.match.hits import Hit, find_mentions
from casefolio.match.values import Ask, Evidence, FoundTag, Gaps, Match
from casefolio.posting import Posting
from casefolio.posting.values import JOB_SECTIONS, PostingSection
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.words import fold_phrase

__all__ = ["Ask", "Evidence", "FoundTag", "Gaps", "Match", "find_gaps", "match_posting"]

SECTION_WEIGHTS: Mapping[PostingSection, float] = {
    PostingSection.TITLE: 2.0,
    PostingSection.REQUIREMENTS: 1.0,
    PostingSection.DUTIES: 1.0,
    PostingSection.ROLE: 0.8,
    PostingSection.NICE_TO_HAVE: 0.5,
    PostingSection.TECH: 0.5,
    PostingSection.COMPANY: 0.15,
    PostingSection.BENEFITS: 0.1,
}
"""The weight of one hit by its section. Measured on labelled postings: benchmarks/README.md."""

OWN_DEMAND = 1.5
"""The factor for a hit in a requirement that asks for little else."""

MOST_OWN_TAGS = 3
"""How many tags a requirement may name and still be a demand of each of them, not a list."""

COMPETENCE_IN_STACK = 0.15
"""The weight of a tool in a list as a hit of a competence: PostgreSQL there asks for no data modelling."""

LEAST_WEIGHT = 0.3
"""A tag with less weight is not asked for: it is only mentioned in the text about the employer."""

MOST_ASIDE = 0.15
"""The most weight that all hits outside the sections on the job add: never enough alone."""

FEWEST_EMPHASISED = 4
"""With fewer central tags of the resume than this, all found tags are emphasised."""


def match_posting(posting: Posting, vocabulary: Mapping[str, Tag]) -> Match:
    """Find what a posting asks for, with a person's boosts."""
    hits: dict[str, list[Hit]] = {}
    tags_of_line: dict[int, set[str]] = {}
    denied: set[int] = set()
    for hit in find_mentions(posting, vocabulary):
        if hit.is_denied:
            denied.add(hit.line.number)
            continue
        hits.setdefault(hit.meaning.tag, []).append(hit)
        tags_of_line.setdefault(hit.line.number, set()).add(hit.meaning.tag)
    own_lines = {line for line, tags in tags_of_line.items() if len(tags) <= MOST_OWN_TAGS}
    rarity = {id: vocabulary[id].rarity for id in hits}
    weights = _weigh_all(hits, own_lines, posting.preferences.boost, rarity)
    central = {id for id in weights if _is_central(hits[id], own_lines)}
    emphasise_all = sum(vocabulary[id].own for id in central) < FEWEST_EMPHASISED
    tags = [
        FoundTag(
            id=id,
            weight=round(weight, 4),
            central=id in central,
            emphasised=emphasise_all or id in central or posting.preferences.boost.get(id, 1.0) > 1,
            evidence=tuple(Evidence(hit.line.number, hit.line.section, hit.words) for hit in hits[id]),
        )
        for id, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Match(
        tuple(tags),
        _name_tags([vocabulary[tag.id] for tag in tags], hits),
        frozenset(denied - tags_of_line.keys()),
    )


def _weigh_all(
    hits: Mapping[str, Sequence[Hit]],
    own_lines: set[int],
    boost: Mapping[str, float],
    rarity: Mapping[str, float],
) -> dict[str, float]:
    """The weights of the tags that are asked for; rare tags weigh more. A boost of 0 removes a tag."""
    weights = {id: _weigh(found, own_lines) for id, found in hits.items()}
    return {
        id: weight * rarity[id] * boost.get(id, 1.0)
        for id, weight in weights.items()
        if weight >= LEAST_WEIGHT and boost.get(id, 1.0) > 0
    }


def _weigh(hits: Sequence[Hit], own_lines: set[int]) -> float:
    """log(1 + the sum of the hits' weights), so that a tenth mention adds less than a second."""
    asked = aside = 0.0
    for hit in hits:
        counts = SECTION_WEIGHTS[hit.line.section]
        if hit.line.section == PostingSection.TECH and hit.meaning.kind != "technology":
            counts = COMPETENCE_IN_STACK
        if hit.line.section == PostingSection.REQUIREMENTS and hit.line.number in own_lines:
            counts *= OWN_DEMAND
        if hit.line.section in JOB_SECTIONS:
            asked += counts
        else:
            aside += counts
    return log1p(asked + min(aside, MOST_ASIDE))


def _is_central(hits: Sequence[Hit], own_lines: set[int]) -> bool:
    """Whether a tag is the job's subject, a demand of its own, or asked for in two places."""
    asking = {
        hit.line.number
        for hit in hits
        if hit.line.section in (PostingSection.REQUIREMENTS, PostingSection.DUTIES, PostingSection.ROLE)
    }
    return len(asking) > 1 or any(
        hit.line.section == PostingSection.TITLE
        or (hit.line.section == PostingSection.REQUIREMENTS and hit.line.number in own_lines)
        for hit in hits
    )


def _name_tags(tags: Sequence[Tag], hits: Mapping[str, Sequence[Hit]]) -> dict[tuple[str, ...], str]:
    """The names of the found tags, by folded words. A competence has only its label and the words found.

    Why: Redis may mean task queues in a posting, but one that asks for Kafka does not ask for Redis.
    """
    names: dict[tuple[str, ...], str] = {}
    for tag in sorted(tags, key=lambda tag: tag.kind != "technology"):
        words = tag.aliases if tag.kind == "technology" else [hit.words for hit in hits[tag.id]]
        for word in (*words, tag.label, tag.id.replace("-", " ")):
            names.setdefault(fold_phrase(word.removeprefix("=")), tag.id)
    return names

"""What a posting asks for: the tags of the vocabulary found in it, with weights and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log1p

from casefolio.deferred.named_tuples import maker_of
from casefolio.match.gaps import find_gaps
from casefolio.match.hits import Hit, find_mentions
from casefolio.match.kin import find_broader, find_implied
from casefolio.match.senses import find_other_senses
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

OWN_DEMAND = 1.25
"""The factor for a hit in a requirement that asks for little else."""

OWN_RARITY = 0.33
"""The power of a tag's rarity that counts in such a requirement: little, so that of two demands of their own
the one that fewer postings have comes first. From 0 to .33 no figure moves (benchmarks/README.md)."""

MOST_OWN_TAGS = 3
"""How many tags a requirement may name and still be a demand of each of them, not a list.

Tags that begin with the same word count once: *Excellent communication* is one demand of two tags.
"""

LOOSE = 0.5
"""The factor for words that only come near a tag: match/loose.py. They are no demand of their own."""

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
    tags_of_row: defaultdict[int, set[str]] = defaultdict(set)
    starts: defaultdict[int, set[int]] = defaultdict(set)
    asking: set[int] = set()
    denied: set[int] = set()
    for hit in find_mentions(posting, vocabulary):
        meaning, line, row, _, _, start, is_denied = hit
        if is_denied:
            denied.add(line.number)
            continue
        hits.setdefault(meaning.tag, []).append(hit)
        asking.add(line.number)
        if not meaning.is_loose:
            tags_of_row[row].add(meaning.tag)
            starts[row].add(start)
    named = {id: vocabulary[id] for id in hits}
    for other in find_other_senses(hits, named, vocabulary):
        del hits[other], named[other]
    _drop_needless_forms(hits, named)
    own_rows = {row for row, tags in tags_of_row.items() if min(len(tags), len(starts[row])) <= MOST_OWN_TAGS}
    rarity = {id: tag.rarity for id, tag in named.items()}
    weights = _weigh_all(hits, own_rows, posting.preferences.boost, rarity)
    central = {id for id in weights if _is_central(hits[id], own_rows)}
    # A posting may name all that it demands in one sentence: then each of its tags is wanted.
    central = central or {id for id in weights if _is_demanded(hits[id])}
    emphasise_all = sum(named[id].own for id in central) < FEWEST_EMPHASISED
    tags = [
        FoundTag(
            id=id,
            weight=round(weight, 4),
            central=id in central,
            emphasised=emphasise_all or id in central or posting.preferences.boost.get(id, 1.0) > 1,
            evidence=_list_evidence(hits[id]),
        )
        for id, weight in sorted(weights.items(), key=lambda item: (-item[1], -rarity[item[0]], item[0]))
    ]
    tags += find_implied(tags, vocabulary, posting.preferences.boost)
    return Match(
        tuple(sorted(tags, key=lambda tag: -tag.weight)),
        _name_tags([named.get(tag.id) or vocabulary[tag.id] for tag in tags], hits),
        frozenset(denied - asking),
        find_broader(vocabulary),
    )


_make_evidence = maker_of(Evidence)


def _list_evidence(hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    return tuple(
        [
            _make_evidence((line.number, section, words, row, start))
            for _, line, row, section, words, start, _ in hits
        ]
    )


def _drop_needless_forms(hits: dict[str, list[Hit]], tags: Mapping[str, Tag]) -> None:
    """Leave out the other forms of a tag with the lexicon's many words, where one of these is found.

    Why: there they add no tag, only weight, and the order gets worse by it (benchmarks/README.md).
    """
    for id, found in hits.items():
        plain = [hit for hit in found if not hit.meaning.is_form]
        if plain and tags[id].entry:
            hits[id] = plain


def _weigh_all(
    hits: Mapping[str, Sequence[Hit]],
    own_rows: set[int],
    boost: Mapping[str, float],
    rarity: Mapping[str, float],
) -> dict[str, float]:
    """The weights of the tags that are asked for; rare tags weigh more. A boost of 0 removes a tag."""
    weights = {id: _weigh(found, own_rows, rarity[id]) for id, found in hits.items()}
    return {
        id: weight * boost.get(id, 1.0)
        for id, weight in weights.items()
        # No tag weighs less by being rare.
        if (weight >= LEAST_WEIGHT or _weigh(hits[id], own_rows, rarity=1.0) >= LEAST_WEIGHT)
        and boost.get(id, 1.0) > 0
    }


def _weigh(hits: Sequence[Hit], own_rows: set[int], rarity: float) -> float:
    """log(1 + the sum of what the rows with a hit count), so that a tenth mention adds less than a second.

    A row counts once, by its best hit. A title counts whole, a demand of its own nearly so; any other mention
    by the tag's rarity, 0 to 1. Why: all postings mention communication, and one that demands it means it.
    """
    asked: dict[int, float] = {}
    aside = 0.0
    for hit in hits:
        meaning, row, section = hit.meaning, hit.row, hit.section
        counts = SECTION_WEIGHTS[section]
        if section == _TECH and meaning.kind != "technology":
            counts = COMPETENCE_IN_STACK
        if meaning.is_loose:
            counts *= LOOSE * rarity
        elif section == _REQUIREMENTS and row in own_rows:
            counts *= OWN_DEMAND * rarity**OWN_RARITY
        elif section != _TITLE:
            counts *= rarity
        if section in JOB_SECTIONS:
            if counts > asked.get(row, 0.0):
                asked[row] = counts
        else:
            aside += counts
    return log1p(sum(asked.values()) + min(aside, MOST_ASIDE))


def _is_central(hits: Sequence[Hit], own_rows: set[int]) -> bool:
    """Whether a tag is the job's subject, a demand of its own, or asked for in two places."""
    if hits[0].meaning.is_loose:
        return False  # as all of them then are: match/hits.py
    asking: set[int] = set()
    for hit in hits:
        section = hit.section
        if section == _TITLE or (section == _REQUIREMENTS and hit.row in own_rows):
            return True
        if section in _ASKING:
            asking.add(hit.row)
    return len(asking) > 1


_TITLE, _REQUIREMENTS, _TECH = PostingSection.TITLE, PostingSection.REQUIREMENTS, PostingSection.TECH
"""For each hit: an enumeration of Python 3.11 takes ten times as long to look a member up."""

_ASKING = frozenset((_REQUIREMENTS, PostingSection.DUTIES, PostingSection.ROLE))


def _is_demanded(hits: Sequence[Hit]) -> bool:
    return any(hit.section == PostingSection.REQUIREMENTS and not hit.meaning.is_loose for hit in hits)


def _name_tags(tags: Sequence[Tag], hits: Mapping[str, Sequence[Hit]]) -> dict[tuple[str, ...], str]:
    """The names of the found tags, by folded words. A competence has only its label and the words found.

    Why: Redis may mean task queues in a posting, but one that asks for Kafka does not ask for Redis.
    """
    names: dict[tuple[str, ...], str] = {}
    by_kind = sorted(tags, key=lambda tag: tag.kind != "technology")
    # The first of two tags with a name has it: the last are named first.
    for tag in reversed(by_kind):
        names |= dict.fromkeys(tag.names, tag.id)
        if tag.kind != "technology":
            told = [hit.words for hit in hits.get(tag.id, ()) if not hit.meaning.is_loose]
            names |= dict.fromkeys(map(fold_phrase, told), tag.id)
    return names

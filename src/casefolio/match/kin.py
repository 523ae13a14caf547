"""What is a part of what: embedded Linux is firmware, and deep learning is machine learning.

Two uses, for the tags that a person has chosen. A posting that asks for a narrower thing asks for the broader
tag, where its own words do not stand there; and a line with a narrower tag shows a broader one that it does
not have (`tailor/ranking.py`). Never the other way: who asks for machine learning need not want deep
learning. Neither for what was only read from a line's words, which is no choice of the person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from casefolio.match.index import Same
from casefolio.match.values import FoundTag
from casefolio.resume.vocabulary.tags import Tag, own_tags
from casefolio.storage.phrases import read_phrases

KIN = "match/phrases/kin.txt"

ASKED = 0.6
"""How much a broader tag is asked for by what asks for a narrower one: from .4 to .8 nothing moves."""

MOST_SHARING = 2
"""A tag whose name so many entries of the lexicon have at most is a part of each of them."""


def find_broader(vocabulary: Mapping[str, Tag]) -> Mapping[str, tuple[str, ...]]:
    """By the id of a tag the broader tags of the person's own that it is a part of. Cached by identity."""
    return _find_broader(Same(vocabulary))


@lru_cache(maxsize=4)
def _find_broader(vocabulary: Same[Mapping[str, Tag]]) -> Mapping[str, tuple[str, ...]]:
    rows, wholes = _read_all_rows(), dict[str, tuple[str, ...]]()
    for tag in own_tags(vocabulary.value):
        is_part_of_sharing = not tag.entry and len(tag.sharing) <= MOST_SHARING
        wholes[tag.id] = (*rows.get(_entry(tag), ()), *(tag.sharing if is_part_of_sharing else ()))
    wholes |= {id: entries for id, entries in rows.items() if id in vocabulary.value and id not in wholes}
    owners = {_entry(tag): tag.id for tag in own_tags(vocabulary.value) if not tag.is_read}
    broader: dict[str, tuple[str, ...]] = {}
    for id, entries in wholes.items():
        own = dict.fromkeys(owners[entry] for entry in entries if entry in owners)
        own.pop(id, None)
        if own:
            broader[id] = tuple(own)
    return broader


def _entry(tag: Tag) -> str:
    """The id of the lexicon entry that a tag is; its own where it is none."""
    return tag.entry or tag.id


@cache
def _read_all_rows() -> Mapping[str, tuple[str, ...]]:
    """By the id of an entry those that a line with it shows."""
    asked, shown = _read_rows("asked"), _read_rows("shown")
    return {id: (*asked.get(id, ()), *shown.get(id, ())) for id in asked.keys() | shown.keys()}


@cache
def _read_rows(group: str) -> Mapping[str, tuple[str, ...]]:
    """By the id of an entry those that it is a part of; the file has them the other way round."""
    broader: dict[str, tuple[str, ...]] = {}
    for row in read_phrases(KIN)[group]:
        whole, _, parts = row.partition(":")
        for part in parts.split():
            broader[part] = (*broader.get(part, ()), whole)
    return broader


def find_implied(
    tags: Iterable[FoundTag], vocabulary: Mapping[str, Tag], boost: Mapping[str, float]
) -> list[FoundTag]:
    """The person's own tags that are asked for by other names or narrower tags only, with the words of these.

    Each by the heaviest of them; what a person boosts to 0 is not asked for. Where either is a part of the
    other the two are names of the same, and the tag is not `is_implied`.
    """
    found = {tag.id: tag for tag in tags}
    broader = find_broader(vocabulary)
    rows, shown = _read_rows("asked"), _read_rows("shown")
    implied: dict[str, FoundTag] = {}
    for tag in found.values():
        for id in broader.get(tag.id, ()):
            if _entry(vocabulary[id]) in shown.get(_entry(vocabulary[tag.id]), ()):
                continue
            factor = ASKED * boost.get(id, 1.0)
            weight = round(tag.weight * factor, 4)
            if factor > 0 and id not in found and (id not in implied or implied[id].weight < weight):
                emphasised = tag.emphasised or boost.get(id, 1.0) > 1
                is_same = _entry(vocabulary[tag.id]) in rows.get(_entry(vocabulary[id]), ())
                implied[id] = FoundTag(id, weight, tag.central, emphasised, tag.evidence, not is_same)
    return [*implied.values()]

"""Tags whose words a posting has in another sense, for all that is known of it and of the resume."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from casefolio.match.hits import Hit
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.phrases import read_phrases
from casefolio.text.words import fold_phrase

FIELDS = "match/phrases/fields.txt"

FEWEST_OF_SOFTWARE = 3
"""With so many competences of software a posting is about software, or a resume with so many tags of its own.

From postings for nurses, scholars, sellers and designers, where two are chance.
"""


def find_other_senses(hits: Mapping[str, Sequence[Hit]], vocabulary: Mapping[str, Tag]) -> set[str]:
    """The found competences that are not meant; never one of the resume's own.

    Those of software where neither resume nor posting is about it, and those all of whose words are a
    manner's: *ambiguity* is one, and nobody who asks for it wants a company founded.
    """
    return {*_find_software(hits, vocabulary), *_find_manners(hits, vocabulary)}


@cache
def _software() -> frozenset[str]:
    return frozenset(read_phrases(FIELDS)["software"])


def _find_software(hits: Mapping[str, Sequence[Hit]], vocabulary: Mapping[str, Tag]) -> Iterator[str]:
    known = [id for id in _software() if id in vocabulary and vocabulary[id].own]
    found = [id for id in hits if id in _software()]
    if max(len(known), len(found)) < FEWEST_OF_SOFTWARE:
        yield from (id for id in found if not vocabulary[id].own)


def _find_manners(hits: Mapping[str, Sequence[Hit]], vocabulary: Mapping[str, Tag]) -> Iterator[str]:
    soft = [hit for id in hits if vocabulary[id].kind == "soft" for hit in hits[id]]
    manners = {(hit.row, word) for hit in soft for word in _fold(hit)}
    for id, places in hits.items():
        is_other = vocabulary[id].kind == "competence" and not vocabulary[id].own
        if is_other and manners.issuperset((hit.row, word) for hit in places for word in _fold(hit)):
            yield id


def _fold(hit: Hit) -> tuple[str, ...]:
    return fold_phrase(hit.words)

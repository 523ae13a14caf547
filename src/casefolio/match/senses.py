"""Tags whose words a posting has in another sense, for all that is known of it and of the resume."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from casefolio.match.hits import Hit
from casefolio.match.index import TRADES
from casefolio.posting import PostingSection
from casefolio.resume.vocabulary.degrees import find_choice_of_subjects
from casefolio.resume.vocabulary.tags import Tag, own_tags
from casefolio.storage.phrases import read_phrases
from casefolio.text.words import fold_phrase

FIELDS, WEAK = "match/phrases/fields.txt", "match/phrases/weak.txt"

FEWEST_OF_SOFTWARE = 3
"""With so many competences of software a posting is about software, or a resume with so many tags of its own.

From postings for nurses, scholars, sellers and designers, where two are chance. Of a posting's own only those
count that are found by other than weak words; each of its tools of software counts as one.
"""


FEWEST_SECTORS = 3
"""So many domains in one line are a list of sectors; two are a demand: *healthcare or finance*."""


def find_other_senses(
    hits: Mapping[str, Sequence[Hit]], tags: Mapping[str, Tag], vocabulary: Mapping[str, Tag]
) -> set[str]:
    """The found tags that are not meant; never one of the resume's own. `tags` are those that were found.

    Competences of software where neither resume nor posting is about it; those all of whose words are a
    manner's: *ambiguity* is one, and nobody who asks for it wants a company founded; those that are found
    by weak words alone, as one subject of many for a degree, or in a list of sectors; and those that only
    name colleagues: *engineering managers*.
    """
    sectors = _find_sectors(hits, tags)
    others = {id: found for id, found in hits.items() if not tags[id].own}
    weak = {id for id, found in others.items() if _is_weak(id, found, sectors)}
    colleagues = {id for id in weak if all(map(_names_colleagues, others[id]))}
    is_about_software = _is_about_software(hits.keys() - weak)
    if is_about_software:
        weak -= _software()
    may_be_software = is_about_software or _knows_software(vocabulary)
    software = () if may_be_software else filter(_software().__contains__, others)
    return {*weak, *colleagues, *software, *_find_manners(hits, tags)}


def find_software_by_chance(
    shown: Mapping[str, Collection[str]], vocabulary: Mapping[str, Tag]
) -> frozenset[str]:
    """The competences of software of which a resume has the words in another sense; never the person's own.

    All of them where it is not about software, as with postings: a nurse knows *telemetry*, too.
    `shown` are the tags that the resume shows, with the words for each.
    """
    sure = {id for id, words in shown.items() if not list_weak_words(id).issuperset(map(fold_phrase, words))}
    own = {tag.id for tag in own_tags(vocabulary)}
    return frozenset() if _is_about_software(sure | own) else _software() - own


@cache
def _software() -> frozenset[str]:
    return frozenset(read_phrases(FIELDS)["software"])


@cache
def _of_software() -> frozenset[str]:
    """The competences of software, and its tools."""
    return _software().union(read_phrases(FIELDS)["tools of software"])


@cache
def list_weak_words(id: str) -> frozenset[tuple[str, ...]]:
    """The words of a tag, folded, that alone do not ask for it."""
    return frozenset(map(fold_phrase, read_phrases(WEAK).get(id, ())))


def _is_weak(id: str, found: Sequence[Hit], sectors: Collection[tuple[int, str]]) -> bool:
    """Whether a tag has weak words alone, some or all of them colleagues perhaps."""
    words = list_weak_words(id)
    for hit in found:
        is_weak = _names_colleagues(hit) or (words and _fold(hit) in words) or (hit.row, id) in sectors
        if not (is_weak or _is_choice_of_studies(hit)):
            return False
    return True


def _names_colleagues(hit: Hit) -> bool:
    """Whether words are the plural of a profession that the lexicon has in the singular: *data engineers*.

    Not words that it has in the plural itself: *managing engineers*, *qualified leads*.
    """
    # All of TRADES end in s, and most words do not.
    if not hit.words.endswith(("s", "S")) or hit.section == PostingSection.TITLE:
        return False
    return not hit.meaning.names_people and hit.words.lower().endswith(TRADES)


def _find_sectors(hits: Mapping[str, Sequence[Hit]], tags: Mapping[str, Tag]) -> set[tuple[int, str]]:
    """The domains of lines that list FEWEST_SECTORS of them, by line: whom an employer works for."""
    domains: dict[int, set[str]] = {}
    for id, found in hits.items():
        if tags[id].kind == "domain":
            for hit in found:
                domains.setdefault(hit.row, set()).add(id)
    return {(row, id) for row, ids in domains.items() if len(ids) >= FEWEST_SECTORS for id in ids}


def _is_choice_of_studies(hit: Hit) -> bool:
    """Whether a word is one of the subjects that a degree may be in: *English, marketing or similar*."""
    place = find_choice_of_subjects(hit.line.text)
    return place is not None and place[0] <= hit.start < place[1]


def _is_about_software(found: set[str]) -> bool:
    return len(found & _of_software()) >= FEWEST_OF_SOFTWARE


def _knows_software(vocabulary: Mapping[str, Tag]) -> bool:
    return len(_software().intersection(tag.id for tag in own_tags(vocabulary))) >= FEWEST_OF_SOFTWARE


def _find_manners(hits: Mapping[str, Sequence[Hit]], tags: Mapping[str, Tag]) -> Iterator[str]:
    soft = [hit for id in hits if tags[id].kind == "soft" for hit in hits[id]]
    if not soft:
        return
    manners = {(hit.row, word) for hit in soft for word in _fold(hit)}
    for id, places in hits.items():
        is_other = tags[id].kind == "competence" and not tags[id].own
        if is_other and manners.issuperset((hit.row, word) for hit in places for word in _fold(hit)):
            yield id


def _fold(hit: Hit) -> tuple[str, ...]:
    return fold_phrase(hit.words)

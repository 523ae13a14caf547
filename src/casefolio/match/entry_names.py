"""The entries that a posting asks for by their names: a certificate, a degree, a language, a publication."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from casefolio.match.hits import Same
from casefolio.match.values import Match
from casefolio.posting import Posting
from casefolio.posting.values import JOB_SECTIONS, PostingSection
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Award, Certificate, CustomEntry, Education, Language, Publication, Resume
from casefolio.resume.record import Entry
from casefolio.resume.vocabulary.degrees import find_degree
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.text.patterns import lazy_pattern

SECTIONS = ("certificates", "education", "languages", "awards", "publications")
"""The sections whose entries have names that a posting may ask for, besides those of the person's own."""

_DEGREE_SECTIONS = (PostingSection.REQUIREMENTS, PostingSection.NICE_TO_HAVE)

FEWEST_WORDS = 2
"""Words of a title at least, to be told from everyday ones; a certificate or a language may have one."""

_BRACKETS = lazy_pattern(r"[()]")


def find_named_entries(posting: Posting, match: Match, resume: Resume) -> dict[str, tuple[int, ...]]:
    """The numbers of the lines in which a posting names an entry, by the entry's id.

    All words of the name stand there in their order, with small words between them at most.
    """
    lines = [
        (line.number, f" {' '.join(list_telling_words(line.text))} ")
        for line in posting.lines
        if line.section in JOB_SECTIONS and line.number not in match.denials
    ]
    found = {
        ref: tuple(dict.fromkeys(number for number, words in lines if any(name in words for name in names)))
        for ref, names in _list_names(Same(resume)).items()
    }
    for ref, numbers in _find_degrees(posting, match, resume).items():
        found[ref] = tuple(dict.fromkeys((*found[ref], *numbers)))
    return {ref: numbers for ref, numbers in found.items() if numbers}


def _find_degrees(posting: Posting, match: Match, resume: Resume) -> dict[str, tuple[int, ...]]:
    """The lines that ask for a degree of this level or a lower one, in no subject or in this one."""
    asked = [
        (line.number, degree.level, frozenset(list_telling_words(line.text[degree.start : degree.end])))
        for line in posting.lines
        if line.section in _DEGREE_SECTIONS and line.number not in match.denials
        if (degree := find_degree(line.text))
    ]
    return {
        str(EntryRef("education", index)): tuple(
            number
            for number, level, subject in asked
            if (own := find_degree(entry.study_type)) and own.level >= level
            if not subject or not subject.isdisjoint(list_telling_words(entry.area))
        )
        for index, entry in enumerate(resume.education)
    }


@lru_cache(maxsize=4)
def _list_names(resume: Same[Resume]) -> dict[str, tuple[str, ...]]:
    """The names of each entry as telling words between spaces."""
    return {
        str(EntryRef(section, index)): tuple(
            f" {' '.join(words)} " for name, least in _names_of(entry)
            if len(words := list_telling_words(name)) >= least
        )
        for section in (*SECTIONS, *(own.id for own in resume.value.custom_sections))
        for index, entry in enumerate(resume.value.entries(section))
    }  # fmt: skip


def _names_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """What an entry is called, and how many words a name needs at least.

    What stands in brackets is a name of its own: *Certified Widget Maker (CWM)*.
    """
    match entry:
        case Certificate():
            yield from ((name, 1) for name in _BRACKETS.split(entry.name))
        case Language():
            yield entry.language, 1
        case Education():
            yield entry.study_type, FEWEST_WORDS
            yield f"{entry.study_type} {entry.area}", FEWEST_WORDS
        case Award():
            yield entry.title, FEWEST_WORDS
        case Publication() | CustomEntry():
            yield entry.name, FEWEST_WORDS

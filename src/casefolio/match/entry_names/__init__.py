"""The entries that a posting asks for by their names: a certificate, a degree, a language, a publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from casefolio.deferred.dataclasses import dataclass
from casefolio.match.entry_names.certificates import OtherNames, is_certificate_asked, list_other_names
from casefolio.match.index import Same
from casefolio.match.values import Match
from casefolio.posting import Posting
from casefolio.posting.values import JOB_SECTIONS, PostingSection
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Award, Certificate, CustomEntry, Education, Language, Publication, Resume
from casefolio.resume.record import Entry
from casefolio.resume.vocabulary.degrees import Degree, is_degree_asked, read_degree
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.text.patterns import lazy_pattern

SECTIONS = ("certificates", "education", "languages", "awards", "publications")
"""The sections whose entries have names that a posting may ask for, besides those of the person's own."""

_CERTIFIED = (Certificate, CustomEntry)
"""Licences may have a section of the person's own."""

FEWEST_WORDS = 2
"""Words of a title at least, to be told from everyday ones; a certificate or a language may have one."""

_DEMANDS = (PostingSection.REQUIREMENTS, PostingSection.NICE_TO_HAVE)
"""Who *supervises PhD students* asks for no doctorate, which a requirement does: its line is told first."""

_BRACKETS = lazy_pattern(r"[()]")


def find_named_entries(posting: Posting, match: Match, resume: Resume) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the lines in which a posting names an entry, by the entry's id, demands before duties.

    All words of the name stand there in their order, with small words between them at most; or a
    certificate's initials, or a degree of that level.
    """
    return _find_named(Same(posting), Same(match), Same(resume))


@lru_cache(maxsize=4)
def _find_named(
    posting: Same[Posting], match: Same[Match], resume: Same[Resume]
) -> Mapping[str, tuple[int, ...]]:
    """The same. Cached: the choice, the gaps and the report ask for it, of one posting at a time."""
    ordered = sorted(posting.value.lines, key=lambda line: line.section not in _DEMANDS)
    lines = {
        line.number: (line.text, f" {' '.join(list_telling_words(line.text))} ")
        for line in ordered
        if line.section in JOB_SECTIONS and line.number not in match.value.denials
    }
    found = {
        ref: tuple(number for number, (text, words) in lines.items() if names.are_in(text, words))
        for ref, names in _list_names(resume).items()
    }
    return {ref: numbers for ref, numbers in found.items() if numbers}


@dataclass(frozen=True)
class _Names:
    """The names of an entry: whole ones as telling words between spaces, and what else asks for it."""

    whole: tuple[str, ...]
    certificate: OtherNames | None
    degree: Degree | None

    def are_in(self, text: str, words: str) -> bool:
        """Whether a line asks for the entry, by its text and its telling words between spaces."""
        return (
            any(name in words for name in self.whole)
            or (self.certificate is not None and is_certificate_asked(text, self.certificate))
            or (self.degree is not None and is_degree_asked(text, self.degree))
        )


@lru_cache(maxsize=4)
def _list_names(resume: Same[Resume]) -> dict[str, _Names]:
    return {
        str(EntryRef(section, index)): _Names(
            whole=tuple(
                f" {' '.join(words)} "
                for name, least in _names_of(entry)
                if len(words := list_telling_words(name)) >= least
            ),
            certificate=list_other_names(entry.name) if isinstance(entry, _CERTIFIED) else None,
            degree=read_degree(entry.study_type, entry.area) if isinstance(entry, Education) else None,
        )
        for section in (*SECTIONS, *(own.id for own in resume.value.custom_sections))
        for index, entry in enumerate(resume.value.entries(section))
    }


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

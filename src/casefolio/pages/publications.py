"""The publications on the site: their groups, and the file of all of them for programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.model import Publication, Resume
from casefolio.resume.publications.bibtex import write_bibtex
from casefolio.resume.sections import ShownEntry, ShownSection
from casefolio.resume.sections.publications import FEWEST_GROUPED, find_group

BIBLIOGRAPHY = "publications.bib"


@dataclass(frozen=True)
class PublicationGroup:
    """Publications below a heading, "" for none; its `anchor` is "" too then."""

    heading: str
    anchor: str
    entries: tuple[ShownEntry, ...]


@dataclass(frozen=True)
class PublicationGroups:
    """The groups of a resume's publications, for a template."""

    resume: Resume

    def of(self, section: ShownSection) -> tuple[PublicationGroup, ...]:
        """The groups in their order: years as the entries are, types by their first entry, the rest last."""
        if not are_many(section):
            return (PublicationGroup("", "", section.entries),)
        groups = tuple(self._group(section))
        if len(groups) == 1:
            return (PublicationGroup("", "", section.entries),)
        return groups

    def type_of(self, entry: ShownEntry) -> str:
        """The type of a publication, by which it is found too."""
        return self._entry(entry).type.strip()

    def _entry(self, entry: ShownEntry) -> Publication:
        return self.resume.publications[entry.ref.index]

    def _group(self, section: ShownSection) -> Iterator[PublicationGroup]:
        def find_heading(entry: ShownEntry) -> str:
            return find_group(self._entry(entry), self.resume)

        headings = list(dict.fromkeys(map(find_heading, section.entries)))
        places = {heading: (not heading, place) for place, heading in enumerate(headings)}
        ordered = sorted(section.entries, key=lambda entry: places[find_heading(entry)])
        for number, (heading, entries) in enumerate(groupby(ordered, key=find_heading), 1):
            anchor = f"publications-{number}" if not heading.isdigit() else f"publications-in-{heading}"
            yield PublicationGroup(heading, anchor if heading else "", tuple(entries))


def are_many(section: ShownSection) -> bool:
    """Whether there are so many that a visitor needs groups and a search."""
    return len(section.entries) >= FEWEST_GROUPED


def has_bibliography(resume: Resume) -> bool:
    """Whether there is something to cite: a publication with authors, a DOI or a number on arXiv."""
    return any(each.authors or each.doi or each.arxiv for each in resume.publications)


def build_bibliography(resume: Resume) -> dict[str, str]:
    """The file of all publications in BibTeX, as `{path: content}`; empty where there is nothing to cite."""
    return {BIBLIOGRAPHY: write_bibtex(resume.publications)} if has_bibliography(resume) else {}

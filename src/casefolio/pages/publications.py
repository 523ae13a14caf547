"""The publications on the site: their groups, the file of all, and the tags of a publication's own page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.anchors import case_study_page
from casefolio.resume.model import Publication, Resume
from casefolio.resume.publications.authors import are_others, show_author
from casefolio.resume.publications.bibtex import find_kind, write_bibtex
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
        """The groups in their order: years as the entries are, types by their first entry. What has neither
        is before the first heading: behind the last one it would stand below it."""
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
        places = {heading: (bool(heading), place) for place, heading in enumerate(headings)}
        ordered = sorted(section.entries, key=lambda entry: places[find_heading(entry)])
        for number, (heading, entries) in enumerate(groupby(ordered, key=find_heading), 1):
            anchor = (
                f"publications-of-type-{number}" if not heading.isdigit() else f"publications-in-{heading}"
            )
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


Tag = tuple[str, str]
"""The name and the content of a `meta` element."""

_VENUES = {
    "inproceedings": "citation_conference_title",
    "proceedings": "citation_conference_title",
    "incollection": "citation_inbook_title",
    "phdthesis": "citation_dissertation_institution",
    "mastersthesis": "citation_dissertation_institution",
    "techreport": "citation_technical_report_institution",
}
"""The tag for the venue of each of BibTeX's kinds of entries; `citation_journal_title` for the others."""


def list_citations(resume: Resume) -> dict[str, tuple[Tag, ...]]:
    """The citation tags of each page that is one publication's own, by the page's path below docs/.

    That is the page of its `caseStudy`. The tags are those of Highwire Press, which
    Google Scholar and Zotero read; they describe the one work of a page, so a page of several has none.
    """
    works: dict[str, list[Publication]] = {}
    for publication in resume.publications:
        if publication.case_study:
            works.setdefault(case_study_page(publication.case_study), []).append(publication)
    return {page: tuple(_list_tags(*own)) for page, own in works.items() if len(own) == 1}


def _list_tags(work: Publication) -> Iterator[Tag]:
    authors = [show_author(name) for name in work.authors if name.strip() and not are_others(name)]
    first, _, last = work.pages.replace("–", "-").replace("--", "-").partition("-")
    tags = [
        ("citation_title", work.name),
        *(("citation_author", name) for name in authors),
        ("citation_publication_date", str(work.release_date or "").replace("-", "/")),
        (_VENUES.get(find_kind(work.type), "citation_journal_title"), work.venue),
        ("citation_volume", work.volume),
        ("citation_issue", work.number),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_publisher", work.publisher),
        ("citation_doi", work.doi),
        ("citation_arxiv_id", work.arxiv),
    ]
    yield from ((name, content.strip()) for name, content in tags if content.strip())

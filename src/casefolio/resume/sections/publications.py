"""What is special about the section of publications: its order, its title, the person among the authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casefolio.resume.model import Publication, Resume
from casefolio.resume.publications.authors import find_own
from casefolio.resume.sections.citation import OWN
from casefolio.resume.sections.fields import EntryFields
from casefolio.resume.selection import Item, Section
from casefolio.resume.vocabulary.labels import Labels

PUBLICATIONS = "publications"

FEWEST_GROUPED = 9
"""A list with fewer publications is taken in at a glance: it is not grouped, and has nothing to search."""


def order_newest_first(items: Sequence[Item]) -> list[Item]:
    """Publications by their date, in the order of the resume within a year; those without one come last."""
    return sorted(items, key=rank_by_age, reverse=True)


def rank_by_age(item: Item) -> tuple[int, int]:
    """Greater for what is newer: by a publication's year, then by its place in the resume."""
    entry = item.entry
    year = entry.release_date.year if isinstance(entry, Publication) and entry.release_date else 0
    return year, -item.index


def find_publications_title(section: Section, resume: Resume, labels: Labels) -> str:
    """The person's own title, or whether these are all publications or a selection."""
    is_own = section.title != labels.sections[PUBLICATIONS]
    is_whole = len(section.items) >= len(resume.publications)
    return section.title if is_own or is_whole else labels.selected_publications


def mark_own(fields: EntryFields, entry: Publication, resume: Resume) -> EntryFields:
    """The fields with the person's name among the authors as a field of its own kind."""
    shown = [name for name in entry.authors if name.strip()]
    own = find_own(shown, resume.basics.name, resume.meta.casefolio.author_names)
    authors = (
        replace(author, kind=OWN) if place == own else author for place, author in enumerate(fields.authors)
    )
    return replace(fields, authors=tuple(authors))


def find_group(entry: Publication, resume: Resume) -> str:
    """The heading below which the site shows a publication: its year or its type; "" for none."""
    match resume.meta.casefolio.group_publications:
        case "year":
            return str(entry.release_date.year) if entry.release_date else ""
        case "type":
            return entry.type.strip()
        case "none":
            return ""

"""What each section of a document shows: decided here once; each surface only marks it up.

Consecutive positions at one employer are one group. The employer's heading has the facts that all of them
share, with their common period; facts that differ stay with each position.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.anchors import find_case_study_id
from casefolio.resume.brief import is_brief
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import CaseStudy, Publication, Resume
from casefolio.resume.record import PartialDate, Period
from casefolio.resume.sections.fields import (
    EntryFields,
    Field,
    date_fact,
    describe_employer,
    describe_entry,
    has_employers,
)
from casefolio.resume.sections.publications import (
    PUBLICATIONS,
    find_publications_title,
    mark_own,
    order_newest_first,
)
from casefolio.resume.selection import Item, Line, Section, Selection, section_order, section_title
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.inline import find_links

CASE_STUDIES = "caseStudies"

LONGEST_STORY_NAME = 40
"""The most characters of a case study's name in a link: its title up to a colon."""


@dataclass(frozen=True)
class ShownEntry:
    """An entry of any section with its lines.

    `case_study` is the id of its case study, or None. One that `is_brief` is a line of its own.
    """

    ref: EntryRef
    fields: EntryFields
    lines: tuple[Line, ...] = ()
    tags: tuple[str, ...] = ()
    case_study: str | None = None
    is_brief: bool = False


@dataclass(frozen=True)
class EntryGroup:
    """The positions at one employer, below its heading; a brief one, as any other entry, is a group of one
    without heading."""

    entries: tuple[ShownEntry, ...]
    heading: EntryFields | None = None


@dataclass(frozen=True)
class ShownSection:
    """A section with its title. `studies` is used for the case studies, else `groups`."""

    name: str
    title: str
    groups: tuple[EntryGroup, ...] = ()
    studies: tuple[CaseStudy, ...] = ()

    @property
    def entries(self) -> tuple[ShownEntry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)


def build_sections(selection: Selection, resume: Resume, labels: Labels) -> tuple[ShownSection, ...]:
    """The sections of a selection in its order, the case studies where the person put them, else last."""
    sections = [_build_section(section, resume, labels) for section in selection.sections if section.items]
    if selection.case_studies:
        title = section_title(CASE_STUDIES, resume, labels)
        studies = ShownSection(CASE_STUDIES, title, studies=selection.case_studies)
        sections.insert(_find_place(resume, sections), studies)
    return tuple(sections)


def find_evidence(case_study: str | None, *texts: str) -> str | None:
    """The case study that a link after these words leads to; None where the words link to it themselves.

    For documents without pages. On the site the words lead to the study's card on the same page, and the
    link after them to the study.
    """
    linked = (find_case_study_id(address) for text in texts for address in find_links(text))
    return None if not case_study or case_study in linked else case_study


def name_story(title: str) -> str:
    """A case study's name for a link in a line: its title up to a colon, where that is short."""
    name, colon, _ = title.partition(":")
    return name if colon and len(name) <= LONGEST_STORY_NAME else title


def _find_place(resume: Resume, sections: Sequence[ShownSection]) -> int:
    order = section_order(resume)
    if CASE_STUDIES not in order:
        return len(sections)
    before = order[: order.index(CASE_STUDIES)]
    return sum(section.name in before for section in sections)


def _build_section(section: Section, resume: Resume, labels: Labels) -> ShownSection:
    if section.name == PUBLICATIONS:
        return _build_publications(section, resume, labels)
    if has_employers(section.name):
        groups = tuple(_build_employers(section, labels))
    else:
        groups = tuple(EntryGroup((_build_entry(section.name, item, labels),)) for item in section.items)
    return ShownSection(section.name, section.title, groups)


def _build_publications(section: Section, resume: Resume, labels: Labels) -> ShownSection:
    entries = []
    for item in order_newest_first(section.items):
        entry = _build_entry(section.name, item, labels)
        if isinstance(item.entry, Publication):
            entry = replace(entry, fields=mark_own(entry.fields, item.entry, resume))
        entries.append(entry)
    title = find_publications_title(section, resume, labels)
    return ShownSection(section.name, title, tuple(EntryGroup((entry,)) for entry in entries))


def _build_entry(section: str, item: Item, labels: Labels) -> ShownEntry:
    fields = describe_entry(section, item.entry, labels)
    return ShownEntry(
        ref=EntryRef(section, item.index),
        fields=fields,
        lines=item.lines,
        tags=item.entry.tags,
        case_study=item.entry.case_study,
        is_brief=is_brief(item.entry),
    )


def _build_employers(section: Section, labels: Labels) -> Iterator[EntryGroup]:
    """Groups of consecutive positions at one employer; one without an employer's name is a group of one."""
    for items in group_by_employer(section):
        entries = [_build_entry(section.name, item, labels) for item in items]
        if entries[0].is_brief:
            yield EntryGroup(tuple(entries))
            continue
        headings = [describe_employer(section.name, item.entry) for item in items]
        if len(items) == 1:
            yield EntryGroup(tuple(entries), headings[0])
        else:
            yield _share_heading(entries, headings, _find_shared_period(items, labels))


def group_by_employer(section: Section) -> Iterator[list[Item]]:
    """Consecutive positions at one employer, grouped, brief ones alone; the section must have employers."""

    def find_employer(item: Item) -> str | int:
        heading = describe_employer(section.name, item.entry)
        return heading.title.text if heading.title and not is_brief(item.entry) else item.index

    for _, items in groupby(section.items, key=find_employer):
        yield list(items)


def _share_heading(entries: Sequence[ShownEntry], headings: Sequence[EntryFields], period: str) -> EntryGroup:
    """A group whose heading has the facts that all positions share; facts that differ stay with each."""
    first = headings[0]
    has_same_facts = all(heading.facts == first.facts for heading in headings)
    shared = first.facts if has_same_facts else ()
    facts = (*shared, date_fact(period)) if period else shared
    return EntryGroup(
        entries=tuple(
            replace(entry, fields=_add_own(entry.fields, own, first, has_same_facts=has_same_facts))
            for entry, own in zip(entries, headings, strict=True)
        ),
        heading=replace(first, title=_find_linked_title(headings), facts=facts),
    )


def _add_own(
    fields: EntryFields, own: EntryFields, first: EntryFields, *, has_same_facts: bool
) -> EntryFields:
    """A position with the facts about the employer that only it has."""
    return replace(
        fields,
        facts=fields.facts if has_same_facts else (*fields.facts, *own.facts),
        texts=fields.texts if own.texts == first.texts else (*own.texts, *fields.texts),
    )


def _find_linked_title(headings: Sequence[EntryFields]) -> Field | None:
    """The employer's name, with the first address that a position has."""
    titles = [heading.title for heading in headings if heading.title]
    return next((title for title in titles if title.url), titles[0] if titles else None)


def _find_shared_period(items: Iterable[Item], labels: Labels) -> str:
    """From the earliest start to the latest end; "" where a start is not known.

    Why: the known starts alone could make the employment begin too late.
    """
    periods = [item.entry for item in items if isinstance(item.entry, Period)]
    starts = [period.start_date for period in periods if period.start_date]
    ends = [period.end_date for period in periods if period.end_date]
    if len(starts) < len(periods):
        return ""
    end = max(ends, key=_by_date) if len(ends) == len(periods) else None
    return labels.period(min(starts, key=_by_date), end)


def _by_date(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 0, date.day or 0

"""Running text that gives way: what is said of an employer, a position's summary, the courses of a degree."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from casefolio.fit.boxes import BoxKey
from casefolio.fit.measures import Measures
from casefolio.resume.model import Education, Volunteer, Work
from casefolio.resume.record import Entry
from casefolio.resume.sections import group_by_employer
from casefolio.resume.sections.fields import has_employers
from casefolio.resume.selection import Item, Section, Selection

GIVING_WAY = ("work", "volunteer", "education")
"""Sections whose entries may lose their running text and stay themselves."""

LONG_SUMMARY = 0.06
"""A summary that takes more of a page, about three printed lines, is long: it gives way before any line."""


def order_texts(selection: Selection, measures: Measures) -> tuple[list[BoxKey], list[BoxKey]]:
    """The texts that give way before lines do, and those that go where nothing else makes the pages hold.

    The first to go first: what is said of employers, long summaries, courses; of each kind the last in the
    resume. The summary of a position without lines is all that is said of it, and stays.
    """
    blurbs = [key for key in measures.texts if key.kind == "blurb"]
    summaries, courses = [], []
    for section in selection.sections:
        for item in section.items:
            key = BoxKey("text", section.name, item.index)
            if key in measures.texts and isinstance(item.entry, Education):
                courses.append(key)
            elif key in measures.texts and item.lines:
                summaries.append(key)
    long = [key for key in summaries if measures.texts[key].height > LONG_SUMMARY * measures.page]
    first = [key for kind in (blurbs, long, courses) for key in reversed(kind)]
    return first, [key for key in reversed(summaries) if key not in long]


def take_out_texts(section: Section, dropped: Collection[BoxKey]) -> Section:
    """The section without the texts that are dropped."""
    if not any(key.id == section.name for key in dropped):
        return section
    return replace(section, items=tuple(_take_out(section, dropped)))


def _take_out(section: Section, dropped: Collection[BoxKey]) -> Iterator[Item]:
    groups = group_by_employer(section) if has_employers(section.name) else ([item] for item in section.items)
    for first, *others in groups:
        for item in (first, *others):
            has_text = BoxKey("text", section.name, item.index) not in dropped
            has_blurb = BoxKey("blurb", section.name, first.index) not in dropped
            if _description(item.entry) != _description(first.entry):
                # It does not stand at the employer, but before the position's own text.
                has_blurb = has_text
            yield replace(item, entry=_shorten(item.entry, has_blurb=has_blurb, has_text=has_text))


def _description(entry: Entry) -> str:
    return entry.description if isinstance(entry, Work) else ""


def _shorten(entry: Entry, *, has_blurb: bool, has_text: bool) -> Entry:
    changes: dict[str, object] = {}
    if isinstance(entry, Work) and not has_blurb:
        changes["description"] = ""
    if isinstance(entry, Work | Volunteer) and not has_text:
        changes["summary"] = ""
    if isinstance(entry, Education) and not has_text:
        changes["courses"] = ()
    return entry.model_copy(update=changes) if changes else entry

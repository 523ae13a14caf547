"""The sections of a resume in one shape, so that one template can show them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from casefolio.resume.model import PartialDate, Resume, Work
from casefolio.resume.selection import Item, Line, Selection, section_order, section_title
from casefolio.resume.vocabulary.labels import Labels

CASE_STUDIES = "caseStudies"

# Sections whose entries are a name and a few words: rows of a table rather than paragraphs.
_ROWS = ("skills", "languages", "interests")


@dataclass(frozen=True)
class ShownEntry:
    """An entry of any section: what it is called, by whom, when, and what there is to say.

    `title` to `notes` and `keywords` are plain text, `text` and the lines inline Markdown.
    """

    anchor: str
    title: str
    by: str = ""
    url: str = ""
    period: str = ""
    notes: tuple[str, ...] = ()
    text: str = ""
    keywords: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    tags: tuple[str, ...] = ()
    case_study: str | None = None


@dataclass(frozen=True)
class EntryGroup:
    """Blocks that belong together: the positions at one employer. Others stand alone, without a title."""

    blocks: tuple[ShownEntry, ...]
    title: str = ""
    url: str = ""
    text: str = ""
    period: str = ""


@dataclass(frozen=True)
class ShownSection:
    """A section of the resume page. `style` is `groups`, `entries`, `rows`, `quotes` or `cards`."""

    name: str
    title: str
    style: str
    groups: tuple[EntryGroup, ...] = ()

    @property
    def blocks(self) -> list[ShownEntry]:
        return [block for group in self.groups for block in group.blocks]


def build_sections(selection: Selection, resume: Resume, labels: Labels) -> tuple[ShownSection, ...]:
    """The sections of the resume page in the person's order.

    The case studies stand where the person put them, else after the work that they tell of.
    """
    chosen = {section.name: section for section in selection.sections}
    settings = resume.meta.casefolio
    order = section_order(settings)
    if CASE_STUDIES not in order:
        order.insert(order.index("work") + 1, CASE_STUDIES)
    sections = []
    for name in order:
        title = section_title(name, settings, labels)
        if name == CASE_STUDIES and resume.case_studies:
            sections.append(ShownSection(name, title, "cards"))
        elif name in chosen:
            groups = _group(name, chosen[name].items, labels)
            sections.append(ShownSection(name, chosen[name].title, _style(name), groups))
    return tuple(sections)


def _style(name: str) -> str:
    if name == "work":
        return "groups"
    if name == "references":
        return "quotes"
    return "rows" if name in _ROWS else "entries"


def _group(name: str, items: Iterable[Item], labels: Labels) -> tuple[EntryGroup, ...]:
    if name != "work":
        return tuple(EntryGroup((_build_block(name, item, labels),)) for item in items)
    return tuple(_build_employer(list(same), labels) for _, same in groupby(items, key=_find_employer))


def _find_employer(item: Item) -> str | int:
    """What consecutive positions at one employer have in common; without a name each stands alone."""
    assert isinstance(item.entry, Work)
    return item.entry.name or item.index


def _build_employer(items: list[Item], labels: Labels) -> EntryGroup:
    entries: list[Any] = [item.entry for item in items]
    first = entries[0]
    several = len(entries) > 1
    return EntryGroup(
        blocks=tuple(_build_block("work", item, labels) for item in items),
        title=first.name,
        url=_first(entry.url for entry in entries),
        text=_first(entry.description for entry in entries),
        period=_span(entries, labels) if several else "",
    )


def _span(entries: list[Work], labels: Labels) -> str:
    """From the earliest start to the latest end; one position that lasts makes the whole last."""
    starts = [entry.start_date for entry in entries if entry.start_date]
    ends = [entry.end_date for entry in entries if entry.end_date]
    start = min(starts, key=_sort_key) if starts else None
    lasts = any(entry.end_date is None and entry.start_date for entry in entries)
    end = max(ends, key=_sort_key) if ends and not lasts else None
    return labels.period(start, end, ongoing=lasts)


def _sort_key(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 0, date.day or 0


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _build_block(name: str, item: Item, labels: Labels) -> ShownEntry:
    entry: Any = item.entry
    own: dict[str, Any] = _BUILDERS[name](entry, labels)
    own["notes"] = tuple(note for note in own.get("notes", ()) if note)
    return ShownEntry(
        anchor=f"{name}-{item.index}",
        lines=item.lines,
        tags=entry.tags,
        case_study=entry.case_study,
        url=getattr(entry, "url", ""),
        **own,
    )


def _work(entry: Any, labels: Labels) -> dict[str, Any]:
    return {
        "title": entry.position or entry.name,
        "period": labels.period(entry.start_date, entry.end_date),
        "notes": (entry.level, entry.location),
        "text": entry.summary,
    }


def _project(entry: Any, labels: Labels) -> dict[str, Any]:
    return {
        "title": entry.name,
        "by": entry.entity,
        "period": labels.period(entry.start_date, entry.end_date),
        "notes": (*entry.roles, entry.type),
        "text": entry.description,
        "keywords": entry.keywords,
    }


def _volunteer(entry: Any, labels: Labels) -> dict[str, Any]:
    return {
        "title": entry.position or entry.organization,
        "by": entry.organization if entry.position else "",
        "period": labels.period(entry.start_date, entry.end_date),
        "text": entry.summary,
    }


def _education(entry: Any, labels: Labels) -> dict[str, Any]:
    title = ", ".join(part for part in (entry.study_type, entry.area) if part)
    return {
        "title": title or entry.institution,
        "by": entry.institution if title else "",
        "period": labels.period(entry.start_date, entry.end_date),
        "notes": (entry.score,),
        "keywords": entry.courses,
    }


def _award(entry: Any, labels: Labels) -> dict[str, Any]:
    return {
        "title": entry.title,
        "by": entry.awarder,
        "period": labels.period(entry.date, None, ongoing=False),
        "text": entry.summary,
    }


def _certificate(entry: Any, labels: Labels) -> dict[str, Any]:
    return {
        "title": entry.name,
        "by": entry.issuer,
        "period": labels.period(entry.date, None, ongoing=False),
    }


def _publication(entry: Any, labels: Labels) -> dict[str, Any]:
    return {
        "title": entry.name,
        "by": entry.publisher,
        "period": labels.period(entry.release_date, None, ongoing=False),
        "text": entry.summary,
    }


def _skill(entry: Any, labels: Labels) -> dict[str, Any]:
    return {"title": entry.name, "notes": (entry.level,), "keywords": entry.keywords}


def _language(entry: Any, labels: Labels) -> dict[str, Any]:
    return {"title": entry.language, "notes": (entry.fluency,)}


def _interest(entry: Any, labels: Labels) -> dict[str, Any]:
    return {"title": entry.name, "keywords": entry.keywords}


def _reference(entry: Any, labels: Labels) -> dict[str, Any]:
    return {"title": entry.name, "text": entry.reference}


_BUILDERS: dict[str, Callable[[Any, Labels], dict[str, Any]]] = {
    "work": _work,
    "projects": _project,
    "volunteer": _volunteer,
    "education": _education,
    "awards": _award,
    "certificates": _certificate,
    "publications": _publication,
    "skills": _skill,
    "languages": _language,
    "interests": _interest,
    "references": _reference,
}

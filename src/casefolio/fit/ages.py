"""Which positions and publications are the newest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import CustomEntry, Publication
from casefolio.resume.record import PartialDate, Period
from casefolio.resume.selection import Item, Selection

_ONGOING = (9999, 12, 31)


def order_by_age(selection: Selection) -> list[EntryRef]:
    """The entries that have lines, section by section, the newest of each first.

    What lasts is the newest, then what ended last. Where dates are missing, the order is that of the resume,
    in which people put the newest first.
    """
    return [
        EntryRef(section.name, item.index)
        for section in selection.sections
        for item in _newest_first([item for item in section.items if item.lines])
    ]


def order_publications(items: Sequence[Item]) -> list[Item]:
    """Publications, the newest first, where all have dates; other entries as they are."""
    dates = {
        item.index: _as_numbers(item.entry.release_date)
        for item in items
        if isinstance(item.entry, Publication) and item.entry.release_date
    }
    if len(dates) < len(items):
        return [*items]
    return sorted(items, key=lambda item: dates[item.index], reverse=True)


def _newest_first(items: list[Item]) -> list[Item]:
    dates = dict(_find_dates(items))
    if len(dates) < len(items):
        return items
    return sorted(items, key=lambda item: dates[item.index], reverse=True)


def _find_dates(items: list[Item]) -> Iterator[tuple[int, tuple[tuple[int, int, int], ...]]]:
    """When each that says so ended and began, by its index."""
    for item in items:
        if isinstance(item.entry, Period) and item.entry.start_date:
            end = item.entry.end_date
            yield item.index, (_as_numbers(end) if end else _ONGOING, _as_numbers(item.entry.start_date))
        elif isinstance(item.entry, CustomEntry) and item.entry.date:
            yield item.index, (_as_numbers(item.entry.date),) * 2


def _as_numbers(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 0, date.day or 0

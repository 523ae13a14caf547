"""Advice on the dates of positions: gaps, overlaps, missing ends.

Only findings that hold for every reading of the dates: a bare year may be any of its months.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.model import ENTRY_SECTIONS, Resume, Work
from casefolio.resume.record import PartialDate, Period
from casefolio.resume.sections.fields import DATES, describe_employer, describe_entry, has_employers
from casefolio.resume.vocabulary.labels import ENGLISH

LONGEST_GAP = 6
"""The most months between two positions without advice."""

_ALWAYS = 10_000 * 12
"""A month after all others: the end of an ongoing entry."""


@dataclass(frozen=True)
class Remark:
    """Advice on the start of the position at `index` in `work`, counted from 0."""

    index: int
    message: str
    hint: str


def find_remarks(resume: Resume) -> Iterator[Remark]:
    """Advice on the dates of the positions, in the order in which these began."""
    begun = sorted(
        ((index, work) for index, work in enumerate(resume.work) if work.start_date),
        key=lambda pair: _earliest(pair[1].start_date),
    )
    for (_, earlier), (index, later) in pairwise(begun):
        yield from _find_overlap(earlier, index, later)
    for _, (index, later) in pairwise(begun):
        yield from _find_gap(resume, index, later)


def find_misplaced(resume: Resume) -> Remark | None:
    """Advice on the first position that is newer than one above it: readers expect the newest first."""
    for index, work in enumerate(resume.work):
        if older := next((above for above in resume.work[:index] if _is_newer(work, above)), None):
            message = f"newer than {_name(older)}, which stands above it"
            return Remark(index, message, "readers expect the newest first: move it up")
    return None


def _is_newer(work: Work, other: Work) -> bool:
    """Whether a position goes on after another has ended, and began later, too."""
    if not (work.start_date and other.start_date and other.end_date):
        return False
    ends_later = work.end_date is None or _earliest(work.end_date) > _latest(other.end_date)
    return ends_later and _earliest(work.start_date) > _latest(other.start_date)


def _find_overlap(earlier: Work, index: int, later: Work) -> Iterator[Remark]:
    if later.name == earlier.name:
        return
    if earlier.end_date is None:
        message = f"begins while {_name(earlier)} goes on: it has no endDate"
        yield Remark(index, message, "add the endDate there, unless both are true")
        return
    months = _earliest(earlier.end_date) - _latest(later.start_date)
    if months > 1:
        span = _describe_span(months, earlier.end_date, later.start_date)
        message = f"begins {span} before {_name(earlier)} ended ({earlier.end_date})"
        yield Remark(index, message, "check both dates")


def _find_gap(resume: Resume, index: int, later: Work) -> Iterator[Remark]:
    """A gap before a position that no other entry covers."""
    start = _earliest(later.start_date)
    others = [each for each in _list_periods(resume) if each is not later and _find_start(each) <= start]
    last = max(others, key=_find_end)
    months = start - _find_end(last)
    if months > LONGEST_GAP:
        span = _describe_span(months, last.end_date, later.start_date)
        message = f"{span} after {_name(last)} ended ({last.end_date})"
        yield Remark(index, message, "readers will ask: say what filled them, or be ready to")


def _list_periods(resume: Resume) -> list[Period]:
    """All entries with periods that cover gaps."""
    own = (entry for section in resume.custom_sections for entry in section.entries)
    periods = (*resume.work, *resume.education, *resume.volunteer, *resume.projects, *own)
    return [period for period in periods if period.start_date or period.end_date]


def _name(period: Period) -> str:
    """The name of an entry, in quotes: its employer, or where it has none, its heading."""
    section = next((name for name, model in ENTRY_SECTIONS.items() if type(period) is model), "")
    employer = describe_employer(section, period).title if has_employers(section) else None
    title = employer or describe_entry(section, period, ENGLISH).title
    return f"'{title.text}'" if title and title.kind != DATES else "the one before"


def _find_start(period: Period) -> int:
    """The first month of an entry; one with an end only may have begun at any time."""
    return _earliest(period.start_date) if period.start_date else 0


def _find_end(period: Period) -> int:
    return _latest(period.end_date) if period.end_date else _ALWAYS


def _earliest(date: PartialDate | None) -> int:
    """The earliest month of a date, as a count of months: the first one of a bare year."""
    assert date is not None
    return date.year * 12 + (date.month or 1)


def _latest(date: PartialDate | None) -> int:
    """The latest month of a date, as a count of months: the last one of a bare year."""
    assert date is not None
    return date.year * 12 + (date.month or 12)


def _describe_span(months: int, *dates: PartialDate | None) -> str:
    """A number of months in words: in years where one of the dates is a bare year."""
    if all(date and date.month for date in dates):
        return f"{months} months"
    years = months // 12
    return "some months" if years < 1 else "more than a year" if years == 1 else f"more than {years} years"

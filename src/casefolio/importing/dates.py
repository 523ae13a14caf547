"""Converts dates in any unambiguous form to ours."""

from __future__ import annotations

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.hints.dates import find_lone_date, is_ongoing, read_dates
from casefolio.text.patterns import lazy_pattern

_IMPOSSIBLE_DAY = lazy_pattern(r"(\d{4}-\d{2})-\d{2}")


PERIODS = frozenset("period dates duration daterange years date timeframe when".split())
"""Keys, in lower case, of texts that say begin and end."""

_PERIOD = lazy_pattern(
    r"(?P<start>[^–—]{4,30}?)(?: ?[–—] ?| (?:-|to|until|bis|à|al) |(?<=\d{4})-(?=\d{4}))(?P<end>\S.{2,29})"
)


_SCHOOL_YEAR = lazy_pattern(r"\D{0,30}((?:19|20)\d\d) ?/ ?((?:19|20)?\d\d)\D{0,30}")
"""A year from autumn to summer: *2013/14*, *WS 2013/14*."""


@dataclass(frozen=True)
class DateReading:
    """The result of reading a date: `date` in our form, or `is_open`; neither where it cannot be read.

    `is_exact` is False where a part of it was left out, as the day of a 31 June, or a season.
    """

    date: str = ""
    is_open: bool = False
    is_exact: bool = True


def read_date(text: str, *, is_end: bool = False) -> DateReading:
    """Read a date; of an ambiguous one (03/04/2022), and of a season or a quarter, only the year is used.

    Of a school year (2013/14) the first, or the second where it `is_end`.
    """
    readings = read_dates(text.strip().strip("-–—~ "))
    if len(readings) == 1:
        return DateReading(readings[0])
    if len({reading[:4] for reading in readings}) == 1:
        return DateReading(readings[0][:4], is_exact=False)
    if not readings and (found := _IMPOSSIBLE_DAY.fullmatch(text.strip())) and read_dates(found[1]):
        return DateReading(found[1], is_exact=False)
    if not readings and (date := find_lone_date(text)):
        return DateReading(date, is_exact=False)
    if not readings and (years := _read_school_year(text)):
        return DateReading(years[is_end], is_exact=False)
    return DateReading(is_open=not readings and is_ongoing(text))


def _read_school_year(text: str) -> tuple[str, str] | None:
    """The two years, each after the other, of a text that names no other figure."""
    found = _SCHOOL_YEAR.fullmatch(text)
    if not found:
        return None
    first, second = int(found[1]), found[2]
    return (found[1], str(first + 1)) if str(first + 1).endswith(second) else None


def read_period(text: str) -> tuple[str, str] | None:
    """Begin and end in a text such as `May 2008 – 2010` or `2019 to present`, as they are written."""
    found = _PERIOD.fullmatch(" ".join(text.split()))
    if not found or not read_date(found["start"]).date:
        return None
    end = read_date(found["end"], is_end=True)
    return (found["start"], found["end"]) if end.date or end.is_open else None

"""Converts dates in any unambiguous form to ours."""

from __future__ import annotations

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.hints.dates import is_ongoing, read_dates
from casefolio.text.patterns import lazy_pattern

_IMPOSSIBLE_DAY = lazy_pattern(r"(\d{4}-\d{2})-\d{2}")


@dataclass(frozen=True)
class DateReading:
    """The result of reading a date: `date` in our form, or `is_open`; neither where it cannot be read.

    `is_exact` is False where a part of it was left out, as the day of a 31 June.
    """

    date: str = ""
    is_open: bool = False
    is_exact: bool = True


def read_date(text: str) -> DateReading:
    """Read a date; of an ambiguous one (03/04/2022) only the year is used."""
    readings = read_dates(text.strip().strip("-–—~ "))
    if len(readings) == 1:
        return DateReading(readings[0])
    if len({reading[:4] for reading in readings}) == 1:
        return DateReading(readings[0][:4], is_exact=False)
    if not readings and (found := _IMPOSSIBLE_DAY.fullmatch(text.strip())) and read_dates(found[1]):
        return DateReading(found[1], is_exact=False)
    return DateReading(is_open=not readings and is_ongoing(text))

"""Dates of any form in ours; of two meanings none is chosen."""

from __future__ import annotations

import pytest

from casefolio.importing.dates import DateReading, read_date, read_period


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("2022-06", DateReading("2022-06")),
        ("2023-9-4", DateReading("2023-09-04")),
        ("Aug. 2011", DateReading("2011-08")),
        ("2019/05", DateReading("2019-05")),
        ("1987-01-", DateReading("1987-01")),
        ("Sep 1, 2016", DateReading("2016-09-01")),
        ("2016-09-01T00:00:00Z", DateReading("2016-09-01")),
        ("03/04/2022", DateReading("2022", is_exact=False)),
        ("2021-06-31", DateReading("2021-06", is_exact=False)),
        ("Summer 2013", DateReading("2013", is_exact=False)),
        ("Frühjahr 2019", DateReading("2019", is_exact=False)),
        ("Expected May 2027", DateReading("2027-05", is_exact=False)),
        ("since about 3 June 2019", DateReading("2019-06-03", is_exact=False)),
        ("May 2018, 2 years", DateReading(is_exact=True)),
        ("Q3 2020", DateReading("2020", is_exact=False)),
        ("2013/14", DateReading("2013", is_exact=False)),
        ("WS 2013/14", DateReading("2013", is_exact=False)),
        ("2013/2014", DateReading("2013", is_exact=False)),
        ("1999/00", DateReading("1999", is_exact=False)),
        ("2013/15", DateReading()),
        ("2010/11", DateReading("2010-11")),
        ("Expected 2027", DateReading("2027", is_exact=False)),
        ("Present", DateReading(is_open=True)),
        ("至今", DateReading(is_open=True)),
        ("some day", DateReading()),
        ("2020 - 2021", DateReading()),
    ],
)
def test_a_date(text: str, reading: DateReading) -> None:
    assert read_date(text) == reading


def test_a_school_year_ends_in_the_next() -> None:
    assert read_date("2015/16", is_end=True) == DateReading("2016", is_exact=False)
    assert read_date("2015/2016", is_end=True).date == "2016"
    assert read_date("2015-06", is_end=True) == DateReading("2015-06")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2008-2010", ("2008", "2010")),
        ("May 2008 – present", ("May 2008", "present")),
        ("2019-05 to 2020-06", ("2019-05", "2020-06")),
        ("Spring 2019 – Fall 2020", ("Spring 2019", "Fall 2020")),
        ("2013/14 – 2015/16", ("2013/14", "2015/16")),
        ("seit 2019", None),
        ("2019-05", None),
        ("some – time", None),
    ],
)
def test_a_period(text: str, period: tuple[str, str] | None) -> None:
    assert read_period(text) == period

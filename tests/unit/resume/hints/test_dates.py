"""A date in any other form is told in ours."""

from __future__ import annotations

import pytest

from casefolio.resume.hints.dates import advise_on_date, advise_on_impossible_date

MONTHS = """
June 2022|Jun. 2022|Jun-22|Jun '22|06/2022|6/2022|06.2022|2022/6|2022.06|2022-6|2022-06-|202206|06/22
2022年6月|2022년 6월|２０２２年６月|Juni 2022|juin 2022|junio de 2022|giugno 2022
czerwiec 2022|червень 2022|июня 2022|VI 2022|June, 2022|2022 June|2022-06 (about)
"""
DAYS = """
14 June 2022|June 14th, 2022|14th of June 2022|14.6.2022|2022/06/14|2022-6-14|20220614|2022-06-14T00:00:00Z
2022-06-14 10:30|14/06/2022|06/14/2022|14-Jun-2022|Tue, 14 Jun 2022|14.06.22|2022年6月14日
14. Juni 2022|14 de junio de 2022
"""


def split_forms(forms: str) -> list[str]:
    return [form for line in forms.strip().split("\n") for form in line.split("|")]


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("'22", "2022"),
        *((form, "2022-06") for form in split_forms(MONTHS)),
        *((form, "2022-06-14") for form in split_forms(DAYS)),
    ],
)
def test_one_reading_is_told(written: str, ours: str) -> None:
    assert advise_on_date(written, "endDate") == f"write '{ours}'"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("03/04/2022", "write '2022-04-03' or '2022-03-04', whichever is meant"),
        ("spring 2022", "write '2022', or with its month, such as '2022-06'"),
        ("Q3 2022", "write '2022', or with its month, such as '2022-06'"),
        ("Expected May 2027", "write '2027-05', without the words beside it"),
        ("(graduating in June 2027)", "write '2027-06', without the words beside it"),
        ("anticipated 06/2027", "write '2027-06', without the words beside it"),
        ("since 14 June 2022", "write '2022-06-14', without the words beside it"),
        ("expected in spring 2022", "write '2022', or with its month, such as '2022-06'"),
        ("c. 2022", "write '2022', or with its month, such as '2022-06'"),
        ("2019 - 2022", "write 'startDate: 2019' and 'endDate: 2022'"),
        ("2019–2022", "write 'startDate: 2019' and 'endDate: 2022'"),
        ("2019/20", "write 'startDate: 2019' and 'endDate: 2020'"),
        ("Jan 2019 to Mar 2022", "write 'startDate: 2019-01' and 'endDate: 2022-03'"),
        ("Jan 2019 - Present", "write 'startDate: 2019-01' and no 'endDate': that means present"),
        ("soon", "write 2022, 2022-06 or 2022-06-01"),
        ("99/99/2022", "write 2022, 2022-06 or 2022-06-01"),
    ],
)
def test_what_is_no_single_date_is_told_as_well(written: str, hint: str) -> None:
    assert advise_on_date(written, "startDate") == hint


@pytest.mark.parametrize(
    "word", ["Present", "active", "至今", "Ongoing", "heute", "現在", "obecnie", "n/a", "current."]
)
def test_a_time_that_lasts_has_no_end(word: str) -> None:
    assert advise_on_date(word, "endDate") == "leave 'endDate' out: that means present"
    assert advise_on_date(word, "startDate").startswith("write when it began")
    assert advise_on_date(word, "date") == "write 2022, 2022-06 or 2022-06-01, or leave 'date' out"


def test_of_two_dates_at_the_end_the_second_is_it() -> None:
    hint = "write 'endDate: 2016', and 'startDate: 2015' if it began then"
    assert advise_on_date("2015/16", "endDate") == hint


def test_an_open_beginning_lasts() -> None:
    assert advise_on_date("2019-06-", "startDate") == "write '2019-06'; what has no 'endDate' lasts"


@pytest.mark.parametrize(
    ("written", "part", "hint"),
    [
        ("1850", "year", "years count from 1900 on"),
        ("2022-13", "month", "months run from 01 to 12"),
        (
            "2019-21",
            "month",
            "months run from 01 to 12; for years, write 'startDate: 2019' and 'endDate: 2021'",
        ),
        ("2022-14-06", "month", "months run from 01 to 12: write '2022-06-14'?"),
        ("2022-00", "month", "write '2022'"),
        ("2022-00-00", "month", "write '2022'"),
        ("2022-06-00", "day", "write '2022-06'"),
        ("2023-02-30", "day", "that month has fewer days"),
    ],
)
def test_a_date_of_no_calendar(written: str, part: str, hint: str) -> None:
    assert advise_on_impossible_date(written, part, "startDate") == hint

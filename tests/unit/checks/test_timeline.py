"""What is said about the dates of positions: only what is so however they are meant."""

from __future__ import annotations

import pytest

from casefolio.checks.timeline import find_misplaced, find_remarks
from casefolio.resume.model import Resume
from casefolio.resume.validation import build_resume
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def build_positions(*periods: str, also: str = "") -> Resume:
    """A resume with positions called A, B, C …, each given as `start` or `start end`."""
    dates = [dict(zip(("startDate", "endDate"), period.split(), strict=False)) for period in periods]
    work = "".join(
        f"- {{name: {name}, {', '.join(f'{k}: {v}' for k, v in each.items())}}}\n"
        for name, each in zip("ABCD", dates, strict=False)
    )
    return build_resume(parse_yaml(Source("r", f"basics: {{name: R}}\nwork:\n{work}{also}")))


def say_of_dates(*periods: str, also: str = "") -> list[str]:
    """What is said of such positions."""
    return [remark.message for remark in find_remarks(build_positions(*periods, also=also))]


@pytest.mark.parametrize(
    "periods",
    [
        ("2018 2020", "2020"),
        ("2018 2020", "2020-03"),
        ("2018-02 2020", "2020 2021", "2021"),
        ("2018 2020-11", "2020"),
        ("2018 2020", "2019"),
        ("2018 2019", "2020"),
        ("2018-01 2019-12", "2020"),
        ("2018-05-01 2020-06-30", "2020-06-15"),
        ("2018", "2018 2019"),
    ],
)
def test_dates_that_may_touch_are_left_alone(periods: tuple[str, ...]) -> None:
    assert [said for said in say_of_dates(*periods) if "goes on" not in said] == []


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (("2015 2016", "2018"), "more than a year after 'A' ended (2016)"),
        (("2012 2014-05", "2018"), "more than 3 years after 'A' ended (2014-05)"),
        (("2015 2019-03", "2020"), "some months after 'A' ended (2019-03)"),
        (("2015 2019", "2016 2020"), "begins more than 2 years before 'A' ended (2019)"),
        (("2015-01 2019-06", "2018"), "begins some months before 'A' ended (2019-06)"),
        (("2015-01 2016-06", "2017-06"), "12 months after 'A' ended (2016-06)"),
    ],
)
def test_what_is_so_however_dates_are_meant_is_told(periods: tuple[str, ...], said: str) -> None:
    assert say_of_dates(*periods) == [said]


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (("2018 2020", "2021"), "B: newer than 'A', which stands above it"),
        (("2015 2019", "2012"), ""),
        (("2021", "2015 2016", "2017-02 2020"), "C: newer than 'B', which stands above it"),
        (("2010 2012", "2013 2014", "2015 2016"), "B: newer than 'A', which stands above it"),
        (("2021", "2018 2020", "2015 2017"), ""),
        (("2020", "2021"), ""),
        (("2018 2020", "2018 2020"), ""),
        (("2016 2019", "2012 2020"), ""),
        (("2018-01 2020-06", "2019 2020"), ""),
    ],
)
def test_a_position_below_an_older_one_is_told(periods: tuple[str, ...], said: str) -> None:
    found = find_misplaced(build_positions(*periods))
    assert (f"{'ABCD'[found.index]}: {found.message}" if found else "") == said


def test_a_gap_that_another_position_fills_is_none() -> None:
    found = say_of_dates("2012-06 2012-09", "2010-10 2014-01", "2014-02")
    assert [said for said in found if "after" in said] == []


@pytest.mark.parametrize(
    "also",
    [
        "education: [{institution: U, startDate: 2016, endDate: 2019}]\n",
        "education: [{institution: U, endDate: 2019}]\n",
        "volunteer: [{organization: V, startDate: 2016-07, endDate: 2018-12}]\n",
        "projects: [{name: P, startDate: 2016}]\n",
    ],
)
def test_a_gap_that_other_entries_fill_is_none(also: str) -> None:
    assert say_of_dates("2014-01 2016-06", "2019-02") == ["32 months after 'A' ended (2016-06)"]
    assert say_of_dates("2014-01 2016-06", "2019-02", also=also) == []


def test_a_gap_is_counted_from_the_entry_that_ended_last() -> None:
    also = "education: [{institution: Example University, startDate: 2016-07, endDate: 2018-01}]\n"
    found = say_of_dates("2014-01 2016-06", "2019-02", also=also)
    assert found == ["13 months after 'Example University' ended (2018-01)"]


def test_the_first_position_has_no_gap_before_it() -> None:
    assert say_of_dates("2019-02", also="education: [{institution: U, endDate: 2010}]\n") == []

"""Months and days, as a language writes them."""

from __future__ import annotations

import pytest

from casefolio.resume.vocabulary.dates import (
    format_english_month,
    make_day_formatter,
    make_month_formatter,
    split_language,
)


@pytest.mark.parametrize(
    ("language", "month", "day"),
    [
        ("en-US", "Jun 2022", "June 1, 2022"),
        ("en-GB", "Jun 2022", "1 June 2022"),
        ("de-AT", "Juni 2022", "1. Juni 2022"),
        ("ru", "июнь 2022", "1 июня 2022 г."),
        ("ja", "2022年6月", "2022年6月1日"),
    ],
)
def test_dates_are_written_as_the_language_has_them(language: str, month: str, day: str) -> None:
    assert make_month_formatter(language)(2022, 6) == month
    assert make_day_formatter(language)(2022, 6, 1) == day


def test_english_months_need_no_data() -> None:
    assert format_english_month(2022, 9) == "Sep 2022"


def test_a_language_is_split_however_it_is_written() -> None:
    assert split_language("zh_Hant-TW") == ["zh", "hant", "tw"]

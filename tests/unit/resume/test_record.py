"""How dates are read and compared, and what a highlight is read from."""

from __future__ import annotations

import pytest

from casefolio.deferred.records import PydanticCustomError
from casefolio.resume.record import PartialDate, parse_date


@pytest.mark.parametrize("text", ["2022", "2022-06", "2022-06-01", "2024-02-29"])
def test_a_date_is_as_exact_as_it_was_written(text: str) -> None:
    assert str(parse_date(text)) == text


@pytest.mark.parametrize("text", ["2022-13", "2022-00", "2023-02-29", "2022-06-31", "1850"])
def test_impossible_dates(text: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_date(text)
    assert caught.value.type == "date_impossible"


@pytest.mark.parametrize("text", ["present", "June 2022", "22-06", "2022-6", "2022/06", "", 2022])
def test_misformed_dates(text: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_date(text)
    assert caught.value.type == "date_form"


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("2022", "2021", True),
        ("2022", "2022-06", False),
        ("2022-06", "2022", False),
        ("2022-07", "2022-06-30", True),
        ("2022-06", "2022-06", False),
        ("2021-12", "2022", False),
    ],
)
def test_a_date_is_after_another_only_where_that_is_sure(one: str, other: str, after: bool) -> None:
    assert parse_date(one).is_after(parse_date(other)) is after


def test_dates_are_values() -> None:
    assert PartialDate(2022, 6) == parse_date("2022-06")

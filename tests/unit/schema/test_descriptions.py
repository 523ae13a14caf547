"""Descriptions come from the docstrings below the fields."""

from __future__ import annotations

from casefolio.resume.model import Work
from casefolio.resume.record import Period
from casefolio.resume.settings import Settings
from casefolio.schema.descriptions import read_descriptions


def test_a_field_is_described_by_the_text_below_it() -> None:
    assert read_descriptions(Settings)["paper"] == (
        "The paper of PDFs: a4 or letter. Without it the one that is usual in your country (`location`)."
    )


def test_what_is_inherited_is_described_too() -> None:
    own, inherited = read_descriptions(Work), read_descriptions(Period)
    assert own["start_date"] == inherited["start_date"]
    assert set(own) == set(Work.model_fields)


class Undescribed:
    """Not a description of a field."""

    name: str = ""
    number = 1
    """Of no field with a type."""


def test_a_class_of_others_has_none() -> None:
    assert read_descriptions(Undescribed) == {}

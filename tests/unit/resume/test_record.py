"""What all parts of a resume have in common."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from casefolio.resume.record import Record


class Part(Record):
    start_date: str = ""


def test_keys_are_in_camel_case_and_no_others_are_taken() -> None:
    assert Part.model_validate({"startDate": "2020"}).start_date == "2020"
    with pytest.raises(ValidationError):
        Part.model_validate({"began": "2020"})


def test_it_is_never_changed() -> None:
    with pytest.raises(ValidationError):
        Part().start_date = "2021"  # type: ignore[misc]

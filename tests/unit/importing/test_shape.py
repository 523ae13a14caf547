"""What fields hold is asked of the model."""

from __future__ import annotations

from casefolio.importing.shape import find_model, list_fields, list_top_keys
from casefolio.resume.basics import Location
from casefolio.resume.model import Resume, Work
from casefolio.resume.record import Highlight


def test_each_kind_of_field_is_told_apart() -> None:
    fields = list_fields(Work)
    assert {key: fields[key] for key in ("name", "startDate", "highlights", "tags", "caseStudy")} == {
        "name": "text",
        "startDate": "date",
        "highlights": "entries",
        "tags": "texts",
        "caseStudy": "text",
    }
    assert list_fields(Resume)["basics"] == "mapping"


def test_models_are_found_by_their_key() -> None:
    assert find_model(Resume, "work") is Work
    assert find_model(Work, "highlights") is Highlight
    assert find_model(find_model(Resume, "basics"), "location") is Location


def test_a_file_begins_with_the_person() -> None:
    assert list_top_keys()[0] == "basics"

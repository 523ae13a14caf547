"""The settings of `meta.casefolio` in the forms in which people write them."""

from __future__ import annotations

import pytest

from casefolio.deferred.records import ValidationError
from casefolio.resume.settings import Settings, contrast_on_white, is_colour


def test_short_forms_mean_the_long_ones() -> None:
    settings = Settings.model_validate(
        {"look": "classic", "paper": "A4", "sections": ["skills"], "pages": {"general": "03"}}
    )
    assert (settings.look, settings.paper, settings.pages.general) == ("classic", "a4", 3)
    assert settings.sections[0].section == "skills"


def test_a_number_that_is_too_long_is_as_many_pages_as_are_needed() -> None:
    assert Settings.model_validate({"pages": {"general": "9" * 5000}}).pages.general == 999_999_999


@pytest.mark.parametrize("pages", [0, -1, "two", True, 1.5, "٣"])
def test_pages_are_counted_from_one(pages: object) -> None:
    with pytest.raises(ValidationError) as raised:
        Settings.model_validate({"pages": {"general": pages}})
    assert [error["type"] for error in raised.value.errors()] == ["pages_form"]


@pytest.mark.parametrize(
    ("look", "type"),
    [
        ({"photo": "yes"}, "flag_form"),
        ({"accent": "teal"}, "colour_form"),
        ({"fontSize": 8}, "greater_than_equal"),
        ({"spacing": 2}, "less_than_equal"),
    ],
)
def test_what_cannot_be_drawn_is_refused(look: dict[str, object], type: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Settings.model_validate({"look": look})
    assert [error["type"] for error in raised.value.errors()] == [type]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_on_white("#000") == pytest.approx(21)
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#777777") == pytest.approx(4.48, abs=0.01)
    assert is_colour("#156") and not is_colour("#1566") and not is_colour("156")

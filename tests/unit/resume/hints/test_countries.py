"""A country is told by its two letters."""

from __future__ import annotations

import pytest

from casefolio.resume.hints.countries import advise_on_country, is_country_code


@pytest.mark.parametrize("code", ["DE", "us", " NO "])
def test_two_letters_are_a_code(code: str) -> None:
    assert is_country_code(code)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("USA", "US"),
        ("gbr", "GB"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("ESPAÑA", "ES"),
        ("日本", "JP"),
    ],
)
def test_what_is_no_code_is_told_with_it(written: str, code: str) -> None:
    assert not is_country_code(written)
    assert advise_on_country(written) == f"write '{code}'"


def test_what_is_no_country_is_told_how_one_is_written() -> None:
    assert advise_on_country("Atlantis") == "write its two letters, such as DE, US or JP"

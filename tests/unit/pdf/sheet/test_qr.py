"""The site's address as a QR code, where it can be read."""

from __future__ import annotations

import re

import pytest

from casefolio.pdf.sheet.qr import draw_code
from casefolio.resume.vocabulary.labels import LANGUAGES, find_labels
from casefolio.text.addresses import LONGEST_QR_ADDRESS


@pytest.mark.parametrize("length", [0, LONGEST_QR_ADDRESS + 1])
def test_an_address_that_no_phone_could_read_has_no_code(length: int) -> None:
    assert draw_code("a" * length, find_labels("en")) == ""


def test_the_longest_address_has_squares_that_phones_read() -> None:
    drawn = draw_code("a" * LONGEST_QR_ADDRESS, find_labels("en"))
    squares = re.search(r'viewBox="0 0 (\d+) \1"', drawn)
    assert squares and int(squares[1]) == 53


def test_signs_of_an_address_stay_text() -> None:
    assert "<title>QR code: https://a.example/&lt;b&gt;&amp;</title>" in draw_code(
        "https://a.example/<b>&", find_labels("en")
    )


def test_every_language_has_its_words() -> None:
    assert all(find_labels(language).qr_code.count("{}") == 1 for language in LANGUAGES)

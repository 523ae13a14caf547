"""PDFium reads of a finished PDF what is in it, and no more."""

from __future__ import annotations

from tests.pdf.foreign import make_foreign

from casefolio.pdf.reading.pdfium import read_with_pdfium


def test_the_text_of_each_page_and_the_links() -> None:
    found = read_with_pdfium(make_foreign(("First", "and more"), ("Second",), link="https://ada.example/"))
    assert [page.split("\n") for page in found.pages] == [["First", "and more"], ["Second"]]
    assert found.links == {"https://ada.example/"}


def test_what_a_pdf_does_not_say_is_empty() -> None:
    found = read_with_pdfium(make_foreign(("Plain",)))
    assert (found.title, found.language, found.is_tagged, found.links) == ("", "", False, frozenset())


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen() -> None:
    (page,) = read_with_pdfium(make_foreign(("a well-", "known one"))).pages
    assert page.split() == ["a", "well-known", "one"]

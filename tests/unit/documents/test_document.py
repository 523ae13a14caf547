"""A document from beginning to end, and what its report says."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.unit.documents.example import POSTING, make_project, study

from casefolio.documents.document import (
    Document,
    Options,
    describe_document,
    make_general,
    make_tailored,
)
from casefolio.pdf.make import Made
from casefolio.report import match_json
from casefolio.resume.basics import Location
from casefolio.resume.portfolio import Portfolio
from casefolio.tailor.explanation import explain
from casefolio.text.errors import InputError
from casefolio.text.source import Source


@pytest.fixture
def portfolio(tmp_path: Path, repository: Path) -> Portfolio:
    return make_project(tmp_path, repository)


def lay_out(portfolio: Portfolio, *shown: str) -> Document:
    """A document that was never laid out: it shows the highlights with these ids."""
    selection = study(portfolio).selection
    made = Made(b"", 1, 0.87654, shown, (), (), selection, "", ("thin",))
    return Document("acme", "x.pdf", made, selection, portfolio.resume)


def test_the_general_document_shows_everything_in_resume_order(portfolio: Portfolio) -> None:
    document = make_general(portfolio, Options())
    assert (document.slug, document.file_name) == ("general", "Robin-Example-Resume.pdf")
    assert document.made.kept == ("refunds", "talks")
    assert document.made.data.startswith(b"%PDF-")


def test_a_document_is_titled_with_the_person_s_own_word(portfolio: Portfolio) -> None:
    settings = portfolio.resume.meta.casefolio.model_copy(update={"called": " My  CV "})
    meta = portfolio.resume.meta.model_copy(update={"casefolio": settings})
    named = replace(portfolio, resume=portfolio.resume.model_copy(update={"meta": meta}))
    assert "<title>Robin Example – My CV</title>" in make_general(named, Options()).made.html


@pytest.mark.parametrize(
    ("country", "paper", "size"),
    [
        ("US", None, (612, 792)),
        ("mx", None, (612, 792)),
        ("US", "a4", (595, 842)),
        ("DE", None, (595, 842)),
        ("", None, (595, 842)),
        ("DE", "letter", (612, 792)),
    ],
)
def test_the_paper_is_that_of_the_country_unless_the_person_says_another(
    portfolio: Portfolio, country: str, paper: str | None, size: tuple[int, int]
) -> None:
    resume = portfolio.resume
    basics = resume.basics.model_copy(update={"location": Location(countryCode=country)})
    settings = resume.meta.casefolio.model_copy(update={"paper": paper})
    meta = resume.meta.model_copy(update={"casefolio": settings})
    there = replace(portfolio, resume=resume.model_copy(update={"basics": basics, "meta": meta}))
    box = PdfReader(BytesIO(make_general(there, Options()).made.data)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_tailored_document_shows_the_selection_of_its_study(portfolio: Portfolio) -> None:
    found = study(portfolio, Source("acme.txt", f"---\nhide: [talks]\n---\n{POSTING}"))
    document = make_tailored(portfolio, found, Options())
    assert (document.slug, document.selection) == ("acme", found.selection)
    assert document.made.kept == ("refunds",)


def test_the_look_of_a_posting_counts_unless_the_command_says_another(portfolio: Portfolio) -> None:
    found = study(portfolio, Source("acme.txt", f"---\nlook: none\n---\n{POSTING}"))
    with pytest.raises(InputError) as raised:
        make_tailored(portfolio, found, Options())
    assert "none" in str(raised.value.problems[0])
    assert make_tailored(portfolio, found, Options(look="modern")).made.pages == 1


def test_the_report_of_a_general_document_has_no_match(portfolio: Portfolio) -> None:
    report = describe_document(lay_out(portfolio, "refunds"))
    assert report == {
        "document": "acme",
        "file": "x.pdf",
        "pages": 1,
        "fill": 0.8765,
        "emphasis": "",
        "shown": ["refunds"],
        "dropped": [],
        "warnings": ["thin"],
        "boxed": "",
        "note": "",
    }


def test_the_report_of_a_tailored_document_says_what_the_page_covers(portfolio: Portfolio) -> None:
    found = study(portfolio)
    report = describe_document(lay_out(portfolio, "talks"), found)
    match = match_json(explain(found))
    assert report["match"] == match | {"coverage": {**match["coverage"], "shown": 0.0}}
    assert report["band"] == "thin"
    assert describe_document(lay_out(portfolio, "refunds"), found)["band"] == "partial"


@pytest.mark.parametrize(
    "text",
    [
        "Juggler\nRequirements\n- A licence to fish\n",
        "Entwickler (m/w/d)\nWir suchen für unser Team jemanden, der mit uns die Plattform baut und Dienste "
        "in Java betreibt.\nDeine Aufgaben\n- Java\n",
    ],
    ids=["no demand", "unknown language"],
)
def test_there_is_no_band_where_the_coverage_is_not_known(portfolio: Portfolio, text: str) -> None:
    found = study(portfolio, Source("acme.txt", text))
    assert describe_document(lay_out(portfolio, "refunds"), found)["band"] == ""


def test_the_report_tells_what_is_odd_in_the_posting(portfolio: Portfolio) -> None:
    found = study(portfolio, Source("acme.txt", f"---\nrole: Clerk #2\n---\n{POSTING}"))
    thin, odd = describe_document(lay_out(portfolio, "refunds"), found)["warnings"]
    assert (thin, odd.partition(" ")[0]) == ("thin", "acme.txt:2:13:")

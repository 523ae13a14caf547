"""The fields of an entry as those of a publication."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.importing.bibtex import read_bibtex
from casefolio.importing.notes import Notes
from casefolio.text.source import Source


def read(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    notes = Notes()
    data = read_bibtex(Source("works.bib", text), notes)
    return data["publications"], [note.message for note in notes]


def read_one(kind: str, **fields: str) -> dict[str, Any]:
    body = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    (publication,), _ = read(f"@{kind}{{, {body}}}")
    return publication


def test_a_whole_entry_has_its_place() -> None:
    publication = read_one(
        "article", author="Lovelace, Ada and {Labs, Inc.} and others", title="A {B}", journal="J", volume="1",
        number="2", pages="3--4", publisher="P", year="2021", month="may", doi="https://doi.org/10.5555/a\\_b",
        eprint="arXiv:2101.00001", archivePrefix="arXiv", url="https://a.example/\\~b", note="Said.",
    )  # fmt: skip
    assert publication == {
        "authors": ["Lovelace, Ada", "Labs, Inc.", "et al."],
        "venue": "J",
        "releaseDate": "2021-05",
        "doi": "10.5555/a_b",
        "arxiv": "2101.00001",
        "url": "https://a.example/~b",
        "name": "A B",
        "publisher": "P",
        "volume": "1",
        "number": "2",
        "pages": "3–4",
        "summary": "Said.",
        "type": "Journal article",
    }


@pytest.mark.parametrize(
    ("kind", "field", "type"),
    [
        ("inproceedings", "booktitle", "Conference paper"),
        ("conference", "booktitle", "Conference paper"),
        ("incollection", "booktitle", "Book chapter"),
        ("phdthesis", "school", "PhD thesis"),
        ("report", "institution", "Technical report"),
        ("software", "organization", "Software"),
    ],
)
def test_each_kind_has_its_venue_and_its_type(kind: str, field: str, type: str) -> None:
    assert read_one(kind, title="A", **{field: "V"}) == {"name": "A", "venue": "V", "type": type}


@pytest.mark.parametrize("kind", ["misc", "online", "Electronic"])
def test_a_kind_that_says_nothing_is_no_type(kind: str) -> None:
    assert read_one(kind, title="A") == {"name": "A"}


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": "2021"}, "2021"),
        ({"year": "2021", "month": "January"}, "2021-01"),
        ({"year": "2021", "month": "12"}, "2021-12"),
        ({"year": "2021", "month": "12~feb"}, "2021-02-12"),
        ({"year": "2021", "month": "may", "day": "31"}, "2021-05-31"),
        ({"date": "2021-05-31"}, "2021-05-31"),
        ({"date": "2021-05/2021-06", "year": "2021"}, "2021-05"),
    ],
)
def test_dates_are_as_exact_as_they_are_written(fields: dict[str, str], date: str) -> None:
    assert read_one("misc", title="A", **fields) == {"name": "A", "releaseDate": date}


def test_what_has_no_place_is_kept() -> None:
    publication = read_one(
        "misc", title="A", abstract="Long.", month="spring", year="2021", doi="none", url="u"
    )
    assert publication == {
        **{"name": "A", "releaseDate": "2021", "url": "u"},
        **{"x-abstract": "Long.", "x-month": "spring", "x-doi": "none"},
    }


def test_a_link_that_repeats_the_doi_is_left_out() -> None:
    publication = read_one("misc", title="A", doi="10.5555/1", url="http://dx.doi.org/10.5555/1")
    assert publication == {"name": "A", "doi": "10.5555/1"}


def test_editors_stand_where_nobody_else_is_named() -> None:
    assert read_one("proceedings", title="A", editor="B C")["authors"] == ["B C"]
    assert read_one("book", title="A", author="D E", editor="B C")["x-editor"] == "B C"


def test_a_paper_has_what_its_proceedings_say() -> None:
    publications, notes = read(
        "@inproceedings{a, title={A}, author={B C}, crossref={P}}\n"
        "@proceedings{p, title={Proc}, year=1999, publisher={Press}, editor={D E}}"
    )
    (paper,) = publications
    assert (paper["venue"], paper["releaseDate"], paper["publisher"]) == ("Proc", "1999", "Press")
    assert "kept under 'x-bibtex': it only lends its fields to others" in notes


def test_a_reference_into_nothing_is_told() -> None:
    publications, notes = read("@misc{a, title={A}, crossref={b}}")
    assert publications == [{"name": "A", "x-crossref": "b", "x-key": "a"}]
    assert notes == ["refers to 'b', which is not there"]

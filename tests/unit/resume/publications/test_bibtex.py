"""Publications as BibTeX. That they come back the same is a property test."""

from __future__ import annotations

from typing import Any

from casefolio.resume.model import Publication
from casefolio.resume.publications.bibtex import write_bibtex


def write(*data: dict[str, Any]) -> str:
    return write_bibtex(Publication.model_validate(each) for each in data)


def test_an_article_is_written_as_reference_managers_do() -> None:
    written = write(
        {
            "name": "Müller & the 5% of {queues}",
            "authors": ["Lovelace, Ada", "Simon and Schuster", "et al."],
            "type": "Journal article",
            "venue": "Journal_A",
            "volume": "12",
            "pages": "4–7",
            "releaseDate": "2021-05-03",
            "doi": "10.5555/a_b",
            "url": "https://a.example/~b_c",
        }
    )
    assert written == (
        "@article{lovelace2021muller,\n"
        "  author = {Lovelace, Ada and {Simon and Schuster} and others},\n"
        "  title = {{Müller \\& the 5\\% of \\lbrace{}queues\\rbrace{}}},\n"
        "  journal = {Journal\\_A},\n"
        "  volume = {12},\n"
        "  pages = {4--7},\n"
        "  year = {2021},\n"
        "  month = may,\n"
        "  day = {3},\n"
        "  doi = {10.5555/a_b},\n"
        "  url = {https://a.example/~b_c},\n"
        "}\n"
    )


def test_a_type_that_bibtex_does_not_have_is_kept_as_its_words() -> None:
    assert write({"name": "A", "type": "Poster", "venue": "Fair"}) == (
        "@misc{a,\n  title = {{A}},\n  type = {Poster},\n  howpublished = {Fair},\n}\n".replace(
            "{a,", "{publication,"
        )
    )
    assert "@phdthesis{" in write({"name": "A", "type": "Dissertation"})
    thesis = write({"name": "A", "type": "Thesis"})
    assert "@phdthesis{" in thesis and "  type = {Thesis},\n" in thesis
    assert "@article{" in write({"name": "A", "type": "journal"})
    assert "  type = {Dissertation},\n" in write({"name": "A", "type": "Dissertation"})


def test_no_two_entries_have_one_key() -> None:
    written = write(*[{"name": "Same", "authors": ["A B"], "releaseDate": "2020"}] * 3, {"name": "日本"})
    keys = [line.partition("{")[2].rstrip(",") for line in written.splitlines() if line.startswith("@")]
    assert keys == ["b2020same", "b2020same-2", "b2020same-3", "publication"]


def test_what_has_no_title_is_left_out() -> None:
    assert write({"doi": "10.5555/1"}) == ""

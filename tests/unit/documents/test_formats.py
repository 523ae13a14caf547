"""The formats beside a PDF, and their files."""

from __future__ import annotations

from pathlib import Path

from casefolio.documents.formats import choose_formats, find_export


def test_a_format_lies_beside_its_pdf() -> None:
    pdf = Path("build/acme/Robin-Example-Resume.pdf")
    assert find_export(pdf, "docx") == Path("build/acme/Robin-Example-Resume.docx")
    assert find_export(pdf, "full-json") == find_export(pdf, "json")


def test_of_two_formats_for_one_file_the_first_is_made() -> None:
    assert choose_formats("txt", "full-json", "txt", "json") == ("txt", "full-json")

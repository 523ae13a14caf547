"""File names fit to be sent."""

from __future__ import annotations

import pytest

from casefolio.documents.file_name import name_pdf
from casefolio.resume.model import Resume


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Robin Example", "Robin-Example-Resume.pdf"),
        ("Zoë van der Łukasz-Example", "Zoe-Łukasz-Example-Resume.pdf"),
        ("Robin", "Robin-Resume.pdf"),
        ("../../etc/passwd", "etcpasswd-Resume.pdf"),
        ("Андрей Пример", "Андрей-Пример-Resume.pdf"),
        ("🙂", "Resume.pdf"),
        ("Robin Sample-Example, RN, MSN", "Robin-Sample-Example-Resume.pdf"),
        ("Example, Robin", "Example-Robin-Resume.pdf"),
        ("Dr. Robin Q. Example Jr.", "Robin-Example-Resume.pdf"),
        ("Dr. Example", "Dr-Example-Resume.pdf"),
        ("x" * 400, "x" * 30 + "-Resume.pdf"),
    ],
)
def test_a_pdf_is_called_by_first_and_last_name(name: str, file: str) -> None:
    assert name_pdf(Resume.model_validate({"basics": {"name": name}})) == file


@pytest.mark.parametrize(
    ("called", "file"),
    [
        ("CV", "Robin-Example-CV.pdf"),
        ("Curriculum vitae", "Robin-Example-Curriculum-vitae.pdf"),
        ("../x", "Robin-Example-x.pdf"),
        ("✨", "Robin-Example-Resume.pdf"),
        ("w" * 300, f"Robin-Example-{'w' * 20}.pdf"),
    ],
)
def test_a_pdf_is_named_by_what_the_person_calls_it(called: str, file: str) -> None:
    data = {"basics": {"name": "Robin Example"}, "meta": {"casefolio": {"called": called}}}
    assert name_pdf(Resume.model_validate(data)) == file

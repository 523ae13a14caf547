"""`casefolio letter`: its files, its report, and the record of what was sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.unit.cli.conftest import POSTING, RESUME, run

from casefolio.export.docx_reading import read_paragraphs

LETTER = """\
letter:
  opening: I would like to join {company} as {role}.
  paragraphs:
    - {id: money, tags: [billing], text: Money has to be right.}
    - {id: code, tags: [python], text: Code has to be read.}
    - {id: snakes, tags: [python], text: I like snakes.}
"""
STEM = "build/acme/Robin-Example"


@pytest.fixture
def looks(project: Path, repository: Path) -> Path:
    (project / "templates").symlink_to(repository / "templates")
    (project / "data/resume.yaml").write_text(RESUME + LETTER, "utf-8")
    (project / "data/postings/acme.txt").write_text(f"---\ncompany: Acme\n---\n{POSTING}", "utf-8")
    return project


def read_report(project: Path) -> dict[str, object]:
    report: dict[str, object] = json.loads((project / "build/acme/letter.json").read_text("utf-8"))
    return report


def read_text(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


WORDS = [
    *("May 4, 2026", "Acme", "Dear hiring team,", "I would like to join Acme as Senior Billing Engineer."),
    *("Money has to be right.", "Code has to be read.", "Kind regards,", "Robin Example"),
]


def test_all_formats_show_the_same_letter_and_its_report_says_why(looks: Path) -> None:
    options = ("--format", "pdf,docx", "--format", "txt,md", "--merged", "--date", "2026-05-04")
    result = run(looks, "letter", "acme", *options)
    assert result.exit_code == 0, result.output
    names = [line.rpartition("/")[2] for line in result.stdout.splitlines()]
    endings = ("Letter.pdf", "Letter.docx", "Letter.txt", "Letter.md", "Application.pdf")
    assert names == [f"Robin-Example-{ending}" for ending in endings]
    about, found, reason, _ = result.stderr.splitlines()
    assert about == "  for Senior Billing Engineer at Acme" and found == "  2 of 3 paragraphs"
    assert reason == "  money: first to show billing"
    assert read_text(looks / f"{STEM}-Letter.pdf") == " ".join(["Robin Example", *WORDS])
    assert read_paragraphs((looks / f"{STEM}-Letter.docx").read_bytes()) == ["Robin Example", *WORDS]
    lines = (looks / f"{STEM}-Letter.txt").read_text("utf-8").split("\n\n")
    assert [line.strip() for line in lines] == ["Robin Example", *WORDS]
    assert "\n\nDear hiring team,\n\n" in (looks / f"{STEM}-Letter.md").read_text("utf-8")
    merged = PdfReader(looks / f"{STEM}-Application.pdf")
    assert [page.extract_text().splitlines()[1] for page in merged.pages] == ["May 4, 2026", "Experience"]
    report = read_report(looks)
    assert report["company"] == "Acme" and report["date"] == "2026-05-04"
    chosen = {each["id"]: each["chosen"] for each in report["paragraphs"]}
    assert chosen == {"money": True, "code": True, "snakes": False}


def test_what_was_made_with_a_letter_is_made_anew_with_it_and_no_edit_is_lost(looks: Path) -> None:
    run(looks, "letter", "acme", "--format", "txt,md")
    first = (looks / f"{STEM}-Letter.md").read_bytes()
    (looks / f"{STEM}-Letter.txt").write_text("mine", "utf-8")
    (looks / "data/letters").mkdir()
    (looks / "data/letters/acme.md").write_text("Dear all,\n\nYours,\nRobin Example\n", "utf-8")
    result = run(looks, "letter", "acme")
    assert "as it is written in data/letters/acme.md" in result.stderr
    assert result.stdout == f"{looks}/{STEM}-Letter.pdf\n"
    assert (looks / f"{STEM}-Letter.txt").read_text("utf-8") == "mine"
    assert b"Dear all," in (looks / f"{STEM}-Letter.md").read_bytes() != first
    assert read_report(looks)["files"].keys() == {"pdf", "md"}
    run(looks, "letter", "acme", "--format", "txt")
    assert (looks / f"{STEM}-Letter.txt.bak").read_text("utf-8") == "mine"


@pytest.mark.parametrize(("wish", "shown"), [("", "Real Pay AG"), ("names: public\n", "a payments company")])
def test_names_kept_back_are_shown_as_in_the_resume(looks: Path, wish: str, shown: str) -> None:
    (looks / "data/private.yaml").write_text("names: {A payments company: Real Pay AG}\n", "utf-8")
    resume = (looks / "data/resume.yaml").read_text("utf-8")
    own = resume.replace("Money has to be right.", "Money has to be right at a payments company.")
    (looks / "data/resume.yaml").write_text(own, "utf-8")
    (looks / "data/postings/acme.txt").write_text(f"---\ncompany: Acme\n{wish}---\n{POSTING}", "utf-8")
    run(looks, "letter", "acme", "--format", "txt")
    assert f"right at {shown}." in (looks / f"{STEM}-Letter.txt").read_text("utf-8")
    (looks / "data/letters").mkdir()
    text = "I come from a payments company.\n\nYours,\nRobin Example\n"
    (looks / "data/letters/acme.md").write_text(text, "utf-8")
    run(looks, "letter", "acme", "--format", "txt")
    assert f"I come from {shown}." in (looks / f"{STEM}-Letter.txt").read_text("utf-8")


def test_sent_freezes_the_letter_but_no_old_one(looks: Path) -> None:
    run(looks, "letter", "acme", "--format", "pdf,txt")
    assert run(looks, "sent", "acme", "--date", "2026-05-04").exit_code == 0
    folder = looks / "data/applications/2026-05-04-acme"
    assert (folder / "Robin-Example-Letter.pdf").read_bytes() == (looks / f"{STEM}-Letter.pdf").read_bytes()
    assert (folder / "Robin-Example-Letter.txt").is_file() and (folder / "made-from/letter.json").is_file()
    (looks / "data/letters").mkdir()
    (looks / "data/letters/acme.md").write_text("Dear all,\n\nYours,\nRobin Example\n", "utf-8")
    result = run(looks, "sent", "acme", "--date", "2026-05-05")
    assert result.exit_code == 1 and "the letter here is not up to date" in result.stderr
    # The desk shows the same message, where nobody types commands.
    assert "make it anew, on the applications desk or by `casefolio letter acme`" in result.stderr
    run(looks, "letter", "acme")
    assert run(looks, "sent", "acme", "--date", "2026-05-05").exit_code == 0
    again = looks / "data/applications/2026-05-05-acme/made-from/letter.md"
    assert again.read_text("utf-8") == "Dear all,\n\nYours,\nRobin Example\n"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--format", "json"), 2, "no format 'json': there are: pdf, docx, txt, md"),
        (("--date", "4 May"), 2, "'4 May' is no date: write it as 2024-05-31"),
        (("--look", "nowhere"), 1, "no look 'nowhere'"),
    ],
)
def test_what_cannot_be_is_told(looks: Path, options: tuple[str, ...], code: int, said: str) -> None:
    result = run(looks, "letter", "acme", *options)
    assert result.exit_code == code and said in result.stderr
    assert not (looks / "build/acme/letter.json").exists()


def test_a_letter_that_is_too_long_is_told_at_its_place(looks: Path) -> None:
    (looks / "data/letters").mkdir()
    long = "I have so much to say to you. " * 220
    (looks / "data/letters/acme.md").write_text(f"---\ndate: 2026\n---\n\nDear all,\n\n{long}", "utf-8")
    result = run(looks, "letter", "acme")
    assert result.exit_code == 1
    assert "data/letters/acme.md:5:1: the letter fills 1." in result.stderr
    assert "hint: shorten it by about " in result.stderr


def test_what_was_made_under_an_earlier_name_goes_unless_it_was_changed(looks: Path) -> None:
    folder = looks / "build/acme"
    run(looks, "export", "acme", "--format", "txt,md")
    run(looks, "letter", "acme", "--format", "pdf,txt")
    (folder / "Robin-Example-Resume.md").write_text("Mine.\n", "utf-8")
    resume = looks / "data/resume.yaml"
    resume.write_text(resume.read_text("utf-8").replace("Robin Example", "Robin Sample"), "utf-8")
    assert [run(looks, command, "acme").exit_code for command in ("pdf", "letter")] == [0, 0]
    assert {file.name for file in folder.iterdir() if "Example" in file.name} == {"Robin-Example-Resume.md"}
    made = {file.name for file in folder.iterdir() if "Sample" in file.name}
    assert made == {
        f"Robin-Sample-{kind}" for kind in ("Resume.pdf", "Resume.txt", "Letter.pdf", "Letter.txt")
    }

"""`casefolio check --pdf`: a good PDF passes, a bad one is told by its rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.conftest import sample
from tests.pdf.conftest import EVERYTHING, ROOT, make_pdf, make_resume
from tests.pdf.foreign import GOOD_LINES, lock, make_empty, make_foreign

from casefolio.cli.commands import cli
from casefolio.pdf.make import Made
from casefolio.pdf.reading.rules import MOST_PAGES, RULES, check_pdf
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.errors import Problem

LABELS = find_labels("en")
UNTAGGED = {"tags", "language", "title", "fonts"}
"""What any PDF from `make_foreign` lacks."""

ADA = make_resume(
    {
        "basics": {"name": "Ada Example", "email": "ada@example.com", "phone": "+1 555 0100"},
        "work": [{"name": "Works", "position": "Engineer", "startDate": "2019"}],
        "caseStudies": [{"id": "ferry", "title": "The ferry"}],
    }
)


def check(data: bytes, folder: Path, resume: Resume | None = None) -> tuple[Problem, ...]:
    file = folder / "resume.pdf"
    file.write_bytes(data)
    return check_pdf(file, resume, LABELS if resume else None)


def codes(data: bytes, folder: Path, resume: Resume | None = None) -> set[str]:
    """The rules that a PDF breaks, without those that all foreign ones break."""
    return {problem.message.rpartition("[")[2][:-1] for problem in check(data, folder, resume)} - UNTAGGED


def test_our_own_pdf_keeps_all_rules(made: Made, everything: Resume, tmp_path: Path) -> None:
    assert check(made.data, tmp_path, everything) == check(made.data, tmp_path) == ()


def test_another_persons_pdf_is_told(made: Made, tmp_path: Path) -> None:
    other = make_resume({"basics": {"name": "Eva Nobody", "email": "ada@example.com"}})
    messages = [problem.message for problem in check(made.data, tmp_path, other)]
    assert "'Eva Nobody' is not in the text [name]" in messages
    assert sum("a case study that does not exist [links]" in message for message in messages) == 2


@pytest.mark.parametrize("resume", [None, ADA], ids=["any", "ours"])
def test_a_plain_pdf_of_another_program_breaks_few_rules(resume: Resume | None, tmp_path: Path) -> None:
    problems = check(make_foreign(GOOD_LINES), tmp_path, resume)
    assert {problem.message.rpartition("[")[2][:-1] for problem in problems} == UNTAGGED
    (error,) = [problem for problem in problems if problem.severity == "error"]
    assert error.message == "the font 'Helvetica' is not embedded [fonts]"
    assert error.hint == "embed the fonts when you export the PDF"


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("name", ("A d a Example", *GOOD_LINES[1:])),
        ("mail", (GOOD_LINES[0], "mail and +1 555 0100", *GOOD_LINES[2:])),
        ("phone", (GOOD_LINES[0], "ada@example.com", *GOOD_LINES[2:])),
        ("heading", (*GOOD_LINES[:2], "E X P E R I E N C E", GOOD_LINES[3])),
        ("heading", (*GOOD_LINES[:2], "What I did", GOOD_LINES[3])),
        ("dates", (*GOOD_LINES[:3], "Engineer | a while ago")),
        ("odd", (*GOOD_LINES, "one\xa0more")),
    ],
)
def test_what_is_missing_of_the_resume_is_told(code: str, lines: tuple[str, ...], tmp_path: Path) -> None:
    assert codes(make_foreign(lines), tmp_path, ADA) == {code}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("mail", (GOOD_LINES[0], *GOOD_LINES[2:])),
        ("heading", (*GOOD_LINES, "S U M M A R Y")),
        ("dates", GOOD_LINES[:3]),
    ],
)
def test_what_any_resume_should_show_is_told(code: str, lines: tuple[str, ...], tmp_path: Path) -> None:
    assert codes(make_foreign(lines), tmp_path) == {code}


def test_an_emoji_in_the_name_need_not_be_read(tmp_path: Path) -> None:
    """Where no font has it, it is a picture beside the text."""
    resume = make_resume({"basics": {"name": "Ada 🚀 Example"}})
    assert "name" not in codes(make_foreign(("Ada  Example", *GOOD_LINES[1:])), tmp_path, resume)
    assert "name" in codes(make_foreign(("Ada Exam", *GOOD_LINES[1:])), tmp_path, resume)


def test_a_year_may_touch_letters(tmp_path: Path) -> None:
    """As in Japanese: 2019年4月."""
    assert codes(make_foreign((*GOOD_LINES[:3], "2019y4m")), tmp_path) == set()
    assert codes(make_foreign((*GOOD_LINES[:3], "order 920194")), tmp_path) == {"dates"}


@pytest.mark.parametrize(
    ("link", "is_good"),
    [
        ("https://example.com/", True),
        ("mailto:ada@example.com", True),
        ("tel:+15550100", True),
        ("https://folio.example.com/case-studies/ferry/#casestudy-ferry", True),
        ("https://folio.example.com/case-studies/boat/#casestudy-boat", False),
        ("example.com", False),
        ("https://", False),
        ("file:///home/ada/cv.docx", False),
        ("javascript:alert(1)", False),
        ("#casestudy-ferry", False),
    ],
)
def test_links_lead_somewhere(link: str, is_good: bool, tmp_path: Path) -> None:
    assert codes(make_foreign(GOOD_LINES, link=link), tmp_path, ADA) == (set() if is_good else {"links"})


def test_pages_are_counted_and_a_picture_among_them_is_told(tmp_path: Path) -> None:
    pages = [GOOD_LINES] * MOST_PAGES
    assert codes(make_foreign(*pages), tmp_path) == set()
    assert codes(make_foreign(*pages, GOOD_LINES), tmp_path) == {"pages"}
    assert codes(make_foreign(GOOD_LINES, ()), tmp_path) == {"text"}
    (first, *_) = check(make_foreign(()), tmp_path)
    assert (first.severity, first.message) == ("error", "page 1 has no text that a machine could read [text]")
    assert codes(make_foreign(()), tmp_path) == codes(make_empty(), tmp_path) == {"text"}


def test_fonts_of_drawings_are_looked_at(tmp_path: Path) -> None:
    messages = [problem.message for problem in check(make_foreign(GOOD_LINES, in_form=True), tmp_path)]
    assert "the font 'Helvetica' is not embedded [fonts]" in messages


def test_a_password_is_told(made: Made, tmp_path: Path) -> None:
    (problem,) = check(lock(made.data, "secret"), tmp_path)
    assert (problem.severity, problem.message) == (
        "error",
        "nobody can read it without its password [open]",
    )
    assert codes(lock(made.data, ""), tmp_path) == set()


def test_a_file_that_strict_readers_refuse_is_told(made: Made, tmp_path: Path) -> None:
    (problem,) = check(b"Received: by mail\n" + made.data, tmp_path)
    assert problem.severity == "warning" and problem.message.endswith("[sound]")


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n", "half"])
def test_what_is_no_pdf_is_one_problem(data: bytes | str, made: Made, tmp_path: Path) -> None:
    (problem,) = check(made.data[: len(made.data) // 2] if isinstance(data, str) else data, tmp_path)
    assert problem.severity == "error" and problem.message.startswith("cannot be read as a PDF")


@pytest.mark.parametrize("seed", sample(5, range(0, 40, 4)))
def test_a_broken_file_is_never_a_traceback(seed: int, made: Made, tmp_path: Path) -> None:
    """Bytes lost or changed anywhere: there may be nothing to complain about, but always an answer."""
    middle = len(made.data) * seed // 40
    for data in (
        made.data[:middle] + made.data[middle + 200 :],
        made.data[:middle] + bytes(reversed(made.data[middle : middle + 50])) + made.data[middle + 50 :],
    ):
        assert isinstance(check(data, tmp_path), tuple)


def test_the_command_looks_at_any_file(made: Made, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(made.data)
    bad.write_bytes(make_foreign(GOOD_LINES))
    run = CliRunner().invoke(cli, ["-C", str(tmp_path), "check", "--pdf", str(good)])
    assert (run.exit_code, run.stdout) == (0, "")
    assert "no project here" in run.stderr and f"checked {good}: no errors" in run.stderr
    run = CliRunner().invoke(cli, ["-C", str(tmp_path), "check", "--pdf", str(bad)])
    assert run.exit_code == 1
    assert "the font 'Helvetica' is not embedded [fonts]" in run.stdout
    assert CliRunner().invoke(cli, ["check", "--pdf", str(tmp_path / "none.pdf")]).exit_code == 2


def test_within_a_project_it_is_held_against_the_resume(tmp_path: Path) -> None:
    data: dict[str, Any] = EVERYTHING | {"basics": {"name": "Ada Example"}, "caseStudies": []}
    (tmp_path / "resume.pdf").write_bytes(make_pdf(make_resume(data)).data)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Eva Nobody}\n", "utf-8")
    run = CliRunner().invoke(cli, ["-C", str(tmp_path), "check", "--pdf", str(tmp_path / "resume.pdf")])
    assert run.exit_code == 1 and "'Eva Nobody' is not in the text [name]" in run.stdout


def test_the_library_that_reads_says_nothing_itself(made: Made, tmp_path: Path) -> None:
    """Its notes would stand among our results: seen only in a process without a test's own listeners."""
    (tmp_path / "odd.pdf").write_bytes(b"Received: by mail\n" + made.data)
    command = [sys.executable, "-m", "casefolio.cli", "-q", "check", "--pdf", "odd.pdf"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stderr == "" and "[sound]" in run.stdout


def test_each_rule_is_explained() -> None:
    page = (ROOT / "templates/pdf/CHECKS.md").read_text(encoding="utf-8")
    for rule in RULES.values():
        assert f"| `{rule.code}` | {rule.severity} | {rule.meaning} | {rule.advice} |" in page

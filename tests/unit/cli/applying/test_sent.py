"""`casefolio sent`, `log` and `applications`: from what was sent to what came of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import POSTING, RESUME, run

DAY = ("--date", "2024-05-31")


@pytest.fixture
def sendable(project: Path, repository: Path) -> Path:
    (project / "templates").symlink_to(repository / "templates")
    (project / "data/private.yaml").write_text("basics: {phone: '+1 202 555 0142'}\n", "utf-8")
    return project


def find_files(project: Path) -> set[str]:
    folder = project / "data/applications"
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_it_freezes_what_is_sent_and_what_it_was_made_from(sendable: Path) -> None:
    run(sendable, "export", "acme", "--format", "txt")
    result = run(sendable, "sent", "acme", *DAY, "--note", "by mail", "--company", "Acme")
    assert result.exit_code == 0 and result.stdout.endswith("data/applications/2024-05-31-acme\n")
    top = {"application.yaml", "SHA256SUMS", "Robin-Example-Resume.pdf", "Robin-Example-Resume.txt"}
    origin = {f"made-from/{name}" for name in ("posting.txt", "resume.yaml", "private.yaml", "report.json")}
    assert find_files(sendable) == {f"2024-05-31-acme/{name}" for name in top | origin}
    frozen = sendable / "data/applications/2024-05-31-acme"
    built = sendable / "build/acme/Robin-Example-Resume.pdf"
    assert (frozen / built.name).read_bytes() == built.read_bytes()
    assert (frozen / "made-from/posting.txt").read_text("utf-8") == POSTING
    assert 'company: "Acme"\nrole: "Senior Billing Engineer"' in (frozen / "application.yaml").read_text(
        "utf-8"
    )
    assert run(sendable, "check").exit_code == 0


def test_the_pdf_is_made_where_there_is_none(sendable: Path) -> None:
    (sendable / "data/postings/two words.txt").write_text(POSTING, "utf-8")
    result = run(sendable, "sent", "two words", *DAY)
    assert result.exit_code == 0 and "`casefolio log 'two words' STATE`" in result.stderr
    assert "2024-05-31-two words/Robin-Example-Resume.pdf" in find_files(sendable)


def test_a_pdf_with_a_budget_is_the_one_that_was_sent(sendable: Path) -> None:
    run(sendable, "pdf", "acme", "--pages", "2")
    assert run(sendable, "sent", "acme", *DAY).exit_code == 0


def test_an_old_pdf_is_not_taken_for_what_was_sent(sendable: Path) -> None:
    run(sendable, "pdf", "acme")
    (sendable / "data/resume.yaml").write_text(RESUME.replace("3%", "9%"), "utf-8")
    result = run(sendable, "sent", "acme", *DAY)
    assert result.exit_code == 1 and "is not up to date" in result.stderr
    assert find_files(sendable) == set()
    (sendable / "mine.pdf").write_bytes(b"%PDF-1.7")
    assert run(sendable, "sent", "acme", *DAY, "--file", "mine.pdf").exit_code == 0
    assert "2024-05-31-acme/mine.pdf" in find_files(sendable)


LETTER = "letter:\n  opening: I bill for {{company}}.\n  closing: {closing}\n"


def test_what_has_changed_and_does_not_show_is_no_obstacle(sendable: Path) -> None:
    resume = sendable / "data/resume.yaml"
    resume.write_text(RESUME + LETTER.format(closing="Bye."), "utf-8")
    posting = sendable / "data/postings/acme.txt"
    posting.write_text(f"---\ncompany: Acme\n---\n{POSTING}", "utf-8")
    assert [run(sendable, command, "acme").exit_code for command in ("pdf", "letter")] == [0, 0]
    resume.write_text("# Checked.\n" + resume.read_text("utf-8"), "utf-8")
    assert run(sendable, "sent", "acme", "--date", "2024-05-30").exit_code == 0
    resume.write_text(RESUME + LETTER.format(closing="Goodbye."), "utf-8")
    changed = run(sendable, "sent", "acme", *DAY)
    assert changed.exit_code == 1 and "the letter here is not up to date" in changed.stderr
    assert "the PDF here" not in changed.stderr
    resume.write_text(resume.read_text("utf-8").replace("3%", "9%"), "utf-8")
    both = run(sendable, "sent", "acme", *DAY)
    assert "the PDF here is not" in both.stderr and "the letter here is not" in both.stderr
    assert {file.partition("/")[0] for file in find_files(sendable)} == {"2024-05-30-acme"}


def test_a_posting_that_names_no_company_is_told(sendable: Path) -> None:
    result = run(sendable, "sent", "acme", *DAY)
    assert "the posting names no company: write it into" in result.stderr
    assert "2024-05-31-acme/application.yaml" in result.stderr
    named = run(sendable, "sent", "acme", "--date", "2024-06-01", "--company", "Acme")
    assert "names no" not in named.stderr


def test_one_made_elsewhere_is_recorded_too(sendable: Path) -> None:
    result = run(sendable, "sent", "--company", "Café Ünique", "--role", "Chef", *DAY)
    assert result.stdout.endswith("2024-05-31-cafe-unique-chef\n")
    assert run(sendable, "sent", "--company", "Acme").exit_code == 2
    assert run(sendable, "sent", "acme", "--date", "31.5.").exit_code == 2
    lost = run(sendable, "sent", "acme", *DAY, "--file", "none.pdf", "--file", "gone.pdf")
    assert lost.exit_code == 1 and lost.stderr.count("cannot be read") == 2


def test_what_came_of_it_is_logged_and_listed(sendable: Path) -> None:
    run(sendable, "sent", "acme", *DAY, "--follow-up", "2024-06-09")
    run(sendable, "sent", "--company", "=Other", "--role", "Chef", "--date", "2024-06-01")
    assert run(sendable, "log", "acme", "Interview", "a call", "--date", "2024-06-03").exit_code == 0
    told = run(sendable, "applications", "--today", "2024-06-09")
    assert [line.split()[:4] for line in told.stdout.splitlines()[1:]] == [
        ["2024-06-01-other-chef", "applied", "8", "=Other"],
        ["2024-05-31-acme", "interview", "6", "2024-06-09"],
    ]
    assert told.stderr == "1 to follow up\n"
    rows = json.loads(run(sendable, "applications", "--json", "--due", "--today", "2024-06-09").stdout)
    assert [(row["application"], row["due"], len(row["history"])) for row in rows] == [
        ("2024-05-31-acme", True, 2)
    ]
    table = csv.DictReader(io.StringIO(run(sendable, "applications", "--csv").stdout))
    # A spreadsheet would run a value that begins with an equals sign.
    assert [row["company"] for row in table] == ["'=Other", ""]


def test_a_name_or_a_state_that_is_none_is_told_what_there_is(sendable: Path) -> None:
    assert "`casefolio sent POSTING` records one" in run(sendable, "applications").stderr
    run(sendable, "sent", "acme", *DAY)
    assert "there are: acme" in run(sendable, "log", "nobody", "offer").stderr
    assert "did you mean 'offer'" in run(sendable, "log", "acme", "offre").stderr


def test_a_malformed_record_hides_no_other(sendable: Path) -> None:
    run(sendable, "sent", "acme", *DAY)
    run(sendable, "sent", "--company", "A", "--role", "B", *DAY)
    (sendable / "data/applications/2024-05-31-acme/application.yaml").write_text("state: x\n", "utf-8")
    result = run(sendable, "applications")
    assert (
        result.exit_code == 1 and "2024-05-31-a-b" in result.stdout and "unknown state 'x'" in result.stderr
    )


def test_check_tells_what_was_tampered_with_and_nothing_else_stops(sendable: Path) -> None:
    run(sendable, "sent", "acme", *DAY)
    (sendable / "data/applications/2024-05-31-acme/Robin-Example-Resume.pdf").write_bytes(b"other")
    result = run(sendable, "check")
    assert result.exit_code == 1 and "is not what was sent" in result.stdout
    assert run(sendable, "pdf", "acme").exit_code == 0

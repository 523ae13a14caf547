"""The files of a letter: made on a click, given as they were made, and frozen with an application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.desk.example import POSTING, lay_out, read_project, study, write_project

from casefolio.desk.applying.acting import record_application
from casefolio.desk.applying.letter_files import give_letter, make_letter_file
from casefolio.desk.pdf_jobs import Job
from casefolio.desk.workspace import State
from casefolio.documents.freshness import Wanted
from casefolio.documents.letter_files import LetterOptions, read_options, read_report
from casefolio.documents.letters import make_letter
from casefolio.resume.record import parse_date
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError

LETTER = "letter: {opening: I would like to join you., closing: Until soon.}\n"


@pytest.fixture
def project(tmp_path: Path, repository: Path) -> tuple[State, Study]:
    """A posting for which there is a letter, in a project with the looks of this repository."""
    write_project(tmp_path, acme=POSTING)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/pdf").symlink_to(repository / "templates/pdf")
    with (tmp_path / "data/resume.yaml").open("a", encoding="utf-8") as file:
        file.write(LETTER)
    _, state = read_project(tmp_path)
    return state, study(state)


def test_a_letter_is_made_given_and_frozen(tmp_path: Path, project: tuple[State, Study]) -> None:
    address = make_letter_file("txt", make_letter, *project)
    assert address == "letter/Ada-Example-Letter.txt"
    given = give_letter(tmp_path, "acme", "Ada-Example-Letter.txt")
    assert given.status == 200 and b"I would like to join you." in given.body
    assert give_letter(tmp_path, "acme", "letter.json").status == 404
    state, found = project
    job = Job("acme", document=lay_out(found, "refunds"), sha256="f00d")
    folder = record_application(state, found, job, {"pdf": "f00d", "date": "2026-11-20"})
    assert (folder / "Ada-Example-Letter.txt").read_bytes() == given.body
    (tmp_path / "build/acme/Ada-Example-Letter.txt").write_text("edited", encoding="utf-8")
    assert give_letter(tmp_path, "acme", "Ada-Example-Letter.txt").status == 404


def test_a_date_that_was_chosen_before_stays(project: tuple[State, Study]) -> None:
    state, found = project
    assert state.portfolio is not None
    options = LetterOptions(state.options, parse_date("2026-11-30"))
    make_letter(state.portfolio, found, Wanted("acme", found.posting.source), options, ("txt",))
    make_letter_file("md", make_letter, state, found)
    report = read_report(state.portfolio.root, "acme")
    assert report is not None and str(read_options(report).date) == "2026-11-30"


def test_what_cannot_be_made_is_told(project: tuple[State, Study]) -> None:
    def die(*_: Any) -> Any:
        raise RuntimeError("the process that draws PDFs has ended")

    state, found = project
    for format, make, shown, told in (
        ("exe", make_letter, found, "there is no format 'exe'"),
        ("pdf", make_letter, None, "cannot be made while the resume has errors"),
        ("pdf", die, found, "the letter was not made: the process that draws PDFs has ended"),
    ):
        with pytest.raises(InputError) as refused:
            make_letter_file(format, make, state, shown)
        assert told in str(refused.value)

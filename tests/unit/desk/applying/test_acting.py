"""What the forms about an application write: the same as the commands, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.desk.example import POSTING, lay_out, read_project, study, write_project

from casefolio.applications.frozen import find_changed_files
from casefolio.applications.record import list_folders, read_application
from casefolio.desk.applying.acting import add_state, record_application
from casefolio.desk.pdf_jobs import Job
from casefolio.desk.workspace import State
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError

FORM = {
    "pdf": "f00d",
    "date": "2026-11-20",
    "follow-up": "2026-12-01",
    "note": " By mail ",
    "company": "Acme",
}


@pytest.fixture
def shown(tmp_path: Path) -> tuple[State, Study, Job]:
    """A posting, and the PDF that its page has shown."""
    _, state = read_project(write_project(tmp_path, acme=POSTING))
    found = study(state)
    return state, found, Job("acme", document=lay_out(found, "refunds"), sha256="f00d")


def test_what_the_page_has_shown_is_frozen_with_what_it_came_from(
    tmp_path: Path, shown: tuple[State, Study, Job]
) -> None:
    folder = record_application(*shown, FORM)
    assert folder == tmp_path / "data/applications/2026-11-20-acme"
    assert (folder / "x.pdf").read_bytes() == b"%PDF-"
    assert (folder / "made-from/posting.txt").read_text("utf-8") == POSTING
    origins = sorted(file.name for file in (folder / "made-from").iterdir())
    assert origins == ["posting.txt", "report.json", "resume.yaml"]
    assert not list(find_changed_files(folder, tmp_path))
    sent = read_application(folder, tmp_path)
    assert (sent.company, sent.role, sent.state) == ("Acme", "Billing Engineer", "applied")
    assert [(event.day.isoformat(), event.note) for event in sent.history] == [("2026-11-20", "By mail")]
    assert str(sent.follow_up) == "2026-12-01"


@pytest.mark.parametrize(
    ("changed", "messages"),
    [
        ({"pdf": "beef"}, ["is another than this page has shown"]),
        ({"date": ""}, ["no day"]),
        ({"date": "20.11.", "follow-up": "soon"}, ["'20.11.' is no day", "'soon' is no day"]),
    ],
)
def test_a_form_that_is_wrong_writes_nothing(
    tmp_path: Path, shown: tuple[State, Study, Job], changed: dict[str, str], messages: list[str]
) -> None:
    with pytest.raises(InputError) as raised:
        record_application(*shown, FORM | changed)
    assert [problem.message for problem in raised.value.problems] == messages
    assert list_folders(tmp_path) == []


def test_the_same_day_again_is_refused(shown: tuple[State, Study, Job]) -> None:
    record_application(*shown, FORM)
    with pytest.raises(InputError) as raised:
        record_application(*shown, FORM)
    assert "is recorded already" in str(raised.value.problems[0])


def test_a_state_is_added_to_the_history(tmp_path: Path, shown: tuple[State, Study, Job]) -> None:
    folder = record_application(*shown, FORM)
    add_state(tmp_path, folder, {"state": "interview", "date": "2026-11-25", "note": "Two\nhours"})
    sent = read_application(folder, tmp_path)
    assert [event.state for event in sent.history] == ["applied", "interview"]
    assert sent.history[1].note == "Two hours" and str(sent.follow_up) == "2026-12-01"
    for wrong in ({"state": "hired", "date": "2026-11-25"}, {"state": "offer"}):
        with pytest.raises(InputError):
            add_state(tmp_path, folder, wrong)
    assert read_application(folder, tmp_path) == sent

"""What the desk shows of applications: states, files, what is due, and what has changed since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.unit.desk.example import POSTING, lay_out, read_project, study, today, write_project

from casefolio.applications.differences import ShownContent, ShownLine
from casefolio.applications.record import Event
from casefolio.applications.sending import Facts, record_sent
from casefolio.desk.applying.views import Applications, view_difference
from casefolio.desk.pdf_jobs import Job

BASE = "/folio/applications/"


def send(root: Path, slug: str, day: str, follow_up: str = "") -> Path:
    due = date.fromisoformat(follow_up) if follow_up else None
    event = Event(date.fromisoformat(day), "applied")
    return record_sent(root, slug, {"x.pdf": b"%PDF-"}, Facts("Acme", "Engineer"), event, due)


def test_the_table_has_the_latest_of_each_and_those_without_a_posting(tmp_path: Path) -> None:
    send(tmp_path, "acme", "2026-11-02")
    send(tmp_path, "acme", "2026-11-20", "2026-11-30")
    send(tmp_path, "far-away", "2026-11-10")
    (tmp_path / "data/applications/2026-11-11-broken").mkdir()
    table = Applications(tmp_path, BASE, today).read_table()
    assert {slug: row.application.folder for slug, row in table.rows.items()} == {
        "acme": "2026-11-20-acme",
        "far-away": "2026-11-10-far-away",
    }
    assert table.rows["acme"].is_due
    assert [row.address for row in table.list_others(frozenset({"acme"}))] == [
        f"{BASE}-/sent/2026-11-10-far-away/"
    ]
    assert len(table.problems) == 1


def test_a_posting_s_page_has_its_applications_and_the_pdf_that_may_be_recorded(tmp_path: Path) -> None:
    _, state = read_project(write_project(tmp_path, acme=POSTING))
    found = study(state)
    for slug, day in (("acme", "2026-11-02"), ("acme", "2026-11-20"), ("not-acme", "2026-11-20")):
        send(tmp_path, slug, day)
    (tmp_path / "data/applications/2026-11-02-acme/x.pdf").write_bytes(b"other")
    applications = Applications(tmp_path, BASE, today)
    view = applications.view("acme", found, Job("acme", document=lay_out(found), sha256="f00d"))
    assert [each.application.folder for each in view.applications] == ["2026-11-20-acme", "2026-11-02-acme"]
    assert [len(each.problems) for each in view.applications] == [0, 1]
    assert [file.address for file in view.applications[0].sent_files] == [
        f"{BASE}-/sent/2026-11-20-acme/x.pdf"
    ]
    assert "applied" not in view.applications[0].states and "interview" in view.applications[0].states
    assert (view.version, view.facts.role, view.difference) == ("f00d", "Billing Engineer", None)
    assert applications.view("acme", found, None).version == ""


def test_changes_stand_below_their_kind_in_words() -> None:
    def show(name: str, *lines: ShownLine) -> ShownContent:
        return ShownContent(name, "", "", lines, (), (), ())

    before = show("sent", ShownLine("a", "x", "One."), ShownLine("b", "x", "Two things were done."))
    view = view_difference(before, show("now", ShownLine("b", "x", "Two things were done well.")))
    assert [(title, [(c.before or c.after).id for c in changes]) for title, changes in view.groups] == [
        ("In other words", ["b"]),
        ("Left out", ["a"]),
    ]
    assert view.since == "sent"

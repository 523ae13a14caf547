"""`casefolio applications`: what was sent where, its state, and what is due."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from casefolio.applications.record import Application, list_folders, read_application
from casefolio.cli.applying.sent import read_day
from casefolio.cli.console import Session, print_text
from casefolio.text.errors import InputError, Problem
from casefolio.text.escaping.terminal import mark_style, write_json


@click.command()
@click.option(
    "--today", callback=read_day, metavar="DAY", help="Count days up to this one; else up to today."
)
@click.option("--due", is_flag=True, help="Only those that are to be followed up by then.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for a spreadsheet.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the whole history.")
@click.pass_obj
def applications(session: Session, today: date | None, due: bool, as_csv: bool, as_json: bool) -> None:
    """List the applications in data/applications/, the latest first: state, days, and what is due."""
    if as_csv and as_json:
        raise click.UsageError("of --csv and --json, give one")
    root = session.find_root()
    day = today or date.today()
    found: list[Application] = []
    failed: list[Problem] = []
    for folder in list_folders(root):
        try:
            found.append(read_application(folder, root))
        except InputError as error:
            # One that is malformed must not hide the others.
            failed += error.problems
    shown = sorted((each for each in found if not due or each.is_due(day)), key=_by_day, reverse=True)
    if as_json:
        rows = [_describe(each, day) | {"history": _describe_history(each)} for each in shown]
        print_text(write_json(rows))
    elif as_csv:
        print_text(_write_csv([_describe(each, day) for each in shown]), nl=False)
    elif shown:
        _show_table(session, shown, day)
    else:
        session.say(
            "nothing is due" if due and found else "no applications: `casefolio sent POSTING` records one"
        )
    if failed:
        raise InputError(failed)


def _by_day(application: Application) -> tuple[date, str]:
    return application.sent, application.folder


def _describe(application: Application, today: date) -> dict[str, Any]:
    """An application as a flat record; `days` are those since the latest event."""
    return {
        "application": application.folder,
        "company": application.company,
        "role": application.role,
        "url": application.url,
        "state": application.state,
        "sent": application.sent.isoformat(),
        "latest": application.latest.isoformat(),
        "days": (today - application.latest).days,
        "followUp": application.follow_up.isoformat() if application.follow_up else "",
        "due": application.is_due(today),
        "contacts": list(application.contacts),
    }


def _describe_history(application: Application) -> list[dict[str, str]]:
    return [
        {"date": event.day.isoformat(), "state": event.state, "note": event.note}
        for event in application.history
    ]


def _write_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Rows with a head. A value that a spreadsheet would take for a formula gets an apostrophe before it."""
    written = io.StringIO()
    keys = (
        "application",
        "company",
        "role",
        "url",
        "state",
        "sent",
        "latest",
        "days",
        "followUp",
        "due",
        "contacts",
    )
    table = csv.DictWriter(written, keys, lineterminator="\n")
    table.writeheader()
    for row in rows:
        contacts = "; ".join(row["contacts"])
        table.writerow({key: _disarm(value) for key, value in (row | {"contacts": contacts}).items()})
    return written.getvalue()


def _disarm(value: Any) -> Any:
    return (
        f"'{value}"
        if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
        else value
    )


_HEAD = ("application", "state", "days", "follow up", "company", "role")


def _show_table(session: Session, shown: Sequence[Application], today: date) -> None:
    rows = [_HEAD, *(_make_row(application, today) for application in shown)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for number, row in enumerate(rows):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        is_due = number > 0 and shown[number - 1].is_due(today)
        print_text(mark_style("warning", line) if is_due else line)
    if due := sum(application.is_due(today) for application in shown):
        session.say(f"{due} to follow up")


def _make_row(application: Application, today: date) -> tuple[str, ...]:
    follow_up = application.follow_up.isoformat() if application.follow_up else ""
    return (
        application.folder,
        application.state,
        str((today - application.latest).days),
        f"{follow_up} due" if application.is_due(today) else follow_up,
        application.company,
        application.role,
    )

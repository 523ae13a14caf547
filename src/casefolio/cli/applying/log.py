"""`casefolio log`: adds to an application what has come of it."""

from __future__ import annotations

from datetime import date

import click

from casefolio.applications.history import log_event
from casefolio.applications.record import STATES, Event, find_folder
from casefolio.cli.applying.sent import read_day
from casefolio.cli.console import Session
from casefolio.text.errors import suggest


def read_state(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """One of `STATES`. Raises click.BadParameter for anything else."""
    if value.lower() in STATES:
        return value.lower()
    hint = suggest(value, STATES, f"one of: {', '.join(STATES)}")
    raise click.BadParameter(f"no state '{value}': {hint}", context, parameter)


@click.command()
@click.argument("application")
@click.argument("state", callback=read_state)
@click.argument("note", default="")
@click.option("--date", "day", callback=read_day, metavar="DAY", help="When it was; else today.")
@click.option("--follow-up", callback=read_day, metavar="DAY", help="When to ask again.")
@click.pass_obj
def log(session: Session, application: str, state: str, note: str, day: date | None,
        follow_up: date | None) -> None:  # fmt: skip
    """Add to the history of APPLICATION that it has come to STATE, with a NOTE.

    APPLICATION is the name of its folder in data/applications/, or its slug where that is unique. STATE is
    one of draft, applied, screening, interview, offer, accepted, rejected, withdrawn, expired.
    """
    root = session.find_root()
    folder = find_folder(root, application)
    kept = log_event(folder, root, Event(day or date.today(), state, note), follow_up)
    session.say(f"{folder.name}: {state}" + (f", to follow up on {kept}" if kept else ""))

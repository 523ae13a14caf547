"""`casefolio sent`: freezes what was sent, with the posting and the data that it came from."""

from __future__ import annotations

import shlex
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click

from casefolio.applications.record import RECORD, Event
from casefolio.applications.sending import (
    SENT,
    Facts,
    find_facts,
    list_origins,
    read_made_letter,
    record_sent,
)
from casefolio.cli.console import Session, print_text, read_named, show_path
from casefolio.cli.documents.making import Making
from casefolio.documents.formats import find_export
from casefolio.documents.freshness import (
    REPORT,
    Options,
    Wanted,
    creation_date,
    find_latest,
    list_exports,
    read_report,
)
from casefolio.posting import read_posting
from casefolio.storage.project import BUILD_FOLDER, MADE_FROM
from casefolio.text.errors import InputError, Place, Problem, stop_on_errors
from casefolio.text.patterns import lazy_pattern

LONGEST_SLUG = 60


def read_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """A day written as `2024-05-31`. Raises click.BadParameter for anything else."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is no day: write it as 2024-05-31", context, parameter) from None


@click.command()
@click.argument("posting", required=False)
@click.option("--date", "day", callback=read_day, metavar="DAY", help="When it was sent; else today.")
@click.option("--note", default="", help="A note for the history: how it was sent, by whom it goes.")
@click.option("--follow-up", callback=read_day, metavar="DAY", help="When to ask what has come of it.")
@click.option("--company", default="", help="The company, in place of the posting's.")
@click.option("--role", default="", help="The role, in place of the posting's title.")
@click.option("--url", default="", help="The posting's address.")
@click.option("--file", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
              help="What was sent, in place of the PDF in build/; once for each file.")  # fmt: skip
@click.pass_obj
def sent(session: Session, posting: str | None, day: date | None, note: str, follow_up: date | None,
         company: str, role: str, url: str, files: tuple[Path, ...]) -> None:  # fmt: skip
    """Record the application for POSTING as it was sent: documents, posting, reports and data.

    It goes to a folder of its own in data/applications/ and is never changed afterwards: `casefolio log`
    adds to its history. One that was made elsewhere is recorded with --company and --role.
    """
    if not posting and not (company and role):
        raise click.UsageError("name the POSTING that was answered, or give --company and --role")
    root = session.find_root()
    frozen = dict(_read_sent(session, files))
    if posting:
        source, slug = read_named(session, posting, root)
        read = read_posting(source, slug)
        if not files:
            frozen |= _read_documents(session, root, posting, Wanted(slug, source))
        frozen |= dict(list_origins(root, source, slug))
    else:
        read, slug = None, _name(f"{company} {role}")
    day = day or date.today()
    facts = find_facts(read, Facts(company, role, url))
    folder = record_sent(root, slug, frozen, facts, Event(day, SENT, note), follow_up)
    print_text(show_path(folder))
    unknown = " and no ".join(
        name for name, value in (("company", facts.company), ("role", facts.role)) if not value
    )
    if unknown:
        session.say(f"  the posting names no {unknown}: write it into {show_path(folder / RECORD)}")
    command = f"casefolio log {shlex.quote(slug)} STATE"
    session.say(f"  {len(frozen)} files, as they were sent; `{command}` tells what comes of it")


def _read_sent(session: Session, files: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """The files that a person names. Raises InputError for one that cannot be read, or a name given twice."""
    known: set[str] = set()
    problems = []
    for file in files:
        place = Place(file.as_posix())
        if file.name in known:
            problems.append(Problem(place, "a file of this name is named twice", "rename one of them"))
        known.add(file.name)
        try:
            data = session.locate(file).read_bytes()
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            problems.append(Problem(place, f"cannot be read: {reason}"))
            continue
        yield file.name, data
    if problems:
        raise InputError(problems)


def _read_documents(session: Session, root: Path, posting: str, wanted: Wanted) -> dict[str, bytes]:
    """The PDF and the letter in `build/`. Raises InputError with what is wrong with either."""
    frozen: dict[str, bytes] = {}
    problems: list[Problem] = []
    for read in (
        partial(_read_made, session, root, posting, wanted),
        partial(read_made_letter, root, wanted),
    ):
        try:
            frozen |= read()
        except InputError as error:
            problems += error.problems
    stop_on_errors(problems)
    return frozen


def _read_made(session: Session, root: Path, posting: str, wanted: Wanted) -> dict[str, bytes]:
    """The PDF in `build/`, made now where there is none, with its other formats and its report.

    Raises InputError where it is older than what it is made from, and would now be another: nobody knows then
    which one was sent.
    """
    edition = find_latest(root, wanted)
    if edition is None and read_report(root / BUILD_FOLDER / wanted.slug) is None:
        making = Making(session, Options(created=creation_date()))
        edition = making.run((posting,), every=False, force=False)[wanted.slug]
        making.finish()
    if edition is None:
        from casefolio.documents.unchanged import find_unchanged

        edition = find_unchanged(root, wanted)
    if edition is None:
        place = Place(f"{BUILD_FOLDER.as_posix()}/{wanted.slug}")
        message = "the PDF here is not up to date: data, posting or look have changed since"
        hint = f"`casefolio pdf {shlex.quote(wanted.slug)}` makes it anew; `--file` records what you sent"
        raise InputError([Problem(place, message, hint)])
    report = read_report(edition.file.parent)
    assert report, "a PDF that is up to date has its report"
    made = [find_export(edition.file, format) for format in list_exports(report, edition.file.parent)]
    frozen = {file.name: file.read_bytes() for file in (edition.file, *made)}
    return frozen | {f"{MADE_FROM}/{REPORT}": (edition.file.parent / REPORT).read_bytes()}


_NO_SLUG = lazy_pattern(r"[^a-z0-9]+")


def _name(text: str) -> str:
    """A slug of a text: `acme-billing-engineer`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NO_SLUG.sub("-", plain).strip("-")[:LONGEST_SLUG].rstrip("-") or "application"

"""What a person sends by the forms about an application: that it was sent, and what came of it.

Both are written by the functions that `casefolio sent` and `casefolio log` call.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from casefolio.applications.history import log_event
from casefolio.applications.record import STATES, Event
from casefolio.applications.sending import (
    SENT,
    Facts,
    find_facts,
    list_origins,
    read_made_letter,
    record_sent,
)
from casefolio.desk.applying.files import FORMATS
from casefolio.desk.pdf_jobs import Job
from casefolio.desk.workspace import State
from casefolio.documents.batch import Batch, write_report
from casefolio.documents.exports import make_exports
from casefolio.documents.formats import find_export
from casefolio.documents.freshness import REPORT, Wanted
from casefolio.storage.project import MADE_FROM
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Place, Problem, suggest

Form = Mapping[str, str]


def record_application(state: State, study: Study | None, job: Job | None, form: Form) -> Path:
    """Freeze the PDF that the page has shown, with the formats that went along. Returns the folder.

    Raises InputError with what is wrong with the form, or why it is not written: the person has seen no other
    PDF than that with the digest in the form.
    """
    document = job.document if job else None
    if not (state.portfolio and study and job and document and job.sha256 == form.get("pdf", "")):
        hint = "look at the one that is shown now, then record it"
        raise InputError([Problem(Place("the PDF"), "is another than this page has shown", hint)])
    root, posting = state.portfolio.root, study.posting
    wanted = Wanted(posting.slug, posting.source)
    batch = Batch(state.portfolio, state.options, state.made_from)
    day, follow_up = _read_days(form)
    formats = tuple(format for format in FORMATS if form.get(format))
    exports = make_exports(document, batch.portfolio, formats)
    report = batch.describe(wanted, document, study, exports)
    pdf = Path(document.file_name)
    files = {
        pdf.name: document.made.data,
        **{find_export(pdf, format).name: data for format, data in exports.items()},
        f"{MADE_FROM}/{REPORT}": write_report(report),
        **read_made_letter(root, wanted),
        **dict(list_origins(root, posting.source, posting.slug)),
    }
    facts = find_facts(posting, Facts(form.get("company", "").strip(), form.get("role", "").strip()))
    event = Event(day, SENT, form.get("note", "").strip())
    return record_sent(root, posting.slug, files, facts, event, follow_up)


def add_state(root: Path, folder: Path, form: Form) -> None:
    """Add to the history of an application what it has come to.

    Raises InputError with what is wrong with the form, or why it is not written.
    """
    state = form.get("state", "")
    if state not in STATES:
        hint = suggest(state, STATES, f"one of: {', '.join(STATES)}")
        raise InputError([Problem(Place("state"), f"there is no state '{state[:40]}'", hint)])
    day, follow_up = _read_days(form)
    log_event(folder, root, Event(day, state, form.get("note", "").strip()), follow_up)


def _read_days(form: Form) -> tuple[date, date | None]:
    """When it was, and when to ask again. Raises InputError with all that is no day."""
    problems: list[Problem] = []
    day, follow_up = (_read_day(form, key, problems) for key in ("date", "follow-up"))
    if day is None and not problems:
        problems.append(Problem(Place("date"), "no day", "say on which day it was"))
    if problems or day is None:
        raise InputError(problems)
    return day, follow_up


def _read_day(form: Form, key: str, problems: list[Problem]) -> date | None:
    written = form.get(key, "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        problems.append(Problem(Place(key), f"'{written[:40]}' is no day", "write it as 2024-05-31"))
        return None

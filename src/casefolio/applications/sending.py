"""Records an application as it was sent: the facts of it, the posting and the data that it came from."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from casefolio.applications.frozen import freeze
from casefolio.applications.record import Event, write_record
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.documents import letter_files
from casefolio.documents.freshness import Wanted
from casefolio.posting import Posting
from casefolio.storage.project import BUILD_FOLDER, MADE_FROM, PRIVATE_FILE, RESUME_FILE
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import Source

SENT = "applied"
"""The state that a history begins with."""


class Facts(NamedTuple):
    """To whom an application went, as far as it is known."""

    company: str = ""
    role: str = ""
    url: str = ""


def find_facts(posting: Posting | None, said: Facts) -> Facts:
    """What the person has said of an application, and what the posting says where they have not."""
    if posting is None:
        return said
    url = said.url or posting.preferences.url
    return Facts(said.company or posting.company, said.role or posting.title, url)


def read_made_letter(root: Path, wanted: Wanted) -> dict[str, bytes]:
    """The letter in `build/` in each format, with its report; nothing where none was made.

    Raises InputError where it is older than what it is made from, and would now be another.
    """
    report = letter_files.read_report(root, wanted.slug)
    if report is None:
        return {}
    folder = BUILD_FOLDER / wanted.slug
    if not (letter_files.is_up_to_date(root, wanted, report) or _is_unchanged(root, wanted, report)):
        message = "the letter here is not up to date: data, posting, letter or look have changed since"
        again = f"make it anew, on the applications desk or by `casefolio letter {shlex.quote(wanted.slug)}`"
        hint = f"{again}; `casefolio sent … --file` records what you sent"
        place = Place((folder / letter_files.REPORT).as_posix())
        raise InputError([Problem(place, message, hint)])
    files = letter_files.list_unchanged(root, wanted.slug, report).values()
    frozen = {file.name: file.read_bytes() for file in files}
    return frozen | {f"{MADE_FROM}/{letter_files.REPORT}": (root / folder / letter_files.REPORT).read_bytes()}


def _is_unchanged(root: Path, wanted: Wanted, report: Mapping[str, Any]) -> bool:
    # Imported here: it draws the letter again, for which it needs WeasyPrint.
    from casefolio.documents.unchanged import is_letter_unchanged

    return is_letter_unchanged(root, wanted, report)


def list_origins(root: Path, posting: Source, slug: str) -> Iterator[tuple[str, bytes]]:
    """The posting, the letter written for it, and the data, by their paths in an application's folder."""
    yield f"{MADE_FROM}/posting.txt", posting.text.encode()
    if own := letter_files.read_own_letter(root, slug):
        yield f"{MADE_FROM}/letter.md", own.text.encode()
    for file in (RESUME_FILE, PRIVATE_FILE):
        if (root / file).is_file():
            yield f"{MADE_FROM}/{file.name}", (root / file).read_bytes()


def record_sent(
    root: Path,
    slug: str,
    files: Mapping[str, bytes],
    facts: Facts,
    event: Event,
    follow_up: date | None,
) -> Path:
    """Freeze what was sent on the day of the event, and return its folder.

    Raises InputError where the same slug has been sent on that day, or the disk cannot be written.
    """
    record = write_record(*facts, event, follow_up)
    return freeze(root, f"{event.day.isoformat()}-{slug}", files, record)

"""Records an application as it was sent: the facts of it, the posting and the data that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from casefolio.applications.frozen import freeze
from casefolio.applications.record import Event, write_record
from casefolio.posting import Posting
from casefolio.storage.project import MADE_FROM, PRIVATE_FILE, RESUME_FILE
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


def list_origins(root: Path, posting: Source) -> Iterator[tuple[str, bytes]]:
    """The posting and the data, by their paths in an application's folder."""
    yield f"{MADE_FROM}/posting.txt", posting.text.encode()
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

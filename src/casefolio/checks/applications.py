"""The records of what was sent: malformed ones, and files that are not as they were sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casefolio.applications.frozen import find_changed_files
from casefolio.applications.record import list_folders, read_application
from casefolio.text.errors import InputError, Problem


def find_application_problems(root: Path) -> Iterator[Problem]:
    """Errors in `data/applications/`. They stop no other command than the check."""
    for folder in list_folders(root):
        try:
            read_application(folder, root)
        except InputError as error:
            yield from error.problems
        yield from find_changed_files(folder, root)

"""Which shipped files a project has copies of, and what they were: `.casefolio.json`, which Git keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from casefolio.storage.writing.output import write_atomically
from casefolio.text.errors import InputError, Place, Problem

EJECTED_FILE = Path(".casefolio.json")

_KEY = "ejected"


def read_ejected(root: Path) -> dict[str, str]:
    """The digests of the shipped files when they were copied, by path; empty without the file.

    Raises InputError where it cannot be read.
    """
    file = root / EJECTED_FILE
    try:
        read = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        read = None
    ejected = read.get(_KEY) if isinstance(read, dict) else None
    if not isinstance(ejected, dict) or not all(isinstance(each, str) for each in ejected.values()):
        hint = "bring it back from the history, or delete it: only notes on ejected files stand there"
        raise InputError([Problem(Place(EJECTED_FILE.as_posix()), "cannot be read", hint)])
    return ejected


def write_ejected(root: Path, ejected: Mapping[str, str]) -> None:
    """Write the digests, sorted by path. Raises InputError where the file cannot be written."""
    text = json.dumps({_KEY: dict(sorted(ejected.items()))}, indent=2)
    write_atomically(root / EJECTED_FILE, f"{text}\n".encode())

"""What was made before and takes long to make: found again as long as it would be the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from casefolio.storage.fingerprint import digest
from casefolio.storage.output import write_atomically
from casefolio.text.errors import InputError


def find_or_make(file: Path, made_from: str, make: Callable[[], bytes | None]) -> bytes | None:
    """What `make` gives, or what it gave when it last was made from the same; it lies in `file` meanwhile.

    `made_from` must change whenever the outcome would. None is not kept. A file that was damaged or cannot
    be written costs time, nothing else.
    """
    kept = _read(file, made_from)
    if kept is None:
        kept = make()
        if kept is not None:
            _write(file, made_from, kept)
    return kept


def _read(file: Path, made_from: str) -> bytes | None:
    try:
        head, data = file.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return data if head == _head(made_from, data) else None


def _write(file: Path, made_from: str, data: bytes) -> None:
    try:
        write_atomically(file, _head(made_from, data) + b"\n" + data)
    except InputError:
        # A folder that nobody may write to: made anew next time.
        return


def _head(made_from: str, data: bytes) -> bytes:
    return digest(made_from.encode() + b"\n" + data).encode()

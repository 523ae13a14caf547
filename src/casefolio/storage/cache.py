"""Results cached in files: reused as long as they were made from the same input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from casefolio.storage.fingerprint import digest
from casefolio.storage.writing.output import write_atomically
from casefolio.text.errors import InputError


def find_or_make(file: Path, made_from: str, make: Callable[[], bytes | None]) -> bytes | None:
    """The result of `make`, or the one cached in `file` if that was made from the same input.

    `made_from` must change whenever the result would. None is not cached. A damaged or unwritable file is no
    error: the result is made again.
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
        # The folder is not writable: the result is made again next time.
        return


def _head(made_from: str, data: bytes) -> bytes:
    return digest(made_from.encode() + b"\n" + data).encode()

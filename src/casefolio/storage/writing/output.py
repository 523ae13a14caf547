"""Files that we write: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casefolio.storage.writing.locks import try_lock
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import describe_failure

UNFINISHED = ".unfinished"
"""The ending of a file that is being written; locked while it is."""

_NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)
"""Refuses a link in place of the file; Windows has no such flag."""

_MOST_OF_NAME = 40
"""Characters of a file's name that the temporary one begins with: a longer one may be too long for a disk."""


def write_atomically(file: Path, data: bytes) -> None:
    """Write a temporary file beside `file`, then move it into place: a failed run leaves the last good file.

    Creates the folder. Raises InputError where the file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # A temporary file is the owner's alone; this one is as readable as the one before, or as any other.
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
        with _written_beside(file, data, mode) as beside:
            beside.replace(file)
    except OSError as error:
        raise refuse(file, error) from None


def write_new(file: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Creates the folder. Raises InputError where the file exists or cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _written_beside(file, data, 0o666 & ~_umask()) as beside:
            _link(beside, file, data)
    except FileExistsError:
        hint = "choose another name"
        raise InputError([Problem(Place(file.as_posix()), "is there already", hint)]) from None
    except OSError as error:
        raise refuse(file, error) from None


def _link(beside: Path, file: Path, data: bytes) -> None:
    """Give the written file its name. Unlike a move, this never replaces an existing file."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has hard links.
        with file.open("xb") as opened:
            opened.write(data)


@contextlib.contextmanager
def _written_beside(file: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A file in the same folder, to be moved into place; removed after the block if it is still there."""
    clear_unfinished(file.parent)
    handle, beside = _open_beside(file)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            beside.chmod(mode)
            if sys.platform == "win32":
                # An open file cannot be moved there; nor is it locked.
                opened.close()
            yield beside
    finally:
        beside.unlink(missing_ok=True)


def _open_beside(file: Path) -> tuple[int, Path]:
    """A new file in the same folder, open and locked."""
    # Imported here: many commands write nothing.
    import tempfile

    while True:
        prefix = f".{file.name[:_MOST_OF_NAME]}."
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=UNFINISHED, dir=file.parent)
        try_lock(handle)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        # Another process has taken it for a leftover before it was locked.
        os.close(handle)


@cache
def clear_unfinished(folder: Path) -> None:
    """Remove the files that killed processes have left in a folder, once in a process: those unlocked."""
    with contextlib.suppress(OSError):
        for file in folder.glob(f".*{UNFINISHED}"):
            _remove_unlocked(file)


def _remove_unlocked(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY | _NO_LINKS)
    try:
        if try_lock(handle):
            file.unlink()
    finally:
        os.close(handle)


def refuse(file: Path, error: OSError) -> InputError:
    """The error to raise where `file` cannot be written."""
    return InputError([describe_failure(error, file.as_posix(), done="written")])


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

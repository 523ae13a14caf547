"""The folder of an application: written whole or not at all, and verified by its checksums."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from casefolio.applications.record import RECORD
from casefolio.storage.project import APPLICATIONS_FOLDER
from casefolio.storage.writing.locks import FolderLock
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import display_path

SUMS = "SHA256SUMS"
"""One line a file, as `sha256sum --check` reads it. `application.yaml` is not among them: it grows."""

_LINE = lazy_pattern(r"([0-9a-f]{64}) [ *](.+)")

_STAGED = ".new-"


def freeze(root: Path, name: str, files: Mapping[str, bytes], record: bytes) -> Path:
    """Write the folder of an application: its `files` by their paths in it, their sums, and its record.

    It appears whole, by one move, whenever the program ends; what a killed run left is cleared. Raises
    InputError where one of that name is there already, or the disk cannot be written.
    """
    # Imported here: who only reads applications, such as `check`, writes nothing.
    import tempfile

    folder = root / APPLICATIONS_FOLDER / name
    shown = Place(display_path(folder, root))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Another command that writes here takes no second: nothing is said while this one waits.
        lock = FolderLock(folder.parent, on_wait=lambda: None)
        if lock.is_held:
            _clear_staged(folder.parent)
        if folder.exists():
            raise FileExistsError
        with tempfile.TemporaryDirectory(prefix=_STAGED, dir=folder.parent) as around:
            staged = Path(around) / name
            staged.mkdir()
            for path, data in (*files.items(), (SUMS, _write_sums(files)), (RECORD, record)):
                _write(staged / path, data)
            staged.rename(folder)
            _sync(folder.parent)
        lock.release()
    except FileExistsError:
        raise InputError([_refuse(shown)]) from None
    except OSError as error:
        if folder.is_dir():
            raise InputError([_refuse(shown)]) from None
        reason = (error.strerror or "unknown reason").lower()
        raise InputError([Problem(shown, f"cannot be written: {reason}")]) from None
    return folder


def _clear_staged(folder: Path) -> None:
    """Delete what killed runs left: nobody else writes while this process has the lock."""
    import shutil

    for left in folder.glob(f"{_STAGED}*"):
        shutil.rmtree(left, ignore_errors=True)


def _refuse(place: Place) -> Problem:
    hint = "what was sent is never changed: `casefolio log` adds to it; another day is another application"
    return Problem(place, "is recorded already", hint)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def _sync(folder: Path) -> None:
    """Have the disk know the new name; not every system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_sums(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items()))
    return "".join(lines).encode()


def find_changed_files(folder: Path, root: Path) -> Iterator[Problem]:
    """An error for each file of an application that is lost, changed or cannot be verified."""
    shown = display_path(folder, root)
    hint = "what was sent is a record: put the file back as it was"
    try:
        lines = (folder / SUMS).read_text("utf-8", "replace").splitlines()
    except OSError:
        yield Problem(Place(f"{shown}/{SUMS}"), "file not found: nothing shows what was sent", hint)
        return
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        if found is None or ".." in PurePosixPath(found[2]).parts or found[2].startswith("/"):
            yield Problem(Place(f"{shown}/{SUMS}", number, 1), "not the sum of a file", hint, line)
            continue
        place = Place(f"{shown}/{found[2]}")
        try:
            data = (folder / found[2]).read_bytes()
        except OSError:
            yield Problem(place, "is lost, and was sent", hint)
            continue
        if hashlib.sha256(data).hexdigest() != found[1]:
            yield Problem(place, "is not what was sent: it has been changed since", hint)

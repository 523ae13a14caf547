"""Files that we write: whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import display_path


def write_atomically(file: Path, data: bytes) -> None:
    """Write a temporary file beside `file`, then move it into place: a failed run leaves the last good file.

    Creates the folder. Raises InputError where the file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # A temporary file is the owner's alone; this one is as readable as the one before, or as any other.
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
        beside = _write_beside(file, data, mode)
        try:
            beside.replace(file)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _refused(file, error) from None


def write_new(file: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Creates the folder. Raises InputError where the file exists or cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = _write_beside(file, data, 0o666 & ~_umask())
        try:
            _link(beside, file, data)
        finally:
            beside.unlink(missing_ok=True)
    except FileExistsError:
        hint = "choose another name"
        raise InputError([Problem(Place(file.as_posix()), "is there already", hint)]) from None
    except OSError as error:
        raise _refused(file, error) from None


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


def _write_beside(file: Path, data: bytes, mode: int) -> Path:
    """A file in the same folder, to be moved into place."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        beside.chmod(mode)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _refused(file: Path, error: OSError) -> InputError:
    reason = (error.strerror or "unknown reason").lower()
    return InputError([Problem(Place(file.as_posix()), f"cannot be written: {reason}")])


class StagedFolder:
    """A folder that is made beside its place, and moved there when it is whole.

    Write to `path`; then `move_into_place`, or `discard`. A run that is cut off leaves the last good
    folder, and what was staged is deleted when the process ends. Raises InputError where the disk cannot be
    written, at the place relative to `root`.
    """

    def __init__(self, place: Path, root: Path) -> None:
        self._place = place.resolve()
        self._shown = Path(f"{display_path(place, root)}/")
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            # A folder around the new one: the old one goes in there too, and is deleted with it.
            self._around = tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=self._place.parent)
            self.path = Path(self._around.name) / "new"
            self.path.mkdir()
        except OSError as error:
            raise _refused(self._shown, error) from None

    def move_into_place(self) -> None:
        """Put the folder where it belongs. A `.git` in the old one, as for publishing, moves along."""
        try:
            self._move_into_place()
        except OSError as error:
            raise _refused(self._shown, error) from None

    def _move_into_place(self) -> None:
        old = Path(self._around.name) / "old"
        if self._place.exists():
            history = self._place / ".git"
            if history.exists():
                history.rename(self.path / ".git")
            try:
                self._place.rename(old)
            except OSError:
                # A mount point cannot be moved, but it can be filled.
                self._refill()
                self.discard()
                return
        self.path.rename(self._place)
        self.discard()

    def discard(self) -> None:
        self._around.cleanup()

    def _refill(self) -> None:
        for child in self._place.iterdir():
            shutil.rmtree(child) if child.is_dir() and not child.is_symlink() else child.unlink()
        for child in self.path.iterdir():
            shutil.move(child, self._place / child.name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

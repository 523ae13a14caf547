"""Files that we write: whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from casefolio.errors import InputError, Place, Problem


def write_atomically(file: Path, data: bytes) -> None:
    """Write beside `file`, then move into place: a failed run leaves the last good file.

    Creates the folder. Raises InputError where the disk refuses.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as beside:
                beside.write(data)
            # A temporary file is the owner's alone; this one is as readable as any other they make.
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise InputError([Problem(Place(file.as_posix()), f"cannot be written: {reason}")]) from None


class StagedFolder:
    """A folder that is made beside its place, and moved there when it is whole.

    Write to `path`; then `move_into_place`, or `discard`. A run that is cut off leaves the last good
    folder, and what was staged is deleted when the process ends.
    """

    def __init__(self, place: Path) -> None:
        self._place = place.resolve()
        self._place.parent.mkdir(parents=True, exist_ok=True)
        # A folder around the new one: the old one goes in there too, and is deleted with it.
        self._around = tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=self._place.parent)
        self.path = Path(self._around.name) / "new"
        self.path.mkdir()

    def move_into_place(self) -> None:
        """Put the folder where it belongs. A `.git` in the old one, as for publishing, moves along."""
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

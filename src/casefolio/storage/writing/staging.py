"""Folders that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from casefolio.storage.writing.locks import FolderLock
from casefolio.storage.writing.output import refuse
from casefolio.text.source import display_path, real_path

_NEW, _OLD = "new", "old"

_HISTORY = ".git"
"""What stays in a folder when its content is replaced: a site may be published by pushing it."""

_REFILL = ".casefolio-new"
"""Where the new content lies in a folder that cannot be renamed, until all of it is there."""


class StagedFolder:
    """A folder that is made beside its place, and moved there when it is whole.

    Write to `path`; then `move_into_place`, or `discard`. A run that is cut off leaves the last good folder,
    and the next one removes what it has left behind. Of two at once for the same place, the second waits:
    `on_wait` is called before. Raises InputError where the disk cannot be written, at the place relative to
    `root`.
    """

    def __init__(self, place: Path, root: Path, on_wait: Callable[[], None] = lambda: None) -> None:
        self._place = real_path(place)
        self._shown = Path(f"{display_path(place, root)}/")
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            _require_folder(self._place)
            self._lock = FolderLock(self._place.parent, on_wait)
            if self._lock.is_held:
                _recover(self._place)
            # A folder around the new one: the old one goes in there too, and is deleted with it.
            self._around = tempfile.TemporaryDirectory(
                prefix=f".{self._place.name}-", dir=self._place.parent, ignore_cleanup_errors=True
            )
            self.path = Path(self._around.name) / _NEW
            self.path.mkdir()
        except OSError as error:
            raise refuse(self._shown, error) from None

    def move_into_place(self) -> None:
        """Put the folder where it belongs. A `.git` in the old one, as for publishing, moves along."""
        try:
            self._move_into_place()
        except OSError as error:
            raise refuse(self._shown, error) from None

    def _move_into_place(self) -> None:
        old = Path(self._around.name) / _OLD
        if not os.path.lexists(self._place):
            self.path.rename(self._place)
        elif exchange(self.path, self._place):
            _move_history(self.path, self._place)
        else:
            try:
                self._place.rename(old)
            except OSError:
                _refill(self._place, self.path)
            else:
                # Killed between these two, the next run puts the old one back.
                self.path.rename(self._place)
                _move_history(old, self._place)
        self.discard()

    def discard(self) -> None:
        """Remove what was staged, and let others write to the place."""
        self._around.cleanup()
        self._lock.release()


def exchange(one: Path, other: Path) -> bool:
    """Give each of two files or folders the other's name, in one step that cannot be cut in two.

    False where the system, or the file system, cannot do that. Raises OSError where one is missing.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    here, names = _AT_FDCWD, (os.fsencode(one), os.fsencode(other))
    if rename(here, names[0], here, names[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOENT, errno.ENOSPC, errno.EROFS):
        raise OSError(number, os.strerror(number), str(other))
    return False


_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
"""From Linux' `fcntl.h` and `fs.h`."""


def _require_folder(place: Path) -> None:
    """Raises NotADirectoryError where something else has the name: it would be lost."""
    with contextlib.suppress(FileNotFoundError):
        place.stat()
        if not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))


def _recover(place: Path) -> None:
    """Put right what killed runs have left beside `place`; no other is running.

    One that was killed between two renames has left the old folder aside, one that was killed after them its
    history.
    """
    pattern = re.compile(rf"\.{re.escape(place.name)}-[a-z0-9_]{{8}}")
    for around in sorted(place.parent.iterdir()):
        if not pattern.fullmatch(around.name) or around.is_symlink() or not around.is_dir():
            continue
        if not {child.name for child in around.iterdir()} <= {_NEW, _OLD}:
            # None of ours.
            continue
        old = around / _OLD
        if old.is_dir() and not os.path.lexists(place):
            old.rename(place)
        for part in (around / _NEW, old):
            _move_history(part, place)
        shutil.rmtree(around, ignore_errors=True)


def _move_history(old: Path, place: Path) -> None:
    if os.path.lexists(old / _HISTORY) and place.is_dir() and not os.path.lexists(place / _HISTORY):
        (old / _HISTORY).rename(place / _HISTORY)


def _refill(place: Path, new: Path) -> None:
    """Replace the content of a folder that cannot be renamed, such as a mount point.

    The new content is brought into it first; what then remains are renames.
    """
    beside = place / _REFILL
    _remove(beside)
    try:
        shutil.copytree(new, beside)
    except OSError:
        _remove(beside)
        raise
    names = {child.name for child in beside.iterdir()}
    for child in sorted(beside.iterdir()):
        target = place / child.name
        if not (os.path.lexists(target) and exchange(child, target)):
            _remove(target)
            child.rename(target)
    for child in place.iterdir():
        if child.name not in names and child.name != _HISTORY:
            _remove(child)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

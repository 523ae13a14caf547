"""Locks between processes. One is released when its process ends, in whatever way: so it tells a file that is
being written from one that a killed process has left behind."""

from __future__ import annotations

import os
import sys
import weakref
from collections.abc import Callable
from pathlib import Path


def try_lock(descriptor: int) -> bool | None:
    """Lock an open file or folder: whether nobody else holds it; None where the system knows no locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some network file systems.
        return None
    return True


class FolderLock:
    """A lock on a folder; while another process has it, `on_wait` is called once, and it is waited for.

    `is_held` is False where the system knows no locks. Leaves nothing on the disk. Raises OSError where the
    folder cannot be opened.
    """

    def __init__(self, folder: Path, on_wait: Callable[[], None]) -> None:
        self._close: Callable[[], object] = lambda: None
        self.is_held = False
        if sys.platform == "win32":
            # A folder cannot be opened there.
            return
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
        self._close = weakref.finalize(self, os.close, descriptor)
        locked = try_lock(descriptor)
        if locked is False:
            on_wait()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            locked = True
        self.is_held = bool(locked)

    def release(self) -> None:
        self._close()

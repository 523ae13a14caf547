"""Detects changes of files by polling.

Why not the system's notifications: they report every opening and closing, differ between systems, miss
network folders, and cannot watch files that do not exist yet. One poll of the sample's files takes less than
a millisecond.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from casefolio.storage.fingerprint import Stamp, stamp_of

INTERVAL = 0.05
"""Seconds between two polls."""

CALM = 0.03
"""Seconds without another change after which a file counts as saved."""

LONGEST_STORM = 0.4
"""Seconds after which changes are reported though more are still coming."""


class Watch:
    """Watches files and folders, including ones that do not exist yet."""

    def __init__(self, paths: Iterable[str | Path] = ()) -> None:
        self._paths = {_absolute(path): 1 for path in paths}
        self._stopped = threading.Event()
        self._seen: dict[str, Stamp] = {}
        self._noticed: set[str] = set()

    @property
    def paths(self) -> list[str]:
        return sorted(self._paths)

    def add(self, path: str | Path) -> None:
        path = _absolute(path)
        self._paths[path] = self._paths.get(path, 0) + 1

    def remove(self, path: str | Path) -> None:
        """Undo one `add`. Raises KeyError where there was none."""
        path = _absolute(path)
        self._paths[path] -= 1
        if not self._paths[path]:
            del self._paths[path]

    @property
    def seen(self) -> dict[str, Stamp]:
        """The files with their stamps as last reported."""
        return dict(self._seen)

    @property
    def has_news(self) -> bool:
        """Whether there is a change that `wait` has not reported yet.

        `wait` will report it, even if it has been undone by then, so that callers may rely on that.
        """
        self._noticed |= _find_changes(self._seen, self._poll())
        return bool(self._noticed)

    def stop(self) -> None:
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def mark_seen(self) -> None:
        """Take the present state as already reported."""
        self._seen, self._noticed = self._poll(), set()

    def wait(self) -> set[str]:
        """Wait for changes and for their end; returns the changed files. Empty only after `stop`."""
        while not self._stopped.wait(INTERVAL):
            now = self._poll()
            if now != self._seen or self._noticed:
                now = self._wait_for_calm(now)
                changes = self._noticed | _find_changes(self._seen, now)
                self._seen, self._noticed = now, set()
                if changes:
                    # Else a temporary file came and went, such as an editor's.
                    return changes
        return set()

    def changes_within(self, seconds: float) -> bool:
        """Whether something changes within so many seconds; `wait` will report it."""
        end = time.monotonic() + seconds
        while not self._stopped.wait(CALM):
            if self.has_news:
                return True
            if time.monotonic() > end:
                return False
        return False

    def _wait_for_calm(self, now: dict[str, Stamp]) -> dict[str, Stamp]:
        end = time.monotonic() + LONGEST_STORM
        while not self._stopped.wait(CALM) and time.monotonic() < end:
            before, now = now, self._poll()
            if now == before:
                break
        return now

    def _poll(self) -> dict[str, Stamp]:
        return dict(entry for path in list(self._paths) for entry in _stamp_all(path))


def _find_changes(before: dict[str, Stamp], now: dict[str, Stamp]) -> set[str]:
    return {file for file, _ in before.items() ^ now.items()}


def _absolute(path: str | Path) -> str:
    # Not resolved: a symbolic link with a new target is a change.
    return str(Path.cwd() / path)


def _stamp_all(path: str) -> Iterator[tuple[str, Stamp]]:
    """All files at or below `path`, with their stamps. Links to folders are followed, as MkDocs does."""
    try:
        status = Path(path).stat()
    except OSError:
        return
    if not stat.S_ISDIR(status.st_mode):
        yield path, stamp_of(status)
        return
    yield from _stamp_folder(path, {(status.st_dev, status.st_ino)})


def _stamp_folder(folder: str, above: set[tuple[int, int]]) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if is_beside_the_point(entry.name):
            continue
        try:
            is_lost = _leads_nowhere(entry)
            status = entry.stat(follow_symlinks=not is_lost)
            is_folder = not is_lost and entry.is_dir()
            if is_folder and not status.st_ino:
                # Windows numbers no folder in a list of a folder.
                status = Path(entry.path).stat()
        except OSError:
            # It has just been deleted.
            continue
        if not is_folder:
            yield entry.path, stamp_of(status)
        elif (here := (status.st_dev, status.st_ino)) not in above:
            yield from _stamp_folder(entry.path, above | {here})


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Whether it is a link to what does not exist, or to itself: one that a build will report."""
    return entry.is_symlink() and not Path(entry.path).exists()


def is_beside_the_point(name: str) -> bool:
    """Whether a file is a temporary one of an editor or a program, and no source of a site."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp")) or name == "__pycache__"

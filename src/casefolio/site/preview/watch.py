"""Sees what a person changes, by looking again and again.

Why not the system's own notices: they tell of every opening and closing, differ from system to system,
miss network folders, and need something to hold on to, which a file that does not exist yet is not.
A look at the sample's files takes less than a millisecond.
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
"""Seconds between two looks."""

CALM = 0.03
"""Seconds without another change after which a file counts as saved."""

LONGEST_STORM = 0.4
"""Seconds after which changes are followed though there is no end of them."""


class Watch:
    """Files and folders to look at, the ones that do not exist yet included."""

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
        """Take back one `add`. Raises KeyError where there was none."""
        path = _absolute(path)
        self._paths[path] -= 1
        if not self._paths[path]:
            del self._paths[path]

    @property
    def seen(self) -> dict[str, Stamp]:
        """The files as they were at the last look that counted."""
        return dict(self._seen)

    @property
    def has_news(self) -> bool:
        """Whether something has changed that `wait` has not reported yet.

        It will report that, even if by then all is as it was: whoever asks may leave it to that call.
        """
        self._noticed |= _find_changes(self._seen, self._look())
        return bool(self._noticed)

    def stop(self) -> None:
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def mark_seen(self) -> None:
        """What there is now counts as known."""
        self._seen, self._noticed = self._look(), set()

    def wait(self) -> set[str]:
        """Wait for changes and until they are over; returns the files. Empty only when it was stopped."""
        while not self._stopped.wait(INTERVAL):
            now = self._look()
            if now != self._seen or self._noticed:
                now = self._wait_for_calm(now)
                changes = self._noticed | _find_changes(self._seen, now)
                self._seen, self._noticed = now, set()
                if changes:
                    # Else a file came and went, as those do with which editors try a folder.
                    return changes
        return set()

    def changes_within(self, seconds: float) -> bool:
        """Whether something changes in the next moment; `wait` will report what."""
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
            before, now = now, self._look()
            if now == before:
                break
        return now

    def _look(self) -> dict[str, Stamp]:
        return dict(entry for path in list(self._paths) for entry in _stamp_all(path))


def _find_changes(before: dict[str, Stamp], now: dict[str, Stamp]) -> set[str]:
    return {file for file, _ in before.items() ^ now.items()}


def _absolute(path: str | Path) -> str:
    # Not resolved: a link that leads elsewhere tomorrow is a change.
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
            status = entry.stat()
            is_folder = entry.is_dir()
        except OSError:
            # It was there a moment ago, or it is a link to nowhere.
            continue
        if not is_folder:
            yield entry.path, stamp_of(status)
        elif (here := (status.st_dev, status.st_ino)) not in above:
            yield from _stamp_folder(entry.path, above | {here})


def is_beside_the_point(name: str) -> bool:
    """Whether a file is an editor's own, or a program's: nothing that a site is made from."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp")) or name == "__pycache__"

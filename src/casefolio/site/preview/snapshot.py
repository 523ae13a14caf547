"""What browsers see at a moment: pages, a banner, and when either changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Snapshot:
    """One state of the preview: never half of one and half of another.

    `pages` is when the files changed, `problems` when the banner did, `epoch` when anything did that a
    browser could ask for: milliseconds that only grow, also from one run of the server to the next.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    banner: str = ""
    pages: int = 0
    problems: int = 0
    epoch: int = 0

    @property
    def stamps(self) -> dict[str, int]:
        """When what changed, as the script in the pages compares it."""
        return {"pages": self.pages, "problems": self.problems, "epoch": self.epoch}


class Snapshots:
    """The snapshot of this moment, and a bell for those who wait for the next."""

    def __init__(self) -> None:
        self._current = Snapshot(pages=_now(), problems=_now(), epoch=_now())
        self._news = threading.Condition()

    @property
    def current(self) -> Snapshot:
        return self._current

    def show(self, *, files: Mapping[str, bytes] | None = None, banner: str | None = None) -> None:
        """Put these files in place of all others, and this banner in place of the one before."""
        with self._news:
            snapshot, epoch = self._current, max(self._current.epoch + 1, _now())
            if files is not None and files != snapshot.files:
                snapshot = replace(snapshot, files=files, pages=epoch, epoch=epoch)
            if banner is not None and banner != snapshot.banner:
                snapshot = replace(snapshot, banner=banner, problems=epoch, epoch=epoch)
            self._change(snapshot)

    def announce_change(self) -> None:
        """Something changed that is on no page, but may be in what others show: a posting, a PDF."""
        with self._news:
            self._change(replace(self._current, epoch=max(self._current.epoch + 1, _now())))

    def wait_for(self, is_news: Callable[[Snapshot], bool], timeout: float) -> Snapshot:
        """The first snapshot that is news, or that of the moment when the time is over."""
        with self._news:
            self._news.wait_for(lambda: is_news(self._current), timeout)
            return self._current

    def _change(self, snapshot: Snapshot) -> None:
        self._current = snapshot
        self._news.notify_all()


def _now() -> int:
    return round(time.time() * 1000)

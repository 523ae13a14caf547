"""The state that browsers see: pages, a banner, and when each changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import field, replace

from casefolio.deferred.dataclasses import dataclass
from casefolio.site.preview.built_files import BuiltFile


@dataclass(frozen=True)
class Snapshot:
    """One consistent state of the preview.

    `pages` is when the files changed, `problems` when the banner did, `epoch` when anything did that a
    browser could request: milliseconds that only increase, also from one run of the server to the next.
    """

    files: Mapping[str, BuiltFile] = field(default_factory=dict)
    banner: str = ""
    pages: int = 0
    problems: int = 0
    epoch: int = 0

    @property
    def stamps(self) -> dict[str, int]:
        """The times of changes, as the script in the pages compares them."""
        return {"pages": self.pages, "problems": self.problems, "epoch": self.epoch}


class Snapshots:
    """The current snapshot, with a condition to wait for the next."""

    def __init__(self) -> None:
        self._current = Snapshot(pages=_now(), problems=_now(), epoch=_now())
        self._news = threading.Condition()

    @property
    def current(self) -> Snapshot:
        return self._current

    def show(self, *, files: Mapping[str, BuiltFile] | None = None, banner: str | None = None) -> None:
        """Replace all files, the banner, or both, where they are given."""
        with self._news:
            snapshot, epoch = self._current, max(self._current.epoch + 1, _now())
            if files is not None and files != snapshot.files:
                snapshot = replace(snapshot, files=files, pages=epoch, epoch=epoch)
            if banner is not None and banner != snapshot.banner:
                snapshot = replace(snapshot, banner=banner, problems=epoch, epoch=epoch)
            self._change(snapshot)

    def announce_change(self) -> None:
        """Report a change that affects no page of the site, but maybe the desk: a posting, a PDF."""
        with self._news:
            self._change(replace(self._current, epoch=max(self._current.epoch + 1, _now())))

    def wait_for(self, is_news: Callable[[Snapshot], bool], timeout: float) -> Snapshot:
        """The first snapshot that is news, or the current one after `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: is_news(self._current), timeout)
            return self._current

    def _change(self, snapshot: Snapshot) -> None:
        self._current = snapshot
        self._news.notify_all()


def _now() -> int:
    return round(time.time() * 1000)

"""What browsers see at a moment: pages, a banner, and when either changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class View:
    """One state of the preview: never half of one and half of another.

    `pages` is when the files changed, `told` when the banner did, `epoch` when anything did that a browser
    could ask for: milliseconds that only grow, also from one run of the server to the next.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    banner: str = ""
    pages: int = 0
    told: int = 0
    epoch: int = 0


class Shown:
    """The view of this moment, and a bell for those who wait for the next."""

    def __init__(self) -> None:
        self._view = View(pages=_now(), told=_now(), epoch=_now())
        self._news = threading.Condition()

    @property
    def view(self) -> View:
        return self._view

    def show(self, *, files: Mapping[str, bytes] | None = None, banner: str | None = None) -> None:
        """Put these files in place of all others, and this banner in place of the one before."""
        with self._news:
            view, epoch = self._view, max(self._view.epoch + 1, _now())
            if files is not None and files != view.files:
                view = replace(view, files=files, pages=epoch, epoch=epoch)
            if banner is not None and banner != view.banner:
                view = replace(view, banner=banner, told=epoch, epoch=epoch)
            self._change(view)

    def tell_change(self) -> None:
        """Something changed that is on no page, but may be in what others show: a posting, a PDF."""
        with self._news:
            self._change(replace(self._view, epoch=max(self._view.epoch + 1, _now())))

    def wait_for(self, is_news: Callable[[View], bool], timeout: float) -> View:
        """The first view that is news, or that of the moment when the time is over."""
        with self._news:
            self._news.wait_for(lambda: is_news(self._view), timeout)
            return self._view

    def _change(self, view: View) -> None:
        self._view = view
        self._news.notify_all()


def _now() -> int:
    return round(time.time() * 1000)

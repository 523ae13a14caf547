"""The general PDF of the preview: made in the background, or at once when it is requested."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from mkdocs.plugins import get_plugin_logger

from casefolio.documents.document import make_general
from casefolio.documents.freshness import Options, creation_date
from casefolio.resume.portfolio import Portfolio
from casefolio.site.preview.faults import FaultCatcher, describe_fault
from casefolio.site.preview.worker import Worker
from casefolio.storage.fingerprint import stamp_files
from casefolio.storage.project import ASSETS_FOLDER, PDF_TEMPLATES
from casefolio.text.errors import InputError, Problem

log = get_plugin_logger("portfolio")

DRAWN_FROM = (PDF_TEMPLATES, ASSETS_FOLDER)

PATIENCE = 0.3
"""Seconds before a PDF that was not requested is made: pages come first, and another save may follow."""

LONGEST_WAIT = 1.0
"""Seconds that a request waits for the newest PDF before it gets the previous one."""


class PdfPending(Exception):
    """There is no PDF yet; it is being made."""


class BackgroundPdf:
    """Makes the PDF of a portfolio, again only when something that it depends on changes.

    `notify` is called, from any thread, when there is a new PDF or a new problem. Other code may use its
    `worker` too, until it stops.
    """

    def __init__(self, notify: Callable[[], None]) -> None:
        self._notify = notify
        self._state = threading.Condition()
        self._requested: tuple[object, Portfolio] | None = None
        self._done: object = None
        self._data: bytes | None = None
        self._problems: tuple[Problem, ...] = ()
        self._waiting = 0
        self._stopped = False
        self.worker = Worker()
        self._thread = threading.Thread(target=self._work, name="background-pdf", daemon=True)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._problems

    def request(self, portfolio: Portfolio) -> None:
        """Make the PDF of this portfolio next, in place of any other that was requested."""
        with self._state:
            self._requested = (pdf_key(portfolio), portfolio)
            self._state.notify_all()
        if not self._thread.is_alive():
            self._thread.start()

    def fetch(self) -> bytes | None:
        """The newest PDF; the previous one where that takes long or fails; None without either.

        Raises PdfPending where the first one takes long.
        """
        with self._state:
            self._waiting += 1
            self._state.notify_all()
            self._state.wait_for(lambda: self._stopped or self._is_done(), LONGEST_WAIT)
            self._waiting -= 1
            if self._data is None and not self._stopped and not self._is_done():
                raise PdfPending
            return self._data

    def stop(self) -> None:
        with self._state:
            self._stopped = True
            self._state.notify_all()
        self.worker.close()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    def _is_done(self) -> bool:
        return self._requested is None or self._requested[0] == self._done

    def _work(self) -> None:
        while requested := self._next():
            key, portfolio = requested
            data, problems = self._make(portfolio)
            with self._state:
                before = self._problems
                self._data = data or self._data
                self._problems, self._done = problems, key
                self._state.notify_all()
            if data or problems != before:
                self._notify()

    def _make(self, portfolio: Portfolio) -> tuple[bytes | None, tuple[Problem, ...]]:
        data = None
        with FaultCatcher() as fault:
            document = self.worker.call(make_general, portfolio, Options(created=creation_date()))
            for warning in document.made.warnings:
                log.warning("%s: %s", document.file_name, warning)
            log.info("made %s", document.file_name)
            data = document.made.data
        if fault.error is None or self._stopped:
            return data, ()
        if isinstance(fault.error, InputError):
            log.error("the last good PDF stays until this is right:\n%s", fault.error)
        return None, tuple(describe_fault(fault, portfolio.root))

    def _next(self) -> tuple[object, Portfolio] | None:
        """The next request: after PATIENCE without another one, or at once where a browser waits."""
        with self._state:
            while not self._stopped:
                self._state.wait_for(lambda: self._stopped or not self._is_done())
                requested = self._requested
                calm = not self._state.wait_for(partial(self._is_disturbed, requested), PATIENCE)
                if not self._stopped and (calm or self._waiting) and not self._is_done():
                    return self._requested
        return None

    def _is_disturbed(self, requested: object) -> bool:
        """Whether to stop waiting for a request after `requested`."""
        return self._stopped or bool(self._waiting) or self._requested is not requested


def pdf_key(portfolio: Portfolio) -> object:
    """A key that changes when the PDF would."""
    return portfolio.resume, portfolio.site_url, stamp_files(portfolio.root, DRAWN_FROM)

"""The general PDF of a build."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.plugins import get_plugin_logger

from casefolio.documents.file_name import name_pdf
from casefolio.documents.freshness import Options, creation_date, fingerprint_project
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.cache import CACHE_FOLDER, find_or_make

log = get_plugin_logger("portfolio")


def find_or_make_pdf(portfolio: Portfolio) -> bytes:
    """The general PDF of a public resume: that of the last build, where it would be the same.

    Raises InputError where it cannot be made.
    """
    options = Options(created=creation_date())
    file = portfolio.root / CACHE_FOLDER / "resume.pdf"
    made_from = f"{portfolio.site_url} {fingerprint_project(portfolio.root, options)}"
    made: list[bytes] = []

    def make() -> bytes | None:
        # Loads WeasyPrint and all that decides what a PDF shows: most of a build's time.
        from casefolio.documents.document import make_general

        with _relayed_warnings("weasyprint") as warnings:
            made.append(make_general(portfolio, options).made.data)
        log.info("made %s", name_pdf(portfolio.resume))
        # What was warned of must be told again next time.
        return None if warnings else made[0]

    kept = find_or_make(file, made_from, make)
    return made[0] if kept is None else kept


@contextmanager
def _relayed_warnings(name: str) -> Iterator[list[str]]:
    """Let the warnings of another library count as ours, so that a strict build fails on them."""
    told: list[str] = []

    class Relay(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())
            log.warning("%s: %s", name, told[-1])

    relay = Relay(logging.WARNING)
    logger = logging.getLogger(name)
    logger.addHandler(relay)
    try:
        yield told
    finally:
        logger.removeHandler(relay)

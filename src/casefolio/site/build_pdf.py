"""The general PDF of a build."""

from __future__ import annotations

from mkdocs.plugins import get_plugin_logger

from casefolio.documents.file_name import name_pdf
from casefolio.documents.freshness import Options, creation_date, fingerprint_project
from casefolio.documents.left_out import LeftOut
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.cache import find_or_make
from casefolio.storage.project import CACHE_FOLDER
from casefolio.text.log_capture import captured_messages

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

        # A strict build fails on them, as on MkDocs' own.
        with captured_messages("weasyprint", on_message=_warn) as warnings:
            document = make_general(portfolio, options).made
        made.append(document.data)
        left_out = LeftOut.of_parts((each.kind, each.id) for each in document.dropped).tell()
        log.info("made %s%s", name_pdf(portfolio.resume), left_out and f", {left_out} left out")
        # Not cached with warnings: the next build must report them again.
        return None if warnings else made[0]

    cached = find_or_make(file, made_from, make)
    return made[0] if cached is None else cached


def _warn(message: str) -> None:
    log.warning("weasyprint: %s", message)

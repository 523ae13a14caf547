"""The general PDF of a build."""

from __future__ import annotations

from mkdocs.plugins import get_plugin_logger

from casefolio.documents.file_name import name_pdf
from casefolio.documents.freshness import Options, creation_date, fingerprint_project
from casefolio.documents.left_out import LeftOut
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.cache import find_or_make
from casefolio.storage.project import CACHE_FOLDER

log = get_plugin_logger("portfolio")


def find_or_make_pdf(portfolio: Portfolio) -> bytes:
    """The general PDF of a public resume; from the cache where nothing has changed since the last build.

    Raises InputError where it cannot be made.
    """
    options = Options(created=creation_date())
    file = portfolio.root / CACHE_FOLDER / "resume.pdf"
    made_from = f"{portfolio.home_address} {fingerprint_project(portfolio.root, options)}"
    finished: list[bytes] = []

    def make() -> bytes | None:
        # Imported here: it loads WeasyPrint, which takes most of a build's time.
        from casefolio.documents.document import make_general

        made = make_general(portfolio, options).made
        finished.append(made.data)
        left_out = LeftOut.of_parts((each.kind, each.id) for each in made.dropped).tell()
        log.info("made %s%s", name_pdf(portfolio.resume), left_out and f", {left_out} left out")
        for warning in made.warnings:
            # A strict build fails on an error in the look, as on MkDocs' own warnings; `casefolio check`
            # names missing fonts.
            if warning in made.complaints:
                log.warning("weasyprint: %s", warning)
            else:
                log.info("%s", warning)
        # Not cached with complaints or boxes: the next build must report them again, or may have the fonts.
        return None if made.complaints or made.boxed else made.data

    cached = find_or_make(file, made_from, make)
    return finished[0] if cached is None else cached

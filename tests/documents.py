"""Documents for tests of what stands around a PDF: one is drawn once, however many projects ask for it."""

from __future__ import annotations

from casefolio.documents.document import Document, make_tailored
from casefolio.documents.freshness import Options
from casefolio.resume.portfolio import Portfolio
from casefolio.tailor.study import Study

_made: dict[str, Document] = {}


def make_once(portfolio: Portfolio, study: Study, options: Options) -> Document:
    """As `make_tailored`, for projects with the looks of this repository."""
    key = repr(
        (portfolio.resume, portfolio.names, portfolio.home_address, study.posting, study.selection, options)
    )
    if key not in _made:
        _made[key] = make_tailored(portfolio, study, options)
    return _made[key]

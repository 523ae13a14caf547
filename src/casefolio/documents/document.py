"""A document from beginning to end: the general resume, or the one for a posting, with its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from casefolio.documents.freshness import Options, creation_date, pdf_name
from casefolio.match import Match, find_gaps, match_posting
from casefolio.pdf import Made, render_pdf
from casefolio.posting import Posting
from casefolio.report import asks_for_something, find_coverage, match_json, name_band
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.selection import Selection, select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.project import GENERAL
from casefolio.tailor import Tailoring, tailor

GENERAL_PAGES = 2
"""How many pages the general resume may fill, where nothing else is asked for."""

TAILORED_PAGES = 1
"""How many pages a tailored resume may fill, where neither the command nor the posting says."""

DEFAULT_LOOK = "modern"

__all__ = [
    "Document",
    "Options",
    "creation_date",
    "describe_document",
    "make_general",
    "make_tailored",
    "pdf_name",
]


@dataclass(frozen=True)
class Document:
    """A finished PDF, what it shows, and how it came to that. `tailoring` is None for the general one."""

    slug: str
    file_name: str
    made: Made
    selection: Selection
    posting: Posting | None = None
    match: Match | None = None
    tailoring: Tailoring | None = None


def make_general(portfolio: Portfolio, options: Options) -> Document:
    """The resume with everything in it, in resume order. Raises InputError where it cannot be made."""
    resume = portfolio.resume
    selection = select_everything(resume, find_labels(resume.meta.casefolio.language))
    made = _render(portfolio, selection, options, "", GENERAL_PAGES)
    return Document(GENERAL, pdf_name(resume), made, selection)


def make_tailored(portfolio: Portfolio, posting: Posting, options: Options) -> Document:
    """The resume for one posting. Raises InputError where it cannot be made."""
    resume = portfolio.resume
    match = match_posting(posting, portfolio.vocabulary)
    tailoring = tailor(resume, posting, match, find_labels(resume.meta.casefolio.language))
    pages = posting.directives.pages or TAILORED_PAGES
    made = _render(portfolio, tailoring.selection, options, posting.directives.look, pages)
    return Document(posting.slug, pdf_name(resume), made, tailoring.selection, posting, match, tailoring)


def _render(portfolio: Portfolio, selection: Selection, options: Options, look: str, pages: int) -> Made:
    settings = portfolio.resume.meta.casefolio
    return render_pdf(
        portfolio.resume,
        selection,
        root=portfolio.root,
        look=options.look or look or settings.look or DEFAULT_LOOK,
        paper=settings.paper,
        site_url=portfolio.site_url,
        pages=options.pages or pages,
        labels=find_labels(settings.language),
        created=options.created,
        archive=options.archive,
    )


def describe_document(portfolio: Portfolio, document: Document) -> dict[str, Any]:
    """What made the page and what did not, for `report.json`: with the match, for a tailored one."""
    made = document.made
    told: dict[str, Any] = {
        "document": document.slug,
        "file": document.file_name,
        "pages": made.pages,
        "fill": round(made.fill, 4),
        "emphasis": document.selection.emphasis,
        "shown": list(made.kept),
        "dropped": [
            {"id": dropped.id, "reason": dropped.reason, "kind": dropped.kind} for dropped in made.dropped
        ],
        "warnings": list(made.warnings),
    }
    if document.posting and document.match and document.tailoring:
        gaps = find_gaps(document.match, document.posting, portfolio.resume, portfolio.vocabulary)
        told["match"] = match_json(
            portfolio.resume, document.posting, document.match, document.tailoring, gaps
        )
        shown = find_coverage(portfolio.resume, document.match, document.tailoring, gaps, shown=made.kept)
        told["match"]["coverage"]["shown"] = round(shown, 4)
        is_known = document.posting.language and asks_for_something(portfolio.resume, document.match, gaps)
        told["band"] = name_band(shown) if is_known else ""
    return told

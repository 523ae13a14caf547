"""The page budget of a document: from the command line first, then its posting, then the resume."""

from __future__ import annotations

from casefolio.documents.freshness import Options
from casefolio.fit import Budget
from casefolio.posting import Posting
from casefolio.resume.portfolio import Portfolio
from casefolio.text.errors import Place


def find_budget(portfolio: Portfolio, posting: Posting | None, options: Options) -> Budget | None:
    """The budget of the general document, or of the one for a posting; None where none is set."""
    if options.pages:
        return Budget(options.pages, Place(f"--pages {options.pages}"), "--pages {pages}")
    return (posting and _find_in_posting(posting)) or _find_in_resume(portfolio, posting)


def _find_in_posting(posting: Posting) -> Budget | None:
    pages = posting.preferences.pages
    if not pages or posting.front_matter is None:
        return None
    found = posting.front_matter.find(("pages",)).problem("")
    return Budget(pages, found.place, "write 'pages: {pages}' here", found.excerpt)


def _find_in_resume(portfolio: Portfolio, posting: Posting | None) -> Budget | None:
    budgets = portfolio.resume.meta.casefolio.pages
    key, pages = ("tailored", budgets.tailored) if posting else ("general", budgets.general)
    if not pages:
        return None
    found = portfolio.node.find(("meta", "casefolio", "pages", key)).problem("")
    advice = f"write '{key}: {{pages}}' here"
    if posting:
        advice += f", or 'pages: {{pages}}' in the front matter of {posting.source.path}"
    return Budget(pages, found.place, advice, found.excerpt)

"""Where a claim's evidence stands: anchors, and the addresses that lead to them on each surface."""

from __future__ import annotations

import re
from collections.abc import Callable

from casefolio.resume.model import CASE_STUDY_ANCHOR, HIGHLIGHT_ANCHOR
from casefolio.text.inline import has_scheme, join_address, names_host


def case_study_anchor(id: str) -> str:
    """The anchor of a case study, without `#`: the same on every page that shows it."""
    return CASE_STUDY_ANCHOR + id


def highlight_anchor(id: str) -> str:
    """The anchor of a highlight on the resume page, without `#`."""
    return HIGHLIGHT_ANCHOR + id


def case_study_page(id: str) -> str:
    """The page of a case study, relative to the site's root, as a Markdown file."""
    return f"case-studies/{id}.md"


def case_studies_address(site_url: str) -> str:
    """The absolute address of the page that lists the case studies; "" without a `site_url`."""
    return f"{site_url.rstrip('/')}/case-studies/" if site_url else ""


def case_study_address(site_url: str, id: str) -> str:
    """The absolute address of a case study, for paper and other sites; "" without a `site_url`.

    Never change its form: PDFs that were sent hold it.
    """
    listed = case_studies_address(site_url)
    return f"{listed}{id}/#{case_study_anchor(id)}" if listed else ""


def find_case_study_id(address: str) -> str | None:
    """The case study that a written address means: `#casestudy-<id>`, with or without a page before it."""
    before, mark, fragment = address.partition("#")
    if not mark or not fragment.startswith(CASE_STUDY_ANCHOR) or "//" in before:
        return None
    return fragment.removeprefix(CASE_STUDY_ANCHOR)


def link_to_site(site_url: str) -> Callable[[str], str]:
    """How links are followed where there is no page around them (a PDF): all lead to the site.

    "" for what leads nowhere there. Never a relative address: to a PDF it would mean a folder of the machine
    that made it, whose name would be sent along.
    """

    def link(address: str) -> str:
        id = find_case_study_id(address)
        if id is not None:
            return case_study_address(site_url, id)
        if has_scheme(address):
            return address
        if not site_url or address.startswith("#") or names_host(address):
            return ""
        return join_address(f"{site_url.rstrip('/')}/", _publish_page(address))

    return link


def _publish_page(address: str) -> str:
    """Where the site has a page that is written as `talks/one.md`: at `talks/one/`."""
    return re.sub(r"\.md(?=[?#]|$)", "/", re.sub(r"(?<![^/])index\.md(?=[?#]|$)", "", address))

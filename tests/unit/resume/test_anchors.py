"""Where links lead from a document that has no page around it."""

from __future__ import annotations

import pytest

from casefolio.resume.anchors import link_to_site

SITE = "https://robin.example.com/portfolio"


@pytest.mark.parametrize("site_url", [SITE, f"{SITE}/"])
@pytest.mark.parametrize(
    ("written", "followed"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("mailto:robin@example.com", "mailto:robin@example.com"),
        ("#casestudy-one", f"{SITE}/case-studies/one/#casestudy-one"),
        ("#elsewhere", ""),
        ("assets/talk.pdf", f"{SITE}/assets/talk.pdf"),
        ("talks/one.md", f"{SITE}/talks/one/"),
        ("talks/one.md#end", f"{SITE}/talks/one/#end"),
        ("talks/index.md", f"{SITE}/talks/"),
        ("talks/reindex.md", f"{SITE}/talks/reindex/"),
        ("/talk.pdf", "https://robin.example.com/talk.pdf"),
        ("www.example.com", ""),
        ("code.example.com/me", ""),
    ],
)
def test_a_link_leads_to_the_site(written: str, followed: str, site_url: str) -> None:
    assert link_to_site(site_url)(written) == followed


@pytest.mark.parametrize("written", ["assets/talk.pdf", "/talk.pdf", "talks/one.md", "#casestudy-one"])
def test_without_a_site_there_is_nowhere_to_lead(written: str) -> None:
    assert link_to_site("")(written) == ""

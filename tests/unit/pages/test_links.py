"""Where a link leads, seen from the page on which it stands."""

from __future__ import annotations

import pytest

from casefolio.pages.links import SiteAddresses, link_from, link_of_resume, settle_links

HOME, RESUME, STUDY = "index.md", "resume.md", "case-studies/ferry.md"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (HOME, "case-studies/ferry.md#casestudy-ferry"),
        (RESUME, "#casestudy-ferry"),
        (STUDY, "#casestudy-ferry"),
        ("case-studies/train.md", "ferry.md#casestudy-ferry"),
    ],
)
def test_a_case_study_is_its_card_on_the_resume_and_elsewhere_its_page(page: str, shown: str) -> None:
    assert link_from(page)("#casestudy-ferry") == shown
    assert link_from(page)("https://ada.example/") == "https://ada.example/"


def test_in_code_nothing_is_a_link() -> None:
    text = "[a](#casestudy-ferry) `[a](#casestudy-ferry)`\n\n```\n[a](#casestudy-ferry)\n```\n"
    settled = settle_links(text, HOME)
    assert settled == text.replace("(#", "(case-studies/ferry.md#", 1)


@pytest.mark.parametrize(
    ("addresses", "shown"),
    [
        (SiteAddresses(), "../ferry/"),
        (SiteAddresses(has_folders=False), "ferry.html"),
        (SiteAddresses(base="/folio/"), "/folio/case-studies/ferry/"),
    ],
)
def test_html_needs_the_published_address(addresses: SiteAddresses, shown: str) -> None:
    settled = settle_links('<a href="#casestudy-ferry">', "case-studies/train.md", addresses)
    assert settled == f'<a href="{shown}#casestudy-ferry">'


def test_the_home_page_is_the_folder_above() -> None:
    assert SiteAddresses().to_page(HOME, RESUME) == "../"
    assert SiteAddresses(has_folders=False).to_page(HOME, RESUME) == "index.html"


@pytest.mark.parametrize(
    ("site_url", "has_folders", "file"),
    [
        ("https://ada.example/folio/", True, "/folio/a.png"),
        ("https://ada.example", True, "/a.png"),
        ("", True, "/a.png"),
        ("https://ada.example/folio/", False, "../a.png"),
    ],
)
def test_an_export_begins_at_the_host_where_generators_differ(
    site_url: str, has_folders: bool, file: str
) -> None:
    addresses = SiteAddresses.of_export(site_url, has_folders=has_folders)
    assert addresses.to_file("a.png", STUDY) == file


@pytest.mark.parametrize(
    ("address", "on_study", "on_resume"),
    [
        ("#top", "../resume.md#top", "#top"),
        ("files/talk.pdf?x=1#2", "../files/talk.pdf?x=1#2", "files/talk.pdf?x=1#2"),
        ("talks/", "../talks/", "talks/"),
        ("/talk.pdf", "/talk.pdf", "/talk.pdf"),
        ("mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example"),
        ("www.other.example/x", "", ""),
    ],
)
def test_a_relative_link_of_the_resume_begins_at_docs(address: str, on_study: str, on_resume: str) -> None:
    assert link_of_resume(STUDY)(address) == on_study
    assert link_of_resume(RESUME)(address) == on_resume

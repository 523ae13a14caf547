"""Where links lead from a document that has no page around it."""

from __future__ import annotations

import pytest
from markdown.extensions.toc import slugify

from casefolio.resume.anchors import (
    case_studies_address,
    case_study_address,
    heading_anchor,
    home_of_files,
    link_to_site,
    publish_page,
)

SITE = "https://robin.example.com/portfolio"


@pytest.mark.parametrize("site_url", [SITE, f"{SITE}/"])
@pytest.mark.parametrize(
    ("written", "followed"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("mailto:robin@example.com", "mailto:robin@example.com"),
        ("#casestudy-one", f"{SITE}/case-studies/one/#casestudy-one"),
        ("#work", f"{SITE}/resume/#work"),
        ("assets/talk.pdf", f"{SITE}/assets/talk.pdf"),
        ("talks/one.md", f"{SITE}/talks/one/"),
        ("talks/one.md#end", f"{SITE}/talks/one/#end"),
        ("talks/index.md", f"{SITE}/talks/"),
        ("talks/reindex.md", f"{SITE}/talks/reindex/"),
        ("talks/README.md?a=b.md#c", f"{SITE}/talks/?a=b.md#c"),
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


@pytest.mark.parametrize("site_url", [SITE, f"{SITE}/"])
@pytest.mark.parametrize(
    ("written", "followed"),
    [
        ("#casestudy-one", f"{SITE}/case-studies/one.html#casestudy-one"),
        ("talks/one.md#end", f"{SITE}/talks/one.html#end"),
        ("talks/index.md", f"{SITE}/talks/index.html"),
        ("index.md", f"{SITE}/index.html"),
        ("assets/talk.pdf", f"{SITE}/assets/talk.pdf"),
        ("/talk.pdf", "https://robin.example.com/talk.pdf"),
    ],
)
def test_a_link_leads_to_a_site_of_files(written: str, followed: str, site_url: str) -> None:
    assert link_to_site(home_of_files(site_url))(written) == followed


def test_case_studies_are_where_the_site_has_them() -> None:
    assert case_studies_address(SITE) == f"{SITE}/case-studies/"
    assert case_study_address(SITE, "one") == f"{SITE}/case-studies/one/#casestudy-one"
    files = home_of_files(SITE)
    assert case_studies_address(files) == f"{SITE}/case-studies/index.html"
    assert case_study_address(files, "one") == f"{SITE}/case-studies/one.html#casestudy-one"
    assert case_study_address(home_of_files(""), "one") == ""


@pytest.mark.parametrize(
    ("page", "folder", "file"),
    [
        ("index.md", "", "index.html"),
        ("resume.md", "resume/", "resume.html"),
        ("talks/index.md", "talks/", "talks/index.html"),
        ("talks/README.md", "talks/", "talks/index.html"),
        ("talks/reindex.md", "talks/reindex/", "talks/reindex.html"),
    ],
)
def test_pages_are_published_as_folders_or_as_files(page: str, folder: str, file: str) -> None:
    assert (publish_page(page), publish_page(page, has_folders=False)) == (folder, file)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Решение", "решение"),
        ("Ёлка и край", "ёлка-и-край"),
        ("解決策 2", "解決策-2"),
        ("ひらがな・カタカナ", "ひらがなカタカナ"),
        ("हिन्दी में काम", "हिन्दी-में-काम"),
        ("حل المشكلة", "حل-المشكلة"),
        ("Ο καφές", "ο-καφές"),
        ("Проект X", "проект-x"),
        ("🚀", ""),
    ],
)
def test_a_heading_keeps_the_letters_of_its_script(heading: str, anchor: str) -> None:
    assert heading_anchor(heading, "-") == anchor


LATIN = (
    *(
        "What was at stake",
        "Café — résumé",
        "Größe & Maße",
        "Łódź 2 / 3",
        "C++ and C#",
        "A_b  - c",
        "½ of 3²",
    ),
    *("5 µs less", "The 2º step", "What’s next?", "ﬁne", "e\u0301tude", " padded ", "100 %", "№ 5", "a -- b"),
    *("don\u02bct", "Type II / III", "naïve Æther"),
)


@pytest.mark.parametrize("heading", LATIN)
def test_an_anchor_in_latin_script_stays_as_it_was(heading: str) -> None:
    assert heading_anchor(heading, "-") == slugify(heading, "-")

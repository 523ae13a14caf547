"""What machines read: search engines, chats, language models, other programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from casefolio.pages.share_image import Fonts, draw_share_image
from casefolio.pdf.reading.text_layer import read_with_pypdf
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.json_resume import describe_resume
from casefolio.resume.model import Resume

ADDRESS = "https://ada.example/folio/"
FONTS = Fonts(Path(__file__).resolve().parents[2])


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def read_description(site: Path, page: str) -> Any:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(site, page), re.S)
    return json.loads(found)


def test_home_and_resume_are_profiles_of_the_person(site: Path) -> None:
    for page in ("", "resume/"):
        told = read_description(site, page)
        assert (told["@type"], told["url"]) == ("ProfilePage", ADDRESS + page)
        person = told["mainEntity"]
        assert person["name"] == "Ada Quillon Sämple"
        assert person["jobTitle"] == "Engineer for boats & trains"
        assert person["sameAs"] == ["https://www.ada.example/", "https://harbor.example/ada_(sailor)"]
        assert person["address"]["addressLocality"] == "Berlin"


# What schema.org knows of each type, as far as we use it.
SCHEMA = {
    "ProfilePage": {"hasPart": list, "inLanguage": str, "mainEntity": dict, "url": str},
    "ScholarlyArticle": {
        **dict.fromkeys(("abstract", "datePublished", "identifier", "name", "pagination", "url"), str),
        **{"author": list, "isPartOf": dict, "publisher": dict, "sameAs": list},
    },
    "Article": {
        **dict.fromkeys(("description", "headline", "inLanguage", "mainEntityOfPage", "url"), str),
        **{"author": dict, "keywords": list, "temporalCoverage": str},
    },
    "CreativeWork": {"name": str},
    "Person": {
        **dict.fromkeys(("name", "jobTitle", "description", "url", "email", "image"), str),
        **{"address": dict, "sameAs": list, "knowsAbout": list, "worksFor": list, "alumniOf": list},
    },
    "PostalAddress": dict.fromkeys(("addressLocality", "addressRegion", "addressCountry"), str),
    "Organization": {"name": str},
    "EducationalOrganization": {"name": str},
}


def find_strangers(told: dict[str, Any]) -> list[str]:
    """Properties that their type does not have, or that hold something else than it says."""
    known = SCHEMA[told["@type"]]
    found = [
        f"{told['@type']}.{name}"
        for name, value in told.items()
        if not name.startswith("@") and not (name in known and isinstance(value, known[name]) and value)
    ]
    inside = [each for value in told.values() for each in (value if isinstance(value, list) else [value])]
    return found + [
        stranger for each in inside if isinstance(each, dict) for stranger in find_strangers(each)
    ]


@pytest.mark.parametrize("page", ["", "resume", "case-studies/quiet-ferry", "case-studies/night-train"])
def test_what_search_engines_are_told_is_schema_org_s(site: Path, page: str) -> None:
    told = read_description(site, page)
    assert told["@context"] == "https://schema.org"
    assert find_strangers(told) == []
    addresses = [told["url"], *told.get("mainEntity", {}).get("sameAs", [])]
    assert all(address.startswith("https://") for address in addresses)
    assert find_strangers({**told, "colour": "red"}) != []


def test_the_page_of_a_publications_case_study_can_be_cited(site: Path) -> None:
    tags = re.findall(r'<meta name="(citation_\w+)" content="(.*?)">', read(site, "case-studies/quiet-ferry"))
    assert tags[:3] == [
        ("citation_title", "On Silence"),
        ("citation_author", "A. Q. Sämple"),
        ("citation_author", "Tom Moor"),
    ]
    assert ("citation_doi", "10.5555/silence") in tags
    for page in ("", "resume", "case-studies/night-train"):
        assert "citation_" not in read(site, page)


def test_publications_are_scholarly_articles_by_their_authors(site: Path) -> None:
    (paper,) = read_description(site, "resume")["hasPart"]
    assert paper["@type"] == "ScholarlyArticle" and paper["name"] == "On Silence"
    assert paper["author"] == [
        {"@type": "Person", "name": "A. Q. Sämple", "url": ADDRESS},
        {"@type": "Person", "name": "Tom Moor"},
    ]
    assert paper["identifier"] == "doi:10.5555/silence" and paper["datePublished"] == "2023-11"
    assert paper["sameAs"] == ["https://doi.org/10.5555/silence"]
    assert "hasPart" not in read_description(site, "")


def test_the_bibliography_has_them_for_reference_managers(site: Path) -> None:
    text = (site / "publications.bib").read_text("utf-8")
    assert text.startswith("@misc{sample2023silence,\n  author = {Sämple, A. Q. and Tom Moor},\n")
    assert f"[BibTeX]({ADDRESS}publications.bib)" in (site / "llms.txt").read_text("utf-8")


def test_a_case_study_is_an_article_by_the_person(site: Path) -> None:
    told = read_description(site, "case-studies/quiet-ferry")
    assert told["@type"] == "Article"
    assert told["headline"] == "The quiet ferry: less <noise> & more {river}"
    assert told["author"]["url"] == ADDRESS
    assert told["url"] == f"{ADDRESS}case-studies/quiet-ferry/"


@pytest.mark.parametrize("page", ["", "resume", "about", "case-studies", "case-studies/quiet-ferry"])
def test_every_page_says_where_it_is_and_how_a_link_to_it_looks(site: Path, page: str) -> None:
    address = ADDRESS + (page + "/" if page else "")
    text = read(site, page)
    assert f'<link rel="canonical" href="{address}">' in text
    assert f'<meta property="og:url" content="{address}">' in text
    assert f'<meta property="og:image" content="{ADDRESS}assets/preview.png">' in text
    assert text.count('property="og:title"') == 1
    (about,) = re.findall(r'<meta property="og:description" content="([^"]*)">', text)
    assert about


def test_the_picture_has_the_size_that_its_page_says(site: Path) -> None:
    with Image.open(site / "assets/preview.png") as image:
        assert image.size == (1200, 630)
        assert len(image.convert("RGB").getcolors(100_000) or ()) > 10


def test_the_picture_is_the_same_every_time_and_never_has_empty_boxes() -> None:
    figures = (("+3%", "margin, " * 30),)
    first = draw_share_image("Ada " * 30, "Engineer", figures, FONTS)
    draw_share_image.cache_clear()
    assert first is not None and first == draw_share_image("Ada " * 30, "Engineer", figures, FONTS)
    assert draw_share_image("山田", "Engineer", (), FONTS) is None


def test_the_resume_lies_there_as_json_without_contact_details(site: Path) -> None:
    text = (site / "resume.json").read_text(encoding="utf-8")
    for private in ("5550", "Harbor Lane", "10997", "phone", "postalCode"):
        assert private not in text
    told = json.loads(text)
    assert told["basics"]["label"] == "Engineer for boats & trains"
    assert told["work"][0]["startDate"] == "2021-04"
    assert "Quiet: Halved the engine's noise, as the study tells." in told["work"][0]["highlights"]
    assert told["meta"]["canonical"] == f"{ADDRESS}resume.json"


def test_json_resume_gets_its_own_fields_only() -> None:
    data: dict[str, Any] = {
        "basics": {"name": "A", "emphases": [{"id": "x", "label": "X"}]},
        "tags": {"x": {"label": "X"}},
        "work": [{"name": "W", "level": "P7", "tags": ["x"], "priority": 2, "highlights": ["h"]}],
        "skills": [{"name": "S", "level": "Master", "tags": ["x"]}],
        "caseStudies": [{"id": "c", "title": "C"}],
    }
    fill_ids(data)
    told = describe_resume(Resume.model_validate(data))
    del told["$schema"]
    assert told == {
        "basics": {"name": "A"},
        "work": [{"name": "W", "highlights": ["h"]}],
        "skills": [{"name": "S", "level": "Master"}],
        "meta": {"version": "v1.0.0"},
    }


def test_nothing_of_the_site_has_words_of_the_letter(site: Path, built: Path) -> None:
    assert "marzipan" in (built / "data/resume.yaml").read_text("utf-8")
    files = {file.name: file.read_bytes().lower() for file in site.rglob("*") if file.is_file()}
    assert [name for name, data in files.items() if b"marzipan" in data] == []
    (pdf,) = site.rglob("*.pdf")
    text = " ".join(read_with_pypdf(pdf.read_bytes()).pages).lower()
    assert "ferries" in text and "marzipan" not in text


def test_robots_and_language_models_are_shown_the_way(site: Path) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}case-studies/quiet-ferry/</loc>" in sitemap
    guide = (site / "llms.txt").read_text(encoding="utf-8")
    assert guide.startswith("# Ada Quillon Sämple\n\n> Engineer for boats & trains")
    for address in re.findall(r"\]\((\S+)\)", guide):
        path = site / address.removeprefix(ADDRESS)
        assert (path / "index.html" if path.is_dir() else path).is_file(), address

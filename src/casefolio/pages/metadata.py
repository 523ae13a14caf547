"""Files and metadata beside the pages, for browsers, search engines and other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urljoin

from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.colours import find_accent, find_palette
from casefolio.pages.markdown import choose_figures, find_present_employers, write_minus
from casefolio.pages.publications import BIBLIOGRAPHY, build_bibliography, has_bibliography
from casefolio.pages.share_image import Fonts, draw_share_image
from casefolio.pages.stories.covers import find_own_cover
from casefolio.pages.stories.sharing import find_shared
from casefolio.pages.topics import find_topics
from casefolio.resume.anchors import case_study_page, publish_page
from casefolio.resume.json_resume import describe_resume
from casefolio.resume.model import CaseStudy, Publication, Resume
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.publications.authors import are_others, find_own, show_author
from casefolio.resume.publications.bibtex import find_kind
from casefolio.resume.publications.identifiers import arxiv_address, doi_address
from casefolio.resume.sections.contacts import list_links
from casefolio.resume.sections.portrait import find_portrait
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.cache import find_or_make
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import CACHE_FOLDER, HOME_PAGE, PAGE_TEMPLATES, RESUME_PAGE
from casefolio.storage.shipped import find_folders
from casefolio.templates import open_environment, render_template
from casefolio.text.addresses import full_address, mail_link
from casefolio.text.inline import render_text
from casefolio.text.inline.blocks import render_line

FAVICON = "assets/favicon.svg"
PICTURE = "assets/preview.png"
RESUME_JSON = "resume.json"
ROBOTS = "robots.txt"
LLMS = "llms.txt"

MOST_KNOWN = 12
"""The most topics in schema.org's `knowsAbout`."""


@dataclass(frozen=True)
class SiteAddress:
    """The addresses of the site's pages and files; relative ones without a `site_url`."""

    site_url: str
    has_folders: bool = True

    @classmethod
    def of(cls, portfolio: Portfolio) -> SiteAddress:
        return cls(portfolio.site_url, portfolio.has_folders)

    def page(self, page: str) -> str:
        return urljoin(self._base, publish_page(page, has_folders=self.has_folders)) or "."

    def file(self, path: str) -> str:
        return urljoin(self._base, path)

    @property
    def _base(self) -> str:
        return self.site_url.rstrip("/") + "/" if self.site_url else ""


def build_assets(portfolio: Portfolio, *, pdf: str = "") -> dict[str, str | bytes]:
    """Files for machines, as `{path below docs/: content}`, from a published portfolio.

    Raises InputError where a template fails.
    """
    resume, place = portfolio.resume, SiteAddress.of(portfolio)
    environment = open_environment(find_folders(portfolio.root, PAGE_TEMPLATES))
    accent = find_accent(portfolio.root, resume.meta.casefolio)
    values = {"initials": find_initials(resume), "accent": find_palette(accent).light}
    described = describe_resume(resume, place.file(RESUME_JSON) if portfolio.site_url else "")
    files: dict[str, str | bytes] = {
        FAVICON: render_template(environment, "favicon.svg.j2", values, PAGE_TEMPLATES.as_posix()),
        RESUME_JSON: json.dumps(described, ensure_ascii=False, indent=2) + "\n",
        ROBOTS: render_robots(place),
        LLMS: render_llms(resume, place, pdf),
        **build_bibliography(resume),
    }
    if picture := _draw(portfolio):
        files[PICTURE] = picture
    return files


def describe_pages(portfolio: Portfolio) -> dict[str, dict[str, Any]]:
    """Each page in the vocabulary of schema.org: a JSON-LD object by the page's path below docs/."""
    resume, place = portfolio.resume, SiteAddress.of(portfolio)
    person = _without_empty(describe_person(portfolio))
    pages: dict[str, dict[str, Any]] = {}
    for page in (HOME_PAGE, RESUME_PAGE):
        pages[page] = {"@type": "ProfilePage", "url": place.page(page), "mainEntity": person}
    pages[RESUME_PAGE]["hasPart"] = [
        _without_empty(describe_publication(each, portfolio)) for each in resume.publications
    ]
    for study in resume.case_studies:
        pages[case_study_page(study.id)] = describe_study(study, portfolio)
    language = {"@context": "https://schema.org", "inLanguage": resume.meta.casefolio.language}
    return {page: _without_empty(language | values) for page, values in pages.items()}


def describe_person(portfolio: Portfolio) -> dict[str, Any]:
    """The person as a schema.org `Person`."""
    resume, place = portfolio.resume, SiteAddress.of(portfolio)
    basics = resume.basics
    portrait = find_portrait(basics.image)
    location = basics.location
    address = {
        "addressLocality": location.city,
        "addressRegion": location.region,
        "addressCountry": location.country_code,
    }
    profiles = [contact.url for contact in list_links(basics) if contact.kind in ("url", "profile")]
    topics = find_topics(resume, portfolio.vocabulary)[:MOST_KNOWN]
    return {
        "@type": "Person",
        "name": " ".join(basics.name.split()),
        "jobTitle": render_text(basics.label),
        "description": render_line(basics.summary),
        "url": place.page(HOME_PAGE),
        "email": basics.email if mail_link(basics.email) else "",
        "image": place.file(portrait) if portrait else "",
        "address": {"@type": "PostalAddress", **_without_empty(address)} if any(address.values()) else "",
        "sameAs": profiles,
        "knowsAbout": [topic.label for topic in topics],
        "worksFor": [
            {"@type": "Organization", "name": entry.name} for entry in find_present_employers(resume)
        ],
        "alumniOf": [
            {"@type": "EducationalOrganization", "name": entry.institution}
            for entry in resume.education
            if entry.institution
        ],
    }


def describe_study(study: CaseStudy, portfolio: Portfolio) -> dict[str, Any]:
    """A case study as a schema.org article."""
    place = SiteAddress.of(portfolio)
    address = place.page(case_study_page(study.id))
    labels = [portfolio.vocabulary[tag].label if tag in portfolio.vocabulary else tag for tag in study.tags]
    author = {"@type": "Person", "name": portfolio.resume.basics.name, "url": place.page(HOME_PAGE)}
    cover = find_own_cover(study)
    return {
        "@type": "Article",
        "headline": study.title,
        "image": place.file(quote(cover.path)) if cover else "",
        "description": render_line(study.summary),
        "author": author,
        "url": address,
        "mainEntityOfPage": address,
        "keywords": labels,
        "temporalCoverage": "/".join(str(date) for date in (study.start_date, study.end_date) if date),
    }


_KINDS = {
    "book": "Book",
    "incollection": "Chapter",
    "phdthesis": "Thesis",
    "mastersthesis": "Thesis",
    "techreport": "Report",
}
"""The types of schema.org for BibTeX's kinds of entries, where one says more than `ScholarlyArticle`."""


def describe_publication(publication: Publication, portfolio: Portfolio) -> dict[str, Any]:
    """A publication in the vocabulary of schema.org: a scholar's, or another article."""
    resume, kind = portfolio.resume, find_kind(publication.type)
    shown = [name for name in publication.authors if name.strip() and not are_others(name)]
    own = find_own(shown, resume.basics.name, resume.meta.casefolio.author_names)
    authors = [{"@type": "Person", "name": show_author(name)} for name in shown]
    if own is not None:
        authors[own]["url"] = SiteAddress.of(portfolio).page(HOME_PAGE)
    links = [doi_address(publication.doi), arxiv_address(publication.arxiv)]
    is_cited = any((shown, publication.venue, publication.doi, publication.arxiv))
    return {
        "@type": _KINDS.get(kind, "ScholarlyArticle" if is_cited else "Article"),
        "name": publication.name,
        "author": authors,
        "datePublished": str(publication.release_date or ""),
        "isPartOf": {"@type": "CreativeWork", "name": publication.venue} if publication.venue else "",
        "publisher": {"@type": "Organization", "name": publication.publisher}
        if publication.publisher
        else "",
        "pagination": publication.pages.replace("–", "-"),
        "identifier": f"doi:{publication.doi}" if publication.doi else "",
        "url": _find_address(publication, SiteAddress.of(portfolio)),
        "sameAs": [link for link in links if link],
        "abstract": render_line(publication.summary),
    }


def _find_address(publication: Publication, place: SiteAddress) -> str:
    """Where a publication can be read: elsewhere, or on the page of its case study."""
    own = place.page(case_study_page(publication.case_study)) if publication.case_study else ""
    return full_address(publication.url) or own


def render_robots(place: SiteAddress) -> str:
    """A robots.txt that allows everything; it names the sitemap where the site's address is known."""
    lines = ["User-agent: *", "Allow: /"]
    if place.site_url:
        lines += ["", f"Sitemap: {place.file('sitemap.xml')}"]
    return "\n".join(lines) + "\n"


def render_llms(resume: Resume, place: SiteAddress, pdf: str = "") -> str:
    """A guide to the site for language models, as llmstxt.org describes it."""
    return "\n".join(_llms_lines(resume, place, pdf)) + "\n"


def _llms_lines(resume: Resume, place: SiteAddress, pdf: str) -> Iterator[str]:
    settings = resume.meta.casefolio
    labels = find_labels(settings.language, settings.called)
    yield f"# {resume.basics.name}"
    about = [render_line(text) for text in (resume.basics.label, resume.basics.summary) if text]
    yield from ["", f"> {' – '.join(about)}"] if about else []
    yield from ["", f"## {labels.resume}", ""]
    yield _item(labels.resume, place.page(RESUME_PAGE))
    yield _item("JSON Resume", place.file(RESUME_JSON))
    if pdf:
        yield _item("PDF", place.file(pdf))
    if has_bibliography(resume):
        yield _item("BibTeX", place.file(BIBLIOGRAPHY))
    if resume.case_studies:
        yield from ["", f"## {labels.sections['caseStudies']}", ""]
    for study in resume.case_studies:
        yield _item(study.title, place.page(case_study_page(study.id)), render_line(study.summary))


def _item(words: str, address: str, note: str = "") -> str:
    name = words.replace("[", "(").replace("]", ")")
    return f"- [{name}]({address})" + (f": {note}" if note else "")


def find_initials(resume: Resume) -> str:
    """`RE` for Robin Example: the first letters of the first and the last name."""
    words = [word for word in resume.basics.name.split() if word[0].isalnum()]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()


def _draw(portfolio: Portfolio) -> bytes | None:
    basics = portfolio.resume.basics
    chosen = choose_figures(portfolio.resume)
    figures = tuple((write_minus(figure.value), render_text(figure.label)) for figure in chosen)
    fonts = Fonts(portfolio.root)
    label = render_text(basics.label)
    accent = find_palette(find_accent(portfolio.root, portfolio.resume.meta.casefolio)).light
    shared = next(find_shared(portfolio.root, portfolio.resume), None)
    picture = shared[2] if shared else b""
    made_from = repr((basics.name, label, figures, accent, fonts.fingerprint(), digest(picture)))
    file = portfolio.root / CACHE_FOLDER / "preview.png"
    return find_or_make(
        file, made_from, lambda: draw_share_image(basics.name, label, figures, fonts, accent, picture)
    )


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}

"""The content of the site, before MkDocs sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from mkdocs.plugins import get_plugin_logger

from casefolio.checks.leaks.private_text import read_config
from casefolio.checks.leaks.secrets import Secrets, read_secrets
from casefolio.checks.portfolio import check_portfolio, read_checked
from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.file_name import name_pdf
from casefolio.pages.colours import find_site_look
from casefolio.pages.links import SiteAddresses
from casefolio.pages.markdown import build_pages
from casefolio.pages.metadata import PICTURE, build_assets, describe_pages
from casefolio.pages.publications import Tag, list_citations
from casefolio.pages.stories.covers import list_pictures
from casefolio.pages.stories.markup import PageMarkup
from casefolio.pages.stories.picture_sizes import NO_SIZES, make_sizes
from casefolio.pages.stories.sharing import SharedPicture, make_shared
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.privacy import publish
from casefolio.resume.sections.contacts import list_links
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.typefaces import FontFile
from casefolio.text.errors import stop_on_errors

log = get_plugin_logger("portfolio")

_EMPTY_HOME = "# Portfolio\n\nNothing to show yet: the data has errors.\n"


@dataclass(frozen=True)
class Content:
    """The content of a site: files below `docs/` by path, and the values for the theme around each page."""

    files: dict[str, str | bytes] = field(default_factory=lambda: {"index.md": _EMPTY_HOME})
    name: str = ""
    label: str = ""
    language: str = "en"
    words: Mapping[str, str] = field(default_factory=dict)
    pdf: str = ""
    picture: str = ""
    shared: Mapping[str, SharedPicture] = field(default_factory=dict)
    colors: str = ""
    is_serif: bool = False
    own_font: tuple[FontFile, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    described: dict[str, dict[str, Any]] = field(default_factory=dict)
    citations: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict)
    secrets: Secrets = field(default_factory=Secrets)
    markup: PageMarkup | None = None
    """For the person's own pages; None without content."""


def read_content(
    root: Path,
    site_url: str,
    make_pdf: Callable[[Portfolio], bytes],
    *,
    guarded: bool,
    has_folders: bool = True,
) -> Content:
    """The content of the site of the project at `root`. Raises InputError with all problems.

    `has_folders` says that pages are published as folders, not as files (`use_directory_urls: false`).

    A `guarded` site will be checked for private data of this machine; so the private file and the postings
    must be valid too, or their content could not be searched for.
    """
    if guarded:
        found = check_portfolio(root, advises=False).problems
        stop_on_errors(problem for problem in found if problem.severity == "error")
    read, stories = read_checked(root, private=False)
    for warning in read.warnings:
        log.info("%s", warning)
    public, address = publish(read.resume), site_url or read.site_url
    portfolio = replace(read, resume=public, site_url=address, has_folders=has_folders)
    look = find_site_look(root, public.meta.casefolio)
    pdf = name_pdf(portfolio.resume)
    sizes = make_sizes(root, list_pictures(public, stories))
    pages = build_pages(portfolio, stories, pdf=pdf, sizes=sizes)
    assets = build_assets(portfolio, pdf=pdf)
    shared, shared_files = make_shared(root, public)
    settings, basics = portfolio.resume.meta.casefolio, portfolio.resume.basics
    words = find_labels(settings.language, settings.called).site
    made = make_pdf(portfolio)
    return Content(
        files={**pages, **assets, **sizes.files, **shared_files, pdf: made},
        name=basics.name,
        label=basics.label,
        language=settings.language,
        words=words,
        pdf=pdf,
        colors=look.css,
        is_serif=look.is_serif,
        own_font=look.files,
        picture=PICTURE if PICTURE in assets else "",
        shared=shared,
        contacts=tuple((contact.name, contact.url) for contact in list_links(basics)),
        described=describe_pages(portfolio),
        citations=list_citations(portfolio.resume),
        secrets=_read_secrets(portfolio, made) if guarded else Secrets(),
        markup=PageMarkup.of(settings, words, NO_SIZES, SiteAddresses(has_folders)),
    )


def _read_secrets(portfolio: Portfolio, made: bytes) -> Secrets:
    """What the site must not show; `made` is the general PDF, which is allowed."""
    secrets = read_secrets(portfolio.root, portfolio.node, read_config(portfolio.root))
    return secrets.apart_from(made)

"""The site's pages and pictures for another site generator: `casefolio pages`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from casefolio.pages.links import SiteAddresses
from casefolio.pages.markdown import build_pages
from casefolio.pages.pictures import clean_pages, read_pictures
from casefolio.pages.publications import build_bibliography
from casefolio.pages.stories.covers import find_pictures, list_pictures
from casefolio.pages.stories.markup import PageMarkup
from casefolio.pages.stories.picture_sizes import make_sizes
from casefolio.resume.anchors import case_study_page
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.project import DOCS_FOLDER, GENERATED_PAGES
from casefolio.storage.writing.output import write_atomically
from casefolio.text.front_matter import find_body, read_front_matter
from casefolio.text.source import Source, read_source


def export_pages(portfolio: Portfolio, stories: Mapping[str, Source]) -> dict[str, str | bytes]:
    """The files of the site by their paths below `docs/`: generated, the person's own, pictures, BibTeX.

    Raises InputError where a page or a picture cannot be read or published.
    """
    root, resume = portfolio.root, portfolio.resume
    made = {*GENERATED_PAGES, *(case_study_page(study.id) for study in resume.case_studies)}
    own = _read_own_pages(root, made)
    on_own = (picture.path for path, page in own.items() for picture in find_pictures(page.text, path))
    sizes = make_sizes(root, [*list_pictures(resume, stories), *on_own])
    addresses = SiteAddresses.of_export(portfolio.site_url, has_folders=portfolio.has_folders)
    settings = resume.meta.casefolio
    markup = PageMarkup.of(settings, find_labels(settings.language, settings.called).site, sizes, addresses)
    pages = build_pages(portfolio, stories, sizes=sizes, addresses=addresses)
    written = {path: _write_own_page(page, path, markup) for path, page in own.items()}
    texts = clean_pages(pages | written, root)
    files = read_pictures(root / DOCS_FOLDER, root) | dict(sizes.files)
    return {**texts, **build_bibliography(resume), **files}


def _read_own_pages(root: Path, made: Collection[str]) -> dict[str, Source]:
    """The person's pages by their paths below `docs/`, without those at the paths of generated ones."""
    docs = root / DOCS_FOLDER
    found = {file.relative_to(docs).as_posix(): file for file in sorted(docs.rglob("*.md"))}
    return {path: read_source(file, root) for path, file in found.items() if path not in made}


def _write_own_page(source: Source, path: str, markup: PageMarkup) -> str:
    body = find_body(source, read_front_matter(source))
    return source.text.removesuffix(body) + markup.write_own(body, path)


def write_pages(pages: Mapping[str, str | bytes], out: Path) -> list[Path]:
    """Write pages and files below `out`; returns their paths."""
    files = []
    for path, content in pages.items():
        file = out / path
        write_atomically(file, content if isinstance(content, bytes) else content.encode())
        files.append(file)
    return files

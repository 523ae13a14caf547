"""Checks the site's pages before they are built: their links, what they load, their headings.

Whatever a strict build refuses of them is reported here, at the person's own file and line.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from casefolio.checks.leaks import (
    MOVE_IT_OUT,
    NOT_EXPECTED,
    examine_file,
    find_links_outside,
    is_expected,
    read_secrets,
)
from casefolio.checks.links import Address, PageFacts, PageReader, examine_address, read_stylesheet
from casefolio.checks.pages.config import read_site_config
from casefolio.checks.pages.contents import find_unrendered
from casefolio.checks.pages.foreign_markup import find_foreign_markup
from casefolio.checks.pages.markdown import MarkdownReader
from casefolio.resume.anchors import case_study_page, find_case_study_id, publish_page
from casefolio.resume.formulas import has_formulas
from casefolio.resume.portfolio import Portfolio, read_case_study_pages
from casefolio.resume.references.ids import find_case_study_ids
from casefolio.storage.project import (
    ASSETS_FOLDER,
    CACHE_FOLDER,
    DOCS_FOLDER,
    GENERATED_PAGES,
    HOME_PAGE,
    RESUME_FILE,
    RESUME_PAGE,
    SITE_CONFIG,
    STUDIES_PAGE,
)
from casefolio.storage.shipped import list_shipped
from casefolio.storage.site_options import list_option
from casefolio.text.errors import InputError, Place, Problem, Severity, find_nearest, suggest
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_tree import Node, parse_yaml

_MADE_PAGES = {
    HOME_PAGE: "the home page",
    RESUME_PAGE: "the resume page",
    STUDIES_PAGE: "the case studies' page",
}
"""Names in problems of the generated pages, which have no file of the person's."""

_MADE_BESIDE = ("assets/favicon.svg", "assets/preview.png", "resume.json", "robots.txt", "llms.txt")
"""Files that are generated beside the pages; a page may link to them as if they were below docs/."""

_MADE_LAST = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""Files that MkDocs adds at the end of a build."""


class SitePages:
    """The files of a project's site before it is built, and the facts of each page.

    Without a `portfolio` (its data has errors), anything that depends on generated pages counts as correct.
    """

    def __init__(self, root: Path, node: Node, portfolio: Portfolio | None) -> None:
        self.root = root
        self.node = node
        self.config = read_site_config(root)
        self.facts: dict[str, PageFacts] = {}
        """The facts of the site's pages and styles, by their published path."""
        self.written_facts: dict[str, PageFacts] = {}
        """The facts of the person's own pages and styles, by their paths below docs/."""
        self._portfolio = portfolio
        self._reader = MarkdownReader(self.config, node, root / CACHE_FOLDER / "written")
        self.studies = list(find_case_study_ids(node))

    @cached_property
    def written(self) -> list[str]:
        """The files that the person wrote, by their paths below docs/."""
        docs = self.root / DOCS_FOLDER
        files = (file.relative_to(docs).as_posix() for file in sorted(docs.rglob("*")) if file.is_file())
        return [path for path in files if not self.config.is_excluded(path) and path not in GENERATED_PAGES]

    @cached_property
    def made(self) -> list[str]:
        """The pages that are generated from the resume, by their paths below docs/."""
        stories = map(case_study_page, self.studies)
        return [HOME_PAGE, RESUME_PAGE, *([STUDIES_PAGE, *stories] if self.studies else [])]

    @cached_property
    def published(self) -> dict[str, str]:
        """The published path of each file below docs/, by its path there."""
        shipped = (Path(path).relative_to(DOCS_FOLDER).as_posix() for path in list_shipped([ASSETS_FOLDER]))
        files = [*self.written, *self.made, *self.made_beside, *shipped]
        return {path: publish_path(path, has_folders=self.config.has_folders) for path in files}

    @cached_property
    def made_beside(self) -> list[str]:
        """The files that are generated beside the pages."""
        from casefolio.documents.file_name import name_pdf
        from casefolio.pages.publications import BIBLIOGRAPHY, has_bibliography

        if self._portfolio is None:
            return [*_MADE_BESIDE, BIBLIOGRAPHY]

        resume = self._portfolio.resume
        return [*_MADE_BESIDE, *([BIBLIOGRAPHY] if has_bibliography(resume) else []), name_pdf(resume)]

    @cached_property
    def site_files(self) -> frozenset[str]:
        """All files of the finished site, without the theme's own."""
        return frozenset([*self.published.values(), *_MADE_LAST])

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The pages and styles that the person wrote, without unreadable ones, which are reported elsewhere.

        Raises InputError where Markdown cannot be set up.
        """
        found = {}
        for path in self.written:
            if path.endswith((".md", ".css", ".html")):
                try:
                    source = read_source(self.root / DOCS_FOLDER / path, self.root)
                except InputError:
                    continue
                if path.endswith(".md") and any(find_unrendered(source)):
                    continue
                self.written_facts[path] = self._read_facts(source, path)
                self.facts[self.published[path]] = self.written_facts[path]
                found[path] = source
        return found

    @cached_property
    def is_readable(self) -> bool:
        """Whether the pages can be read; `sources` raises what keeps them from it."""
        try:
            return self.sources is not None
        except InputError:
            return False

    def _read_facts(self, source: Source, path: str) -> PageFacts:
        place = self.published[path]
        if path.endswith(".css"):
            return read_stylesheet(source, place)
        if path.endswith(".html"):
            return PageReader(place, source.path).read(source.text)
        return self._reader.read(source, path, is_story=path in self.made)

    def examine(self, address: Address, page: str) -> list[Problem]:
        """The problems of an address on the page at `page` below docs/. All pages must have been read."""
        found = self._examine(address, page)
        # The anchors of a generated page are known only when it is generated, which takes a while.
        if (found or self._names_other_page(address)) and "#" in address.text and self._read_made_pages:
            found = self._examine(address, page)
        return found

    def _names_other_page(self, address: Address) -> bool:
        """Whether an address is one for a browser, not Markdown's, and may lead to a page of this site."""
        if is_outside(address.text):
            return bool(self.config.site_url) and address.text.startswith(self.config.site_url)
        return not (address.is_settled_later or address.text.startswith("#"))

    def _examine(self, address: Address, page: str) -> list[Problem]:
        if address.is_settled_later and not is_outside(address.text):
            return self._examine_file_link(address, page)
        here, site_url = self.published[page], self.config.site_url
        return list(examine_address(address, here, self.facts, self.site_files, site_url, "site"))

    def _examine_file_link(self, address: Address, page: str) -> list[Problem]:
        """The problems of a Markdown link to a file below docs/, which MkDocs resolves."""
        parts = urlsplit(address.text)
        path, base = unquote(parts.path), posixpath.dirname(page)
        kind = "absolute_links" if path.startswith(("/", "\\")) else "unrecognized_links"
        level = self.config.find_level("links", kind)
        if kind == "absolute_links" and level == "relative_to_docs":
            path, base, kind = path.lstrip("/"), "", ""
        target = posixpath.normpath(posixpath.join(base, path)) if path else page
        if target in self.published:
            return self._examine_fragment(address, target, parts.fragment)
        is_left_alone = kind == "absolute_links" or (kind and not posixpath.splitext(path)[1])
        if is_left_alone and level != "warn":
            return self._examine(replace(address, is_settled_later=False), page)
        return [Problem(address.place, f"leads nowhere: {address.text}", self._suggest_file(path, page))]

    def _examine_fragment(self, address: Address, target: str, fragment: str) -> list[Problem]:
        facts = self.facts.get(self.published[target])
        is_unknown = facts is None or self.config.names_anchors
        if is_unknown and target in self.made and self._read_made_pages:
            facts, is_unknown = self.facts[self.published[target]], self.config.names_anchors
        if not fragment or facts is None or is_unknown or fragment in facts.ids:
            return []
        shown = _MADE_PAGES.get(target, f"{DOCS_FOLDER.as_posix()}/{target}")
        hint = suggest(fragment, facts.ids)
        return [Problem(address.place, f"there is no '#{fragment}' on {shown}", hint)]

    @cached_property
    def _read_made_pages(self) -> bool:
        """Generate the pages of the resume, and read their facts; False where the data has errors."""
        if self._portfolio is None:
            return False
        from casefolio.pages.markdown import build_pages

        try:
            stories = read_case_study_pages(self.root)
            pages = build_pages(self._portfolio, stories)
        except InputError:
            # Reported where the case studies are read, and by the build for a template.
            return False
        for path, text in pages.items():
            self.facts[self.published[path]] = self._reader.read(Source(path, text), path)
        return True

    def _suggest_file(self, path: str, page: str) -> str:
        """A hint that names the file that a link was probably meant for."""
        base = posixpath.dirname(page) or "."
        bare = posixpath.normpath(path.lstrip("/\\")).removesuffix(".html")
        meant = (bare, f"{bare}.md", posixpath.join(bare, "index.md"))
        for guess in (*(posixpath.normpath(posixpath.join(base, each)) for each in meant), *meant):
            if guess in self.published:
                return f"link to the file: '{posixpath.relpath(guess, base)}'"
        kind = _find_kind(path)
        # What comes along is never what a person meant.
        near = (file for file in (*self.written, *self.made) if _find_kind(file) == kind)
        # A picture in another folder is found by its name; a page may be called as many others are.
        known = {posixpath.basename(file) if kind else posixpath.relpath(file, base): file for file in near}
        nearest = find_nearest(posixpath.basename(path) if kind else path, known)
        if nearest is None:
            hint = f"put the file into {DOCS_FOLDER.as_posix()}/, or take the link out"
            return f"write 'https://{path}' if it is a site; else {hint}" if _may_be_host(path) else hint
        return f"did you mean '{posixpath.relpath(known[nearest], base)}'?"


def _find_kind(path: str) -> str:
    """`image`, `video` and the like by the ending of a file's name; "" for pages and what has none."""
    if path.endswith((".md", ".html")):
        return ""
    import mimetypes

    return (mimetypes.guess_type(path)[0] or "").partition("/")[0]


_HOST_ALONE = lazy_pattern(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18}", re.I)


def _may_be_host(path: str) -> bool:
    """Whether a link without a scheme is more likely a site's address than a file: `example.com`."""
    import mimetypes

    ending = f".{path.rpartition('.')[2].lower()}"
    known = mimetypes.MimeTypes().types_map[True]
    return bool(_HOST_ALONE.fullmatch(path)) and ending not in known and ending != ".md"


def publish_path(path: str, *, has_folders: bool = True) -> str:
    """The published path of the file at `path` below docs/: `about/index.html` for `about.md`."""
    if not path.endswith(".md"):
        return path
    place = publish_page(path, has_folders=has_folders)
    return place if place.endswith(".html") else f"{place}index.html"


def find_site_faults(site: SitePages) -> Iterator[Problem]:
    """Everything that a strict build would reject in the pages, the files and the navigation."""
    try:
        sources = site.sources
    except InputError as error:
        yield from error.problems
        return
    yield from find_links_outside(site.root / DOCS_FOLDER, DOCS_FOLDER.as_posix())
    faults = [problem for facts in site.written_facts.values() for problem in facts.problems]
    for path, facts in site.written_facts.items():
        for address in facts.addresses:
            if _leads_to_page(address.text, site.studies):
                faults += site.examine(address, path)
    texts = {source.path: source for source in sources.values()}
    for fault in faults:
        yield texts[fault.place.path].problem(fault.place, fault.message, fault.hint)
    for source in sources.values():
        yield from find_foreign_markup(source, site.config, has_math=has_formulas(site.node))
    yield from find_leaks(site)
    yield from find_excluded_pages(site)
    yield from find_stray_files(site)
    yield from find_nav_faults(site)


def find_leaks(site: SitePages) -> Iterator[Problem]:
    """Secrets in the PDFs below docs/; texts are checked elsewhere."""
    documents = [path for path in site.written if path.endswith(".pdf")]
    if not documents:
        return
    try:
        public = parse_yaml(read_source(site.root / RESUME_FILE, site.root))
        secrets = read_secrets(site.root, public, site.config.node)
    except InputError:
        # Reported where the data and the postings are read.
        return
    for path in documents:
        shown = f"{DOCS_FOLDER.as_posix()}/{path}"
        yield from examine_file(site.root / shown, shown, secrets, site.root / CACHE_FOLDER / "read")


def _leads_to_page(address: str, studies: list[str]) -> bool:
    """False for a link to a case study that does not exist: it is reported with those in the resume."""
    id = find_case_study_id(address)
    return id is None or id in studies


def find_excluded_pages(site: SitePages) -> Iterator[Problem]:
    """Settings that take the pages of the resume out of the site."""
    for page in site.made:
        key = site.config.find_exclusion(page)
        if key and (written := site.config.find(key)):
            yield written.problem(f"the site is made of '{page}': it cannot be left out", "take it out here")


def find_stray_files(site: SitePages) -> Iterator[Problem]:
    """Unexpected files below docs/, and files with the same published path."""
    expected = [str(item.value) for item in list_option(site.config.node, "files")]
    first: dict[str, str] = {site.published[path]: path for path in site.made if path not in site.written}
    for path in site.written:
        place = Place(f"{DOCS_FOLDER.as_posix()}/{path}")
        if not path.endswith(".md") and not is_expected(path, expected) and path not in site.made_beside:
            yield Problem(place, NOT_EXPECTED, MOVE_IT_OUT)
        other = first.setdefault(site.published[path], path)
        if other != path:
            # Of two in one folder MkDocs drops one with a warning; else the last one written stays.
            is_refused = other in site.written and posixpath.dirname(other) == posixpath.dirname(path)
            severity: Severity = "error" if is_refused else "warning"
            yield Problem(place, f"published where {other} is", "give it another name", severity=severity)


def find_nav_faults(site: SitePages) -> Iterator[Problem]:
    """Pages that the navigation names and that do not exist, and pages that it leaves out."""
    nav = site.config.list_nav()
    if nav is None:
        return
    config = SITE_CONFIG.as_posix()
    for item in nav:
        path = posixpath.normpath(str(item.value))
        if is_outside(path) or path in site.published or path == STUDIES_PAGE:
            continue
        if not path.startswith("/") or site.config.find_level("nav", "absolute_links") == "warn":
            hint = suggest(path, site.published, "write it, or take it out of 'nav:'")
            yield item.problem(f"there is no {DOCS_FOLDER.as_posix()}/{path}", hint)
    if site.config.find_level("nav", "omitted_files") == "warn":
        pages = [path for path in dict.fromkeys([*site.written, *site.made]) if path.endswith(".md")]
        whole = site.config.find("nav")
        for path in site.config.list_outside_nav(pages):
            message = f"no navigation leads to {DOCS_FOLDER.as_posix()}/{path}"
            hint = f"write '- {path}' here, or '/{path}' under 'not_in_nav:'"
            yield whole.problem(message, hint) if whole else Problem(Place(config), message, hint)


def is_outside(address: str) -> bool:
    """Whether MkDocs takes an address for one with a scheme or a host; also True for an invalid one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)

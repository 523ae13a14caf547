"""The site's way through MkDocs: the only module that imports it.

A build goes to a staging folder beside `site_dir` and is moved into place when the guard has passed it,
for MkDocs empties `site_dir` before it knows whether there is anything to put there. While serving,
bad data never stops the server: the last good pages stay, under a banner that says what is wrong.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from casefolio.check import read_checked
from casefolio.editions import Options, creation_date, fingerprint_project, pdf_name
from casefolio.errors import InputError, Problem
from casefolio.guard import Secrets, read_secrets
from casefolio.inspection import inspect_site
from casefolio.kept import CACHE_FOLDER, find_or_make
from casefolio.labels import find_labels
from casefolio.load import Portfolio
from casefolio.metadata import FAVICON, PICTURE, build_assets, describe_pages
from casefolio.output import StagedFolder
from casefolio.pages import STUDIES_PAGE, build_pages, find_contacts, publish, settle_links
from casefolio.source import display_path
from casefolio.templates import keep_compiled

log = get_plugin_logger("portfolio")


_EMPTY_HOME = "# Portfolio\n\nNothing to show yet: the data has errors.\n"


@dataclass(frozen=True)
class Content:
    """What a site shows: files below `docs/` by path, and what every page's frame needs to know."""

    files: dict[str, str | bytes] = field(default_factory=lambda: {"index.md": _EMPTY_HOME})
    name: str = ""
    label: str = ""
    language: str = "en"
    words: Mapping[str, str] = field(default_factory=dict)
    pdf: str = ""
    picture: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    described: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: Secrets = field(default_factory=Secrets)


class Site:
    """MkDocs' events, and what outlives a build: the last good content."""

    _content = Content()
    _problems: tuple[Problem, ...] = ()
    _is_serving = False
    _staged: StagedFolder | None = None
    _place = ""
    _theme_folders: list[str] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything, and lead the build to the staging folder."""
        root = Path(config.config_file_path).parent
        self._read(root, config.site_url or "")
        if not self._is_serving:
            self._place = config.site_dir
            self._staged = StagedFolder(Path(config.site_dir))
            config.site_dir = str(self._staged.path)
        if self._content.name:
            config.site_name = config.site_author = self._content.name
            config.site_description = config.site_description or self._content.label
            config.theme["favicon"] = FAVICON
            anchors = config.mdx_configs.setdefault("toc", {})
            anchors.setdefault("permalink_title", self._content.words["link_here"])
        config.theme["language"] = _find_language(self._content.language, config.theme.dirs)
        if not self._is_serving and not _needs_scripts(config):
            self._theme_folders = _narrow_theme(config)
        if config.nav and STUDIES_PAGE not in self._content.files:
            config.nav = _without(config.nav, STUDIES_PAGE)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the generated files in, in place of the stories that their pages contain."""
        if self._theme_folders:
            _widen_theme(files, self._theme_folders, config)
        elif not _needs_scripts(config):
            for file in list(files):
                if file.src_uri.startswith(_THEME_SCRIPTS) or file.src_uri.endswith(".map"):
                    files.remove(file)
        for path, content in self._content.files.items():
            if written := files.get_file_from_path(path):
                files.remove(written)
            files.append(File.generated(config, path, content=content))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Lead the links to case studies in the person's own pages to where they are."""
        path = page.file.src_uri
        return markdown if path in self._content.files else settle_links(markdown, path)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Give the theme what it shows around the pages."""
        if self._theme_folders:
            # The one at hand knows the person's own templates only.
            env = config.theme.get_env()
        env.globals["folio"] = self._content
        env.globals["problems"] = self._problems
        env.globals["needs_scripts"] = _needs_scripts(config)
        keep_compiled(env, Path(config.config_file_path).parent / CACHE_FOLDER / "jinja")
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take out what the theme puts around each page for scripts that are not there."""
        return output if _needs_scripts(config) else _SCRIPTS_PARTS.sub("", output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for the page of what is missing."""
        is_page = template_name.endswith(".html") and not _needs_scripts(config)
        return _SCRIPTS_PARTS.sub("", output) if is_page else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the guard see the finished site, then put it in its place."""
        if self._staged is None:
            return
        if config.strict and _has_warned():
            # MkDocs stops after this; the last good site stays.
            return
        root = Path(config.config_file_path).parent
        problems = examine_build(self._staged.path, Path(self._place), root, config, self._content)
        if problems:
            raise PluginError(f"not published, the last good site stays:\n{InputError(problems)}")
        self._staged.move_into_place()
        config.site_dir = self._place

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Open the applications desk: only here, so that a build does not even load it."""
        if self._is_serving and (inner := server.get_app()):
            from casefolio.desk import Desk

            host = config.dev_addr.host
            desk = Desk(Path(config.config_file_path).parent, server.mount_path, host)
            server.set_app(desk.wrap(inner))
            log.info("%s", desk.describe(server.url))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        if self._staged is not None:
            self._staged.discard()

    def _read(self, root: Path, site_url: str) -> None:
        """Take in the data. Raises PluginError where it cannot be used, unless the server is running."""
        try:
            self._content = read_content(root, site_url)
            self._problems = ()
        except InputError as error:
            if not self._is_serving:
                raise PluginError(f"nothing was built:\n{error}") from None
            log.error("the last good pages stay until this is right:\n%s", error)
            self._problems = error.problems


def find_or_make_pdf(portfolio: Portfolio) -> bytes:
    """The general PDF of a public resume: that of the last build, where it would be the same."""
    options = Options(created=creation_date())
    file = portfolio.root / CACHE_FOLDER / "resume.pdf"
    made_from = f"{portfolio.site_url} {fingerprint_project(portfolio.root, options)}"
    made: list[bytes] = []

    def make() -> bytes | None:
        # Loads WeasyPrint and all that decides what a PDF shows: most of a build's time.
        from casefolio.documents import make_general

        with _relayed_warnings("weasyprint") as warnings:
            made.append(make_general(portfolio, options).made.data)
        log.info("made %s", pdf_name(portfolio.resume))
        # What was warned of must be told again next time.
        return None if warnings else made[0]

    kept = find_or_make(file, made_from, make)
    return made[0] if kept is None else kept


def read_content(root: Path, site_url: str) -> Content:
    """Everything that the site of the project at `root` shows. Raises InputError with all problems."""
    read, stories = read_checked(root, private=False)
    for warning in read.warnings:
        log.info("%s", warning)
    portfolio = replace(read, resume=publish(read.resume), site_url=site_url or read.site_url)
    pdf, data = pdf_name(portfolio.resume), find_or_make_pdf(portfolio)
    pages = build_pages(portfolio, stories, pdf=pdf)
    assets = build_assets(portfolio, pdf=pdf)
    basics = portfolio.resume.basics
    return Content(
        files={**pages, **assets, pdf: data},
        name=basics.name,
        label=basics.label,
        language=portfolio.resume.meta.casefolio.language,
        words=find_labels(portfolio.resume.meta.casefolio.language).site,
        pdf=pdf,
        picture=PICTURE if PICTURE in assets else "",
        contacts=tuple(find_contacts(portfolio.resume)),
        described=describe_pages(portfolio),
        secrets=read_secrets(root, portfolio.node),
    )


def examine_build(
    built: Path, place: Path, root: Path, config: MkDocsConfig, content: Content
) -> list[Problem]:
    """What keeps a finished site from being published: leaks, stray files, broken links."""
    return inspect_site(
        built,
        content.secrets,
        docs=Path(config.docs_dir),
        root=root,
        pdf=content.pdf,
        expected=(config.extra.get("portfolio") or {}).get("files") or (),
        site_url=config.site_url or "",
        shown=display_path(place, root),
    )


@contextmanager
def _relayed_warnings(name: str) -> Iterator[list[str]]:
    """Let the warnings of another library count as ours, so that a strict build fails on them."""
    told: list[str] = []

    class Relay(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())
            log.warning("%s: %s", name, told[-1])

    relay = Relay(logging.WARNING)
    logger = logging.getLogger(name)
    logger.addHandler(relay)
    try:
        yield told
    finally:
        logger.removeHandler(relay)


_THEME_SCRIPTS = "assets/javascripts/"

# Material's switches for its drawer and its search; without scripts they are neither seen nor valid HTML.
_SCRIPTS_PARTS = re.compile(r'\s*<input class="md-toggle"[^>]*>|\s*<label class="md-overlay"[^>]*></label>')


# All of the theme that a page without its scripts fetches.
_THEME_PARTS = ("assets/stylesheets/*.css",)


def _narrow_theme(config: MkDocsConfig) -> list[str] | None:
    """Let MkDocs list the person's own part of the theme only; returns where all of it lies.

    Why: listing Material's 14,500 files, of which a site here has two, takes a quarter of a bare build.
    """
    folders, own = list(config.theme.dirs), config.theme.custom_dir
    if own not in folders or config.theme.name != "material":
        return None
    config.theme.dirs = [own]
    return folders


def _widen_theme(files: Files, folders: list[str], config: MkDocsConfig) -> None:
    """Give the theme its folders back, and the build the files in them that pages here need."""
    config.theme.dirs = folders
    for folder in folders:
        for part in _THEME_PARTS:
            for file in sorted(Path(folder).glob(part)):
                path = file.relative_to(folder).as_posix()
                if files.get_file_from_path(path) is None:
                    files.append(File(path, folder, config.site_dir, config.use_directory_urls))


def _needs_scripts(config: MkDocsConfig) -> bool:
    """Whether the theme's own scripts serve anything here: a plugin, a feature, an own script."""
    plugins = set(config.plugins) - set(config.hooks)
    return bool(config.theme.get("features") or plugins or config.extra_javascript)


def _has_warned() -> bool:
    """Whether a strict build has counted warnings, and so will fail."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _find_language(language: str, folders: list[str]) -> str:
    """The theme's own name for a language: `de` for `de-AT` where it has no words for that."""
    for name in (language, language.partition("-")[0]):
        if any((Path(folder) / "partials/languages" / f"{name}.html").is_file() for folder in folders):
            return name
    return "en"


def _without(nav: list[Any], page: str) -> list[Any]:
    """A navigation without a page that does not exist."""
    return [item for item in nav if item != page and not (isinstance(item, dict) and page in item.values())]

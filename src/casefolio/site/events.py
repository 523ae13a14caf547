"""MkDocs' events: what happens when in a build, and in a preview."""

from __future__ import annotations

import atexit
import gc
import logging
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import click
from click.core import ParameterSource
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from casefolio.checks.site import check_site
from casefolio.pages.markdown import STUDIES_PAGE, settle_links
from casefolio.pages.metadata import FAVICON
from casefolio.resume.portfolio import Portfolio
from casefolio.site.build_pdf import find_or_make_pdf
from casefolio.site.content import Content, read_content
from casefolio.site.preview.banner import render_banner
from casefolio.site.theme import (
    SCRIPTS_PARTS,
    ThemeCache,
    find_language,
    narrow_theme,
    needs_scripts,
    widen_theme,
    without_scripts,
)
from casefolio.storage.cache import CACHE_FOLDER
from casefolio.storage.output import StagedFolder
from casefolio.templates import find_template_problem, keep_compiled
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import display_path

if TYPE_CHECKING:
    from casefolio.site.preview.preview import Preview

log = get_plugin_logger("portfolio")

WATCHED = ("data", "templates")
"""Folders of a project that a preview looks at beside those that MkDocs knows of."""

COLLECTED_AFTER = 100_000
"""How many objects more than there were before, until Python looks for those that nobody needs."""


class Site:
    """MkDocs' events, and what outlives a build: the last good content, and the preview."""

    _content = Content()
    _problems: tuple[Problem, ...] = ()
    _is_serving = False
    _preview: Preview | None = None
    _theme: ThemeCache | None = None
    _staged: StagedFolder | None = None
    _root = Path()
    _place = ""
    _theme_folders: list[str] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._is_serving = command == "serve"
        if self._is_serving:
            self._theme = ThemeCache()
            _end_politely()
        else:
            # A build is over before there is much garbage; looking for some takes a twentieth of its time.
            gc.set_threshold(COLLECTED_AFTER)
            atexit.register(gc.freeze)
        if self._is_serving and _will_have_server():
            # Only here: a build does not wait for what only a preview needs.
            from casefolio.site.preview.preview import Preview

            self._preview = Preview()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything, and lead the build to the staging folder."""
        if self._preview and self._preview.is_starting:
            # Nobody could be told yet what is wrong: the first build is the server's.
            return _without_content(config)
        self._root = Path(config.config_file_path).parent
        if self._preview and self._preview.server:
            config.site_url = self._preview.server.url
        self._read(self._root, config.site_url or "")
        if not self._is_serving:
            self._place = config.site_dir
            self._staged = StagedFolder(Path(config.site_dir))
            config.site_dir = str(self._staged.path)
        if self._content.name:
            config.site_name = self._content.name
            # The theme writes these two into attributes as they are.
            config.site_author = escape(self._content.name)
            config.site_description = escape(config.site_description or self._content.label)
            config.theme["favicon"] = FAVICON
            anchors = config.mdx_configs.setdefault("toc", {})
            anchors.setdefault("permalink_title", self._content.words["link_here"])
        config.theme["language"] = find_language(self._content.language, getattr(config.theme, "dirs", []))
        if not self._is_serving and not needs_scripts(config):
            self._theme_folders = narrow_theme(config)
        if config.nav and STUDIES_PAGE not in self._content.files:
            config.nav = _without(config.nav, STUDIES_PAGE)
        if self._theme:
            self._theme.narrow(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the generated files in, in place of the stories that their pages contain."""
        if self._preview and self._preview.is_starting:
            return Files([])
        if self._theme:
            self._theme.widen(files, config)
        if self._theme_folders:
            widen_theme(files, self._theme_folders, config)
        elif not needs_scripts(config):
            without_scripts(files)
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
        if self._theme:
            env = self._theme.choose_environment(env, config)
        if self._theme_folders:
            # The one at hand knows the person's own templates only.
            env = config.theme.get_env()
        env.globals["folio"] = self._content
        env.globals["banner"] = render_banner(self._problems, "stale")
        env.globals["needs_scripts"] = needs_scripts(config)
        keep_compiled(env, self._root / CACHE_FOLDER / "jinja")
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take out what the theme puts around each page for scripts that are not there."""
        return output if needs_scripts(config) else SCRIPTS_PARTS.sub("", output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for the page of what is missing."""
        is_page = template_name.endswith(".html") and not needs_scripts(config)
        return SCRIPTS_PARTS.sub("", output) if is_page else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the guard see the finished site, then put it in its place."""
        if self._preview:
            self._preview.finish_build(self._content.pdf)
        if self._staged is None:
            return
        if config.strict and _has_warned():
            # MkDocs stops after this; the last good site stays.
            return
        problems = examine_build(self._staged.path, Path(self._place), self._root, config, self._content)
        if problems:
            raise PluginError(f"not published, the last good site stays:\n{InputError(problems)}")
        self._staged.move_into_place()
        config.site_dir = self._place

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind. Raises PluginError with the place of a fault in a template of the theme."""
        if self._staged is not None:
            self._staged.discard()
            if problem := find_template_problem(error, self._root):
                raise PluginError(f"not published, the last good site stays:\n{problem}") from None

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
        """The server of the preview, with the applications desk before it."""
        opened = self._open_preview(server, config, builder)
        if self._is_serving:
            try:
                self._open_desk(opened, config)
            except AttributeError as error:
                log.debug("there is no applications desk: %s", error)
        return opened

    def on_shutdown(self) -> None:
        if self._preview:
            self._preview.stop()

    def _open_preview(self, server: Any, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
        """Our server in place of MkDocs' own; that one, where MkDocs has changed too much for ours."""
        if self._preview is None:
            return server
        root = Path(config.config_file_path).parent
        try:
            opened = self._preview.open(
                (config.dev_addr.host, config.dev_addr.port),
                urlsplit(config.site_url or "/").path,
                builder,
                root=root,
                built=Path(config.site_dir),
                any_port=not _is_port_chosen(),
            )
        except AttributeError as error:
            log.debug("MkDocs' own server is used: %s", error)
            self._preview = None
            builder()
            return server
        own = [config.theme.custom_dir] if config.theme.custom_dir else []
        for path in (config.docs_dir, config.config_file_path, *own, *(root / name for name in WATCHED)):
            opened.watch(str(path))
        server.server_close()
        return opened

    def _open_desk(self, server: Any, config: MkDocsConfig) -> None:
        """Put the desk before what a server answers. Raises AttributeError where MkDocs has changed it."""
        # Only here: a build does not even load it.
        from casefolio.desk import Desk
        from casefolio.documents.document import make_tailored

        # Beside the preview's own PDF, in its process.
        make = self._preview.printer.room.lend(make_tailored) if self._preview else make_tailored
        desk = Desk(Path(config.config_file_path).parent, server.mount_path, config.dev_addr.host, make)
        server.set_app(desk.wrap(server.get_app()))
        log.info("%s", desk.describe(server.url))

    def _make_pdf(self, portfolio: Portfolio) -> bytes:
        """The general PDF of a public resume; in a preview made later, when somebody looks at it."""
        if self._preview:
            self._preview.printer.want(portfolio)
            return b""
        return find_or_make_pdf(portfolio)

    def _read(self, root: Path, site_url: str) -> None:
        """Take in the data. Raises an error where it cannot be used, unless MkDocs' own server is running."""
        try:
            self._content = read_content(root, site_url, self._make_pdf, guarded=not self._is_serving)
            self._problems = ()
        except InputError as error:
            if self._preview:
                raise
            if not self._is_serving:
                raise PluginError(f"nothing was built:\n{error}") from None
            log.error("the last good pages stay until this is right:\n%s", error)
            self._problems = error.problems


def examine_build(
    built: Path, place: Path, root: Path, config: MkDocsConfig, content: Content
) -> list[Problem]:
    """What keeps a finished site from being published: leaks, stray files, broken links."""
    return check_site(
        built,
        content.secrets,
        docs=Path(config.docs_dir),
        root=root,
        pdf=content.pdf,
        expected=(config.extra.get("portfolio") or {}).get("files") or (),
        site_url=config.site_url or "",
        shown=display_path(place, root),
    )


def _will_have_server() -> bool:
    """Whether MkDocs, or its fork, will ask for a server: not where reloading is switched off."""
    context = click.get_current_context(silent=True)
    chosen = context.params if context else {}
    return not chosen["no_livereload"] if "no_livereload" in chosen else bool(chosen.get("livereload"))


def _is_port_chosen() -> bool:
    context = click.get_current_context(silent=True)
    return context is None or context.get_parameter_source("dev_addr") is ParameterSource.COMMANDLINE


def _end_politely() -> None:
    """End as with Ctrl-C when the terminal is closed or the process is told to: nothing is left behind.

    With Ctrl-C too: a shell starts what runs in the background deaf to it. `nohup` is obeyed.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def _without_content(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration of a build that cannot fail, for there is nothing to build."""
    config.nav = None
    config.extra_templates = []
    config.theme.static_templates = set()
    return config


def _has_warned() -> bool:
    """Whether a strict build has counted warnings, and so will fail."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _without(nav: list[Any], page: str) -> list[Any]:
    """A navigation without a page that does not exist."""
    return [item for item in nav if item != page and not (isinstance(item, dict) and page in item.values())]

"""`mkdocs serve`: our server in place of MkDocs' own, with the applications desk."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from click.core import ParameterSource
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from casefolio.desk import Desk
from casefolio.documents.document import make_tailored
from casefolio.documents.letters import make_letter
from casefolio.pages.pictures import publish_pictures
from casefolio.resume.portfolio import Portfolio
from casefolio.site.content import read_content
from casefolio.site.events import SiteEvents
from casefolio.site.preview.preview import Preview
from casefolio.site.preview.server import PreviewServer
from casefolio.site.preview.theme_cache import ThemeCache
from casefolio.site.theme import needs_scripts, without_scripts
from casefolio.storage.project import DATA_FOLDER, TEMPLATES_FOLDER
from casefolio.text.source import display_path

log = get_plugin_logger("portfolio")

WATCHED = (DATA_FOLDER, TEMPLATES_FOLDER)
"""Folders of a project that a preview watches beside those that MkDocs knows."""

_NO_SERVER = (
    "there is no preview without reloading: leave out '--no-livereload',"
    " or run 'mkdocs build' and 'python -m http.server -d site'"
)


class PreviewEvents(SiteEvents):
    """MkDocs' events in a preview. Errors are reported above the last good pages."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = ThemeCache()
        self._preview = Preview()
        _end_on_signals()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything. Raises InputError on bad data, and Abort where MkDocs will not use a server."""
        if not _is_server_wanted():
            raise Abort(_NO_SERVER)
        if self._preview.server is None:
            # No server could report problems yet: the first real build is done by the server.
            return _without_content(config)
        config.site_url = self._preview.server.url
        self.root = Path(config.config_file_path).parent
        self.content = read_content(
            self.root,
            config.site_url,
            self._request_pdf,
            guarded=False,
            has_folders=config.use_directory_urls,
        )
        self.set_options(config)
        self._theme.narrow(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self._preview.server is None:
            return Files([])
        self._theme.widen(files, config)
        if not needs_scripts(config):
            without_scripts(files)
        return super().on_files(files, config=config)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        return super().on_env(self._theme.choose_environment(env, config), config=config, files=files)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._preview.server is not None:
            # Problems name the person's own files.
            publish_pictures(Path(config.site_dir), self.root, display_path(Path(config.docs_dir), self.root))
        self._preview.finish_build(self.content.pdf)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
        """Our server with the desk. Raises Abort where this release of MkDocs lacks what it requires."""
        if missing := find_missing(server, config):
            raise Abort(
                f"this release of MkDocs cannot be previewed (it has no {', '.join(missing)}):"
                " install 'mkdocs>=1.6.1,<2', or run 'mkdocs build' and open site/index.html"
            )
        root = Path(config.config_file_path).parent
        opened = self._preview.open(
            (config.dev_addr.host, config.dev_addr.port),
            urlsplit(config.site_url or "/").path,
            builder,
            root=root,
            built=Path(config.site_dir),
            any_port=not _is_port_chosen(),
        )
        own = [config.theme.custom_dir] if config.theme.custom_dir else []
        for path in (config.docs_dir, config.config_file_path, *own, *(root / name for name in WATCHED)):
            opened.watch(str(path))
        server.server_close()
        self._open_desk(opened, root, config.dev_addr.host)
        return opened

    def on_shutdown(self) -> None:
        self._preview.stop()

    def _open_desk(self, server: PreviewServer, root: Path, host: str) -> None:
        # Tailored PDFs and letters are made in the same worker process as the preview's own.
        lend = self._preview.pdf.worker.lend
        desk = Desk(root, server.mount_path, host, lend(make_tailored), lend(make_letter), today=date.today)
        server.set_app(desk.wrap(server.answer))
        log.info("%s", desk.describe(server.url))

    def _request_pdf(self, portfolio: Portfolio) -> bytes:
        """No PDF yet: the preview makes it in the background."""
        self._preview.pdf.request(portfolio)
        return b""


def find_missing(server: object, config: object) -> list[str]:
    """The attributes that a preview requires of MkDocs' server and configuration, and they lack."""
    address, theme = getattr(config, "dev_addr", None), getattr(config, "theme", None)
    needed = (
        (server, "server", ("server_close",)),
        (address, "dev_addr", ("host", "port")),
        (theme, "theme", ("custom_dir",)),
        (config, "config", ("config_file_path", "docs_dir", "site_dir", "site_url")),
    )
    return [f"{name}.{part}" for value, name, parts in needed for part in parts if not hasattr(value, part)]


def _is_server_wanted() -> bool:
    """Whether MkDocs, or its fork, will request a server: not where reloading is switched off."""
    context = click.get_current_context(silent=True)
    chosen = context.params if context else {}
    return not chosen["no_livereload"] if "no_livereload" in chosen else bool(chosen.get("livereload", True))


def _is_port_chosen() -> bool:
    context = click.get_current_context(silent=True)
    return context is None or context.get_parameter_source("dev_addr") is ParameterSource.COMMANDLINE


def _end_on_signals() -> None:
    """End as with Ctrl-C when the terminal is closed or the process is terminated, so that it cleans up.

    Ctrl-C is handled too: a shell makes background processes ignore it. `nohup` is respected.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def _without_content(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration of an empty build, which cannot fail."""
    config.nav = None
    config.extra_templates = []
    config.theme.static_templates = set()
    return config

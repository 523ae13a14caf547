"""`mkdocs build`: into a staging folder, which is checked and then moved into place."""

from __future__ import annotations

import atexit
import gc
import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from casefolio.checks.site import check_site
from casefolio.pages.pictures import publish_pictures
from casefolio.site.build_faults import find_build_problems
from casefolio.site.build_pdf import find_or_make_pdf
from casefolio.site.content import Content, read_content
from casefolio.site.events import SiteEvents
from casefolio.site.theme import narrow_theme, needs_scripts, widen_theme, without_scripts
from casefolio.storage.writing.staging import StagedFolder
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import display_path

log = get_plugin_logger("portfolio")

COLLECTED_AFTER = 100_000
"""The threshold of Python's garbage collection, in new objects."""


class BuildEvents(SiteEvents):
    """MkDocs' events in a build. Errors stop it, and the last good site stays."""

    def __init__(self) -> None:
        super().__init__()
        self._staged: StagedFolder | None = None
        self._place = ""
        self._theme_folders: list[str] | None = None
        # A build ends before there is much garbage; collecting it takes a twentieth of its time.
        gc.set_threshold(COLLECTED_AFTER)
        atexit.register(gc.freeze)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything, and direct the build to the staging folder. Raises PluginError on bad data."""
        self.root = Path(config.config_file_path).parent
        self._place = config.site_dir
        try:
            self.content = read_content(
                self.root,
                config.site_url or "",
                find_or_make_pdf,
                guarded=True,
                has_folders=config.use_directory_urls,
            )
            self._staged = StagedFolder(Path(config.site_dir), self.root, self._tell_waiting)
        except InputError as error:
            raise PluginError(f"nothing was built:\n{error}") from None
        config.site_dir = str(self._staged.path)
        self.set_options(config)
        self._theme_folders = None if needs_scripts(config) else narrow_theme(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self._theme_folders:
            widen_theme(files, self._theme_folders, config)
        elif not needs_scripts(config):
            without_scripts(files)
        return super().on_files(files, config=config)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        if self._theme_folders:
            # The given environment has the person's own templates only.
            env = config.theme.get_env()
        return super().on_env(env, config=config, files=files)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check the finished site, then move it into place. Raises PluginError for problems."""
        if self._staged is None or (config.strict and _has_warned()):
            # A strict build with warnings fails after this; the last good site stays.
            return
        try:
            publish_pictures(self._staged.path, self.root, display_path(Path(self._place), self.root))
        except InputError as error:
            raise PluginError(f"not published, the last good site stays:\n{error}") from None
        problems = examine_build(self._staged.path, Path(self._place), self.root, config, self.content)
        if any(problem.severity == "error" for problem in problems):
            raise PluginError(f"not published, the last good site stays:\n{InputError(problems)}")
        for problem in problems:
            log.info("%s", problem)
        try:
            self._staged.move_into_place()
        except InputError as error:
            raise PluginError(f"not published:\n{error}") from None
        config.site_dir = self._place
        # MkDocs has told of the staging folder, which is gone.
        log.info("the site is in %s/", display_path(Path(self._place), self.root))

    def on_build_error(self, *, error: Exception) -> None:
        """Discard the staging folder. Raises PluginError with the place of an error of the disk or a file."""
        if self._staged is not None:
            self._staged.discard()
        built = self._staged.path if self._staged else None
        if problems := find_build_problems(error, self.root, built, self._place):
            raise PluginError(f"not published, the last good site stays:\n{InputError(problems)}") from None

    def on_shutdown(self) -> None:
        """Let another build begin, however this one ended."""
        if self._staged is not None:
            self._staged.discard()

    def _tell_waiting(self) -> None:
        shown = display_path(Path(self._place), self.root)
        log.info("another build is writing %s/: this one waits for it", shown)


def examine_build(
    built: Path, place: Path, root: Path, config: MkDocsConfig, content: Content
) -> list[Problem]:
    """The problems that stop the publication of a finished site: leaks, stray files, broken links."""
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


def _has_warned() -> bool:
    """Whether a strict build has counted warnings, and so will fail."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))

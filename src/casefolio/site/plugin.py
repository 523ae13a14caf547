"""The plugin for MkDocs and ProperDocs: the hook's events, and the settings that the site is made for."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils.yaml import yaml_load
from pathspec.gitignore import GitIgnoreSpec

from casefolio.checks.pages.options import BOTH, find_option_problems
from casefolio.pages.site_settings import (
    LEVELS,
    NOT_IN_NAV,
    STYLE_SHEET,
    TOC_OPTIONS,
    add_extensions,
    choose_nav,
)
from casefolio.site.hook import Site
from casefolio.storage.project import SITE_CONFIG
from casefolio.storage.site_options import EXTRA
from casefolio.text.errors import InputError, Place, Problem

_LEVELS = {"warn": logging.WARNING}


class PluginOptions(Config):
    """The options of the plugin in `mkdocs.yml`; a project with the hook has them in `extra: portfolio:`."""

    allowed = c.ListOfItems(c.Type((str, dict)), default=[])
    """Values that may be published although they look private, as texts or as `{value: …, file: …}`."""

    files = c.ListOfItems(c.Type(str), default=[])
    """Patterns of files that belong on the site beside the usual ones."""


class CasefolioPlugin(Site, BasePlugin[PluginOptions]):
    """`plugins: [casefolio]` in `mkdocs.yml` brings all that the site needs."""

    # Before all other plugins, so that they see the whole configuration.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring the settings, then read the content. Raises PluginError where the hook is used as well."""
        if _has_hook(config):
            error = InputError(_locate_hook(Path(config.config_file_path).parent))
            raise PluginError(f"nothing was built:\n{error}") from error
        bring_settings(config)
        _add_options(config, self.config)
        return super().on_config(config)


def bring_settings(config: MkDocsConfig) -> None:
    """Set what the site is made for, as far as the person's configuration says nothing of it."""
    written = _Written(config)
    if not written.says("theme", "font"):
        config.theme["font"] = False
    if STYLE_SHEET not in config.extra_css:
        # Before the person's own, which may change what it says.
        config.extra_css.insert(0, STYLE_SHEET)
    config.markdown_extensions[:] = add_extensions(config.markdown_extensions)
    toc = config.mdx_configs.setdefault("toc", {})
    for name, value in TOC_OPTIONS.items():
        toc.setdefault(name, value)
    patterns = [] if config.not_in_nav is None else list(config.not_in_nav.patterns)
    config.not_in_nav = GitIgnoreSpec([*GitIgnoreSpec.from_lines([NOT_IN_NAV]).patterns, *patterns])
    for (group, kind), level in LEVELS.items():
        if not written.says("validation", group, kind) and not written.says("validation", kind):
            config.validation[group][kind] = _LEVELS[level]
    if config.nav is None:
        config.nav = choose_nav(_list_pages(config))
        if not written.says("validation", "nav", "omitted_files"):
            config.validation.nav.omitted_files = logging.DEBUG


class _Written:
    """What the person's configuration says, before defaults; with `INHERIT`, what the other file says too."""

    def __init__(self, config: MkDocsConfig) -> None:
        with Path(config.config_file_path).open("rb") as file:
            self._settings = yaml_load(file)

    def says(self, *path: str) -> bool:
        part: Any = self._settings
        for step in path:
            if not isinstance(part, dict) or step not in part:
                return False
            part = part[step]
        return True


def _list_pages(config: MkDocsConfig) -> list[str]:
    """The person's own pages that are part of the site, by their paths below docs/."""
    docs = Path(config.docs_dir)
    left_out = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    pages = (page.relative_to(docs).as_posix() for page in docs.rglob("*.md"))
    return [
        page
        for page in pages
        if not any(part.startswith(".") for part in page.split("/"))
        and not any(spec.match_file(page) for spec in left_out)
    ]


def _add_options(config: MkDocsConfig, options: PluginOptions) -> None:
    """Add the plugin's options to those under `extra`, where a build looks for them."""
    extra = config.extra.setdefault(EXTRA[1], {})
    if isinstance(extra, dict) and options.files:
        extra["files"] = [*(extra.get("files") or []), *options.files]


def _locate_hook(root: Path) -> list[Problem]:
    """The problem of a hook beside the plugin, at its line, if the hook has its usual name."""
    found = [problem for problem in find_option_problems(root) if problem.message == BOTH[0]]
    return found or [Problem(Place(SITE_CONFIG.as_posix()), *BOTH)]


def _has_hook(config: MkDocsConfig) -> bool:
    """Whether a hook forwards MkDocs' events to a site too, whatever its file is called."""
    # Hooks are among the plugins, as modules.
    values = (value for each in config.plugins.values() for value in vars(each).values())
    return any(isinstance(getattr(value, "__self__", None), Site) for value in values)

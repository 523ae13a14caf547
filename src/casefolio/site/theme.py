"""What a site takes of MkDocs' theme, and what of it stays the same from one build of a preview to the next.

Why: listing the theme's 14,500 files and compiling its templates takes most of a build. Only public parts of
MkDocs are used; where one is missing, builds are slower and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from casefolio.site.preview.watch import Watch
from casefolio.text.patterns import lazy_pattern


class ThemeCache:
    """Remembers the theme's files and its templates, compiled.

    Between `narrow` and `widen` MkDocs sees only the folder of the person's own overrides.
    """

    def __init__(self) -> None:
        self._folders: list[str] = []
        self._narrowed: Any = None
        self._files: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._environment: tuple[object, Any] | None = None

    def narrow(self, config: MkDocsConfig) -> None:
        """Keep MkDocs from listing the theme's files, if they have been listed before."""
        folders = getattr(config.theme, "dirs", None)
        own = getattr(config.theme, "custom_dir", None)
        self._narrowed, self._folders = None, []
        if not isinstance(folders, list) or not hasattr(config.theme, "get_env") or _has_others(config):
            return
        self._folders = list(folders)
        if tuple(folders) in self._files:
            self._narrowed = config.theme
            config.theme.dirs = [folder for folder in folders if folder == own]

    def widen(self, files: Files, config: MkDocsConfig) -> None:
        """Give the theme its folders back, and the build the files that are in them."""
        if not self._folders:
            return
        own = config.theme.custom_dir
        if self._narrowed is None:
            self._files[tuple(self._folders)] = [
                (file.src_uri, file.src_dir)
                for file in files
                if file.src_dir is not None and file.src_dir in self._folders and file.src_dir != own
            ]
            return
        self._narrowed.dirs = self._folders
        for path, folder in self._files[tuple(self._folders)]:
            if files.get_file_from_path(path) is None:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))

    def choose_environment(self, environment: Any, config: MkDocsConfig) -> Any:
        """The environment of the last build, where no template of the person's own has changed since."""
        if not self._folders:
            return environment
        own = Watch([config.theme.custom_dir] if config.theme.custom_dir else [])
        own.mark_seen()
        key = (self._folders, own.seen, dict(config.theme))
        if self._environment is None or self._environment[0] != key:
            # The one at hand may know the person's own folder only.
            self._environment = key, config.theme.get_env() if self._narrowed else environment
        return self._environment[1]


def _has_others(config: MkDocsConfig) -> bool:
    """Whether others than our own hook see the build, who may want all of the theme at any time."""
    return len(config.plugins) > 1


_THEME_SCRIPTS = "assets/javascripts/"

# Material's switches for its drawer and its search; without scripts they are neither seen nor valid HTML.
SCRIPTS_PARTS = lazy_pattern(r'\s*<input class="md-toggle"[^>]*>|\s*<label class="md-overlay"[^>]*></label>')

# All of the theme that a page without its scripts fetches.
_THEME_PARTS = ("assets/stylesheets/*.css",)


def narrow_theme(config: MkDocsConfig) -> list[str] | None:
    """Let MkDocs list the person's own part of the theme only; returns where all of it lies.

    Why: listing Material's 14,500 files, of which a site here has two, takes a quarter of a bare build.
    """
    folders, own = list(config.theme.dirs), config.theme.custom_dir
    if own not in folders or config.theme.name != "material":
        return None
    config.theme.dirs = [own]
    return folders


def widen_theme(files: Files, folders: list[str], config: MkDocsConfig) -> None:
    """Give the theme its folders back, and the build the files in them that pages here need."""
    config.theme.dirs = folders
    for folder in folders:
        for part in _THEME_PARTS:
            for file in sorted(Path(folder).glob(part)):
                path = file.relative_to(folder).as_posix()
                if files.get_file_from_path(path) is None:
                    files.append(File(path, folder, config.site_dir, config.use_directory_urls))


def without_scripts(files: Files) -> None:
    """Take the theme's scripts out of what will be copied."""
    for file in list(files):
        if file.src_uri.startswith(_THEME_SCRIPTS) or file.src_uri.endswith(".map"):
            files.remove(file)


def needs_scripts(config: MkDocsConfig) -> bool:
    """Whether the theme's own scripts serve anything here: a plugin, a feature, an own script."""
    plugins = set(config.plugins) - set(config.hooks)
    return bool(config.theme.get("features") or plugins or config.extra_javascript)


def find_language(language: str, folders: list[str]) -> str:
    """The theme's own name for a language: `de` for `de-AT` where it has no words for that."""
    for name in (language, language.partition("-")[0]):
        if any((Path(folder) / "partials/languages" / f"{name}.html").is_file() for folder in folders):
            return name
    return "en"

"""What a site takes of MkDocs' theme.

Why: listing the theme's 14,500 files takes a quarter of a bare build. Only public parts of MkDocs are used;
where one is missing, builds are slower and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from casefolio.text.patterns import lazy_pattern

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

"""Selects the parts of MkDocs' theme that a site needs.

Why: listing the theme's 14,500 files takes a quarter of a bare build. Only public parts of MkDocs are used;
where one is missing, builds are only slower.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from casefolio.storage.project import THEME_TEMPLATES
from casefolio.storage.shipped import find_folders
from casefolio.storage.site_options import PLUGIN
from casefolio.text.patterns import lazy_pattern

_THEME_SCRIPTS = "assets/javascripts/"

# Material's toggles for its drawer and its search; without scripts they are invisible and invalid HTML.
SCRIPTS_PARTS = lazy_pattern(
    r'(?<!\s)\s*<input class="md-toggle"[^<>]*>|(?<!\s)\s*<label class="md-overlay"[^<>]*></label>'
)

# All files of the theme that a page without its scripts loads.
_THEME_PARTS = ("assets/stylesheets/*.css",)


def use_theme(config: MkDocsConfig) -> None:
    """Add our theme's folders between the person's `custom_dir` and Material's.

    The project's comes first, then the shipped one: a file of the project takes the place of ours.
    """
    root = Path(config.config_file_path).parent
    ours = [str(folder) for folder in find_folders(root, THEME_TEMPLATES) if folder.is_dir()]
    above = [config.theme.custom_dir] if config.theme.custom_dir else []
    same = {Path(folder).resolve() for folder in above}
    added = [folder for folder in ours if Path(folder).resolve() not in same]
    others = [folder for folder in config.theme.dirs if folder not in (*above, *added)]
    config.theme.dirs = [*above, *added, *others]


def list_own_folders(config: MkDocsConfig) -> list[str]:
    """The theme's folders that are the person's or ours, not Material's or MkDocs'."""
    root = Path(config.config_file_path).parent
    ours = {str(folder) for folder in find_folders(root, THEME_TEMPLATES)}
    return [folder for folder in config.theme.dirs if folder in ours or folder == config.theme.custom_dir]


def narrow_theme(config: MkDocsConfig) -> list[str] | None:
    """Let MkDocs list only our own and the person's folders of the theme; returns all of the theme's folders.

    Returns None where that is not possible.
    """
    folders, own = list(config.theme.dirs), list_own_folders(config)
    if not own or config.theme.name != "material":
        return None
    config.theme.dirs = own
    return folders


def widen_theme(files: Files, folders: list[str], config: MkDocsConfig) -> None:
    """Restore the theme's folders, and add the files in them that the pages need to the build."""
    config.theme.dirs = folders
    for folder in folders:
        for part in _THEME_PARTS:
            for file in sorted(Path(folder).glob(part)):
                path = file.relative_to(folder).as_posix()
                if files.get_file_from_path(path) is None:
                    files.append(File(path, folder, config.site_dir, config.use_directory_urls))


def without_scripts(files: Files) -> None:
    """Remove the theme's scripts from the files to be copied."""
    for file in list(files):
        if file.src_uri.startswith(_THEME_SCRIPTS) or file.src_uri.endswith(".map"):
            files.remove(file)


def needs_scripts(config: MkDocsConfig) -> bool:
    """Whether something needs the theme's scripts: a plugin, a feature, an own script."""
    plugins = set(config.plugins) - set(config.hooks) - {PLUGIN}
    return bool(config.theme.get("features") or plugins or config.extra_javascript)


def find_language(language: str, folders: list[str]) -> str:
    """The theme's name of a language: `de` for `de-AT` where it has no translation for that."""
    for name in (language, language.partition("-")[0]):
        if any((Path(folder) / "partials/languages" / f"{name}.html").is_file() for folder in folders):
            return name
    return "en"

"""Caches the parts of MkDocs' theme that do not change between builds of a preview.

Why: listing the theme's 14,500 files and compiling its templates takes most of a build. Only public parts of
MkDocs are used; where one is missing, builds are only slower.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from casefolio.site.preview.watch import Watch
from casefolio.site.theme import list_own_folders


class ThemeCache:
    """Caches the theme's list of files and its compiled templates.

    Between `narrow` and `widen` MkDocs sees only the folder of the person's own overrides.
    """

    def __init__(self) -> None:
        self._folders: list[str] = []
        self._narrowed: Any = None
        self._files: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._environment: tuple[object, Any] | None = None

    def narrow(self, config: MkDocsConfig) -> None:
        """Hide the theme's folders from MkDocs, if their files have been listed before."""
        folders = getattr(config.theme, "dirs", None)
        self._narrowed, self._folders = None, []
        if not isinstance(folders, list) or not hasattr(config.theme, "get_env") or _has_others(config):
            return
        self._folders = list(folders)
        if tuple(folders) in self._files:
            self._narrowed = config.theme
            config.theme.dirs = list_own_folders(config)

    def widen(self, files: Files, config: MkDocsConfig) -> None:
        """Restore the theme's folders, and add their files to the build."""
        if not self._folders:
            return
        if self._narrowed is None:
            own = list_own_folders(config)
            self._files[tuple(self._folders)] = [
                (file.src_uri, file.src_dir)
                for file in files
                if file.src_dir is not None and file.src_dir in self._folders and file.src_dir not in own
            ]
            return
        self._narrowed.dirs = self._folders
        for path, folder in self._files[tuple(self._folders)]:
            if files.get_file_from_path(path) is None:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))

    def choose_environment(self, environment: Any, config: MkDocsConfig) -> Any:
        """The environment of the last build, if none of the person's own templates has changed since."""
        if not self._folders:
            return environment
        own = Watch(folder for folder in self._folders if folder in list_own_folders(config))
        own.mark_seen()
        key = (self._folders, own.seen, dict(config.theme))
        if self._environment is None or self._environment[0] != key:
            # The given environment may have the person's own folder only.
            self._environment = key, config.theme.get_env() if self._narrowed else environment
        return self._environment[1]


def _has_others(config: MkDocsConfig) -> bool:
    """Whether the build has other plugins than our hook, which may need the whole theme at any time."""
    return len(config.plugins) > 1

"""Checks for options of MkDocs, its theme and its plugins that are incompatible with a generated site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from casefolio.storage.project import BUILD_FOLDER, DOCS_FOLDER, HOOK_FILE, SITE_CONFIG
from casefolio.storage.shipped import find_file
from casefolio.storage.site_options import PLUGIN, find_plugin, list_named
from casefolio.text.errors import InputError, Problem, suggest
from casefolio.text.source import read_source
from casefolio.text.yaml_slips.values import find_impossible_values
from casefolio.text.yaml_tree import Node, parse_yaml

THEME = "material"
CUSTOM_DIR = "templates/site/theme"

NEEDED_EXTENSIONS = ("attr_list", "md_in_html")
"""Markdown extensions that the generated pages require."""

_ALL_EXTENSIONS = {"extra", "pymdownx.extra"}
"""Extensions that include all of them."""

REFUSED_PLUGINS = {
    "i18n": (
        "this plugin wants a file for each page, and yours are made from the resume",
        "take it out, and make one project for each language",
    ),
    "rss": (
        "this plugin wants a file for each page, and yours are made from the resume",
        "take it out: llms.txt and sitemap.xml tell machines what is there",
    ),
    "offline": (
        "with this plugin, pages fetch a script from another host",
        "take it out, and write 'use_directory_urls: false': such pages open from a disk as well",
    ),
    "social": (
        "this plugin draws pictures to share, and the site brings one of its own",
        "take it out: assets/preview.png shows the name and the figures",
    ),
}
"""Plugins with which the site cannot be built, each with the reason and a hint."""

_PLUGINS_WITHOUT_FILES = {
    *REFUSED_PLUGINS,
    PLUGIN,
    "search",
    "tags",
    "blog",
    "meta",
    "minify",
    "redirects",
    "privacy",
}
"""Plugins that are known to add no stylesheets and scripts."""

_COPY_HINT = "keep a copy in docs/assets and use that: other hosts learn of each visit"

_NAMED_SCRIPTS = {"assets/topics.js", "assets/publications.js", "assets/stories.js"}
"""Scripts that pages load themselves."""


BOTH = (
    "the plugin 'casefolio' does all that this hook does: with both, everything would be done twice",
    f"take '{HOOK_FILE.as_posix()}' out of 'hooks:', and custom_dir, styles and extensions if you like",
)
"""The message and the hint where a project has both the hook and the plugin."""


def tell_entry(root: Path, lack: str) -> tuple[str, str, str]:
    """The key, message and hint for a site without our hook or plugin; `lack` says what follows from that."""
    if (root / HOOK_FILE).is_file():
        hook = HOOK_FILE.as_posix()
        return "hooks", f"without '{hook}' under 'hooks' {lack}", f"write '- {hook}' below 'hooks:'"
    return "plugins", f"without '{PLUGIN}' under 'plugins' {lack}", f"write 'plugins: [{PLUGIN}]'"


def find_option_problems(root: Path) -> list[Problem]:
    """Problems in `mkdocs.yml` that stop the build or break the site, each with a hint.

    The file is read as plain YAML; an unreadable one is reported where the portfolio is read.
    """
    file = root / SITE_CONFIG
    try:
        node = parse_yaml(read_source(file, root), with_tags=True) if file.is_file() else None
    except InputError:
        node = None
    return list(_Options(node, root).find_problems()) if node and isinstance(node.value, dict) else []


class _Options:
    """The configuration of one site."""

    def __init__(self, node: Node, root: Path) -> None:
        self.node = node
        self.root = root

    def find_problems(self) -> Iterator[Problem]:
        yield from find_impossible_values(self.node.source)
        yield from self._find_folder_problems()
        yield from self._find_plugin_problems()
        for key in ("extra_css", "extra_javascript", "extra_templates"):
            yield from self._find_asset_problems(key)
        if inherited := self.node.child("INHERIT"):
            if not self.node.child("site_url"):
                message = f"PDFs and checks read this file alone: they see nothing of '{inherited.value}'"
                yield inherited.warning(
                    message, "write site_url here as well, and use_directory_urls if it is set there"
                )
        elif self.node.child("theme") or find_plugin(self.node):
            yield from self._find_missing_parts()

    def _find_folder_problems(self) -> Iterator[Problem]:
        docs = self.node.child("docs_dir")
        if docs and isinstance(docs.value, str) and Path(docs.value) != DOCS_FOLDER:
            message = f"case studies and pictures are looked for in {DOCS_FOLDER}/, not in '{docs.value}'"
            yield docs.problem(message, f"take docs_dir out, and keep your files in {DOCS_FOLDER}/")
        site = self.node.child("site_dir")
        if site and isinstance(site.value, str) and _is_no_site(self.root / site.value):
            message = f"'{site.value}' holds other things than a site, and a build would replace it"
            yield site.problem(message, "name a folder of its own: site_dir: site")

    def _find_missing_parts(self) -> Iterator[Problem]:
        """Parts that the site requires and the configuration lacks, or has twice."""
        theme = self.node.find(("theme",))
        plugin = find_plugin(self.node)
        name = theme.child("name") if isinstance(theme.value, dict) else theme
        if name is None or name.value != THEME:
            yield (name or theme).problem(
                "the site's templates are made for the theme 'material'", f"write 'name: {THEME}'"
            )
        elif not plugin and not theme.child("custom_dir"):
            message = "without its 'custom_dir' the theme shows none of what the site is made of"
            yield theme.problem(message, f"write 'custom_dir: {CUSTOM_DIR}' below it")
        hooks = [item for item in self.node.find_items(("hooks",)) if _is_hook(str(item.value))]
        if plugin:
            yield from (hook.problem(*BOTH) for hook in hooks)
            return
        if not hooks:
            yield self._point(*tell_entry(self.root, "there are no pages of the resume"))
        for extension in NEEDED_EXTENSIONS:
            if not {extension, *_ALL_EXTENSIONS} & self._extensions:
                message = f"pages are written with the extension '{extension}' of Markdown"
                yield self._point("markdown_extensions", message, f"add '- {extension}' to the list")

    def _find_plugin_problems(self) -> Iterator[Problem]:
        for name, place in self._plugins.items():
            if name in REFUSED_PLUGINS:
                yield place.problem(*REFUSED_PLUGINS[name])
        minify = self._plugins.get("minify")
        for script in minify.find_items(("js_files",)) if minify else ():
            if script.value in _NAMED_SCRIPTS:
                message = f"pages ask for '{script.value}' by its name, and this plugin renames it"
                yield script.problem(message, "take it out of js_files")

    def _find_asset_problems(self, key: str) -> Iterator[Problem]:
        """Stylesheets and scripts from other hosts, and missing ones."""
        folders = [self.root / DOCS_FOLDER, *map(self.root.joinpath, self._custom_dirs)]
        for item in self.node.find_items((key,)):
            path = item.child("path") or item
            if not isinstance(path.value, str):
                continue
            if "//" in path.value:
                if "privacy" not in self._plugins:
                    yield path.problem(f"is fetched from another host: {path.value}", _COPY_HINT)
            elif not (self._has_unknown_plugins or self._is_there(path.value, folders)):
                known = [file.relative_to(folders[0]).as_posix() for file in folders[0].rglob("*")]
                hint = suggest(path.value, known, "take the line out?")
                yield path.problem(f"there is no '{path.value}' in {DOCS_FOLDER}/", hint)

    def _is_there(self, path: str, folders: list[Path]) -> bool:
        is_written = any((each / path).is_file() for each in folders)
        return is_written or find_file(self.root, DOCS_FOLDER / path).is_file()

    @property
    def _has_unknown_plugins(self) -> bool:
        """Whether there is a plugin that may add stylesheets and scripts."""
        return not self._plugins.keys() <= _PLUGINS_WITHOUT_FILES

    @property
    def _custom_dirs(self) -> list[str]:
        theme = self.node.child("theme")
        custom = theme.child("custom_dir") if theme else None
        return [custom.value] if custom and isinstance(custom.value, str) else []

    @cached_property
    def _plugins(self) -> dict[str, Node]:
        """The plugins by name, each with the node of its options, or of its name where it has none."""
        return {name.removeprefix(f"{THEME}/"): node for name, node in list_named(self.node, "plugins")}

    @cached_property
    def _extensions(self) -> set[str]:
        named = list_named(self.node, "markdown_extensions")
        return {name.removeprefix("markdown.extensions.") for name, _ in named}

    def _point(self, key: str, message: str, hint: str) -> Problem:
        """A problem at a key, or with the file as a whole where the key is missing."""
        if self.node.child(key):
            return self.node.key_problem(key, message, hint)
        return Problem(self.node.source.place(), message, hint)


def _is_hook(path: str) -> bool:
    return path.removeprefix("./") == HOOK_FILE.as_posix()


def _is_no_site(folder: Path) -> bool:
    """Whether a folder is that of the PDFs, or has content other than a built site."""
    if folder.name == BUILD_FOLDER.name:
        return True
    if not folder.is_dir() or (folder / "index.html").is_file():
        return False
    return any(not child.name.startswith(".") for child in folder.iterdir())

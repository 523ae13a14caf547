"""The settings of mkdocs.yml that decide what a strict build rejects.

Read as plain YAML: loading MkDocs would take longer than all of `check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.site_settings import LEVELS, NOT_IN_NAV, TOC_OPTIONS, add_extensions
from casefolio.storage.project import SITE_CONFIG
from casefolio.storage.site_options import find_plugin, list_named
from casefolio.text.errors import InputError
from casefolio.text.source import read_source
from casefolio.text.yaml_loader import LOADER
from casefolio.text.yaml_tree import Node, parse_yaml

if TYPE_CHECKING:
    from pathspec.gitignore import GitIgnoreSpec

_LEVELS = {
    ("nav", "omitted_files"): "info",
    ("nav", "not_found"): "warn",
    ("nav", "absolute_links"): "info",
    ("links", "absolute_links"): "info",
    ("links", "unrecognized_links"): "info",
}
"""MkDocs' default levels of these findings; a strict build fails on warnings."""


@dataclass(frozen=True)
class SiteConfig:
    """The settings of a project's site; MkDocs' defaults where `node` is None."""

    node: Node | None = None

    @property
    def is_written(self) -> bool:
        return self.node is not None

    @property
    def text(self) -> str:
        return self.node.source.text if self.node else ""

    @property
    def site_url(self) -> str:
        return self.find_text("site_url")

    @property
    def has_folders(self) -> bool:
        """Whether `about.md` is published at `about/`, not at `about.html`."""
        return self.find_text("use_directory_urls").lower() != "false"

    def find_text(self, *path: str) -> str:
        """The text at a path of keys, "" where there is none."""
        node = self.find(*path)
        return node.value if node and isinstance(node.value, str) else ""

    def find(self, *path: str) -> Node | None:
        """The value at a path of keys."""
        node = self.node
        for step in path:
            node = node.child(step) if node else None
        return node

    def find_level(self, group: str, kind: str) -> str:
        """The level of a finding: `warn` stops a strict build, `relative_to_docs` accepts it."""
        written = self.find_text("validation", group, kind) or self.find_text("validation", kind)
        return written or (LEVELS if self.has_plugin else _LEVELS)[group, kind]

    @cached_property
    def has_plugin(self) -> bool:
        """Whether the site has our plugin, which brings settings of its own."""
        return find_plugin(self.node) is not None

    def list_nav(self) -> list[Node] | None:
        """The entries of the navigation, in order; None where MkDocs generates it from all pages."""
        nav = self.find("nav")
        return list(nav.scalars()) if nav and not nav.is_absent else None

    def is_excluded(self, path: str) -> bool:
        """Whether a file below docs/ is excluded from the site."""
        parts = path.split("/")
        if any(part.startswith(".") for part in parts) or parts[0] == "templates":
            return True
        return bool(self.find_exclusion(path))

    def find_exclusion(self, path: str) -> str:
        """The key that leaves a file below docs/ out of the site, or ""."""
        return next((key for key, spec in self._exclusions.items() if spec.match_file(path)), "")

    @cached_property
    def _exclusions(self) -> dict[str, GitIgnoreSpec]:
        texts = {key: self.find_text(key) for key in ("exclude_docs", "draft_docs")}
        return {key: _read_patterns(text) for key, text in texts.items() if text}

    def list_outside_nav(self, paths: list[str]) -> list[str]:
        """The paths that neither the navigation nor `not_in_nav` names."""
        nav = self.list_nav()
        if nav is None:
            return []
        named = {str(node.value).removeprefix("./") for node in nav}
        patterns = f"{NOT_IN_NAV}\n" * self.has_plugin + self.find_text("not_in_nav")
        patterns += "".join(f"\n/{folder}/" for folder in self._list_post_folders())
        # Most projects name one folder, and the library for patterns is slow to import.
        folders = [line.strip() for line in patterns.splitlines() if line.strip()]
        others = [path for path in paths if path not in named and not _lies_in(path, folders)]
        spec = _read_patterns(patterns) if others and patterns else None
        return [path for path in others if not (spec and spec.match_file(path))]

    def _list_post_folders(self) -> Iterator[str]:
        """The folders of posts, which the blog of Material for MkDocs takes from the other pages."""
        for name, options in list_named(self.node, "plugins") if self.node else ():
            if name in ("blog", "material/blog"):
                blog, posts = (_find_text(options, key, usual) for key, usual in _BLOG.items())
                yield posts.replace("{blog}", blog).removeprefix("./").strip("/")

    def read_extensions(self) -> tuple[list[str], dict[str, dict[str, Any]]]:
        """The Markdown extensions that MkDocs uses, and their options.

        Options with Python objects (`!!python/name:…`) are left out.
        """
        import yaml

        # Ignores tags.
        Loader: Any = type("Loader", (LOADER,), {})
        Loader.add_constructor(None, lambda *_: _TAGGED)
        try:
            config = yaml.load(self.text, Loader)
        except (yaml.YAMLError, ValueError):
            # A date that does not exist is a ValueError.
            config = None
        config = config if isinstance(config, dict) else {}
        names, options = ["toc", "tables", "fenced_code"], dict[str, dict[str, Any]]()
        for name, chosen in _list_extensions(config.get("markdown_extensions")):
            if name not in names:
                names.append(name)
            if isinstance(chosen, dict) and not _is_tagged(chosen):
                options[name] = chosen
        if self.has_plugin:
            return add_extensions(names), {**options, "toc": TOC_OPTIONS | options.get("toc", {})}
        return names, options

    @property
    def names_anchors(self) -> bool:
        """Whether the anchors of headings have custom settings: then they are not known here."""
        return "slugify" in self.text


def read_site_config(root: Path) -> SiteConfig:
    """The site's settings; an unreadable file is reported where the portfolio is read."""
    file = root / SITE_CONFIG
    try:
        node = parse_yaml(read_source(file, root), with_tags=True) if file.is_file() else None
    except InputError:
        node = None
    return SiteConfig(node)


_BLOG = {"blog_dir": "blog", "post_dir": "{blog}/posts"}
"""The options of the blog that say where its posts are, and what they are without being written."""


def _find_text(options: Node, key: str, usual: str) -> str:
    node = options.child(key)
    return node.value if node and isinstance(node.value, str) else usual


_TAGGED = object()


def _is_tagged(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_is_tagged, value.values()))
    return any(map(_is_tagged, value)) if isinstance(value, list) else value is _TAGGED


def _list_extensions(written: object) -> list[tuple[str, object]]:
    """The extensions with their options, written as names, names with options, or a mapping of both."""
    if isinstance(written, dict):
        return [(str(name), options) for name, options in written.items()]
    found: list[tuple[str, object]] = []
    for item in written if isinstance(written, list) else ():
        found += item.items() if isinstance(item, dict) else [(str(item), None)]
    return found


def _lies_in(path: str, folders: list[str]) -> bool:
    """Whether a path is in a folder that is given from the top, as `/case-studies/`."""
    if any(folder.startswith("!") for folder in folders):
        return False
    return any(
        folder.startswith("/") and folder.endswith("/") and "*" not in folder and path.startswith(folder[1:])
        for folder in folders
    )


def _read_patterns(text: str) -> GitIgnoreSpec:
    from pathspec.gitignore import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(text.splitlines())

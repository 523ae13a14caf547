"""The handlers of MkDocs' events that a build and a preview share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from casefolio.pages.metadata import FAVICON
from casefolio.pages.stories.covers import find_pictures
from casefolio.pages.stories.markup import PageMarkup
from casefolio.pages.stories.picture_sizes import make_sizes
from casefolio.resume.anchors import heading_anchor
from casefolio.site.content import Content
from casefolio.site.theme import SCRIPTS_PARTS, find_language, needs_scripts, use_theme
from casefolio.storage.project import ASSETS_FOLDER, CACHE_FOLDER, DOCS_FOLDER, STUDIES_PAGE
from casefolio.storage.shipped import list_shipped, shipped_root
from casefolio.templates import keep_compiled


class SiteEvents:
    """Adds the generated pages to MkDocs' files, and their values to the theme."""

    def __init__(self) -> None:
        self.content = Content()
        self.root = Path()
        self.markup: PageMarkup | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, and set the options of MkDocs and its theme that depend on it."""
        raise NotImplementedError

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files, in place of the case studies' own files, which they contain.

        Shipped styles, scripts and fonts are added where the project has none of its own.
        """
        for path, content in self.content.files.items():
            if written := files.get_file_from_path(path):
                files.remove(written)
            files.append(File.generated(config, path, content=content))
        for name in list_shipped([ASSETS_FOLDER]):
            path = Path(name).relative_to(DOCS_FOLDER).as_posix()
            if files.get_file_from_path(path) is None:
                source = str(shipped_root() / DOCS_FOLDER)
                files.append(File(path, source, config.site_dir, config.use_directory_urls))
        self._size_own_pictures(files, config)
        return files

    def _size_own_pictures(self, files: Files, config: MkDocsConfig) -> None:
        """Add the sizes of the pictures on the person's own pages."""
        self.markup = self.content.markup
        if self.markup is None:
            return
        shown = (file for file in files.documentation_pages() if file.src_uri not in self.content.files)
        found = make_sizes(self.root, (path for file in shown for path in _list_pictures(file)))
        for path, content in found.files.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=content))
        self.markup = replace(self.markup, sizes=found)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """What the person's own pages have beyond Markdown; generated ones have it already."""
        path = page.file.src_uri
        if self.markup is None or path in self.content.files:
            return markdown
        return self.markup.write_own(markdown, path)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Give the theme the values that it shows around the pages."""
        env.globals["folio"] = self.content
        env.globals["needs_scripts"] = needs_scripts(config)
        keep_compiled(env, self.root / CACHE_FOLDER / "jinja")
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remove elements that the theme adds to each page for scripts that are not included."""
        return output if needs_scripts(config) else SCRIPTS_PARTS.sub("", output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for the 404 page."""
        is_page = template_name.endswith(".html") and not needs_scripts(config)
        return SCRIPTS_PARTS.sub("", output) if is_page else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Called when all files are written."""

    def on_build_error(self, *, error: Exception) -> None:
        """Called when a build fails, before MkDocs reports it."""

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """The server to use; called once, after the first build."""
        return server

    def on_shutdown(self) -> None:
        """Called when MkDocs ends."""

    def set_options(self, config: MkDocsConfig) -> None:
        """Set the options of MkDocs and its theme that depend on the content."""
        content = self.content
        use_theme(config)
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", heading_anchor)
        if content.name:
            config.site_name = content.name
            # The theme writes these two into attributes without escaping them.
            config.site_author = escape(content.name)
            config.site_description = escape(config.site_description or content.label)
            config.theme["favicon"] = FAVICON
            anchors = config.mdx_configs.setdefault("toc", {})
            anchors.setdefault("permalink_title", content.words["link_here"])
        config.theme["language"] = find_language(content.language, getattr(config.theme, "dirs", []))
        if config.nav and STUDIES_PAGE not in content.files:
            config.nav = _without(config.nav, STUDIES_PAGE)


def _list_pictures(file: File) -> Iterator[str]:
    """The paths of the pictures on a page; none of one that cannot be read, which MkDocs reports."""
    try:
        text = file.content_string
    except (OSError, ValueError):
        return
    yield from (picture.path for picture in find_pictures(text, file.src_uri))


def _without(nav: list[Any], page: str) -> list[Any]:
    """A navigation without a page that does not exist."""
    return [item for item in nav if item != page and not (isinstance(item, dict) and page in item.values())]

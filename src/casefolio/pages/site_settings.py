"""The settings of MkDocs that the site is made for. The plugin brings them; what `mkdocs.yml` says wins.

`check` reads the configuration of a project with the plugin as if they were written in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from casefolio.storage.project import GENERATED_PAGES, STUDIES_PAGE

STYLE_SHEET = "assets/site.css"

EXTENSIONS = ("attr_list", "md_in_html", "def_list", "footnotes")
"""Extensions of Markdown, after those that MkDocs always has."""

TOC_OPTIONS = {"permalink": True}

NOT_IN_NAV = f"/{STUDIES_PAGE.partition('/')[0]}/"
"""Case studies are reached from the resume and from their index."""

LEVELS = {
    **{("nav", kind): "warn" for kind in ("omitted_files", "not_found", "absolute_links")},
    **{("links", kind): "warn" for kind in ("not_found", "anchors", "absolute_links", "unrecognized_links")},
}
"""Levels of MkDocs' findings, by their keys under `validation`: a strict build stops at warnings."""

_BUILT_IN = ("toc", "tables", "fenced_code")
_WHOLE = {"extra", "pymdownx.extra"}
"""Extensions that consist of the others."""


def add_extensions(written: Iterable[str]) -> list[str]:
    """The extensions of Markdown that a site with the plugin has; `written` are the person's."""
    names = [name for name in written if name not in _BUILT_IN]
    plain = {name.removeprefix("markdown.extensions.") for name in names}
    ours = () if plain & _WHOLE else (name for name in EXTENSIONS if name not in plain)
    return [*_BUILT_IN, *ours, *names]


def choose_nav(pages: Iterable[str]) -> list[str]:
    """The navigation of a site that has none of its own: the generated pages, then the person's.

    `pages` are the paths of the person's pages below docs/. Of those in a folder, its index stands for all.
    """
    own = [page for page in sorted(pages) if page not in GENERATED_PAGES and _is_shown(page)]
    return [*GENERATED_PAGES, *own]


def _is_shown(page: str) -> bool:
    folder, _, name = page.rpartition("/")
    if not folder:
        return name not in ("README.md", "index.md")
    return "/" not in folder and name == "index.md"

"""The settings that a site with the plugin has: those that this repository's own site writes out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from casefolio.pages.site_settings import (
    EXTENSIONS,
    LEVELS,
    NOT_IN_NAV,
    STYLE_SHEET,
    TOC_OPTIONS,
    add_extensions,
    choose_nav,
)
from casefolio.storage.project import GENERATED_PAGES


def test_they_are_those_of_the_site_with_the_hook(repository: Path) -> None:
    """Its mkdocs.yml may be edited by a person who cloned it: the tests' project stands for it."""
    file = repository / "tests/portfolios/good/mkdocs.yml"
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    *names, toc = config["markdown_extensions"]
    assert tuple(names) == EXTENSIONS and TOC_OPTIONS.items() <= toc["toc"].items()
    assert config["extra_css"] == [STYLE_SHEET]
    assert config["not_in_nav"].strip() == NOT_IN_NAV
    levels = {
        (group, kind): level for group, kinds in config["validation"].items() for kind, level in kinds.items()
    }
    assert levels == LEVELS


BUILT_IN = ["toc", "tables", "fenced_code"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ([], [*EXTENSIONS]),
        (["abbr"], [*EXTENSIONS, "abbr"]),
        (["markdown.extensions.attr_list"], [*EXTENSIONS[1:], "markdown.extensions.attr_list"]),
        (["pymdownx.extra"], ["pymdownx.extra"]),
        (["markdown.extensions.extra", "abbr"], ["markdown.extensions.extra", "abbr"]),
    ],
)
def test_extensions_are_added_once(written: list[str], found: list[str]) -> None:
    assert add_extensions([*BUILT_IN, *written]) == [*BUILT_IN, *found]


def test_own_pages_follow_the_generated_ones_in_the_navigation() -> None:
    pages = ["talks/one.md", "talks/index.md", "about.md", "resume.md", "README.md", "a/b/index.md"]
    assert choose_nav(pages) == [*GENERATED_PAGES, "about.md", "talks/index.md"]

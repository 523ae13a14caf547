"""What mkdocs.yml says of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.checks.pages.config import SiteConfig, read_site_config


def read(folder: Path, text: str) -> SiteConfig:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_site_config(folder)


def test_without_a_file_all_is_as_mkdocs_has_it(tmp_path: Path) -> None:
    config = read_site_config(tmp_path)
    assert config.list_nav() is None and config.list_outside_nav(["about.md"]) == []
    assert config.find_level("links", "absolute_links") == "info" and config.has_folders
    assert config.read_extensions() == (["toc", "tables", "fenced_code"], {})


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("validation: {links: {absolute_links: warn}}", "warn"),
        ("validation: {absolute_links: relative_to_docs}", "relative_to_docs"),
        ("validation: {nav: {absolute_links: warn}}", "info"),
    ],
)
def test_levels_stand_in_their_group_or_above_it(tmp_path: Path, text: str, level: str) -> None:
    assert read(tmp_path, text).find_level("links", "absolute_links") == level


@pytest.mark.parametrize(
    ("patterns", "outside"),
    [
        ("/case-studies/", ["talks/one.md", "about.md"]),
        ("/case-studies/\ntalks/", ["about.md"]),
        ("*.md\n!about.md", ["about.md"]),
        ("/case-studies/\n!/case-studies/one.md", ["case-studies/one.md", "talks/one.md", "about.md"]),
    ],
)
def test_pages_that_no_navigation_names(tmp_path: Path, patterns: str, outside: list[str]) -> None:
    lines = "".join(f"  {line}\n" for line in patterns.splitlines())
    config = read(tmp_path, f"nav: [index.md, {{More: [{{Me: me.md}}]}}]\nnot_in_nav: |\n{lines}")
    pages = ["index.md", "me.md", "case-studies/one.md", "talks/one.md", "about.md"]
    assert config.list_outside_nav(pages) == outside


def test_with_the_plugin_its_settings_hold_where_nothing_is_written(tmp_path: Path) -> None:
    config = read(tmp_path, "plugins: [casefolio]\nnav: [index.md]\n")
    assert config.find_level("links", "absolute_links") == "warn"
    assert config.list_outside_nav(["index.md", "case-studies/one.md", "about.md"]) == ["about.md"]
    names, options = config.read_extensions()
    assert {"attr_list", "md_in_html", "def_list", "footnotes"} <= set(names)
    assert options == {"toc": {"permalink": True}}


@pytest.mark.parametrize(
    ("plugins", "outside"),
    [
        ("[casefolio]", ["blog/posts/one.md", "news/all/one.md", "about.md"]),
        ("[casefolio, blog]", ["news/all/one.md", "about.md"]),
        ("[{material/blog: {blog_dir: news, post_dir: './{blog}/all'}}]", ["blog/posts/one.md", "about.md"]),
    ],
)
def test_posts_of_a_blog_need_no_navigation(tmp_path: Path, plugins: str, outside: list[str]) -> None:
    """As MkDocs has it, to which the blog gives its posts as pages of its own."""
    config = read(tmp_path, f"plugins: {plugins}\nnav: [index.md]\n")
    assert (
        config.list_outside_nav(["index.md", "blog/posts/one.md", "news/all/one.md", "about.md"]) == outside
    )


def test_what_is_written_wins_over_the_plugin(tmp_path: Path) -> None:
    levels = "validation: {absolute_links: ignore}\nnot_in_nav: about.md\n"
    anchors = "markdown_extensions: [toc: {permalink: '#'}]\n"
    config = read(tmp_path, f"plugins: [casefolio]\nnav: [index.md]\n{levels}{anchors}")
    assert config.find_level("links", "absolute_links") == "ignore"
    assert config.list_outside_nav(["case-studies/one.md", "about.md"]) == []
    assert config.read_extensions()[1] == {"toc": {"permalink": "#"}}


@pytest.mark.parametrize("path", [".hidden", "a/.b/c.md", "templates/a.md", "drafts/a.md", "notes.txt"])
def test_files_that_are_no_part_of_the_site(tmp_path: Path, path: str) -> None:
    config = read(tmp_path, "exclude_docs: |\n  notes.*\ndraft_docs: drafts/\n")
    assert config.is_excluded(path) and not config.is_excluded("about.md")


@pytest.mark.parametrize(
    ("written", "names", "options"),
    [
        ("[attr_list, toc: {permalink: true}]", ["attr_list"], {"toc": {"permalink": True}}),
        ("{attr_list: , toc: {toc_depth: 3}}", ["attr_list"], {"toc": {"toc_depth": 3}}),
        ("[emoji: {index: !!python/name:material.emoji }]", ["emoji"], {}),
        ("[tables, abbr]", ["abbr"], {}),
    ],
)
def test_the_extensions_of_markdown(
    tmp_path: Path, written: str, names: list[str], options: dict[str, object]
) -> None:
    config = read(tmp_path, f"markdown_extensions: {written}\nsite_url: !ENV SITE_URL\n")
    assert config.read_extensions() == (["toc", "tables", "fenced_code", *names], options)


@pytest.mark.parametrize(
    "text", ["only words", "- a list", "7", "~", "copyright: 2020-13-45", "'a: b\n", "a: 2020-02-30 25:00:00"]
)
def test_a_configuration_of_another_form_has_the_usual_extensions(tmp_path: Path, text: str) -> None:
    """Found by tests/property/test_hostile.py; what is wrong with it is told where it is read."""
    assert read(tmp_path, text).read_extensions() == (["toc", "tables", "fenced_code"], {})

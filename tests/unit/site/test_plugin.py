"""What the plugin brings to a configuration, and that what the person wrote wins."""

from __future__ import annotations

import logging
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from casefolio.site.plugin import CasefolioPlugin, bring_settings
from casefolio.text.errors import InputError

BARE = "site_name: Portfolio\ntheme: {name: material}\nplugins: [casefolio]\n"


def load(folder: Path, more: str = "", config: str = BARE) -> MkDocsConfig:
    (folder / "docs/talks").mkdir(parents=True, exist_ok=True)
    for page in ("about.md", "talks/index.md", "talks/one.md", ".hidden.md"):
        (folder / "docs" / page).write_text("# Page\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config + more, encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))


def bring(folder: Path, more: str = "") -> MkDocsConfig:
    config = load(folder, more)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        bring_settings(config)
    return config


def levels(config: MkDocsConfig) -> dict[str, int]:
    return {
        f"{group}.{kind}": config.validation[group][kind]
        for group in ("nav", "links")
        for kind in config.validation[group]
    }


def test_it_brings_all_that_the_site_needs(tmp_path: Path) -> None:
    config = bring(tmp_path)
    assert config.theme["font"] is False
    assert config.extra_css == ["assets/site.css"]
    assert config.markdown_extensions[3:] == ["attr_list", "md_in_html", "def_list", "footnotes"]
    assert config.mdx_configs["toc"] == {"permalink": True}
    assert config.not_in_nav is not None and config.not_in_nav.match_file("case-studies/one.md")
    assert config.nav == ["index.md", "resume.md", "case-studies/index.md", "about.md", "talks/index.md"]
    expected = dict.fromkeys(levels(config), logging.WARNING) | {"nav.omitted_files": logging.DEBUG}
    assert levels(config) == expected


@pytest.mark.parametrize(
    ("more", "find", "expected"),
    [
        ("nav: [index.md]", lambda c: c.nav, ["index.md"]),
        ("nav: [index.md]", lambda c: c.validation.nav.omitted_files, logging.WARNING),
        ("extra_css: [assets/mine.css]", lambda c: c.extra_css, ["assets/site.css", "assets/mine.css"]),
        ("extra_css: [a.css, assets/site.css]", lambda c: c.extra_css, ["a.css", "assets/site.css"]),
        ("markdown_extensions: [toc: {permalink: '#'}]", lambda c: c.mdx_configs["toc"]["permalink"], "#"),
        ("markdown_extensions: [extra]", lambda c: c.markdown_extensions[3:], ["extra"]),
        ("validation: {links: {anchors: info}}", lambda c: c.validation.links.anchors, logging.INFO),
        ("validation: {absolute_links: ignore}", lambda c: c.validation.nav.absolute_links, logging.DEBUG),
        ("not_in_nav: about.md", lambda c: c.not_in_nav.match_file("about.md"), True),
        ("not_in_nav: about.md", lambda c: c.not_in_nav.match_file("case-studies/a.md"), True),
        ("exclude_docs: about.md", lambda c: c.nav[3:], ["talks/index.md"]),
        ("draft_docs: talks/", lambda c: c.nav[3:], ["about.md"]),
    ],
)  # fmt: skip
def test_what_the_person_writes_wins(tmp_path: Path, more: str, find: Any, expected: object) -> None:
    assert find(bring(tmp_path, more)) == expected


def test_a_font_that_is_written_stays(tmp_path: Path) -> None:
    font = {"text": "Example Sans", "code": "Example Mono"}
    config = load(tmp_path, config=BARE.replace("name: material", f"name: material, font: {font}"))
    bring_settings(config)
    assert config.theme["font"] == font


def test_what_another_file_says_counts_as_written(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("validation: {links: {anchors: info}}\n", encoding="utf-8")
    assert bring(tmp_path, "INHERIT: base.yml\n").validation.links.anchors == logging.INFO


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("{fils: [a]}", "Unrecognised configuration name: fils"),
        ("{files: a.pdf}", "Expected a list of items"),
    ],
)
def test_its_options_have_types(
    tmp_path: Path, options: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"), suppress(Abort):
        load(tmp_path, config=BARE.replace("[casefolio]", f"[casefolio: {options}]"))
    assert told in caplog.text


@pytest.mark.parametrize(
    ("name", "place"), [("hooks/portfolio.py", r"mkdocs\.yml:4:9"), ("hooks/mine.py", r"mkdocs\.yml")]
)
def test_with_the_hook_it_is_an_error_with_a_hint(
    tmp_path: Path, repository: Path, name: str, place: str
) -> None:
    (tmp_path / "hooks").mkdir()
    hook = (repository / "hooks/portfolio.py").read_text("utf-8")
    (tmp_path / name).write_text(hook, encoding="utf-8")
    config = load(tmp_path, f"hooks: [{name}]\n")
    plugin = config.plugins["casefolio"]
    assert isinstance(plugin, CasefolioPlugin)
    told = f"{place}: the plugin 'casefolio' does all that this hook does"
    with pytest.raises(PluginError, match=told) as caught:
        plugin.on_config(config)
    # A preview tells its problems, each once.
    assert isinstance(caught.value.__cause__, InputError)
    (problem,) = caught.value.__cause__.problems
    assert problem.hint.startswith("take 'hooks/portfolio.py' out")

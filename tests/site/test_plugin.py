"""A site with the plugin is the site with the hook, in a folder that has nothing but its data."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import BuildSite, Serve
from tests.site.test_build import read_dateless

from casefolio.checks.portfolio import check_portfolio
from casefolio.checks.site import check_built_site

CONFIG = """\
site_url: https://ada.example/folio/
site_name: Portfolio
theme: {name: material}
plugins: [casefolio]
nav: [Home: index.md, Resume: resume.md, Case studies: case-studies/index.md, About: about.md]
markdown_extensions: [toc: {permalink_title: Link to this section}]
"""


def write(project: Path, path: str, text: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, encoding="utf-8")


@pytest.fixture
def bare(tmp_path: Path, repository: Path) -> Path:
    """The project `good` without templates, hook, styles or fonts."""
    shutil.copytree(repository / "tests/portfolios/good", tmp_path / "bare")
    write(tmp_path / "bare", "mkdocs.yml", CONFIG)
    return tmp_path / "bare"


@pytest.fixture
def warm(bare: Path, built: Path) -> Path:
    """The same, with what the finished project has cached: its PDF is drawn anew only where it is another."""
    shutil.copytree(built / ".cache", bare / ".cache")
    return bare


def read_relative(folder: Path) -> dict[str, bytes]:
    return {name.removeprefix(folder.as_posix()): data for name, data in read_dateless(folder).items()}


def test_it_is_the_same_site_byte_for_byte(bare: Path, site: Path, build_site: BuildSite) -> None:
    assert [str(problem) for problem in check_portfolio(bare).problems if problem.severity == "error"] == []
    result = build_site(bare)
    assert result.done, result.log
    assert read_relative(bare / "site") == read_relative(site)
    assert [str(problem) for problem in check_built_site(bare).problems] == []


def test_a_file_of_the_project_takes_the_place_of_a_shipped_one(warm: Path, build_site: BuildSite) -> None:
    write(warm, "docs/assets/site.css", "p { color: #123456 }")
    write(
        warm,
        "templates/site/theme/404.html",
        '{% extends "main.html" %}{% block content %}<h1>Lost</h1>{% endblock %}',
    )
    write(warm, "templates/site/pages/home.md.j2", "# {{ basics.name }} at home\n")
    result = build_site(warm)
    assert result.done, result.log
    pages = {name: (warm / "site" / name).read_text("utf-8") for name in ("404.html", "index.html")}
    assert "<h1>Lost</h1>" in pages["404.html"] and 'class="top-name"' in pages["404.html"]
    assert "at home" in pages["index.html"]
    assert (warm / "site/assets/site.css").read_text("utf-8") == "p { color: #123456 }"
    assert (warm / "site/assets/topics.js").is_file()


@pytest.mark.sweep
def test_pages_that_no_navigation_names_are_found_as_in_any_site(bare: Path, build_site: BuildSite) -> None:
    write(bare, "docs/talks/index.md", "# Talks\n\n[One](one.md)\n")
    write(bare, "docs/talks/one.md", "# One\n")
    write(bare, "mkdocs.yml", re.sub("nav:.*\n", "", CONFIG))
    result = build_site(bare)
    assert result.done, result.log
    home = (bare / "site/index.html").read_text("utf-8")
    assert 'href="talks/"' in home and 'href="about/"' in home and 'href="talks/one/"' not in home


@pytest.mark.sweep
def test_other_plugins_see_its_pages_and_its_settings(bare: Path, build_site: BuildSite) -> None:
    write(bare, "docs/blog/index.md", "# Blog\n")
    write(bare, "docs/blog/posts/one.md", "---\ndate: 2024-01-31\n---\n# One\n\nA.\n\n<!-- more -->\n\nB.\n")
    sees = (
        'def on_files(files, config):\n    assert files.get_file_from_path("resume.md")\n    return files\n'
    )
    write(bare, "hooks/mine.py", sees)
    plugins = "plugins: [search, tags, blog, casefolio]\nhooks: [hooks/mine.py]\n"
    # Without a navigation of its own: the blog adds itself to any.
    config = re.sub("nav:.*\n", "", CONFIG).replace("plugins: [casefolio]\n", plugins)
    write(bare, "mkdocs.yml", config)
    result = build_site(bare)
    assert result.done, result.log
    assert (bare / "site/blog/2024/01/31/one/index.html").is_file()
    assert (bare / "site/search/search_index.json").is_file()


def test_its_options_count_as_those_of_the_hook_do(warm: Path, build_site: BuildSite) -> None:
    write(warm, "docs/assets/model.stl", "model")
    write(warm, "docs/about.md", "# About\n\nCall +49 170 5550199.\n")
    options = "plugins: [casefolio: {files: ['*.stl'], allowed: ['+49 170 5550199']}]"
    assert not build_site(warm).done
    write(warm, "mkdocs.yml", CONFIG.replace("plugins: [casefolio]", options))
    result = build_site(warm)
    assert result.done, result.log
    assert [str(problem) for problem in check_built_site(warm).problems] == []


def test_hook_and_plugin_together_stop_the_build(bare: Path, repository: Path, build_site: BuildSite) -> None:
    write(bare, "hooks/portfolio.py", (repository / "hooks/portfolio.py").read_text("utf-8"))
    write(bare, "mkdocs.yml", f"{CONFIG}hooks: [hooks/portfolio.py]\n")
    result = build_site(bare)
    assert not result.done and not (bare / "site").exists()
    told = [problem.message for problem in check_portfolio(bare).problems if problem.severity == "error"]
    assert len(told) == 1 and told[0].startswith("the plugin 'casefolio' does all that this hook does")


@pytest.mark.sweep
def test_the_fork_of_mkdocs_builds_the_same(bare: Path, site: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    run = subprocess.run(command, cwd=bare, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    built, expected = read_relative(bare / "site"), read_relative(site)
    assert built.keys() == expected.keys()
    assert [name for name in built if not name.endswith(".html") and built[name] != expected[name]] == []


@pytest.mark.sweep
def test_a_preview_follows_edits_and_ejected_files(bare: Path, repository: Path, serve: Serve) -> None:
    running = serve(bare)
    page = running.wait_for_no_banner()
    assert "Ada Quillon" in page and 'class="top-name"' in page
    assert running.ask("assets/site.css")[0] == 200
    assert "<h1" in running.ask("applications/")[1] and running.ask("applications/-/desk.css")[0] == 200
    header = (repository / "templates/site/theme/main.html").read_text("utf-8").replace("top-name", "my-name")
    write(bare, "templates/site/theme/main.html", header)
    running.wait_for(lambda page: 'class="my-name"' in page)
    (bare / "templates/site/theme/main.html").unlink()
    running.wait_for(lambda page: 'class="top-name"' in page)
    write(bare, "mkdocs.yml", CONFIG.replace("plugins: [casefolio]", "plugins: []"))
    running.wait_for_banner("without 'casefolio' under 'plugins'")
    write(bare, "hooks/portfolio.py", (repository / "hooks/portfolio.py").read_text("utf-8"))
    write(bare, "mkdocs.yml", f"{CONFIG}hooks: [hooks/portfolio.py]\n")
    said = running.wait_for_banner("does all that this hook does")
    assert said.count("does all that this hook does") == 1
    write(bare, "mkdocs.yml", CONFIG)
    running.wait_for_no_banner()

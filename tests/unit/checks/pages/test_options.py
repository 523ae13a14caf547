"""Which options of MkDocs are told, with their places, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.checks.pages.options import find_option_problems

GOOD = """\
theme: {name: material, custom_dir: templates/site/theme}
extra_css: [assets/site.css]
hooks: [./hooks/portfolio.py]
markdown_extensions: [attr_list, markdown.extensions.md_in_html]
"""


def check(folder: Path, config: str) -> list[str]:
    (folder / "docs/assets").mkdir(parents=True, exist_ok=True)
    (folder / "docs/assets/site.css").touch()
    (folder / "hooks").mkdir(exist_ok=True)
    (folder / "hooks/portfolio.py").touch()
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return [f"{problem.place}: {problem.message}" for problem in find_option_problems(folder)]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "docs_dir: ./docs\nsite_dir: public\nstrict: true\nuse_directory_urls: false",
        "plugins: [search, tags, material/blog, awesome-pages]",
        "plugins: {search: {lang: de}, redirects: {redirect_maps: {cv.md: resume.md}}}",
        "plugins: [minify: {minify_js: true, js_files: [assets/mine.js]}]",
        "plugins: [privacy]\nextra_javascript: ['https://scripts.example.com/x.js']",
        "plugins: [gen-files]\nextra_javascript: [{path: made/by-it.js, type: module}]",
        "plugins:\nextra_javascript:",
        "plugins: !ENV [PLUGINS, []]",
    ],
)
def test_what_goes_together_is_left_alone(tmp_path: Path, more: str) -> None:
    assert check(tmp_path, GOOD + more) == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("docs_dir: content", "5:11: case studies and pictures are looked for in docs/"),
        ("site_dir: build", "5:11: 'build' holds other things"),
        ("site_dir: data", "5:11: 'data' holds other things"),
        ("plugins: [i18n: {languages: []}]", "5:17: this plugin wants a file"),
        ("plugins: {search: {}, rss: {}}", "5:28: this plugin wants a file"),
        ("plugins: [offline]", "5:11: with this plugin, pages fetch a script from another host"),
        ("plugins: [material/social]", "5:11: this plugin draws pictures"),
        (
            "plugins: [minify: {js_files: [assets/topics.js]}]",
            "5:31: pages ask for 'assets/topics.js' by its name",
        ),
        ("extra_javascript: [assets/none.js]", "5:20: there is no 'assets/none.js' in docs/"),
        ("extra_javascript: [{path: //scripts.example.com/x.js}]", "5:27: is fetched from another host"),
    ],
)
def test_what_does_not_go_together_is_told(tmp_path: Path, more: str, told: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").touch()
    (found,) = check(tmp_path, GOOD + more)
    assert found.removeprefix("mkdocs.yml:").strip().startswith(told)


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        (0, "theme: readthedocs", "1:8: the site's templates are made for"),
        (0, "theme: {name: mkdocs}", "1:15: the site's templates are made for"),
        (0, "theme: material", "1:8: without its 'custom_dir'"),
        (2, "hooks: [hooks/mine.py]", "3:1: without 'hooks/portfolio.py'"),
        (2, "", "without 'hooks/portfolio.py'"),
        (3, "markdown_extensions: {attr_list: }", "4:1: pages are written with the extension 'md_in_html'"),
    ],
)
def test_what_the_site_is_made_with_is_asked_for(tmp_path: Path, line: int, instead: str, told: str) -> None:
    lines = GOOD.splitlines()
    lines[line] = instead
    (found,) = check(tmp_path, "\n".join(lines))
    assert found.removeprefix("mkdocs.yml:").strip().startswith(told)


PLUGIN = "theme: {name: material}\nplugins: [casefolio]\n"


@pytest.mark.parametrize(
    "config",
    [
        PLUGIN,
        "theme: material\nplugins: {casefolio: {files: ['*.pdf']}}\n",
        PLUGIN + "extra_css: [assets/site.css]\nmarkdown_extensions: [abbr]\nhooks: [hooks/mine.py]\n",
    ],
)
def test_with_the_plugin_nothing_else_is_asked_for(tmp_path: Path, config: str) -> None:
    assert check(tmp_path, config) == []


@pytest.mark.parametrize(
    ("config", "told"),
    [
        (
            PLUGIN + "hooks: [./hooks/portfolio.py]",
            "3:9: the plugin 'casefolio' does all that this hook does",
        ),
        ("plugins: [casefolio]", "1:1: the site's templates are made for the theme 'material'"),
        ("theme: readthedocs\nplugins: [casefolio]", "1:8: the site's templates are made for"),
        (PLUGIN + "extra_css: [assets/none.css]", "3:13: there is no 'assets/none.css'"),
    ],
)
def test_what_the_plugin_cannot_do_with_is_told(tmp_path: Path, config: str, told: str) -> None:
    (found,) = check(tmp_path, config)
    assert found.removeprefix("mkdocs.yml:").startswith(told)


def test_where_there_is_no_hook_the_plugin_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD.replace("hooks: [./hooks/portfolio.py]\n", ""), "utf-8")
    (problem,) = find_option_problems(tmp_path)
    assert problem.hint == "write 'plugins: [casefolio]'"


def test_a_configuration_that_inherits_tells_what_is_read(tmp_path: Path) -> None:
    (told,) = check(tmp_path, "INHERIT: base.yml\n")
    assert told == "mkdocs.yml:1:10: PDFs and checks read this file alone: they see nothing of 'base.yml'"
    assert check(tmp_path, "INHERIT: base.yml\nsite_url: https://ada.example/\n") == []


@pytest.mark.parametrize("config", ["", "[", "site_url: https://ada.example/\n", "- a list\n"])
def test_a_configuration_of_less_is_no_problem_here(tmp_path: Path, config: str) -> None:
    """Whoever only makes PDFs needs no theme; broken YAML is reported elsewhere."""
    assert check(tmp_path, config) == []

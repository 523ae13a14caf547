"""What is said of the site's pages before they are built."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.checks.portfolio import check_portfolio

ROOT = Path(__file__).parents[3]
CONFIG = """\
site_url: https://ada.example/folio/
markdown_extensions: [attr_list, md_in_html, footnotes]
validation: {links: {absolute_links: warn, unrecognized_links: warn}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a story, a page, a picture, and the templates that its own pages are made with."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    write(tmp_path, "mkdocs.yml", CONFIG)
    write(tmp_path, "docs/about.md", "# About\n\n## History\n")
    write(tmp_path, "docs/case-studies/one.md", "## Context\n")
    write(tmp_path, "docs/assets/my picture.svg", "<svg/>")
    write_resume(tmp_path, "Plain.")
    return tmp_path


def write(project: Path, path: str, text: str) -> None:
    file = project / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def write_resume(project: Path, text: str, more: str = "") -> None:
    claim = f"work: [{{name: Acme, highlights: [{{text: '{text}', caseStudy: one}}]}}]\n"
    write(
        project,
        "data/resume.yaml",
        f"basics: {{name: Ada}}\n{claim}caseStudies: [{{id: one, title: One}}]\n{more}",
    )


def check(project: Path) -> list[str]:
    return [str(each).split("\n")[0] for each in check_portfolio(project, advises=False).problems]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "about.md",
            "about.md#history",
            "./about.md",
            "case-studies/one.md#context",
            "resume.md",
            "index.md",
        ),
        *("#work", "resume.md#work", "resume.md#work-0", "#casestudy-one", "case-studies/one.md#claims"),
        *("assets/my%20picture.svg", "resume.json", "Ada-Resume.pdf", "?tag=x", "mailto:a@b.example"),
        *("https://ada.example/folio/about/#history", "https://other.example/gone", "www.example.org"),
    ],
)
def test_links_of_the_resume_that_lead_somewhere(project: Path, address: str) -> None:
    write_resume(project, f"See [x]({address}).")
    assert [said for said in check(project) if "warning" not in said] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("#nowhere", "there is no '#nowhere' on the resume page"),
        ("resume.md#nowhere", "there is no '#nowhere' on the resume page"),
        ("case-studies/one.md#related", "there is no '#related' on docs/case-studies/one.md"),
        ("https://ada.example/folio/about/#none", "there is no '#none' on site/about/index.html"),
        ("//ada.example/folio/gone", "leads nowhere: //ada.example/folio/gone"),
        ("../data/resume.yaml", "leads nowhere: ../data/resume.yaml"),
    ],
)
def test_links_of_the_resume_that_do_not(project: Path, address: str, said: str) -> None:
    write_resume(project, f"See [x]({address}).")
    assert check(project) == [f"data/resume.yaml:2:50: {said}"]


@pytest.mark.parametrize(
    "text",
    [
        "[a](../about.md#history) [b](../resume.md#work) [c](#claims) [d](#casestudy-one) [e](?x=y)",
        '<a href="../../about/#history">a</a> <a href="../../resume/#work">b</a> <a href="#context">c</a>',
        "`[a](gone.md)`\n\n    [a](gone.md)\n\n```\n<!-- a --> ![x](gone.png)\n```",
        "![p](<../assets/my picture.svg>) [a][r] One[^1].\n\n[r]: ../about.md\n\n[^1]: A note.",
        "Setext\n------\n\n### Deeper\n\n> ## Quoted\n\n<div markdown>\n\n## Inside\n\n</div>",
        "## Решение\n\n[a](#решение)\n\n## 解決\n\n[b](#解決)",
    ],
)
def test_a_story_that_is_right(project: Path, text: str) -> None:
    write(project, "docs/case-studies/one.md", f"## Context\n\n{text}\n")
    assert check(project) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a](about.md)", "3:5: leads nowhere: about.md"),
        ("[a](/about.md)", "3:5: leads nowhere: /about.md"),
        ("Over\n\n[a][r]\n\n[r]: gone.md", "7:6: leads nowhere: gone.md"),
        ("`[a](gone.md)` [a](gone.md)", "3:20: leads nowhere: gone.md"),
        ("[a](#related)", "3:5: there is no '#related' on docs/case-studies/one.md"),
        ('<a href="../resume/#none">a</a>', "3:10: leads nowhere: ../resume/#none"),
        ('<a href="../../resume/#none">a</a>', "3:10: there is no '#none' on site/resume/index.html"),
        ("#### Deep", "3:1: h4 follows h2: a level is left out"),
        ("Deep\n====", "3:1: a second title (h1)"),
        ("## A { #casestudy-one }", "3:9: the id 'casestudy-one' stands twice"),
        ('<img src="x.svg" alt=""><img src="../../assets/my picture.svg">', "3:25: a picture without"),
        ("A <!-- note --> B", "3:3: a comment, which everybody can read"),
        ('<script src="//x.example/a.js"></script>', "3:14: is fetched from another host: //x.example/a.js"),
        ("[a](http://[x)", "3:5: no address: http://[x"),
    ],
)
def test_a_story_that_is_not(project: Path, text: str, said: str) -> None:
    write(project, "docs/case-studies/one.md", f"## Context\n\n{text}\n")
    assert any(each.startswith(f"docs/case-studies/one.md:{said}") for each in check(project)), check(project)


def test_the_hint_for_a_lost_picture_names_another_picture(project: Path) -> None:
    """Not a script or picture of ours, however near its name is."""
    for picture, hint in (
        ("my-picture.png", "did you mean '../assets/my picture.svg'?"),
        ("drawings/My Picture.svg", "did you mean '../assets/my picture.svg'?"),
        ("story.png", "put the file into docs/, or take the link out"),
        ("topic.jpg", "put the file into docs/, or take the link out"),
    ):
        write(project, "docs/case-studies/one.md", f"## Context\n\n![a](../assets/{picture})\n")
        (problem,) = check_portfolio(project, advises=False).problems
        assert (problem.message, problem.hint) == (f"leads nowhere: ../assets/{picture}", hint)


def test_a_page_is_read_again_only_when_it_changed(project: Path) -> None:
    check(project)
    cached = project / ".cache/written/about.md.json"
    before = cached.stat().st_mtime_ns
    check(project)
    assert cached.stat().st_mtime_ns == before
    write(project, "docs/about.md", "# About\n\n[x](gone.md)\n")
    assert check(project) == ["docs/about.md:3:5: leads nowhere: gone.md"]


@pytest.mark.parametrize(
    ("validation", "said"),
    [
        ("", []),
        ("validation: {links: {unrecognized_links: warn}}", ["docs/about.md:1:5: leads nowhere: resume/"]),
        ("validation: {unrecognized_links: warn}", ["docs/about.md:1:5: leads nowhere: resume/"]),
    ],
)
def test_a_link_to_an_address_is_right_where_mkdocs_is_told_so(
    project: Path, validation: str, said: list[str]
) -> None:
    write(project, "mkdocs.yml", f"site_url: https://ada.example/\nuse_directory_urls: true\n{validation}\n")
    write(project, "docs/about.md", "[x](resume/)")
    found = check(project)
    assert found == (said or ["docs/about.md:1:5: leads nowhere: resume/"])


@pytest.mark.parametrize("name", ["no.such", "json"])
def test_an_extension_that_is_not_there(project: Path, name: str) -> None:
    write(project, "mkdocs.yml", CONFIG.replace("attr_list", name))
    assert check(project)[0].startswith("mkdocs.yml:2:22: an extension of Markdown that cannot be used: ")


def test_a_project_without_pages_has_no_site(project: Path) -> None:
    for file in sorted((project / "docs").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    (project / "docs").rmdir()
    write_resume(project, "See [x](gone.md).")
    assert check(project) == []

"""Options of MkDocs and its theme that people use: what they build is right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader
from tests.conftest import BuildSite, Serve, copy_portfolio

from casefolio.checks.portfolio import check_portfolio
from casefolio.checks.site import check_built_site
from casefolio.documents.document import Options, make_general
from casefolio.resume.portfolio import read_portfolio

SITE = "https://ada.example/folio/"


def configure(project: Path, text: str) -> Path:
    """The project with more in its configuration; keys that stand there already are replaced."""
    file = project / "mkdocs.yml"
    written = file.read_text(encoding="utf-8")
    for key in re.findall(r"^(\w+):", text, re.M):
        written = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", written, flags=re.M)
    file.write_text(f"{written}\n{text}\n", encoding="utf-8")
    return project


def list_links(pdf: Path) -> set[str]:
    annotations = (a.get_object() for page in PdfReader(pdf).pages for a in page.get("/Annots") or ())
    return {str(a["/A"]["/URI"]) for a in annotations if "/A" in a}


@pytest.mark.sweep
def test_pages_may_be_files(tmp_path: Path, build_site: BuildSite) -> None:
    project = configure(copy_portfolio("good", tmp_path / "folio"), "use_directory_urls: false")
    about = project / "docs/about.md"
    linked = '\n[one](#casestudy-quiet-ferry) and <a href="#casestudy-quiet-ferry">two</a>\n'
    about.write_text(about.read_text(encoding="utf-8") + linked, encoding="utf-8")
    assert [str(p) for p in check_portfolio(project).problems if p.severity == "error"] == []
    result = build_site(project)
    assert result.done, result.log
    site = project / "site"
    pages = {SITE + file.relative_to(site).as_posix(): file for file in site.rglob("*.html")}
    assert f"{SITE}case-studies/quiet-ferry.html" in pages
    hrefs = re.findall(
        r'href="([^"]*casestudy-quiet-ferry)"', (site / "about.html").read_text(encoding="utf-8")
    )
    assert set(hrefs) == {"case-studies/quiet-ferry.html#casestudy-quiet-ferry"}
    # What machines are told leads to pages that are there, by their own names for themselves.
    told = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    told += re.findall(rf"\(({re.escape(SITE)}[^)]*)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    for file in pages.values():
        html = file.read_text(encoding="utf-8")
        canonical = re.findall(r'rel="canonical" href="([^"]*)"', html)
        for described in re.findall(r'"application/ld\+json">(.*?)</script>', html):
            assert json.loads(described)["url"] == canonical[0]
        told += canonical
    assert {f for f in told if f not in pages and not (site / f.removeprefix(SITE)).is_file()} == set()
    # And so do PDFs.
    tailored = tmp_path / "made.pdf"
    tailored.write_bytes(make_general(read_portfolio(project, private=True), Options()).made.data)
    for pdf in (*site.glob("*.pdf"), tailored):
        ours = {link for link in list_links(pdf) if link.startswith(SITE)}
        assert f"{SITE}case-studies/quiet-ferry.html#casestudy-quiet-ferry" in ours
        assert {urlsplit(link)._replace(fragment="").geturl() for link in ours} <= pages.keys()


@pytest.mark.sweep
def test_pages_that_are_files_can_be_previewed(tmp_path: Path, serve: Serve) -> None:
    project = configure(copy_portfolio("good", tmp_path / "folio"), "use_directory_urls: false")
    running = serve(project)
    page = running.wait_for_no_banner("resume.html")
    assert 'href="case-studies/quiet-ferry.html' in page
    assert running.ask("case-studies/quiet-ferry.html")[0] == 200


SEES_PAGES = """\
def on_files(files, config):
    assert files.get_file_from_path("resume.md"), "a plugin sees the pages"
    return files
"""


def test_plugins_see_the_pages_that_are_made(project: Path, build_site: BuildSite) -> None:
    (project / "hooks/plugin.py").write_text(SEES_PAGES, encoding="utf-8")
    result = build_site(configure(project, "hooks: [hooks/plugin.py, hooks/portfolio.py]"))
    assert result.done, result.log


@pytest.mark.sweep
def test_tags_and_a_blog_can_be_had(tmp_path: Path, build_site: BuildSite) -> None:
    project = configure(copy_portfolio("good", tmp_path / "folio"), "plugins: [tags, blog]\nnav:")
    post = project / "docs/blog/posts/one.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ndate: 2024-01-31\ntags: [boats]\n---\n# One\n\nA.\n\n<!-- more -->\n\nB.\n")
    (project / "docs/blog/index.md").write_text("# Blog\n")
    result = build_site(project)
    assert result.done, result.log
    assert (project / "site/blog/2024/01/31/one/index.html").is_file()


@pytest.mark.sweep
def test_the_site_s_address_may_come_from_elsewhere(tmp_path: Path, build_site: BuildSite) -> None:
    """What the built pages are compared with is the address that they were built for."""
    project = copy_portfolio("good", tmp_path / "folio")
    configure(project, f"site_url: !ENV [NOT_SET_ANYWHERE, '{SITE}']")
    result = build_site(project)
    assert result.done, result.log
    assert [str(problem) for problem in check_built_site(project).problems] == []

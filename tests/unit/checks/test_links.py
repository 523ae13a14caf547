"""Links, anchors and structure of finished pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.checks.links import PageReader, examine_links

HEAD = '<!doctype html><html lang="en"><head><title>t</title></head><body>\n<h1 id="top-of-it">T</h1>\n'
URL = "https://ada.example/folio/"


def examine(site: Path, body: str, page: str = "a/index.html", site_url: str = URL) -> list[str]:
    for name in ("index.html", "b/index.html", page):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(HEAD, encoding="utf-8")
    (site / "x.pdf").write_bytes(b"")
    (site / page).write_text(HEAD + body, encoding="utf-8")
    return [f"{problem.place}: {problem.message}" for problem in examine_links(site, site_url)]


@pytest.mark.parametrize(
    "address",
    [
        *("../b/", "../b/#top-of-it", "../", "..", "../x.pdf", "#top-of-it", "", "#top", "?q=1#top-of-it"),
        *("/folio/b/", "/folio/", "/folio/x.pdf", f"{URL}b/#top-of-it", "//ada.example/folio/b/"),
        *("https://other.example/nothing", "mailto:a@b.example", "tel:+1", "../b/index.html", "../%62/"),
    ],
)
def test_links_that_lead_somewhere(tmp_path: Path, address: str) -> None:
    assert examine(tmp_path, f'<a href="{address}">x</a>') == []


@pytest.mark.parametrize(
    ("address", "finding"),
    [
        ("../c/", "leads nowhere: ../c/"),
        ("b/", "leads nowhere: b/"),
        ("../b/#gone", "there is no '#gone' on site/b/index.html"),
        ("#gone", "there is no '#gone' on site/a/index.html"),
        ("/b/", "leads nowhere: /b/"),
        ("../../../etc/passwd", "leads nowhere: ../../../etc/passwd"),
        ("../../../b/", "leads nowhere: ../../../b/"),
        (f"{URL}c/", f"leads nowhere: {URL}c/"),
        ("javascript:alert(1)", "a link that runs a script"),
    ],
)
def test_links_that_do_not(tmp_path: Path, address: str, finding: str) -> None:
    assert examine(tmp_path, f'<a href="{address}">x</a>') == [f"site/a/index.html:3:1: {finding}"]


@pytest.mark.parametrize(
    "element",
    [
        '<img src="https://x.example/a.png" alt="">',
        '<p style="background: url(https://x.example/a.png)">x</p>',
        "<style>@import 'https://x.example/a.css';</style>",
        '<style>@import url("https://x.example/a.css");</style>',
        '<table background="https://x.example/a.png"></table>',
        '<svg><image xlink:href="https://x.example/a.png" /></svg>',
        '<input type="image" src="https://x.example/a.png" alt="x">',
        '<script src="//x.example/a.js"></script>',
        '<link rel="stylesheet" href="https://x.example/a.css">',
        '<img srcset="https://x.example/a.png 2x" alt="">',
        '<iframe src="https://x.example/"></iframe>',
    ],
)
def test_what_another_host_would_be_asked_for(tmp_path: Path, element: str) -> None:
    (finding,) = examine(tmp_path, element)
    assert "is fetched from another host" in finding


def test_a_drawing_loads_nothing_from_another_host_where_it_is_opened(tmp_path: Path) -> None:
    examine(tmp_path, "<h1>a</h1>")
    drawing = '<svg><a href="https://x.example/"><use href="#a"/></a>\n<image href="https://x.example/a.png"/></svg>'
    (tmp_path / "a/b.svg").write_text(drawing, encoding="utf-8")
    (problem,) = [str(each) for each in examine_links(tmp_path) if each.place.path == "site/a/b.svg"]
    assert problem.startswith("site/a/b.svg:2:1: ") and "x.example/a.png" in problem


def test_links_for_machines_are_not_fetched(tmp_path: Path) -> None:
    assert examine(tmp_path, '<link rel="canonical" href="https://x.example/">') == []


def test_a_stylesheet_s_addresses_are_followed(tmp_path: Path) -> None:
    css = "a{background:url('gone.png')}\nb{background:url(data:image/png;base64,AAAA)}\n"
    (tmp_path / "site.css").write_text(css + '@import "https://x.example/y.css";', encoding="utf-8")
    assert examine(tmp_path, "") == [
        "site/site.css:1:19: leads nowhere: gone.png",
        "site/site.css:3:10: is fetched from another host: https://x.example/y.css",
    ]


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("<p id=x></p><p id=x></p>", "the id 'x' stands twice"),
        ('<img src="../x.pdf">', "a picture without a description"),
        ("<h3>x</h3>", "h3 follows h1: a level is left out"),
        ("<h2>x</h2><h1>y</h1>", "a second title (h1)"),
    ],
)
def test_faults_of_structure(tmp_path: Path, body: str, finding: str) -> None:
    (found,) = examine(tmp_path, body)
    assert found.endswith(finding)


def test_a_page_without_title_or_language(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<html><body></body></html>", encoding="utf-8")
    assert [problem.message for problem in examine_links(tmp_path)] == [
        "the page has no heading",
        "the page does not say its language",
    ]


def test_without_an_address_of_its_own_a_site_stands_at_the_root(tmp_path: Path) -> None:
    assert examine(tmp_path, '<a href="/b/">x</a>', site_url="") == []


def test_a_page_that_only_leads_on_needs_no_heading(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<html lang="en"><h1>x</h1>', encoding="utf-8")
    leads_on = '<html lang="en"><meta http-equiv="Refresh" content="0; url=index.html">'
    (tmp_path / "old.html").write_text(leads_on, encoding="utf-8")
    assert examine_links(tmp_path) == []


@pytest.mark.parametrize(
    "element",
    [
        '<link rel="alternate stylesheet" href="{}">',
        '<style>@import"{}";</style>',
        '<p style="background:URL({})">x</p>',
        "<p style=\"background:image-set('{}' 1x)\">x</p>",
        '<p style="background:image-set(url({}) 1x)">x</p>',
        '<meta http-equiv="refresh" content="0;url={}">',
        '<iframe srcdoc="<img alt=x src={}>"></iframe>',
        '<link rel="preload" as="image" imagesrcset="{} 1x">',
        '<base href="{}">',
    ],
)
def test_less_usual_ways_to_another_host_are_found(tmp_path: Path, element: str) -> None:
    address = "https://other.example/x"
    assert any(address in found for found in examine(tmp_path, element.format(address)))


@pytest.mark.parametrize("address", ["vbscript:x", "data:text/html,x", "DATA:text/html;base64,eA=="])
def test_a_link_that_runs_a_script_is_found(tmp_path: Path, address: str) -> None:
    assert examine(tmp_path, f'<a href="{address}">x</a>') == [
        "site/a/index.html:3:1: a link that runs a script"
    ]


def test_tags_that_nothing_closes_are_not_looked_for() -> None:
    """Python's parser would look for the end of each in all that follows, which takes quadratic time."""
    fed: list[str] = []

    class Recorder(PageReader):
        def feed(self, data: str) -> None:
            fed.append(data)
            super().feed(data)

    facts = Recorder("a", "b").read('<h1 id="x">a</h1>' + "<a " * 10_000)
    assert facts.ids == {"x"} and "".join(fed) == '<h1 id="x">a</h1>'

"""A document is read as any reader of HTML would read it, only faster."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import tinyhtml5
from tests.conftest import sample
from tests.pdf.conftest import ROOT, make_pdf, make_resume
from tests.pdf.generated import make_worker
from weasyprint import HTML
from weasyprint.urls import URLFetcherResponse

from casefolio.pdf.fetcher import LocalFetcher
from casefolio.pdf.markup import read_document, read_tree
from casefolio.resume.model import Resume

Told = tuple[str, dict[str, str], str, list["Told"], str]


def describe(element: ElementTree.Element) -> Told:
    """An element with all that is in it; white space outside of the body's elements is nothing."""
    text = element.text or ""
    is_outer = element.tag in ("html", "head", "body")
    children = [describe(child) for child in element]
    tail = (
        ""
        if element.tag in ("head", "body") or element.tag in ("meta", "title", "style")
        else element.tail or ""
    )
    return element.tag, dict(element.attrib), text.strip() if is_outer else text, children, tail.rstrip("\n")


@pytest.mark.parametrize("look", sample(3, ["modern", "classic", "compact"]))
def test_our_looks_are_read_as_html_reads_them(look: str, everything: Resume) -> None:
    special = {"name": "Ada <b>&amp; 'Co'</b> \"x\"", "label": "é 漢 \u2028 \U0001f600 ]]> -- a\u00a0b"}
    for resume in (everything, make_worker(7), make_resume({"basics": special})):
        html = make_pdf(resume, look=look).html
        tree = read_tree(html)
        assert tree is not None
        assert describe(tree) == describe(tinyhtml5.parse(html, namespace_html_elements=False))


PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    "inner",
    [
        "<p>a<ul><li>b</li></ul></p>",
        "<p><span><div>x</div></span></p>",
        "<h1>a<h2>b</h2></h1>",
        "<ul><li>a<li>b</li></li></ul>",
        '<a href="x"><em><a href="y">z</a></em></a>',
        "<table><tr><td>x</td></tr></table>",
        "<svg><path/></svg>",
        "<div/>after",
        "<p>open",
        "a<br>b</br>",
        "&nbsp;",
        "&#150;",
        "&#0150;",
        "&#x96;",
        "&#127;",
        "&#13;",
        "&#55296;",
        "<!-- said -->",
        "<P>x</P>",
        '<p Class="x">y</p>',
        "<pre>\nx</pre>",
        "<script>1 < 2</script>",
        '<img alt="a > b">',
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<p>\x0b</p>",
        "</body></html><p>after</p>",
    ],
)
def test_what_html_takes_in_its_own_way_is_left_to_it(inner: str) -> None:
    assert read_tree(PAGE.format("<p>x</p>")) is not None
    assert read_tree(PAGE.format(inner)) is None


def test_characters_may_be_written_as_numbers() -> None:
    tree = read_tree(PAGE.format("<p>&#34;&#39;&#65;&#126;&#160;&#999;&#8288;&#128512;</p>"))
    assert tree is not None
    assert tree[1][0].text == "\"'A~\xa0\u03e7\u2060\U0001f600"


@pytest.mark.parametrize(
    "html", ["", "words", "<p>x</p>", "<html><body></body></html>", PAGE.format("") + "x"]
)
def test_what_is_no_document_is_left_to_html(html: str) -> None:
    assert read_tree(html) is None


def test_an_ampersand_in_a_style_sheet_is_left_to_html() -> None:
    assert read_tree(PAGE.replace("<title>", "<style>a > b { c: d }</style><title>")) is not None
    assert read_tree(PAGE.replace("<title>", "<style>a &gt; b { c: d }</style><title>")) is None


def test_it_is_drawn_as_html_would_be(everything: Resume) -> None:
    """Addresses too, which are relative to a folder."""
    html = make_pdf(everything).html.replace("<h1>", '<img src="../x.png" alt="x"><h1>')
    folder = str(ROOT / "templates/pdf/modern")
    asked: list[str] = []

    class Asked(LocalFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            asked.append(url)
            return super().fetch(url, headers)

    drawn = [
        document.write_pdf(pdf_variant="pdf/ua-1")
        for document in (
            read_document(html, folder, Asked([ROOT])),
            HTML(string=html, base_url=folder, url_fetcher=Asked([ROOT])),
        )
    ]
    assert drawn[0] == drawn[1]
    assert asked == [(ROOT / "templates/pdf/x.png").as_uri()] * 2

"""Inline text: what is marked, what is escaped, where links lead."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from casefolio.text.inline import (
    find_links,
    find_span_tags,
    render_html,
    render_markdown,
    render_text,
    safe_address,
)


def html(text: str, bold: frozenset[str] | None = None) -> str:
    return render_html(text, bold=bold, link=lambda address: address.replace("#", "https://site.example/#"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("**bold** and *italic*", "<strong>bold</strong> and <em>italic</em>"),
        ("`a < b`", "<code>a &lt; b</code>"),
        ("[story](#casestudy-x)", '<a href="https://site.example/#casestudy-x">story</a>'),
        ("<b>no</b> & no <script>", "&lt;b&gt;no&lt;/b&gt; &amp; no &lt;script&gt;"),
        ("&lt; stays", "&amp;lt; stays"),
        ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2"),
        ("# no heading", "# no heading"),
        ("1. no list", "1. no list"),
        ("![no](image.png)", "![no](image.png)"),
        ("two\n  lines", "two lines"),
        (r"\*kept\*", "*kept*"),
    ],
)
def test_html(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text", ["[x](<a b>)", "[x](<a(b>)", "[x](<a>)", "[x](a(b)c)", "[x](a{b})", "[x](a?b&c)"]
)
def test_an_address_is_the_same_on_a_page_and_in_a_document(text: str) -> None:
    page = Markdown().convert(render_markdown(text, lambda address: address))
    assert page == f"<p>{html(text)}</p>"
    assert page.startswith('<p><a href="a') and ">x</a>" in page and " b" not in page


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", 'Said “it’s [done](#"x")”, `"it\'s"` and **“no”**'),
        ("de", 'Said „it’s [done](#"x")“, `"it\'s"` and **„no“**'),
        ("", 'Said "it\'s [done](#"x")", `"it\'s"` and **"no"**'),
    ],
)
def test_a_page_has_the_quotation_marks_of_print_but_in_code_and_addresses(
    language: str, printed: str
) -> None:
    written = 'Said "it\'s [done](#"x")", `"it\'s"` and **"no"**'
    page = render_markdown(written, lambda address: address, language)
    assert page == printed.replace('#"x"', "#%22x%22")


def test_a_span_is_bold_only_where_one_of_its_tags_is_emphasised() -> None:
    text = "Gave [a +3% lift]{growth billing} in [a year]{agile}."
    assert html(text, frozenset({"billing"})) == "Gave <strong>a +3% lift</strong> in a year."
    assert html(text) == "Gave <strong>a +3% lift</strong> in <strong>a year</strong>."


def test_bold_goes_around_a_link_never_inside_it() -> None:
    assert html("[**story**](https://a.example)") == '<strong><a href="https://a.example">story</a></strong>'
    assert html("[a **b** c](https://a.example)") == '<a href="https://a.example">a b c</a>'


def test_a_link_that_leads_nowhere_is_words() -> None:
    assert render_html("see [story](#x)", bold=None, link=lambda address: "") == "see story"
    assert html("[x](javascript:alert(1))") == "x"
    assert safe_address("data:text/html,x") == ""


def test_markdown_for_pages() -> None:
    def link(address: str) -> str:
        return address.replace("#casestudy-a", "case-studies/a.md#casestudy-a")

    text = "A [gain]{growth}, **[more]{growth}**, [story](#casestudy-a), {{ code }} <b> `x<y`"
    assert render_markdown(text, link=link) == (
        "A **gain**, **more**, [story](case-studies/a.md#casestudy-a), "
        "&#123;&#123; code &#125;&#125; &lt;b> `x<y`"
    )


def test_a_span_inside_bold_is_bold_once() -> None:
    text = "won **300% more [customers]{growth} now** and [more]{growth}"
    assert render_markdown(text, link=str) == "won **300% more customers now** and **more**"


def test_what_a_text_names() -> None:
    text = "[a]{billing growth} `[b]{code}` [c](#casestudy-x) <https://a.example>"
    assert find_span_tags(text) == ["billing", "growth"]
    assert find_links(text) == ["#casestudy-x"]


@given(st.text(alphabet="ab *_`[](){}<>&#\\\"'\n1.", max_size=60))
def test_no_text_breaks_out_of_its_element(text: str) -> None:
    from xml.etree import ElementTree

    element = ElementTree.fromstring(f"<p>{html(text)}</p>".replace("<br>", "<br/>"))
    assert {child.tag for child in element.iter()} <= {"p", "a", "strong", "em", "code"}


@given(st.text(alphabet="ab *[](){}", max_size=40))
def test_plain_text_has_the_letters_that_html_shows(text: str) -> None:
    import re

    shown = re.sub(r"<[^>]*>", "", html(text))
    assert re.findall(r"[ab]", render_text(text)) == re.findall(r"[ab]", shown)


@pytest.mark.parametrize(
    "written",
    [
        "[b]( javascript:alert(1) )",
        "[b](javascript:alert(1) 'title')",
        "[a [b](javascript:alert(1))](https://example.org)",
        "[a [x]](javascript:1)(javascript:alert(1))",
        "[`a`](javascript:alert(1))",
        "![i](https://example.org/a.png)",
        "[![i](https://example.org/a.png)](https://example.org)",
    ],
)
def test_a_page_follows_no_link_and_loads_no_image_that_we_did_not_settle(written: str) -> None:
    html = Markdown().convert(render_markdown(written, link=str))
    assert 'href="javascript:' not in html and "<img" not in html


def test_a_page_links_words_in_code() -> None:
    assert render_markdown("[`a` b](#x)", link=lambda _: "resume.md#x") == "[`a` b](resume.md#x)"
    assert render_markdown("[`a` b]{tag}", link=str) == "**`a` b**"


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hasty_threads")
def test_several_threads_may_render_at_once() -> None:
    """A preview draws a PDF while it answers for a page."""
    texts = [f"**a{n}** [b]{{tag}} *c [d](#casestudy-{n})* `e` **f [g]{{other}}**" for n in range(40)]
    bolds: list[frozenset[str] | None] = [None, frozenset({"tag"}), frozenset()]
    work = [(text, bold) for text in texts for bold in bolds]
    expected = [html(*each) for each in work]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(lambda each: html(*each), work)) == expected

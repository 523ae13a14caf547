"""Inline text: what is marked, what is escaped, where links lead."""

from __future__ import annotations

import re
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
    has_words,
    measure_bold,
    measure_bold_at_most,
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
        ("See https://a.example/_x_.", 'See <a href="https://a.example/_x_">https://a.example/_x_</a>.'),
        ("a@a.example", '<a href="mailto:a@a.example">a@a.example</a>'),
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
        ("en", "Said “it’s [done](#%22x%22)”, <code>&#34;it's&#34;</code> and <strong>“no”</strong>"),
        ("de", "Said „it’s [done](#%22x%22)“, <code>&#34;it's&#34;</code> and <strong>„no“</strong>"),
        (
            "",
            "Said &#34;it's [done](#%22x%22)&#34;, <code>&#34;it's&#34;</code> and "
            "<strong>&#34;no&#34;</strong>",
        ),
    ],
)
def test_a_page_has_the_quotation_marks_of_print_but_in_code_and_addresses(
    language: str, printed: str
) -> None:
    written = 'Said "it\'s [done](#"x")", `"it\'s"` and **"no"**'
    assert render_markdown(written, lambda address: address, language) == printed


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ('"Postpone" isn\'t new', "en", "“Postpone” isn’t new"),
        ('*"Subs* Direct", the riders\' own', "en", "<em>“Subs</em> Direct”, the riders’ own"),
        ('"Größe" zählt', "de-AT", "„Größe“ zählt"),
        ('"Приклад"', "uk", "«Приклад»"),
        ('the \'90s, a 24" screen', "en", 'the ’90s, a 24" screen'),
        ('`print("it\'s")` "so"', "en", '<code>print("it\'s")</code> “so”'),
        ('`"` is one "mark"', "en", '<code>"</code> is one “mark”'),
        ("no marks", "en", "no marks"),
    ],
)  # fmt: skip
def test_typewriter_marks_become_those_of_print(text: str, language: str, printed: str) -> None:
    assert render_html(text, bold=None, link=str, language=language) == printed
    assert render_text(text, language) == re.sub("<[^>]*>", "", printed)


def test_a_span_is_bold_only_where_one_of_its_tags_is_emphasised() -> None:
    text = "Gave [a +3% lift]{growth billing} in [a year]{agile}."
    assert html(text, frozenset({"billing"})) == "Gave <strong>a +3% lift</strong> in a year."


def test_where_no_tag_is_emphasised_spans_with_a_figure_are_bold() -> None:
    text = "Gave [a +3% lift]{growth billing} in [a year]{agile}, **at last**."
    assert html(text) == "Gave <strong>a +3% lift</strong> in a year, <strong>at last</strong>."


@pytest.mark.parametrize(
    ("text", "bold", "general", "tagged"),
    [
        ("abcd", 0, 0, 0),
        ("**ab** cd", 2, 2, 2),
        ("[ab]{t} cd", 2, 0, 2),
        ("[a 1]{u}, *[bc **d**]{t}*", 5, 3, 3),
        ("**a [b]{t}**", 2, 2, 2),
        ("[[ab]{t}](#x) `cd`", 2, 0, 2),
    ],
)
def test_bold_letters_are_counted(text: str, bold: int, general: int, tagged: int) -> None:
    letters = sum(character.isalnum() for character in render_text(text))
    assert measure_bold_at_most(text) == (bold, letters)
    assert measure_bold(text, None) == (general, letters)
    assert measure_bold(text, frozenset({"t"})) == (tagged, letters)


def test_bold_goes_around_a_link_never_inside_it() -> None:
    assert html("[**story**](https://a.example)") == '<strong><a href="https://a.example">story</a></strong>'
    assert html("[a **b** c](https://a.example)") == '<a href="https://a.example">a b c</a>'
    assert html("[***story***](#x)") == (
        '<em><strong><a href="https://site.example/#x">story</a></strong></em>'
    )
    assert html("**[[a]{t}](#x)**") == '<strong><a href="https://site.example/#x">a</a></strong>'


def test_a_link_that_leads_nowhere_is_words() -> None:
    assert render_html("see [story](#x)", bold=None, link=lambda address: "") == "see story"
    assert html("[x](javascript:alert(1))") == "x"
    assert safe_address("data:text/html,x") == ""


def test_markdown_for_pages() -> None:
    def link(address: str) -> str:
        return address.replace("#casestudy-a", "case-studies/a.md#casestudy-a")

    text = "A [gain]{growth}, **[more]{growth}**, [story](#casestudy-a), {{ code }} <b> `x<y`"
    assert render_markdown(text, link) == (
        "A <strong>gain</strong>, <strong>more</strong>, [story](case-studies/a.md#casestudy-a), "
        "&#123;&#123; code &#125;&#125; &lt;b&gt; <code>x&lt;y</code>"
    )


def test_a_span_inside_bold_is_bold_once() -> None:
    text = "won **300% more [customers]{growth} now** and [more]{growth}"
    shown = "won <strong>300% more customers now</strong> and <strong>more</strong>"
    assert render_markdown(text, str) == html(text, frozenset({"growth"})) == shown


def test_what_a_text_names() -> None:
    text = "[a]{billing growth} `[b]{code}` [c](#casestudy-x) <https://a.example> ![d](e.png) [[f]{g}](h)"
    assert find_span_tags(text) == ("billing", "growth", "g")
    assert find_links(text) == ["#casestudy-x", "https://a.example", "h"]


@pytest.mark.parametrize("text", ["a", "**1**", "[x](#y)", "`é`", r"\*a", "[a]{tag}"])
def test_a_text_with_words(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", "**", "[](https://a.example)", "[ ]{tag}", "[]{tag}", "…", "` `"])
def test_a_text_without_words(text: str) -> None:
    assert not has_words(text)


@given(st.text(alphabet="ab *_`[](){}<>&#\\\"'\n1.", max_size=60))
def test_no_text_breaks_out_of_its_element(text: str) -> None:
    from xml.etree import ElementTree

    element = ElementTree.fromstring(f"<p>{html(text)}</p>".replace("<br>", "<br/>"))
    assert {child.tag for child in element.iter()} <= {"p", "a", "strong", "em", "code"}


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
    html = Markdown().convert(render_markdown(written, str))
    assert 'href="javascript:' not in html and "<img" not in html


def test_a_page_links_words_in_code() -> None:
    assert render_markdown("[`a` b](#x)", lambda _: "resume.md#x") == "[<code>a</code> b](resume.md#x)"
    assert render_markdown("[`a` b]{tag}", str) == "<strong><code>a</code> b</strong>"


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

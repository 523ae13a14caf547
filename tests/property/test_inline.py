"""One text, one reading: what a check reads, a page shows and a PDF prints are the same words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from casefolio.pdf.sheet.entries import Writer
from casefolio.pdf.sheet.words import GLUE
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.inline import _read_usual, render_html, render_markdown, render_text
from casefolio.text.inline.parser import parse_inline
from casefolio.text.inline.tree import join_text

REPOSITORY = Path(__file__).parents[2]

PIECES = [
    *"ab *_`[](){}<>&#\\\"'!1.-:/~^|$=+é「」,%@;",
    *(
        "**",
        "***",
        "``",
        "](x)",
        "](#x)",
        "]{t}",
        "]{t u}",
        "[a",
        "](<a b>)",
        "](a 'b')",
        "](a_b*c)",
        "{: .x }",
    ),
    *(
        "<https://a.example>",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<div markdown>",
        "<!--",
        "-->",
        "<?",
        "&amp;",
        "&#42;",
    ),
    *("[^1]", "http://a.example/b_c", "www.a.example", "a@a.example", "https://", "word", "two words", "\n"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)

# As people write them; `→` is a line break.
WRITTEN = r"""
plain words
**bold** and __bold__
*italic* and _italic_
***both*** and ___both___
**bold *and italic* words**
*italic **and bold** words*
foo__bar__baz
foo_bar_baz and __init__
a*b*c and a**b**c
2*3*4 and 5 * 3 * 2
* a * and ** a **
*unclosed **marks and __more
**a** **b** **a**b**c**
*a**b*c** and **a*b**c*
**«a»**b and **「テスト」**の
`code` and `` a`b `` and ` `
`a < b & c` and `&amp;`
`**no**` and `[x](y)` and `[x]{y}`
`unclosed and ``unclosed`
[words](https://a.example)
[**bold**](#x) and **[bold](#x)**
[a **b** c](#x) and [a *b* c](#x)
[`code` link](#x)
[a [b] c](#x)
[a [b](#y) c](#x)
[[a]{tag} b](#x)
[a [b](#x) c]{tag}
[a [b]{x} c]{y}
[words]{tag} and [words]{tag other}
[**words**]{tag} and **[words]{tag}**
[x]{Tag} and [x]{} and [x] {tag}
[]{tag} a
[](#x) a and [x]() b
[x](a "title") and [x](a 'title')
[x](<a b>) and [x](a(b)c)
[x](a_b*c*d) and [x](a'b')
[x][y] and [x] and [x]: y
[unclosed](x and [unclosed]{x
![image](a.png)
[![image](a.png)](#x)
Wow![x](#x) and wow! [x](#x)
<https://a.example/b_c> and <mailto:a@b.example>
https://a.example/a_b_c and www.a.example
(see https://a.example/x_(y)), **https://a.example/__x__/*y** and `https://a.example`
[https://a.example/x_y](#x) and [a@a.example]{tag} and <a@a.example>
ada.b@a.example: yes; git@a.example:x/y.git, @ada@a.example and a@b: no
<b>no</b> and <br> and </p>
<script>alert(1)</script>
<!-- no comment --> and <?no?>
<div markdown="1">no</div>
&lt; &amp; &copy; &#42;
R&D, Q&A and AT&T
\*kept\* and \_kept\_
\`kept\` and \[no](#x)
\\ and \< and \~ and \|
C:\temp\new and a\
a \"b\" and \$5
{{ code }} and {% code %}
{: .class } and { #id }
# no heading
1. no list
2) no list
- no list
+ no list
> no quote
---
: no definition
a | b
~~a~~ ^b^ ==c== ++d++
[^1] and [^1]: no footnote
*[HTML]: no abbreviation
$21,000 and 5$ more
"quoted", it's **"b"** and the '90s
two→  lines
""".strip().split("\n")


@cache
def site_reader() -> Markdown:
    """Python-Markdown with the extensions of this repository's site."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    names = [name if isinstance(name, str) else next(iter(name)) for name in config["markdown_extensions"]]
    return Markdown(extensions=names)


def read_html(html: str) -> Element:
    element: Element = html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)
    return element


def fold(text: str) -> str:
    return " ".join(text.split())


def shown(element: Element) -> str:
    return fold("".join(element.itertext()))


def links(element: Element) -> list[tuple[str | None, str]]:
    return [(link.get("href"), shown(link)) for link in element.iter("a")]


def read_page(text: str) -> Element:
    """The text as a template of the site shows it."""
    page = site_reader().reset().convert(f'<p markdown="span">{render_markdown(text, str)}</p>')
    return read_html(page)


def read_document(text: str) -> Element:
    return read_html(render_html(text, bold=None, link=str))


def check_surfaces(text: str) -> None:
    document, page = read_document(text), read_page(text)
    assert shown(page) == shown(document) == render_text(text)
    assert links(page) == links(document)
    assert {element.tag for element in page.iter()} <= {page.tag, "p", "a", "strong", "em", "code"}


@pytest.mark.parametrize("written", WRITTEN)
def test_written_texts_are_the_same_on_every_surface(written: str) -> None:
    check_surfaces(written.replace("→", "\n"))


@given(texts)
def test_any_text_is_the_same_on_every_surface(text: str) -> None:
    check_surfaces(text)


@given(texts)
def test_a_pdf_prints_the_words_that_a_check_reads(text: str) -> None:
    writer = Writer(find_labels("en"), "https://site.example/", None, {})
    printed = shown(read_html(writer.prose(text)))
    assert fold(printed.replace(GLUE, "")) == render_text(text, "en")


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_text_begins_no_block_of_a_page(text: str) -> None:
    """A template of one's own may show a text outside any element."""
    page = read_html(site_reader().reset().convert(render_markdown(text, str)))
    assert shown(page) == render_text(text)
    assert {element.tag for element in page.iter()} <= {page.tag, "p", "a", "strong", "em", "code"}


USUAL = [
    *("a", " ", "b c", "1", "!", ".", "**a**", "**b c** ", " **+3%**", "[a]{t}", "[b c]{t, u}", "[a](#x)"),
    *("[b!](https://a.example/c-d)", "{", "}", "(", ")", "&", "&amp;", "'", '"', "**", "[", "]", "é", "「"),
]
usual = st.lists(st.sampled_from(USUAL), max_size=10).map("".join)


@given(usual | texts)
def test_a_text_without_need_of_the_parser_is_read_as_by_the_parser(text: str) -> None:
    folded = fold(text)
    nodes = _read_usual(folded)
    assert nodes is None or nodes == parse_inline(folded)


@given(texts.filter(lambda text: not set(text) & set("\\`*_<[]&\n")))
def test_plain_words_are_themselves(text: str) -> None:
    assert render_text(text) == join_text(parse_inline(fold(text))) == fold(text)

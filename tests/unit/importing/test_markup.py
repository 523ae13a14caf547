"""HTML as Markdown: the words stay."""

from __future__ import annotations

import pytest

from casefolio.importing.markup import as_markdown, has_markup


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("Led <b>ten</b> people.<br>And a dog &amp; cat.", "Led **ten** people.\nAnd a dog & cat."),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ('See <a href="https://x.example.org">this</a>.', "See [this](https://x.example.org)."),
        ('See <a href="javascript:x">this</a>.', "See this."),
        ("<strong> wide </strong>end", "**wide** end"),
        ("<span>kept</span> <u>too</u>", "kept too"),
        ("<b>never closed", "never closed"),
        ("a < b and c > d &lt;p&gt;", "a < b and c > d <p>"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert as_markdown(html) == markdown


@pytest.mark.parametrize("text", ["a < b", "List<String> in Java", "AT&T", "R&D; more", "<3"])
def test_what_is_no_html_is_left_alone(text: str) -> None:
    assert not has_markup(text)

"""Text on pages: whatever stands in it, a browser shows it, and Markdown reads nothing into it."""

from __future__ import annotations

from html import escape, unescape

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from casefolio.text.escaping.markup import (
    escape_attribute,
    escape_html,
    escape_markdown,
    escape_shown,
    quote_yaml,
)

TEXTS = [
    *('C# & *nix "x"', "[x](y) {z} `q` <b>", "{: onclick=x }", "a ![", "$x$ ~~a~~ ^b^ |", "\\*", "a &lt; b"),
    *('"><script>x</script>', "'onclick='x", "<!-- a", "--> ]]>", "a!", "![a](b){ #c }"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_page_shows_the_text_wherever_it_stands(text: str) -> None:
    reader = Markdown(extensions=["attr_list", "md_in_html", "pymdownx.tilde", "pymdownx.caret"])
    shown = escape_markdown(text)
    for page, before, after in (
        (f"x {shown} x", "<p>x ", " x</p>"),
        (f'<p title="{shown}">x</p>', '<p title="', '">x</p>'),
        (f"<dl markdown>\n<dt>{shown}</dt>\n</dl>", "<dt>", "</dt>"),
    ):
        html = reader.reset().convert(page)
        inner = html[html.index(before) + len(before) : html.rindex(after)]
        assert unescape(inner) == text and not set(inner) & set('<>"')


@pytest.mark.parametrize("text", TEXTS)
def test_html_shows_the_text(text: str) -> None:
    for write, forbidden in ((escape_html, "<>"), (escape_attribute, "<>\"'"), (escape_shown, "<>\"'")):
        assert unescape(write(text)) == text and not set(write(text)) & set(forbidden)
    assert escape_shown("a\x1bb") == "a�b"


@pytest.mark.parametrize("text", [*TEXTS, "a: b", "- a", "\x1b\n", "#x", "{{ x }}"])
def test_front_matter_holds_the_text(text: str) -> None:
    assert yaml.safe_load(f"title: {quote_yaml(text)}\n") == {"title": text}


@given(st.text(st.sampled_from("&<>\"'a;é\n")))
def test_it_is_what_the_standard_library_makes_of_it(text: str) -> None:
    assert escape_html(text) == escape(text, quote=False)
    assert escape_attribute(text) == escape(text)

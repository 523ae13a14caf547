"""Inline text as nodes: what is markup, and how long it takes to find out."""

from __future__ import annotations

import re

import pytest
from tests.conftest import sample, sample_rows
from tests.steps import count_lines

from casefolio.text.inline import render_html, render_markdown, render_text
from casefolio.text.inline.parser import parse_inline
from casefolio.text.inline.tree import (
    Bold,
    Code,
    Italic,
    Link,
    TagSpan,
    Text,
    join_text,
    link_addresses,
    map_text,
    walk,
)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def test_each_mark_is_a_node() -> None:
    assert parse_inline("a **b** *c* `d` [e](f) [g]{h, i}") == (
        Text("a "),
        Bold(words("b")),
        Text(" "),
        Italic(words("c")),
        Text(" "),
        Code("d"),
        Text(" "),
        Link("f", words("e")),
        Text(" "),
        TagSpan(("h", "i"), words("g")),
    )


def test_a_mark_inside_one_of_its_kind_is_no_node() -> None:
    assert parse_inline("**a **b** c**") == (Bold(words("a b c")),)
    assert parse_inline("*a **b *c* d** e*") == (Italic((Text("a "), Bold(words("b c d")), Text(" e"))),)


def test_spans_stand_in_links_and_links_in_spans() -> None:
    assert parse_inline("[[a]{t} b](#x)") == (Link("#x", (TagSpan(("t",), words("a")), Text(" b"))),)
    assert parse_inline("[a [b](#x)]{t}") == (TagSpan(("t",), (Text("a "), Link("#x", words("b")))),)
    assert parse_inline("[a [b]{x} c]{y}") == (
        TagSpan(("y",), (Text("a "), TagSpan(("x",), words("b")), Text(" c"))),
    )


def test_marks_around_nothing_are_no_nodes() -> None:
    assert parse_inline("a[]{t}**[]{u}**") == words("a")


def test_a_link_stands_in_no_link() -> None:
    assert parse_inline("[a [b](#y) c](#x)") == (Text("[a "), Link("#y", words("b")), Text(" c](#x)"))


@pytest.mark.parametrize("text", ["**「テスト」**の", "**3%**more", "(**a.**b)", "**“x”**y"])
def test_stars_make_bold_beside_any_character(text: str) -> None:
    assert any(isinstance(node, Bold) for node in parse_inline(text))


def test_an_address_is_kept_as_it_is_written() -> None:
    assert parse_inline("[a](javascript:x) [b](é\\)?x&amp;y 'title')") == (
        Link("javascript:x", words("a")),
        Text(" "),
        Link("é)?x&y", words("b")),
    )


def test_words_are_changed_across_nodes_and_code_is_left() -> None:
    nodes = parse_inline("ab **cd `ef`** *g*")
    changed = map_text(nodes, lambda text: text.replace("x", "?").upper())
    assert join_text(changed) == "AB CD ef G"
    assert [type(node) for node in walk(changed)] == [type(node) for node in walk(nodes)]


def count_steps(text: str) -> int:
    return count_lines(lambda: parse_inline(text))


REPEATED = [
    *(
        "*",
        "_",
        "`",
        "[",
        "]",
        "![",
        "\\",
        "<",
        "**a ",
        "*a ",
        "a*",
        "*a_",
        "a**b",
        "*a **b ",
        "`a``",
        "`` ` ",
    ),
    *("[a](", "[a]{", "[a](<b", "[a](b 'c", "<http://", "[[a]{b}", "[`", "*[", "[a](b)", "[a]{b}", "]{t}"),
]


@pytest.mark.parametrize("unit", sample(7, REPEATED))
def test_twice_the_text_takes_twice_the_steps(unit: str) -> None:
    size = 1_000 // len(unit)
    assert count_steps(unit * size * 2) < 2.3 * count_steps(unit * size)


@pytest.mark.parametrize(
    ("opens", "closes"), sample_rows(4, [("*a ", "a* "), ("**a ", "a** "), ("[", "]{t}"), ("[", "](x)")])
)
def test_deep_nesting_takes_steps_in_proportion_and_makes_a_shallow_tree(opens: str, closes: str) -> None:
    def nest(depth: int) -> str:
        return opens * depth + closes * depth

    assert count_steps(nest(400)) < 2.3 * count_steps(nest(200))
    assert join_text(parse_inline(nest(20_000))).count("a") == nest(20_000).count("a")


@pytest.mark.parametrize("unit", sample(6, ("[a]{", "*", "[", "`", "![", "*a_")))
def test_a_text_of_100_kB_is_read_on_every_surface(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert render_text(text) == re.sub("<[^>]*>", "", render_html(text, bold=None, link=str))
    assert render_markdown(text, str)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://a.example/x.", ["https://a.example/x"]),
        (
            "(as on https://a.example/b_(c)), or www.a.example!",
            ["https://a.example/b_(c)", "https://www.a.example"],
        ),
        (
            "https://a.example/__x__/_y_/z and **https://b.example**",
            ["https://a.example/__x__/_y_/z", "https://b.example"],
        ),
        ("见http://a.example/x。好", ["http://a.example/x"]),
        ("Write to a.b@a.example: soon.", ["mailto:a.b@a.example"]),
        ("git@a.example:x/y.git, @me@a.example, http:// and a@b", []),
        ("`https://a.example` and ` a@a.example `", []),
        ("[https://a.example](#x)", ["#x"]),
    ],
)
def test_bare_addresses_are_links(text: str, addresses: list[str]) -> None:
    nodes = link_addresses(parse_inline(text))
    assert [node.address for node in walk(nodes) if isinstance(node, Link)] == addresses
    assert join_text(nodes) == join_text(parse_inline(text))

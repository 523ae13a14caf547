"""Which `$` are formulas, and what becomes of the others."""

from __future__ import annotations

import pytest

from casefolio.text.inline import (
    find_span_tags,
    read_inline,
    render_html,
    render_markdown,
    render_text,
    render_words,
)
from casefolio.text.inline.formulas import find_formulas, hide_formulas, mark_formulas, write_formulas
from casefolio.text.inline.mathml import Formula
from casefolio.text.inline.tree import walk


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("saved $2M and cut $300k", []),
        ("from $2M–$3M, or US$5 to CA$6 or 5$", []),
        ("$5 and $10, then $ x $", []),
        ("$x^2$, and $a_b$: ($c$)", ["x^2", "a_b", "c"]),
        ("cost $5, then $x$.", ["x"]),
        ("$$x$$", ["x"]),
        ("$a\n b$", ["a b"]),
        ("$a\n\nb$", []),
        ("`$x$` and ``$y$``, but $z$", ["z"]),
        (r"\$x$ and $y\$z$", [r"y\$z"]),
        ("$x$$y$", []),
        ("$" + "x" * 1001 + "$", []),
        ("$", []),
        ("$$", []),
    ],
)
def test_what_stands_between_dollars_is_a_formula_where_they_are_close_to_it(
    text: str, latex: list[str]
) -> None:
    assert [found.latex for found in find_formulas(text)] == latex


def test_on_a_page_blocks_of_code_and_comments_have_none() -> None:
    page = "```\n$a$\n```\n<!-- $b$ -->\n\n$$\nc\n+ d\n$$\n"
    assert [(found.latex, found.is_block) for found in find_formulas(page, is_page=True)] == [("c + d", True)]


def test_marked_formulas_are_written_back_as_they_were() -> None:
    text = "Cut $x^2$ by $300k, see `$HOME`"
    assert mark_formulas(text) != text
    assert write_formulas(mark_formulas(text)) == text
    assert hide_formulas(mark_formulas(text)) == "Cut  by $300k, see `$HOME`"
    assert mark_formulas(r"\$5 `\$`") == r"$5 `\$`"


def test_nothing_in_a_formula_is_a_mark() -> None:
    text = mark_formulas(r"Found **$a*b*c$** in [see $y_1$](https://a.example), $\sqrt[3]{x}$")
    formulas = [node.latex for node in walk(read_inline(text)) if isinstance(node, Formula)]
    assert formulas == ["a*b*c", "y_1", r"\sqrt[3]{x}"]
    assert find_span_tags(text) == ()


def test_each_surface_shows_it_in_its_way() -> None:
    text = mark_formulas("Grows with $u^2$, costs $5")
    assert render_text(text) == "Grows with u², costs $5"
    assert render_words(text) == "Grows with , costs $5"
    assert render_html(text, bold=None, link=str) == "Grows with u², costs $5"
    page = render_markdown(text, str)
    assert "<msup><mi>u</mi><mn>2</mn></msup>" in page and page.endswith("costs &#36;5")


def test_without_the_mark_a_dollar_is_a_dollar() -> None:
    assert render_text("Grows with $u^2$") == "Grows with $u^2$"

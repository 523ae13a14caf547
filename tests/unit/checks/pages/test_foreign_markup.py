"""Markup of other programs in a page: told where nothing reads it, and only there."""

from __future__ import annotations

import pytest

from casefolio.checks.pages.config import SiteConfig
from casefolio.checks.pages.foreign_markup import find_foreign_markup
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def find(text: str, config: str = "", *, has_math: bool = False) -> list[tuple[int, int, str]]:
    """Line, column and the words of each warning."""
    site = SiteConfig(parse_yaml(Source("mkdocs.yml", config)) if config else None)
    found = list(find_foreign_markup(Source("docs/a.md", text), site, has_math=has_math))
    assert all(problem.severity == "warning" and problem.hint for problem in found)
    return [(each.place.line, each.place.column, each.message.partition(" is ")[0]) for each in found]


KINDS = [
    ("See [[Other note]].", 5, "a link of a note program", "[wikilinks]"),
    ("![[board.png]]", 1, "a link of a note program", "[obsidian-support]"),
    ('{% include "x.html" %}', 1, "an instruction of another site generator", "[macros]"),
    ("By {{ site.author }}", 4, "a placeholder of another site generator", "[macros]"),
    ('{{< figure src="a.png" >}}', 1, "a placeholder of another site generator", "[macros]"),
    (":::note", 1, "a box of another site generator", "[container]"),
    ("::: {.callout-tip}", 1, "a box of another site generator", "[fenced_divs]"),
    ("> [!NOTE]\n> words", 1, "a box of GitHub's", "[markdown-callouts]"),
    ("!!! note\n    words", 1, "a box", "[admonition]"),
    ("??? note\n    words", 1, "a box that opens", "[pymdownx.details]"),
    ('=== "One"\n    words', 1, "a tab", "[pymdownx.tabbed]"),
    ("It was ~~old~~ new.", 8, "struck text", "[pymdownx.tilde]"),
    ("It is ==new==.", 7, "marked text", "[pymdownx.mark]"),
    ("- [ ] write", 1, "a box to tick", "[pymdownx.tasklist]"),
    ("Done :tada: and on", 6, "the name of a sign", "[pymdownx.emoji]"),
    ("A rate of $r_0$ or more", 11, "a formula", "[pymdownx.arithmatex]"),
]


@pytest.mark.parametrize(("text", "column", "what", "reader"), KINDS)
def test_it_is_told_where_nothing_reads_it(text: str, column: int, what: str, reader: str) -> None:
    assert find(f"Words.\n\n{text}\n") == [(3, column, what)]
    assert find(f"Words.\n\n{text}\n", f"markdown_extensions: {reader}") == []
    assert find(f"```\n{text}\n```\n") == [], "code is meant as it is"


@pytest.mark.parametrize(
    "text",
    [
        "A [link](a.md), a [[1]](note.md), a footnote[^1] and a matrix [[1, 2]].",
        "{: .wide }",
        "At 12:30:45, in a::b::c and on https://host:8080/a:b:c",
        "For $5 or $10",
        "a == b and c == d; ===",
        "~~~\ncode\n~~~",
        "What???",
        "> [note]",
        "- [x](a.md)",
    ],
)
def test_what_is_markdown_or_words_is_not(text: str) -> None:
    assert find(text) == []


def test_formulas_that_are_set_are_not() -> None:
    assert find("A rate of $r_0$", has_math=True) == []


def test_a_kind_is_told_once() -> None:
    assert find("[[One]] and [[Two]]\n") == [(1, 1, "a link of a note program")]

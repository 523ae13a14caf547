"""Paragraphs and lists have one shape and one order, on a page, in a PDF and as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.property.test_inline import read_html, shown, site_reader

from casefolio.pages.blocks import write_blocks
from casefolio.pdf.sheet.entries import Writer
from casefolio.pdf.sheet.words import GLUE
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.inline import render_markdown
from casefolio.text.inline.blocks import read_blocks, render_plain

Shape = list[Any]
"""Words, and lists of shapes."""

words = st.sampled_from(
    ["word", "two words", "**bold** and *more*", "a & <b>", "https://a.example/x_y", "1st – 2nd"]
)
items = st.recursive(
    words.map(lambda text: [text]),
    lambda inner: st.tuples(words, st.lists(inner, min_size=1, max_size=3)).map(
        lambda pair: [pair[0], pair[1]]
    ),
    max_leaves=6,
)
shapes = st.lists(words | st.lists(items, min_size=1, max_size=3), min_size=2, max_size=4)


def write(shape: Shape, step: str, mark: str, depth: int = 0) -> Iterator[str]:
    for part in shape:
        if isinstance(part, str):
            yield from ("", part)
            continue
        for first, *inner in part:
            yield f"{step * depth}{mark} {first}"
            yield from write(inner, step, mark, depth + 1)
        if not depth:
            yield ""


def read_shape(element: Any) -> Shape:
    """The shape of HTML, each item's words in its first place."""
    shape: Shape = []
    for child in element:
        if child.tag in ("ul", "ol"):
            shape.append([_read_item(item) for item in child])
        elif child.tag == "p":
            shape.append(shown(child))
    return shape


def _read_item(item: Any) -> Shape:
    return read_shape(item) if item.find("p") is not None else [shown(item)]


def strip(shape: Shape) -> Shape:
    """The shape with words as they are shown; lists one after another are one."""
    stripped: Shape = []
    for part in shape:
        if isinstance(part, str):
            stripped.append(part.replace("*", ""))
        else:
            kept = [strip(item) for item in part]
            if stripped and isinstance(stripped[-1], list):
                stripped[-1] += kept
            else:
                stripped.append(kept)
    return stripped


@given(shapes, st.sampled_from(["  ", "    ", "\t"]), st.sampled_from(["-", "•", "*"]))
def test_a_text_keeps_its_shape(shape: Shape, step: str, mark: str) -> None:
    blocks = read_blocks("\n".join(write(shape, step, mark)))
    page = "\n".join(write_blocks(blocks, lambda text: render_markdown(text, str), "summary"))
    assert read_shape(read_html(site_reader().reset().convert(page))) == strip(shape)
    text = "\n".join(write(shape, step, mark))
    printed = Writer(find_labels("en"), "https://site.example/", None, {}).passage(text)
    plain = " ".join(render_plain(text).replace("- ", "• ").split())
    assert " ".join(printed.striptags().replace(GLUE, "").split()) == plain

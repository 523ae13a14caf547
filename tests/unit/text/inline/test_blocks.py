"""A text of several paragraphs and lists: its blocks, and its words in their shape."""

from __future__ import annotations

import pytest

from casefolio.text.inline.blocks import list_rows, read_blocks, render_line, render_plain
from casefolio.text.inline.tree import ItemList, Prose


def words(*texts: str) -> tuple[tuple[Prose], ...]:
    return tuple((Prose(text),) for text in texts)


@pytest.mark.parametrize("text", ["- one line", "1. one line", "• one line", "a - b", "one line\n"])
def test_a_single_line_is_a_paragraph(text: str) -> None:
    assert read_blocks(text) == (Prose(text.strip()),)


def test_paragraphs_and_lists() -> None:
    assert read_blocks("One\ngoes on.\n\nTwo:\n- a\n  goes on\n- b\n\n3. c\n4) d\n\nThree.") == (
        Prose("One goes on."),
        Prose("Two:"),
        ItemList(words("a goes on", "b")),
        ItemList(words("c"), 3),
        ItemList(words("d"), 4),
        Prose("Three."),
    )


@pytest.mark.parametrize("step", ["  ", "    ", "        ", "\t"])
@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "‣", "·"])
def test_lists_stand_in_lists_however_they_are_indented_and_marked(step: str, mark: str) -> None:
    text = f"Intro\n{step}{mark} a\n{step * 2}{mark} b\n{step * 3}{mark}  c\n{step}{mark} d"
    inner = ItemList(((Prose("b"), ItemList(words("c"))),))
    assert read_blocks(text) == (Prose("Intro"), ItemList(((Prose("a"), inner), *words("d"))))


@pytest.mark.parametrize(
    "text", ["# no heading\nmore", "> no quote\nmore", "a | b\n--|--", "    no code\nmore"]
)
def test_other_marks_are_words(text: str) -> None:
    assert read_blocks(text) == (Prose(" ".join(text.split())),)


TEXT = "One **bold**.\n\n- a\n    1. b\n- [c](#x)\n\n\n\nTwo."


def test_words_in_their_shape_and_on_one_line() -> None:
    assert render_plain(TEXT) == "One bold.\n\n- a\n    1. b\n- c\n\nTwo."
    assert render_line(TEXT) == "One bold. a; b; c Two."


def test_rows_have_their_depth_and_mark() -> None:
    rows = [(row.depth, row.mark) for row in list_rows(read_blocks(TEXT))]
    assert rows == [(0, ""), (1, "•"), (2, "1."), (1, "•"), (0, "")]

"""The look of a Word file, read from the style sheet of a PDF's look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.export.example import compose

from casefolio.export.fonts import write_font_table
from casefolio.export.style import read_style
from casefolio.storage.looks import USUAL_ACCENT, LookValues, read_look

A4 = (210.0, 297.0)


@pytest.mark.parametrize(("look", "font"), [("modern", "Source Sans 3"), ("classic", "Source Serif 4")])
def test_a_look_gives_its_colours_type_and_margins(repository: Path, look: str, font: str) -> None:
    css = (repository / "templates/pdf" / look / "look.css").read_text("utf-8")
    style = read_style(read_look(repository, look), compose(), A4)
    assert style.font == font
    assert f"--accent: #{style.accent.lower()}" in css and f"--ink: #{style.ink.lower()}" in css
    assert f"--size: {style.size:g}pt" in css and f"@page {{ margin: {style.top_margin:g}mm" in css
    assert f"--measure: {210 - 2 * style.side_margin:g}mm" in css


def test_what_the_person_set_wins(repository: Path) -> None:
    sheet = replace(compose(), accent="#156", ink="#101418", font_size=11.5)
    style = read_style(read_look(repository, "modern"), sheet, A4)
    assert (style.accent, style.ink, style.size) == ("115566", "101418", 11.5)


@pytest.mark.parametrize(
    ("chosen", "font", "family"),
    [("serif", "Source Serif 4", "roman"), ("Lato", "Lato", "swiss"), ("", "Source Sans 3", "swiss")],
)
def test_the_chosen_font_is_named(repository: Path, chosen: str, font: str, family: str) -> None:
    style = read_style(read_look(repository, "modern"), replace(compose(), font=chosen), A4)
    assert (style.font, style.family) == (font, family)


def test_a_look_that_says_nothing_is_as_usual() -> None:
    style = read_style(LookValues("", {"ink": "var(--other)"}), compose(), A4)
    assert style.accent == USUAL_ACCENT.removeprefix("#").upper() and len(style.ink) == 6


def test_readers_without_the_font_are_told_which_stands_in() -> None:
    style = replace(read_style(LookValues("", {}), compose(), A4), font="A & B", family="roman")
    table = write_font_table(style).decode()
    assert 'w:name="A &amp; B"><w:altName w:val="Georgia"/>' in table

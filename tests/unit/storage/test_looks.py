"""What the style sheet of a look says for the site and for Word files."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.storage.looks import USUAL_ACCENT, read_colour, read_look


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#14566B", "#14566b"),
        (" #156 ", "#115566"),
        ("var(--ink)", ""),
        ("#12345", ""),
        ("", ""),
        ("red", ""),
    ],
)
def test_a_colour_as_a_number(written: str, colour: str) -> None:
    assert read_colour(written) == colour


def test_the_first_of_several_values_counts_and_comments_do_not(tmp_path: Path) -> None:
    folder = tmp_path / "templates/pdf/mine"
    folder.mkdir(parents=True)
    css = "/* --accent: #ffffff; */\n:root { --accent: #123456; --size: 10pt }\n.grey { --accent: #999999 }"
    (folder / "look.css").write_text(css, "utf-8")
    look = read_look(tmp_path, "mine")
    assert look.accent == "#123456" and look.properties["size"] == "10pt" and "#ffffff" not in look.css


def test_a_look_of_the_program_is_read_where_the_project_has_none(tmp_path: Path, repository: Path) -> None:
    assert read_look(tmp_path, "classic") == read_look(repository, "classic")
    assert read_look(tmp_path, "none-such").accent == USUAL_ACCENT

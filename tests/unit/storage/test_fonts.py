"""Which characters the looks' own fonts have, without opening them each time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casefolio.storage import fonts
from casefolio.storage.fonts import COVERED_FILE, FONTS_FOLDER, find_foreign

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / FONTS_FOLDER, tmp_path / FONTS_FOLDER)
    return tmp_path


def test_latin_greek_and_cyrillic_are_at_hand_and_other_scripts_are_foreign(root: Path) -> None:
    assert find_foreign("Zoë Łukasz, Олена, Ελένη, Nguyễn: “½ € – …”\n\tС", root) == ""
    assert find_foreign("Zoë 山 🚀 क ש a🚀", root) == "שक山🚀"


def test_what_is_not_drawn_is_not_foreign(root: Path) -> None:
    assert find_foreign("a\u200d b\u200c c\ufe0f d\u2060 e\u00a0\u2066", root) == ""


def test_a_font_that_lacks_a_character_counts(root: Path) -> None:
    """Source Sans has this letter, Source Serif has not: with either a look must ask."""
    assert find_foreign("ŧ", root) == "ŧ"
    sans = (root / FONTS_FOLDER / "SourceSans3-Regular.ttf").read_bytes()
    for file in (root / FONTS_FOLDER).glob("SourceSerif*.ttf"):
        file.write_bytes(sans)
    assert find_foreign("ŧ", root) == ""


def test_fonts_are_opened_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_foreign("a山", root) == "山"
    assert (root / COVERED_FILE).is_file()
    monkeypatch.setattr(fonts, "_covered", {})
    monkeypatch.setattr(fonts, "_read_fonts", lambda files: pytest.fail("the fonts were opened again"))
    assert find_foreign("a山", root) == "山"


def test_without_a_font_that_can_be_read_all_is_foreign(tmp_path: Path) -> None:
    assert find_foreign("ab", tmp_path) == "", "the shipped fonts have them"
    (tmp_path / FONTS_FOLDER).mkdir(parents=True)
    (tmp_path / FONTS_FOLDER / "Broken.ttf").write_bytes(b"no font")
    assert find_foreign("ab", tmp_path) == "ab"

"""Data files of phrases: their format, and that those that ship are well formed."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.storage import phrases
from casefolio.storage.phrases import read_phrases
from casefolio.storage.shipped import ENGINE_FOLDER

SHIPPED = sorted(file.relative_to(ENGINE_FOLDER).as_posix() for file in ENGINE_FOLDER.rglob("phrases/*.txt"))


def read(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """What a file with this text holds."""
    monkeypatch.setattr(phrases, "ENGINE_FOLDER", folder)
    (folder / "words.txt").write_text(text, encoding="utf-8")
    try:
        return dict(read_phrases.__wrapped__("words.txt"))
    finally:
        read_phrases.cache_clear()


def test_phrases_stand_one_a_line_below_their_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# why\n\n[one]\n# a comment\nfirst, with a comma\n  second \n\n[two words]\n© third …\n[none]\n"
    assert read(text, tmp_path, monkeypatch) == {
        "one": ("first, with a comma", "second"),
        "two words": ("© third …",),
        "none": (),
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("lost\n[one]\n", "words.txt:1: a phrase above the first group"),
        ("[one]\na\n[one]\nb\n", "words.txt:3: the group 'one' stands there twice"),
    ],
)
def test_what_has_no_group_of_its_own_is_a_fault(
    text: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=fault):
        read(text, tmp_path, monkeypatch)


def test_there_are_shipped_files() -> None:
    assert "posting/phrases/headings.txt" in SHIPPED


@pytest.mark.parametrize("file", SHIPPED)
def test_a_shipped_file_tells_what_it_is_and_repeats_nothing(file: str) -> None:
    assert (ENGINE_FOLDER / file).read_text("utf-8").startswith("# ")
    for name, group in read_phrases(file).items():
        assert group, name
        assert len(set(group)) == len(group), name

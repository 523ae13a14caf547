"""Files and the places in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casefolio.text.errors import InputError
from casefolio.text.source import LARGEST_TEXT, Source, decode_source, display_path, read_source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_and_offsets_are_inverse(end: str) -> None:
    source = Source("f", f"one{end}two{end}three")
    place = source.place_at(source.text.index("hree"))
    assert (place.line, place.column) == (3, 2)
    assert source.offset(3, 2) == source.text.index("hree")


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode_source(b"\xef\xbb\xbfname: x", "f").text == "name: x"


def test_the_first_bad_byte_has_a_place() -> None:
    with pytest.raises(InputError) as caught:
        decode_source("ok\nna\u00efve: \u00e9".encode()[:-2] + b"\xe9 more", "f")
    assert str(caught.value.problems[0].place) == "f:2:8"


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_that_was_saved_as_unicode_is_told(form: str) -> None:
    """Without the mark at its beginning it could be read as UTF-8, and would hold no word that is known."""
    with pytest.raises(InputError) as caught:
        decode_source("Gardener".encode(form), "f")
    assert [str(problem.place) for problem in caught.value.problems] == ["f"]
    assert caught.value.problems[0].message == "not UTF-8: it was saved as UTF-16"


def test_a_missing_file_names_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "resume.yml").write_text("x")
    with pytest.raises(InputError) as caught:
        read_source(tmp_path / "resume.yaml", tmp_path)
    assert caught.value.problems[0].hint == "did you mean 'resume.yml'?"


def test_a_missing_file_is_no_other_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    with pytest.raises(InputError) as caught:
        read_source(tmp_path / "resume.yaml", tmp_path)
    assert caught.value.problems[0].hint == ""


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_source(tmp_path, tmp_path)


def test_paths_are_shown_from_the_root(tmp_path: Path) -> None:
    assert display_path(tmp_path / "data" / "x.yaml", tmp_path) == "data/x.yaml"
    assert display_path(Path("/elsewhere/x"), tmp_path) == "/elsewhere/x"


def test_a_link_is_shown_by_its_own_name(tmp_path: Path) -> None:
    link = tmp_path / "project" / "acme.txt"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "gone.txt")
    with pytest.raises(InputError) as caught:
        read_source(link, tmp_path / "project")
    told = str(caught.value.problems[0])
    assert told.startswith("acme.txt: a link to '") and told.endswith("gone.txt', which does not exist")


def test_a_root_behind_a_link_still_holds_its_files(tmp_path: Path) -> None:
    (tmp_path / "real" / "data").mkdir(parents=True)
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert display_path(tmp_path / "linked" / "data" / "x.yaml", tmp_path / "real") == "data/x.yaml"


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as opened:
        opened.truncate(LARGEST_TEXT + 1)
    with pytest.raises(InputError) as error:
        read_source(file, tmp_path)
    assert "a.txt: too large for a text: 5.0 MB" in str(error.value)
    with pytest.raises(InputError):
        decode_source(b"a" * (LARGEST_TEXT + 1), "<stdin>")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputError) as error:
        read_source(tmp_path / "a.txt", tmp_path)
    assert "a pipe, a socket or a device" in str(error.value)

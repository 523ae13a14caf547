"""Files and folders that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.storage.output import StagedFolder, write_atomically, write_new
from casefolio.text.errors import InputError


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a/b.txt"
    write_atomically(file, b"one")
    write_atomically(file, b"two")
    assert file.read_bytes() == b"two"
    assert [path.name for path in file.parent.iterdir()] == ["b.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match=r"a/b\.txt: cannot be written"):
        write_atomically(tmp_path / "a/b.txt", b"")


def test_a_file_keeps_its_rights_when_it_is_written_again(tmp_path: Path) -> None:
    """A posting that only its owner may read stays so."""
    file = tmp_path / "a.txt"
    file.touch(0o600)
    write_atomically(file, b"two")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "a/b.txt"
    write_new(file, b"one")
    with pytest.raises(InputError, match=r"a/b\.txt: is there already"):
        write_new(file, b"two")
    assert file.read_bytes() == b"one"
    assert [path.name for path in file.parent.iterdir()] == ["b.txt"]


def test_nor_the_place_of_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone")
    with pytest.raises(InputError, match="is there already"):
        write_new(tmp_path / "b.txt", b"two")
    assert not (tmp_path / "gone").exists()


def test_on_a_disk_that_knows_no_second_names_it_holds_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    write_new(tmp_path / "b.txt", b"one")
    with pytest.raises(InputError, match="is there already"):
        write_new(tmp_path / "b.txt", b"two")
    assert (tmp_path / "b.txt").read_bytes() == b"one"


def test_a_staged_folder_takes_the_old_one_s_place(tmp_path: Path) -> None:
    place = tmp_path / "site"
    place.mkdir()
    (place / "old").touch()
    (place / ".git").mkdir()
    staged = StagedFolder(place, tmp_path)
    (staged.path / "new").touch()
    assert (place / "old").exists()
    staged.move_into_place()
    assert sorted(path.name for path in place.iterdir()) == [".git", "new"]
    assert list(tmp_path.iterdir()) == [place]


def test_what_is_discarded_leaves_no_trace(tmp_path: Path) -> None:
    staged = StagedFolder(tmp_path / "deep/site", tmp_path)
    (staged.path / "new").touch()
    staged.discard()
    assert list((tmp_path / "deep").iterdir()) == []


def test_a_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    staged = StagedFolder(tmp_path / "site", tmp_path)
    (staged.path / "new").touch()
    staged.move_into_place()
    assert (tmp_path / "site").is_symlink() and (tmp_path / "real/new").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(InputError) as told:
        StagedFolder(tmp_path / "out/site", tmp_path)
    assert str(told.value) == "out/site: cannot be written: file exists"


def test_a_place_that_cannot_be_taken_is_told(tmp_path: Path) -> None:
    staged = StagedFolder(tmp_path / "site", tmp_path)
    (tmp_path / "site").touch()
    staged.path.rmdir()
    with pytest.raises(InputError) as told:
        staged.move_into_place()
    assert str(told.value).startswith("site: cannot be written: ")

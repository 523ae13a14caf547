"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from casefolio.storage.writing.locks import try_lock
from casefolio.storage.writing.output import UNFINISHED, refuse, write_atomically, write_new
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


def test_a_name_as_long_as_a_disk_allows_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("é" * 127)
    write_atomically(file, b"one")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_what_a_killed_process_left_is_removed_by_the_next_and_what_a_running_one_writes_is_not(
    tmp_path: Path,
) -> None:
    """With a process of its own each, since one looks only once into a folder."""
    left, running = tmp_path / f".a.txt.x{UNFINISHED}", tmp_path / f".b.txt.x{UNFINISHED}"
    others = tmp_path / ".a.txt.swp"
    for file in (left, running, others):
        file.touch()
    with running.open("rb") as opened:
        assert try_lock(opened.fileno())
        run_python("write_atomically(Path(sys.argv[1]) / 'a.txt', b'one')", tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == [others.name, running.name, "a.txt"]
    run_python("write_atomically(Path(sys.argv[1]) / 'a.txt', b'two')", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [others.name, "a.txt"]


def test_a_process_that_is_killed_while_it_writes_leaves_the_last_good_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"good")
    code = "Path.replace = lambda *_: os.kill(os.getpid(), 9); write_atomically(Path(sys.argv[1]), b'new')"
    assert run_python(code, file) == -signal.SIGKILL
    assert len(left := list(tmp_path.glob(f".*{UNFINISHED}"))) == 1 and left[0].read_bytes() == b"new"
    assert file.read_bytes() == b"good"
    run_python("write_atomically(Path(sys.argv[1]), b'newer')", file)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"newer")]


def test_a_disk_that_is_full_is_told_with_what_helps() -> None:
    told = refuse(Path("site/a.html"), OSError(errno.ENOSPC, "No space left on device"))
    assert str(told) == (
        "site/a.html: cannot be written: no space left on device\n"
        "    hint: make room, then run it again: what was there before is whole"
    )


def run_python(code: str, *arguments: Path) -> int:
    head = "import os, sys; from pathlib import Path\n"
    head += "from casefolio.storage.writing.output import write_atomically\n"
    return subprocess.run([sys.executable, "-c", head + code, *arguments]).returncode

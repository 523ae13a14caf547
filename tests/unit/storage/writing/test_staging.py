"""Folders that are written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.processes import end_with_parent

from casefolio.storage.writing.staging import StagedFolder, exchange
from casefolio.text.errors import InputError


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
    (tmp_path / "site").mkdir()
    staged.path.rmdir()
    with pytest.raises(InputError) as told:
        staged.move_into_place()
    assert str(told.value).startswith("site: cannot be written: ")


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(InputError, match="site: a link that leads to itself"):
        StagedFolder(tmp_path / "site", tmp_path)


def test_a_file_of_that_name_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="site: cannot be written: not a directory"):
        StagedFolder(tmp_path / "site", tmp_path)
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"


def test_two_folders_change_names_in_one_step(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "was one").touch()
    if exchange(one, other):
        assert (other / "was one").exists() and not list(one.iterdir())
        with pytest.raises(FileNotFoundError):
            exchange(one, tmp_path / "missing")


ANOTHER_SYSTEM = "sys.platform = 'another'\n"
"""One that cannot exchange two names."""

KILLED_BUILD = """
import ctypes, os, sys
from pathlib import Path
from casefolio.storage.writing.staging import StagedFolder

place, count, text = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

def cut(function):
    def counted(*arguments, **options):
        global count
        count -= 1
        if count < 0:
            os.kill(os.getpid(), 9)
        return function(*arguments, **options)
    return counted

# What comes right before each step.
Path.rename, ctypes.CDLL = cut(Path.rename), cut(ctypes.CDLL)
staged = StagedFolder(place, place.parent)
(staged.path / "index.html").write_text(text, encoding="utf-8")
staged.move_into_place()
"""


@pytest.mark.parametrize("steps", range(4))
@pytest.mark.parametrize("system", ["", ANOTHER_SYSTEM], ids=["one step", "two steps"])
def test_whenever_it_is_killed_the_next_run_finds_a_whole_folder_and_leaves_nothing(
    tmp_path: Path, steps: int, system: str
) -> None:
    place = tmp_path / "site"
    (place / ".git").mkdir(parents=True)
    (place / ".git/HEAD").touch()
    (place / "index.html").write_text("old", encoding="utf-8")
    ended = run_python(f"import sys\n{system}{KILLED_BUILD}", str(place), str(steps), "new")
    assert ended in (0, -signal.SIGKILL)
    if not system and sys.platform == "linux":
        # Without a moment at which there is none.
        assert (place / "index.html").read_text(encoding="utf-8") in ("old", "new")
    StagedFolder(place, tmp_path).discard()
    assert (place / "index.html").read_text(encoding="utf-8") in ("old", "new")
    assert (place / ".git/HEAD").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_not_left_by_us_stays(tmp_path: Path) -> None:
    names = [".site-backup", ".site-12345678", ".site-abcdefgh", ".sites-abcdefgh"]
    for name in names:
        (tmp_path / name).mkdir()
    (tmp_path / ".site-12345678/mine").touch()
    StagedFolder(tmp_path / "site", tmp_path).discard()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({*names} - {".site-abcdefgh"})


def test_a_place_with_signs_of_patterns_is_one_name(tmp_path: Path) -> None:
    (tmp_path / ".s-abcdefgh").mkdir()
    StagedFolder(tmp_path / "[s]", tmp_path).discard()
    assert [path.name for path in tmp_path.iterdir()] == [".s-abcdefgh"]


def test_of_two_at_once_the_second_waits_and_says_so(tmp_path: Path) -> None:
    staged = StagedFolder(tmp_path / "site", tmp_path)
    wait = (
        "import sys; from pathlib import Path; from casefolio.storage.writing.staging import StagedFolder\n"
        "place = Path(sys.argv[1])\n"
        "staged = StagedFolder(place, place.parent, lambda: print('waiting', flush=True))\n"
        "(staged.path / 'second').touch(); staged.move_into_place(); print('done')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", wait, tmp_path / "site"],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=end_with_parent,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "waiting\n"
        (staged.path / "first").touch()
        staged.move_into_place()
        # From here on the other one may be done at any moment.
        assert other.stdout.read() == "done\n"
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["second"]


def test_a_folder_that_cannot_be_renamed_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a mount point is: with another system's answers."""
    place = tmp_path / "site"
    (place / ".git").mkdir(parents=True)
    (place / "old").mkdir()
    (place / "both").write_text("old", encoding="utf-8")
    staged = StagedFolder(place, tmp_path)
    (staged.path / "both").write_text("new", encoding="utf-8")
    (staged.path / "deep").mkdir()
    (staged.path / "deep/new").touch()
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if place in (self, target):
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(sys, "platform", "another")
    staged.move_into_place()
    found = sorted(path.relative_to(place).as_posix() for path in place.rglob("*"))
    assert found == [".git", "both", "deep", "deep/new"]
    assert (place / "both").read_text(encoding="utf-8") == "new"


def run_python(code: str, *arguments: str) -> int:
    return subprocess.run([sys.executable, "-c", code, *arguments], env=dict(os.environ)).returncode

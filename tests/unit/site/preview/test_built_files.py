"""What of a build is in memory, and what stays on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.site.preview import built_files
from casefolio.site.preview.built_files import BuiltFiles, LargeFile


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a build, of which 100 bytes may be in memory."""
    monkeypatch.setattr(built_files, "MOST_IN_MEMORY", 100)
    return write(
        tmp_path / "built", {"index.html": 40, "assets/a.css": 50, "assets/tour.mp4": 60, "cv.pdf": 9}
    )


def write(folder: Path, sizes: dict[str, int]) -> Path:
    for path, size in sizes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(path[-1:].encode() * size)
    return folder


def test_what_has_no_room_in_memory_stays_on_disk_also_when_the_next_build_begins(built: Path) -> None:
    files = BuiltFiles(built).take(without="cv.pdf")
    assert set(files) == {"index.html", "assets/a.css", "assets/tour.mp4"}
    assert sum(len(file) for file in files.values() if isinstance(file, bytes)) == 90
    film = files["assets/tour.mp4"]
    assert isinstance(film, LargeFile) and film.size == 60
    write(built, {"assets/tour.mp4": 70})
    assert film.read() == b"4" * 60


def test_a_hundred_films_take_no_more_memory(built: Path) -> None:
    write(built, {f"assets/{number}.webm": 90 for number in range(100)})
    files = BuiltFiles(built).take(without="")
    assert sum(len(file) for file in files.values() if isinstance(file, bytes)) <= 100
    assert sum(isinstance(file, LargeFile) for file in files.values()) == 101


def test_the_same_film_is_no_news(built: Path) -> None:
    taken = BuiltFiles(built)
    first = taken.take(without="")
    write(built, {"assets/tour.mp4": 60})
    assert taken.take(without="") == first
    write(built, {"assets/tour.mp4": 61})
    assert taken.take(without="") != first


def test_of_older_builds_nothing_is_left(built: Path) -> None:
    taken = BuiltFiles(built)
    kept = []
    for _ in range(4):
        write(built, {"assets/tour.mp4": 60})
        film = taken.take(without="")["assets/tour.mp4"]
        assert isinstance(film, LargeFile)
        kept.append(film)
    assert [film.path.exists() for film in kept] == [False, False, True, True]
    taken.close()
    assert list(built.parent.iterdir()) == [built]

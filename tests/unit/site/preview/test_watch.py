"""What a person changes is seen, wherever it happens and however an editor goes about it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from casefolio.site.preview.watch import Stamp, Watch, _stamp_all


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data/postings").mkdir(parents=True)
    (tmp_path / "data/resume.yaml").write_text("a")
    return tmp_path


def replace(file: Path, text: str) -> None:
    """Write aside and move into place, with the same size and the same time."""
    aside = file.with_name("aside~")
    aside.write_text(text)
    status = file.stat()
    os.utime(aside, ns=(status.st_atime_ns, status.st_mtime_ns))
    aside.replace(file)


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "written": (lambda f: (f / "data/resume.yaml").write_text("b!"), {"data/resume.yaml"}),
    "deleted": (lambda f: (f / "data/resume.yaml").unlink(), {"data/resume.yaml"}),
    "replaced": (lambda f: replace(f / "data/resume.yaml", "b"), {"data/resume.yaml"}),
    "renamed": (lambda f: (f / "data/resume.yaml").rename(f / "data/b"), {"data/resume.yaml", "data/b"}),
    "new, deep down": (lambda f: (f / "data/postings/new.txt").write_text(""), {"data/postings/new.txt"}),
    "a folder away": (lambda f: (f / "data").rename(f / "old"), {"data/resume.yaml"}),
    "not there before": (lambda f: (f / "mkdocs.yml").write_text(""), {"mkdocs.yml"}),
}


@pytest.mark.parametrize(("change", "seen"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(folder: Path, change: Callable[[Path], object], seen: set[str]) -> None:
    watch = Watch([folder / "data", folder / "mkdocs.yml"])
    watch.mark_seen()
    change(folder)
    assert watch.changes_within(0)
    assert watch.wait() == {str(folder / path) for path in seen}
    assert not watch.changes_within(0)


class Busy(Watch):
    """Someone is at work: each look comes after one more of these steps. Some looks later it is stopped."""

    def __init__(self, folder: Path, *steps: Callable[[], object]) -> None:
        super().__init__([folder])
        self.mark_seen()
        self._steps = [*steps, *[lambda: None] * 9, self.stop]

    def _poll(self) -> dict[str, Stamp]:
        if getattr(self, "_steps", None):
            self._steps.pop(0)()
        return super()._poll()


def test_a_file_that_comes_and_goes_ends_no_waiting(folder: Path) -> None:
    """As those do with which editors find out whether they may write."""
    new, resume = folder / "data/4913", folder / "data/resume.yaml"
    watch = Busy(folder, new.touch, new.unlink, lambda: None, lambda: resume.write_text("b!"))
    assert watch.wait() == {str(resume)}


def test_news_are_told_even_if_all_is_as_it_was_by_then(folder: Path) -> None:
    """Whoever has seen that there are some has left something undone for them."""
    away, resume = folder / "old.yaml", folder / "data/resume.yaml"
    watch = Busy(folder, lambda: resume.rename(away), lambda: away.rename(resume))
    assert watch.has_news
    assert str(resume) in watch.wait()
    assert not watch.has_news


def test_what_editors_and_programs_keep_for_themselves_is_none(folder: Path) -> None:
    watch = Watch([folder])
    watch.mark_seen()
    for name in (".resume.yaml.swp", "resume.yaml~", "#resume.yaml#", "__pycache__/x.pyc", "4913.tmp"):
        (folder / "data" / name).parent.mkdir(exist_ok=True)
        (folder / "data" / name).write_text("x")
    assert not watch.changes_within(0)


def test_a_link_to_itself_is_no_way_without_end(folder: Path) -> None:
    (folder / "data/loop").symlink_to(folder / "data")
    (folder / "data/nowhere").symlink_to(folder / "gone")
    watch = Watch([folder / "data"])
    watch.mark_seen()
    # One that leads nowhere is seen, for a build reports it.
    assert set(watch.seen) == {str(folder / "data/resume.yaml"), str(folder / "data/nowhere")}
    (folder / "data/itself").symlink_to("itself")
    assert watch.has_news


def test_what_is_added_twice_is_watched_until_it_is_removed_twice(folder: Path) -> None:
    watch = Watch()
    for _ in range(2):
        watch.add(folder / "data")
    watch.remove(folder / "data")
    assert watch.paths == [str(folder / "data")]
    watch.remove(folder / "data")
    assert watch.paths == []
    with pytest.raises(KeyError):
        watch.remove(folder / "data")


def test_waiting_ends_when_it_is_stopped(folder: Path) -> None:
    watch = Watch([folder])
    watch.mark_seen()
    threading.Timer(0.1, watch.stop).start()
    assert watch.wait() == set()


class UnnumberedEntry:
    """An entry of a folder as Windows lists it: its status has no number of the file."""

    def __init__(self, entry: os.DirEntry[str]) -> None:
        self.name, self.path = entry.name, entry.path
        self.is_dir, self.is_symlink, self._entry = entry.is_dir, entry.is_symlink, entry

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        status = [*self._entry.stat(follow_symlinks=follow_symlinks)]
        return os.stat_result([status[0], 0, 0, *status[3:]])


def test_folders_without_a_number_are_followed_down(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (deep := folder / "data/postings/old/2024").mkdir(parents=True)
    (deep / "acme.txt").write_text("a")
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: map(UnnumberedEntry, scan(path)))
    assert str(deep / "acme.txt") in {path for path, _ in _stamp_all(str(folder))}

"""What the preview shows after a build that succeeds, fails, or is overtaken by the next save."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from casefolio.site.preview.preview import Preview
from casefolio.site.preview.watch import Watch
from casefolio.text.errors import InputError, Place, Problem

FAULT = InputError([Problem(Place("data/resume.yaml", 3), "odd")])

Open = Callable[[Callable[[], None]], Preview]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview()
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Portfolio\n", "utf-8")
    preview.watch.add(tmp_path / "data")
    preview.watch.mark_seen()
    yield preview
    if preview.server:
        preview.server.server_close()
    preview.stop()


def open_with(preview: Preview, folder: Path, build: Callable[[], None]) -> None:
    built = folder / "built"
    preview.open(("127.0.0.1", 0), "/", build, root=folder, built=built, any_port=False)


def write_page(preview: Preview, folder: Path, words: str) -> None:
    """What a build of MkDocs does."""
    (folder / "built").mkdir(exist_ok=True)
    (folder / "built/index.html").write_text(words, "utf-8")
    preview.finish_build("cv.pdf")


def test_of_two_that_start_at_once_each_has_a_port_of_its_own(preview: Preview, tmp_path: Path) -> None:
    """Before either has begun to answer."""
    open_with(preview, tmp_path, lambda: None)
    assert preview.server
    address, other = ("127.0.0.1", preview.server.server_port), Preview()
    opened = other.open(address, "/", lambda: None, root=tmp_path, built=tmp_path, any_port=True)
    assert opened.server_port > preview.server.server_port
    opened.server_close()
    with pytest.raises(Abort, match="is in use"):
        other.open(address, "/", lambda: None, root=tmp_path, built=tmp_path, any_port=False)


def test_what_was_good_stays_until_it_is_good_again(preview: Preview, tmp_path: Path) -> None:
    builds = iter(["one", FAULT, "two"])

    def build() -> None:
        write_page(preview, tmp_path, str(next_one := next(builds)))
        if isinstance(next_one, InputError):
            raise next_one

    open_with(preview, tmp_path, build)
    preview.follow_all()
    assert (preview.snapshots.current.files, preview.snapshots.current.banner) == ({"index.html": b"one"}, "")
    preview.follow_all()
    assert preview.snapshots.current.files == {"index.html": b"one"}
    assert (
        "data/resume.yaml:3" in preview.snapshots.current.banner
        and "Not up to date" in preview.snapshots.current.banner
    )
    preview.follow_all()
    assert (preview.snapshots.current.files, preview.snapshots.current.banner) == ({"index.html": b"two"}, "")


def test_pages_that_are_good_again_do_not_bring_old_news(preview: Preview, tmp_path: Path) -> None:
    builds = iter([FAULT, "one"])

    def build() -> None:
        if isinstance(next_one := next(builds), InputError):
            raise next_one
        write_page(preview, tmp_path, next_one)
        # The next save is there already, so this is all that comes of this one.
        (tmp_path / "data/resume.yaml").write_text("basics: {name: Eva}\n", "utf-8")

    open_with(preview, tmp_path, build)
    preview.follow_all()
    preview.follow_all()
    assert (preview.snapshots.current.files, preview.snapshots.current.banner) == ({"index.html": b"one"}, "")


def test_a_file_that_is_being_saved_is_no_bad_news_yet(preview: Preview, tmp_path: Path) -> None:
    def build() -> None:
        # The editor goes on while this fails.
        (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada Quillon}\n", "utf-8")
        raise FAULT

    open_with(preview, tmp_path, build)
    before = preview.snapshots.current
    preview.follow_all()
    assert preview.snapshots.current == before
    assert preview.watch.changes_within(0)


def test_what_was_saved_during_a_build_is_not_told_with_its_pages(preview: Preview, tmp_path: Path) -> None:
    def build() -> None:
        write_page(preview, tmp_path, "one")
        (tmp_path / "data/resume.yaml").write_text("wrok: x\n", "utf-8")

    open_with(preview, tmp_path, build)
    preview.follow_all()
    assert (preview.snapshots.current.files, preview.snapshots.current.banner) == ({"index.html": b"one"}, "")


class SavedAtOnce(Watch):
    """Someone saves a mistake in the moment after the first look."""

    def __init__(self, file: Path) -> None:
        super().__init__([file])
        self.mark_seen()
        self._file: Path | None = file

    @property
    def has_news(self) -> bool:
        has_news = super().has_news
        if self._file:
            self._file.write_text("wrok: x\n", "utf-8")
            self._file = None
        return has_news


def test_what_was_saved_after_a_build_is_not_told_as_if_it_were_on_its_pages(
    preview: Preview, tmp_path: Path
) -> None:
    preview.watch = SavedAtOnce(tmp_path / "data/resume.yaml")
    open_with(preview, tmp_path, lambda: write_page(preview, tmp_path, "one"))
    preview.follow_all()
    assert (preview.snapshots.current.files, preview.snapshots.current.banner) == ({"index.html": b"one"}, "")
    assert preview.watch.has_news


@pytest.mark.parametrize(
    "error", [ValueError("why"), SystemExit(3), RecursionError(), ConnectionError(111, "no")]
)
def test_whatever_is_raised_is_told(preview: Preview, tmp_path: Path, error: BaseException) -> None:
    def build() -> None:
        raise error

    open_with(preview, tmp_path, build)
    preview.follow_all()
    assert (str(error) or type(error).__name__) in preview.snapshots.current.banner
    assert "the terminal says more" in preview.snapshots.current.banner


def test_what_another_thread_says_is_not_told_as_the_reason(preview: Preview, tmp_path: Path) -> None:
    """The thread of the PDF, which fails too."""

    def build() -> None:
        log = logging.getLogger("mkdocs.plugins.portfolio")
        thread = threading.Thread(target=log.error, args=["no paper"])
        thread.start()
        thread.join()
        raise ValueError("why")

    open_with(preview, tmp_path, build)
    preview.follow_all()
    assert "why" in preview.snapshots.current.banner and "no paper" not in preview.snapshots.current.banner


def test_ctrl_c_gets_through(preview: Preview, tmp_path: Path) -> None:
    def build() -> None:
        raise KeyboardInterrupt

    open_with(preview, tmp_path, build)
    with pytest.raises(KeyboardInterrupt):
        preview.follow_all()


def test_a_site_that_is_not_ours_is_not_shown(preview: Preview, tmp_path: Path) -> None:
    open_with(preview, tmp_path, lambda: None)
    preview.follow_all()
    assert "without &#x27;casefolio&#x27; under" in preview.snapshots.current.banner
    assert preview.snapshots.current.files == {}


@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "bytes", "nested"])
def test_a_configuration_that_mkdocs_would_stumble_over_is_not_given_to_it(
    preview: Preview, tmp_path: Path, kind: str
) -> None:
    """It would wait for a pipe for ever."""
    config = tmp_path / "mkdocs.yml"
    config.unlink()
    make: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(config),
        "link": lambda: config.symlink_to(config),
        "folder": config.mkdir,
        "bytes": lambda: config.write_bytes(b"site_name: \xe9"),
        "nested": lambda: config.write_text(f"extra: {'[' * 3000}{']' * 3000}", "utf-8"),
    }
    make[kind]()
    built: list[str] = []
    open_with(preview, tmp_path, lambda: built.append("built"))
    preview.follow_all()
    told = {
        "pipe": "a pipe, a socket or a device",
        "link": "a link that leads to itself",
        "folder": "cannot be read: is a directory",
        "bytes": "not UTF-8: byte 0xe9",
        "nested": "nested more than 60 levels",
    }
    banner = preview.snapshots.current.banner
    assert not built and "mkdocs.yml" in banner and told[kind] in banner

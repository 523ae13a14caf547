"""Whether files have changed is decided in one way, and a stale PDF never counts as up to date."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefolio.storage.fingerprint import digest, digest_files, stamp_files
from casefolio.storage.shipped import ENGINE_FOLDER, list_files, shipped_root

PLACES = [Path("data/resume.yaml"), Path("own"), Path("nowhere")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("a", "utf-8")
    (tmp_path / "data/other.yaml").write_text("b", "utf-8")
    (tmp_path / "own/look").mkdir(parents=True)
    (tmp_path / "own/look/look.css").write_text("c", "utf-8")
    return tmp_path


def test_only_what_lies_at_the_places_counts(folder: Path) -> None:
    (folder / "own/__pycache__").mkdir()
    (folder / "own/__pycache__/x.pyc").write_bytes(b"x")
    files = [name for name, _ in list_files(folder, PLACES)]
    assert files == ["data/resume.yaml", "own/look/look.css"]


def test_every_change_of_a_file_changes_its_digest(folder: Path) -> None:
    seen = {digest_files(folder, PLACES)}
    (folder / "own/look/look.css").write_text("d", "utf-8")
    seen.add(digest_files(folder, PLACES))
    (folder / "own/look/look.css").rename(folder / "own/look/new.css")
    seen.add(digest_files(folder, PLACES))
    (folder / "own/empty").write_text("", "utf-8")
    seen.add(digest_files(folder, PLACES))
    (folder / "own/look/new.css").unlink()
    seen.add(digest_files(folder, PLACES))
    assert len(seen) == 5


def test_place_and_time_do_not_change_a_digest(folder: Path) -> None:
    before = digest_files(folder, PLACES)
    os.utime(folder / "data/resume.yaml", (0, 0))
    moved = folder.with_name("moved")
    folder.rename(moved)
    assert digest_files(moved, PLACES) == before


def test_a_stamp_changes_with_time_size_and_file(folder: Path) -> None:
    file = folder / "data/resume.yaml"
    times = (1_000_000_000, 1_000_000_000)
    os.utime(file, ns=times)
    seen = [stamp_files(folder, PLACES)]
    assert stamp_files(folder, PLACES) == seen[0]
    os.utime(file, ns=(times[0], times[1] + 1))
    seen.append(stamp_files(folder, PLACES))
    file.write_text("aa", "utf-8")
    os.utime(file, ns=times)
    seen.append(stamp_files(folder, PLACES))
    (folder / "new").write_text("bb", "utf-8")
    os.utime(folder / "new", ns=times)
    (folder / "new").replace(file)
    seen.append(stamp_files(folder, PLACES))
    assert len(set(seen)) == 4


def test_all_of_the_engine_counts() -> None:
    """Its modules, the lexicon, the phrases, styles and scripts: each kind of file that it has."""
    suffixes = {file.suffix for _, file in list_files(ENGINE_FOLDER, [Path()])}
    assert {".py", ".json", ".txt", ".css", ".js"} <= suffixes
    assert ".pyc" not in suffixes


def test_a_shipped_file_counts_until_the_project_has_its_own(folder: Path) -> None:
    places = [Path("templates/pdf")]
    before = digest_files(folder, places)
    assert (
        before == digest_files(folder.with_name("nowhere"), places) != digest_files(folder, [Path("nowhere")])
    )
    sheet = folder / "templates/pdf/modern/look.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes((shipped_root() / "templates/pdf/modern/look.css").read_bytes())
    assert digest_files(folder, places) == before, "the same file is the same, wherever it lies"
    sheet.write_text("p {}", encoding="utf-8")
    assert digest_files(folder, places) != before


def test_a_digest_is_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def nobody() -> Iterator[Path]:
    """An open folder, while the tests run as somebody who may not read everything: CI is root."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        os.seteuid(user)


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has modes and users")
def test_a_file_that_may_not_be_read_counts_as_none(nobody: Path) -> None:
    (nobody / "page.md").write_text("x", encoding="utf-8")
    without = digest_files(nobody, [Path()])
    (nobody / "private.md").write_text("y", encoding="utf-8")
    assert digest_files(nobody, [Path()]) != without
    (nobody / "private.md").chmod(0)
    os.seteuid(os.geteuid() or 65_534)
    assert digest_files(nobody, [Path()]) == without

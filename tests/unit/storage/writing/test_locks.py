"""A lock is seen by others, and gone when its owner is."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.storage.writing.locks import FolderLock, try_lock


def test_a_file_is_locked_once_until_it_is_closed(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with (tmp_path / "a").open("rb") as second:
        with (tmp_path / "a").open("rb") as first:
            assert try_lock(first.fileno()) is True
            assert try_lock(second.fileno()) is False
        assert try_lock(second.fileno()) is True


def test_a_folder_is_locked_until_it_is_released(tmp_path: Path) -> None:
    waited: list[bool] = []
    for _ in range(2):
        lock = FolderLock(tmp_path, lambda: waited.append(True))
        assert lock.is_held
        lock.release()
    assert not waited
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_locks_is_worked_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    assert not FolderLock(tmp_path, lambda: None).is_held

"""The folder of an application: whole or not there, and verified."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from casefolio.applications.frozen import SUMS, find_changed_files, freeze
from casefolio.applications.record import RECORD
from casefolio.text.errors import InputError

NAME = "2024-05-31-acme"
FILES = {"resume.pdf": b"%PDF", "made-from/resume.yaml": b"a: b\n"}


def test_all_files_are_there_with_their_sums(tmp_path: Path) -> None:
    folder = freeze(tmp_path, NAME, FILES, b"history: []\n")
    assert folder == tmp_path / "data/applications" / NAME
    assert {path: (folder / path).read_bytes() for path in FILES} == FILES
    digest = hashlib.sha256(b"%PDF").hexdigest()
    assert f"{digest}  resume.pdf\n" in (folder / SUMS).read_text("utf-8")
    assert (folder / RECORD).read_bytes() == b"history: []\n"
    assert [each.name for each in folder.parent.iterdir()] == [NAME]
    assert list(find_changed_files(folder, tmp_path)) == []


def test_what_was_sent_is_never_written_over(tmp_path: Path) -> None:
    folder = freeze(tmp_path, NAME, FILES, b"first")
    with pytest.raises(InputError, match="is recorded already"):
        freeze(tmp_path, NAME, {}, b"second")
    assert (folder / RECORD).read_bytes() == b"first"


def test_of_many_at_once_one_is_written(tmp_path: Path) -> None:
    def attempt(number: int) -> bool:
        try:
            freeze(tmp_path, NAME, FILES, str(number).encode())
        except InputError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(attempt, range(12))) == 1
    assert [each.name for each in (tmp_path / "data/applications").iterdir()] == [NAME]


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / "data/applications/.new-abc" / NAME
    left.mkdir(parents=True)
    (left / "resume.pdf").write_bytes(b"half")
    freeze(tmp_path, NAME, FILES, b"")
    assert [each.name for each in (tmp_path / "data/applications").iterdir()] == [NAME]


@pytest.mark.sweep
def test_a_kill_at_any_moment_leaves_all_or_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from casefolio.applications.frozen import freeze\n"
        "files = {f'{n}.pdf': b'x' * 50_000 for n in range(40)}\n"
        "print(flush=True); freeze(Path(sys.argv[1]), sys.argv[2], files, b'r')"
    )
    for number in range(30):
        name = f"2024-05-31-{number}"
        run = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.read(1)
        time.sleep(number * 0.002)
        run.kill()
        run.communicate()
        folder = tmp_path / "data/applications" / name
        assert not folder.exists() or list(find_changed_files(folder, tmp_path)) == []
    freeze(tmp_path, NAME, FILES, b"")
    assert not list((tmp_path / "data/applications").glob(".*"))


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        freeze(tmp_path, NAME, {"x" * 300: b""}, b"")
    assert list((tmp_path / "data/applications").iterdir()) == []


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda folder: (folder / "resume.pdf").write_bytes(b"%PDF "), "resume.pdf: is not what was sent"),
        (lambda folder: (folder / "resume.pdf").unlink(), "resume.pdf: is lost"),
        (lambda folder: (folder / SUMS).unlink(), "SHA256SUMS: file not found"),
        (lambda folder: (folder / SUMS).write_text("x\n"), "SHA256SUMS:1:1: not the sum of a file"),
        (lambda folder: (folder / SUMS).write_text(f"{'0' * 64}  ../../x\n"), "SHA256SUMS:1:1: not the sum"),
    ],
)
def test_what_has_changed_since_is_told(tmp_path: Path, break_it, told: str) -> None:
    folder = freeze(tmp_path, NAME, FILES, b"")
    break_it(folder)
    (problem,) = find_changed_files(folder, tmp_path)
    assert str(problem).startswith(f"data/applications/{NAME}/{told}")

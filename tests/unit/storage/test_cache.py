"""What is kept between builds: found again while it would be the same, made anew otherwise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from casefolio.storage.cache import find_or_make, load_or_make


class Maker:
    def __init__(self, *outcomes: bytes | None) -> None:
        self.outcomes = list(outcomes)

    def __call__(self) -> bytes | None:
        return self.outcomes.pop(0)


def test_it_is_made_once_and_found_again(tmp_path: Path) -> None:
    file = tmp_path / "deep/kept"
    make = Maker(b"one\ntwo\n")
    assert [find_or_make(file, "x", make) for _ in range(3)] == [b"one\ntwo\n"] * 3


def test_it_is_made_anew_from_something_else(tmp_path: Path) -> None:
    make = Maker(b"one", b"two", b"three")
    found = [find_or_make(tmp_path / "kept", made_from, make) for made_from in ("x", "y", "y", "x")]
    assert found == [b"one", b"two", b"two", b"three"]


@pytest.mark.parametrize("damage", [b"", b"x", b"\n", b"0\none", b"\xff" * 90])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    make = Maker(b"one", b"two")
    find_or_make(tmp_path / "kept", "x", make)
    (tmp_path / "kept").write_bytes(damage)
    assert find_or_make(tmp_path / "kept", "x", make) == b"two"


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    make = Maker(b"one", b"two")
    find_or_make(tmp_path / "kept", "x", make)
    whole = (tmp_path / "kept").read_bytes()
    (tmp_path / "kept").write_bytes(whole[:-1] + b"E")
    assert find_or_make(tmp_path / "kept", "x", make) == b"two"


def test_nothing_is_not_kept(tmp_path: Path) -> None:
    make = Maker(None, b"one")
    assert find_or_make(tmp_path / "kept", "x", make) is None
    assert find_or_make(tmp_path / "kept", "x", make) == b"one"


def test_a_place_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    make = Maker(b"one", b"two")
    assert find_or_make(tmp_path / "file/kept", "x", make) == b"one"
    assert find_or_make(tmp_path / "file/kept", "x", make) == b"two"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for compiled modules of this test alone."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


SOURCES = ("text/words.py",)


def test_a_value_of_the_program_is_made_once(program: Path) -> None:
    values = iter([{"go": ("Go", 0.5)}])
    made = [load_or_make("match/index.py", SOURCES, lambda: next(values)) for _ in range(3)]
    assert made == [{"go": ("Go", 0.5)}] * 3
    assert [file.suffix for file in program.rglob("*") if file.is_file()] == [".made"]


@pytest.mark.parametrize("harm", [b"", b"cut"])
def test_a_value_that_cannot_be_read_is_made_anew(harm: bytes, program: Path) -> None:
    values = iter(["one", "two"])
    assert load_or_make("match/index.py", SOURCES, lambda: next(values)) == "one"
    next(program.rglob("*.made")).write_bytes(harm)
    assert [load_or_make("match/index.py", SOURCES, lambda: next(values)) for _ in range(2)] == ["two", "two"]


def test_a_value_is_made_anew_from_other_files(program: Path) -> None:
    values = iter(["one", "two"])
    assert load_or_make("match/index.py", SOURCES, lambda: next(values)) == "one"
    assert load_or_make("match/index.py", (*SOURCES, "match/hits.py"), lambda: next(values)) == "two"


def test_nothing_is_written_where_python_writes_no_compiled_modules(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    values = iter(["one", "two"])
    made = [load_or_make("match/index.py", SOURCES, lambda: next(values)) for _ in range(2)]
    assert made == ["one", "two"] and not list(program.rglob("*.made"))


def test_a_program_without_sources_makes_its_values_each_time(program: Path) -> None:
    values = iter(["one", "two"])
    made = [load_or_make("match/gone.py", SOURCES, lambda: next(values)) for _ in range(2)]
    assert made == ["one", "two"]

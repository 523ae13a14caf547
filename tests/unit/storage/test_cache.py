"""What is kept between builds: found again while it would be the same, made anew otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefolio.storage import cache
from casefolio.storage.cache import (
    digest_engine,
    find_or_make,
    load_or_make,
    read_patterns,
    write_patterns,
)
from casefolio.storage.fingerprint import stamp_of
from casefolio.text.patterns import codes, lazy_pattern, new_codes


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


SOURCES = ("text/words/__init__.py",)


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


RARE = r"(?P<kite>kites?) of test_cache"


@pytest.fixture
def kept(program: Path) -> Iterator[Path]:
    """The file with what this process made of patterns, one of which no other test has."""
    _forget()
    lazy_pattern(RARE).search("")
    write_patterns()
    yield next(program.rglob("*.made"))
    _forget()


def _forget() -> None:
    """As in another process."""
    codes.pop((RARE, 0), None)
    new_codes.clear()


def test_patterns_are_kept_for_later_processes(kept: Path) -> None:
    compiled = codes[RARE, 0]
    _forget()
    read_patterns()
    assert codes[RARE, 0] == compiled
    assert lazy_pattern(RARE).fullmatch("kite of test_cache")
    assert not new_codes


def test_patterns_are_written_where_there_are_others_and_none_is_lost(kept: Path) -> None:
    stamp = stamp_of(kept.stat())
    write_patterns()
    assert stamp_of(kept.stat()) == stamp
    _forget()
    lazy_pattern("another of test_cache").search("")
    write_patterns()
    assert stamp_of(kept.stat()) != stamp
    read_patterns()
    assert (RARE, 0) in codes


def test_what_was_compiled_before_they_are_read_is_not_written_again(kept: Path) -> None:
    _forget()
    lazy_pattern(RARE).search("")
    read_patterns()
    assert not new_codes


def test_damaged_patterns_are_none(kept: Path) -> None:
    kept.write_bytes(b"cut")
    _forget()
    read_patterns()
    assert (RARE, 0) not in codes


def test_the_engine_is_the_same_in_a_clone_and_in_a_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel holds the shipped files too; they count where they are used."""
    monkeypatch.setattr(cache, "ENGINE_FOLDER", tmp_path)
    (tmp_path / "module.py").write_text("x", encoding="utf-8")
    before = digest_engine.__wrapped__()
    (tmp_path / "_shipped/templates").mkdir(parents=True)
    (tmp_path / "_shipped/templates/look.css").write_text("x", encoding="utf-8")
    assert digest_engine.__wrapped__() == before
    (tmp_path / "module.py").write_text("y", encoding="utf-8")
    assert digest_engine.__wrapped__() != before


def test_the_digest_of_the_engine_is_kept_while_no_file_changes(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = tmp_path / "engine"
    (engine / "storage").mkdir(parents=True)
    monkeypatch.setattr(cache, "ENGINE_FOLDER", engine)
    (engine / "storage/cache.py").write_text("x", encoding="utf-8")
    (engine / "words.txt").write_text("x", encoding="utf-8")
    seen = [digest_engine.__wrapped__()]
    assert len(list(program.rglob("cache*.made"))) == 1
    stamp = (engine / "words.txt").stat().st_mtime_ns
    for text in ("x", "y"):
        (engine / "words.txt").write_text(text, encoding="utf-8")
        os.utime(engine / "words.txt", ns=(stamp + 1, stamp + 1))
        seen.append(digest_engine.__wrapped__())
        stamp += 1
    (engine / "words.txt").rename(engine / "phrases.txt")
    seen.append(digest_engine.__wrapped__())
    assert seen[0] == seen[1] and len({*seen}) == 3

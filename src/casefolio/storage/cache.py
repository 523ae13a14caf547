"""Results cached in files: reused as long as they were made from the same input."""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from io import FileIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from casefolio.storage.fingerprint import Stamp, digest, digest_all, stamp_of
from casefolio.storage.shipped import ENGINE_FOLDER, PACKED_FOLDER, list_paths
from casefolio.text.errors import InputError
from casefolio.text.patterns import codes, new_codes


def find_or_make(file: Path, made_from: str, make: Callable[[], bytes | None]) -> bytes | None:
    """The result of `make`, or the one cached in `file` if that was made from the same input.

    `made_from` must change whenever the result would. None is not cached. A damaged or unwritable file is no
    error: the result is made again.
    """
    kept = _read(file, made_from)
    if kept is None:
        kept = make()
        if kept is not None:
            _write(file, _head(made_from, kept) + b"\n" + kept)
    return kept


def _read(file: Path, made_from: str) -> bytes | None:
    try:
        head, data = file.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return data if head == _head(made_from, data) else None


def _write(file: Path, content: bytes) -> None:
    # Most commands write nothing.
    from casefolio.storage.writing.output import write_atomically

    try:
        write_atomically(file, content)
    except InputError:
        # The folder is not writable: the result is made again next time.
        return


def _head(made_from: str, data: bytes) -> bytes:
    return digest(made_from.encode() + b"\n" + data).encode()


def load_or_make(module: str, sources: Iterable[str], make: Callable[[], Any]) -> Any:
    """A value that a module computes from files of this program, kept beside its compiled modules.

    `sources` are the files, beside the module, that it depends on; both are relative to the program's folder:
    `match/index.py`. The value is one that `marshal` can write. Where Python does not write compiled modules
    (`PYTHONDONTWRITEBYTECODE`, a folder of somebody else's), it is made each time.
    """
    file, made_from = _find_beside(module, sources)
    kept = _load(file, made_from)
    if kept is None:
        kept = (make(),)
        _keep(file, made_from, *kept)
    return kept[0]


@cache
def digest_engine() -> str:
    """A digest that changes when anything in this program does: its modules, the lexicon, phrases, styles.

    Cached: what a process has loaded stays as it is. Without the shipped files, which count where they are
    used: the same program has the same digest in a clone and in a wheel. Kept for later processes as long as
    the files have the same stamps.
    """
    listed = list_paths(ENGINE_FOLDER, [Path()])
    files = {name: path for name, path in listed if not name.startswith(f"{PACKED_FOLDER}/")}
    kept: str = load_or_make("storage/cache.py", files, lambda: digest_all(files.items()))
    return kept


def _find_beside(module: str, sources: Iterable[str] = ()) -> tuple[Path | None, str]:
    """The file for what a module computes, and what that depends on.

    None where Python keeps no compiled modules, or has them without their sources.
    """
    try:
        file = Path(importlib.util.cache_from_source(str(ENGINE_FOLDER / module))).with_suffix(".made")
        stamps = [(name, _find_stamp(name)) for name in (module, *sources)]
    except (NotImplementedError, OSError):
        return None, ""
    return file, f"{sys.version} {stamps}"


def _find_stamp(name: str) -> Stamp:
    # For each of 400 files: a Path and its `stat` take four times as long, 1.5 ms of a start and more.
    return stamp_of(os.stat(f"{ENGINE_FOLDER}/{name}"))  # noqa: PTH116


def _load(file: Path | None, made_from: str) -> tuple[Any] | None:
    """What is kept in a file, if it was made from the same, in a tuple of its own.

    Taken as it is, as Python takes the compiled modules beside it: to compare a digest of a megabyte takes
    longer than to read it.
    """
    if file is None:
        return None
    try:
        # Mapped: a megabyte that is read into memory of its own takes 2 ms more.
        with FileIO(file) as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
            kept_from, value = marshal.loads(data)
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return (value,) if kept_from == made_from else None


def _keep(file: Path | None, made_from: str, value: Any) -> None:
    if file and not sys.dont_write_bytecode:
        _write(file, marshal.dumps((made_from, value)))


def read_patterns() -> None:
    """Take over what earlier processes made of patterns, kept beside the compiled modules."""
    kept = _load_patterns(*_find_beside(_PATTERNS))
    codes.update(kept)
    for pattern in kept.keys() & new_codes.keys():
        # It was compiled before they were read.
        del new_codes[pattern]


def write_patterns() -> None:
    """Keep what this process made of patterns besides."""
    if new_codes:
        file, made_from = _find_beside(_PATTERNS)
        # Another process may have written since.
        _keep(file, made_from, _load_patterns(file, made_from) | new_codes)
        new_codes.clear()


_PATTERNS = "text/patterns.py"


def _load_patterns(file: Path | None, made_from: str) -> dict[Any, Any]:
    kept = _load(file, made_from)
    # A developer's has patterns of many versions in the end.
    return kept[0] if kept and len(kept[0]) < _MOST_PATTERNS else {}


_MOST_PATTERNS = 4_000
"""As many as ten times the patterns of this program and of what it imports."""

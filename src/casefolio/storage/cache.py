"""Results cached in files: reused as long as they were made from the same input."""

from __future__ import annotations

import importlib.util
import marshal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from casefolio.storage.fingerprint import digest, stamp_of
from casefolio.storage.shipped import ENGINE_FOLDER
from casefolio.text.errors import InputError


def find_or_make(file: Path, made_from: str, make: Callable[[], bytes | None]) -> bytes | None:
    """The result of `make`, or the one cached in `file` if that was made from the same input.

    `made_from` must change whenever the result would. None is not cached. A damaged or unwritable file is no
    error: the result is made again.
    """
    kept = _read(file, made_from)
    if kept is None:
        kept = make()
        if kept is not None:
            _write(file, made_from, kept)
    return kept


def _read(file: Path, made_from: str) -> bytes | None:
    try:
        head, data = file.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return data if head == _head(made_from, data) else None


def _write(file: Path, made_from: str, data: bytes) -> None:
    # Most commands write nothing.
    from casefolio.storage.writing.output import write_atomically

    try:
        write_atomically(file, _head(made_from, data) + b"\n" + data)
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
    try:
        file = Path(importlib.util.cache_from_source(str(ENGINE_FOLDER / module))).with_suffix(".made")
        made_from = repr([stamp_of((ENGINE_FOLDER / name).stat()) for name in (module, *sources)])
    except (NotImplementedError, OSError):
        # Python keeps no compiled modules, or has them without their sources.
        return make()
    data = _read(file, made_from)
    if data is None:
        value = make()
        if not sys.dont_write_bytecode:
            _write(file, made_from, marshal.dumps(value))
        return value
    return marshal.loads(data)

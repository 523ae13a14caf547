"""Whether files have changed: by content, for stored results, or by stamp, while a process runs.

A digest is the same on any machine and at any place; a stamp is quick, and holds on one machine only.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import FileIO
from pathlib import Path
from typing import Any

from casefolio.storage.shipped import list_paths

Stamp = tuple[int, int, int]
"""When a file was written (ns), its size (bytes), and which file it is: one that replaced it is another."""


def digest(data: bytes) -> str:
    """The SHA-256 of the data, as 64 hexadecimal digits."""
    return str(_sha256(data).hexdigest())


def digest_file(file: Path) -> str:
    """The same of a file's content, however large it is: it is read in parts."""
    import hashlib

    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def digest_files(root: Path, places: Iterable[Path]) -> str:
    """A digest that changes when a byte or a name changes in a file at or below one of the `places`.

    The places are relative to `root`. A shipped file counts where the project has none at its path; places
    that do not exist count as nothing.
    """
    return digest_all(list_paths(root, places))


def digest_all(files: Iterable[tuple[str, str]]) -> str:
    """The same of files that are given by name and path; those that cannot be read count as nothing."""
    hashed = _sha256()
    for name, path in files:
        try:
            with FileIO(path) as file:
                content = _sha256(file.read()).digest()
        except OSError:
            # Gone since it was listed, or not to be read: as if it were not there.
            continue
        hashed.update(name.encode() + b"\n" + content)
    return str(hashed.hexdigest())


def _sha256(data: bytes = b"") -> Any:
    # OpenSSL takes 3 ms to load, and `match` compares no content.
    import hashlib

    return hashlib.sha256(data)


def stamp_files(root: Path, places: Iterable[Path]) -> tuple[tuple[str, Stamp], ...]:
    """Stamps that change when a file at or below one of the `places` is written, moved, made or deleted.

    The places are those of `digest_files`.
    """
    return tuple(_stamp_existing(path for _, path in list_paths(root, places)))


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file, from its status."""
    return status.st_mtime_ns, status.st_size, status.st_ino


def _stamp_existing(paths: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    for path in paths:
        try:
            yield path, stamp_of(Path(path).stat())
        except OSError:
            # Gone since it was listed: an editor saves in steps.
            continue

"""The files of a finished build, as the preview serves them: in memory, or on disk where they are large."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import IO

from casefolio.deferred.dataclasses import dataclass
from casefolio.storage.fingerprint import digest_file
from casefolio.text.patterns import lazy_pattern

MOST_IN_MEMORY = 32_000_000
"""Bytes of a site that are kept in memory, the smallest files first: pages, styles, scripts and fonts of a
portfolio have about 2 million, its pictures some more, a film alone a hundred."""

GENERATIONS = 2
"""Of how many builds large files are kept: an answer that has begun may still open those of the last one."""


@dataclass(frozen=True)
class LargeFile:
    """A file that stays on disk until it is asked for: its size in bytes, and the digest of its content."""

    path: Path = field(compare=False)
    size: int
    mark: str

    def open(self) -> IO[bytes]:
        """The file, to be read in parts. Raises OSError where it is gone."""
        return self.path.open("rb")

    def read(self) -> bytes:
        """The whole file. Raises OSError where it is gone."""
        return self.path.read_bytes()


BuiltFile = bytes | LargeFile

_ONE_RANGE = lazy_pattern(r"bytes=(\d{0,18})-(\d{0,18})", re.IGNORECASE | re.ASCII)


def parse_range(asked: str, size: int) -> range | None:
    """The bytes of a file of `size` bytes that the header `Range` asks for; empty where it ends before them.

    None stands for the whole file: that may be sent for several ranges, and for what is no range
    (RFC 9110, section 14.2).
    """
    match = _ONE_RANGE.fullmatch(asked.strip())
    if match is None:
        return None
    first, last = match[1], match[2]
    if not first:
        return range(max(size - int(last), 0), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


class BuiltFiles:
    """Takes over the files of each build, since the next build empties its folder."""

    def __init__(self, built: Path) -> None:
        self._built = built
        self._store: Path | None = None
        self._count = 0

    def take(self, without: str) -> Mapping[str, BuiltFile]:
        """All files of the build by path, but not the one at the path `without`."""
        found: dict[str, BuiltFile] = {}
        left = MOST_IN_MEMORY
        self._count += 1
        for size, path in sorted(self._list_sizes()):
            if path == without:
                continue
            file = self._built / path
            if size <= left:
                left -= size
                found[path] = file.read_bytes()
            else:
                found[path] = self._move(file, size, len(found))
        if self._store:
            shutil.rmtree(self._store / str(self._count - GENERATIONS), ignore_errors=True)
        return found

    def close(self) -> None:
        """Delete the files that were kept on disk."""
        if self._store:
            shutil.rmtree(self._store, ignore_errors=True)

    def _list_sizes(self) -> list[tuple[int, str]]:
        sizes = []
        for folder, _, names in os.walk(self._built):
            for file in (Path(folder, name) for name in names):
                sizes.append((file.stat().st_size, file.relative_to(self._built).as_posix()))
        return sizes

    def _move(self, file: Path, size: int, number: int) -> LargeFile:
        if self._store is None:
            # Beside it, so that a file is moved there and not copied.
            self._store = Path(tempfile.mkdtemp(prefix=f"{self._built.name}-", dir=self._built.parent))
        place = self._store / str(self._count) / str(number)
        place.parent.mkdir(parents=True, exist_ok=True)
        mark = digest_file(file)
        shutil.move(file, place)
        return LargeFile(place, size, mark)

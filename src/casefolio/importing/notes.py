"""The notes of an import: each change, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from casefolio.deferred.dataclasses import dataclass

NoteKind = Literal["unread", "changed", "private", "aside", "unshown"]
"""`unread`: it could not be read, or is none of a resume. `changed`: written in our form.

`private`: moved to the private file. `aside`: there is no place for it, so it is under `x-…`, which nothing
shows. `unshown`: it is in its place, and nothing shows it as it is.
"""

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Note:
    """One change: what was done, and its path in the imported file (`work[0].company`)."""

    kind: NoteKind
    path: str
    message: str


class Notes:
    """All notes of an import, in the order in which the changes were made."""

    def __init__(self) -> None:
        self._notes: list[Note] = []

    def add(self, kind: NoteKind, path: Path, message: str) -> None:
        self._notes.append(Note(kind, show_path(path), message))

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)


def show_path(path: Path) -> str:
    """`work[0].highlights[2]`."""
    shown = ""
    for step in path:
        shown += f"[{step}]" if isinstance(step, int) else f"{'.' if shown else ''}{step}"
    return shown

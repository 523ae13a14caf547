"""Text files and the places in them."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from functools import cached_property
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.errors import InputError, Place, Problem, Severity
from casefolio.text.patterns import lazy_pattern

LARGEST_TEXT = 5_000_000
"""The most bytes of a text that is read. A long page has some hundred thousand."""

# What ends a line for an editor and for YAML alike; str.splitlines would also break at form feeds.
_LINE_END = lazy_pattern(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Source:
    """A text and the path by which a person knows it."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return _LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, line: int = 0, column: int = 0) -> Place:
        return Place(self.path, line, column)

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset`, counted from 0 in the whole text."""
        from bisect import bisect_right

        line = bisect_right(self._line_starts, offset)
        return Place(self.path, line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The inverse of `place_at`."""
        return self._line_starts[line - 1] + column - 1

    def cut(self, start: Place, end: Place) -> str:
        """The text from one place up to another, with `\\n` at the end of its lines."""
        lines = list(self.lines[start.line - 1 : end.line]) or [""]
        if end.line <= len(self.lines):
            lines[-1] = lines[-1][: end.column - 1]
        lines[0] = lines[0][start.column - 1 :]
        return "\n".join(lines)

    def problem(self, place: Place, message: str, hint: str = "", severity: Severity = "error") -> Problem:
        """A problem at `place`, with the source line that it points into."""
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Problem(place, message, hint, excerpt, severity)


def read_source(file: Path, root: Path) -> Source:
    """Read a UTF-8 text file; its path is shown relative to `root` where it lies below it.

    Raises InputError where the file is missing, unreadable, or not UTF-8 (at its first bad byte).
    """
    path = display_path(file, root)
    try:
        if refusal := find_refusal(file.stat()):
            raise InputError([Problem(Place(path), *refusal)])
        data = file.read_bytes()
    except FileNotFoundError:
        if file.is_symlink():
            message = f"a link to '{file.readlink()}', which does not exist"
            raise InputError([Problem(Place(path), message)]) from None
        raise InputError([Problem(Place(path), "file not found", _missing_hint(file))]) from None
    except OSError as error:
        raise InputError([describe_failure(error, path, done="read")]) from None
    return decode_source(data, path)


def describe_failure(error: OSError, path: str, *, done: str) -> Problem:
    """The problem of a file that cannot be `done`: 'read', 'written'."""
    reason = (error.strerror or "unknown reason").lower()
    if error.errno == errno.ELOOP:
        return Problem(Place(path), LEADS_TO_ITSELF, "let it lead to a file, or delete it")
    if error.errno in _ABOUT_WRITING:
        return Problem(Place(path), f"cannot be written: {reason}", _ABOUT_WRITING[error.errno])
    return Problem(Place(path), f"cannot be {done}: {reason}")


LEADS_TO_ITSELF = "a link that leads to itself"

_NO_ROOM = "make room, then run it again: what was there before is whole"
_ABOUT_WRITING = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: "the system limits how large a file may be (ulimit -f)",
    errno.EROFS: "the disk is mounted read-only: work in a folder that can be written",
}
"""Reasons that concern a write, whatever was done, with what helps."""


def find_refusal(status: os.stat_result) -> tuple[str, str] | None:
    """Message and hint for what must not be read as a text: a pipe or device may never end."""
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        return "a pipe, a socket or a device, and no file", "take it out"
    if status.st_size > LARGEST_TEXT:
        return describe_too_large(status.st_size)
    return None


def describe_too_large(size: int) -> tuple[str, str]:
    """Message and hint for a text of so many bytes, which is more than LARGEST_TEXT."""
    return f"too large for a text: {size / 1e6:,.1f} MB", f"at most {LARGEST_TEXT // 1_000_000} MB are read"


_OTHER_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a packed file, such as a Word document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a document in RTF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""What people save a posting as beside text, by its first bytes."""


def find_other_kind(data: bytes) -> str:
    """What a file is that is no text, by its first bytes: 'a PDF'; "" for others."""
    return next((kind for beginning, kind in _OTHER_KINDS.items() if data.startswith(beginning)), "")


_SAVE_AS_UTF_8 = "save the file as UTF-8 (in most editors: 'Save with encoding')"


def decode_source(data: bytes, path: str) -> Source:
    """The text of UTF-8 `data`. Raises InputError at the first byte that is not UTF-8, or for too many."""
    if len(data) > LARGEST_TEXT:
        raise InputError([Problem(Place(path), *describe_too_large(len(data)))])
    if kind := find_other_kind(data):
        hint = "open it, and copy its words into a text file (.txt)"
        raise InputError([Problem(Place(path), f"this is {kind}, not a text", hint)])
    # As some editors save 'Unicode': with a mark at its beginning, or each plain letter beside a zero.
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]:
        raise InputError([Problem(Place(path), "not UTF-8: it was saved as UTF-16", _SAVE_AS_UTF_8)])
    try:
        return Source(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        source = Source(path, before + data[error.start :].decode("latin-1"))
        message = f"not UTF-8: byte 0x{data[error.start]:02x} cannot be read"
        raise InputError([source.problem(source.place_at(len(before)), message, _SAVE_AS_UTF_8)]) from None


def real_path(path: Path) -> Path:
    """The absolute path without links; one that leads to itself stays as it is.

    Why: `Path.resolve` raises RuntimeError for it before Python 3.13.
    """
    return Path(os.path.realpath(path))


def display_path(file: Path, root: Path) -> str:
    """`file` relative to `root` where it lies below it, with forward slashes.

    A link stands for itself: a person knows the file by the name that it has in their folder.
    """
    for place, folder in ((file.absolute(), root.absolute()), (real_path(file), real_path(root))):
        try:
            return Path(os.path.normpath(place)).relative_to(os.path.normpath(folder)).as_posix()
        except ValueError:
            continue
    return file.as_posix()


def _missing_hint(file: Path) -> str:
    """Names the file that this one is likely called: another spelling, or another ending."""
    from casefolio.text.errors import suggest

    try:
        names = [other.name for other in file.parent.iterdir() if other.is_file()]
    except OSError:
        return ""
    # Not each name that is spelled alike: a README.md is no resume.yaml.
    likely = [name for name in names if name.startswith(f"{file.stem}.") or Path(name).suffix == file.suffix]
    return suggest(file.name, likely)

"""The entries of a BibTeX file with their values, macros put in; what is broken is noted with its line."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from casefolio.deferred.dataclasses import dataclass
from casefolio.importing.clean import find_free_name
from casefolio.importing.notes import Notes
from casefolio.resume.publications.bibtex import MONTHS
from casefolio.text.log_capture import captured_messages
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

KEPT = "x-bibtex"
"""The key of what could not be read, as it is written."""

_FIELD_START = lazy_pattern(r"(?:^|\s)([A-Za-z][\w-]*)\s*=")


@dataclass(frozen=True)
class BibtexEntry:
    """An entry: its kind and field names in small letters, its values as LaTeX.

    `repeated` has what a field says a second time, `raw` all as it is written. `place` is file and line.
    """

    kind: str
    key: str
    place: str
    fields: Mapping[str, str]
    raw: str = ""
    repeated: Mapping[str, str] = field(default_factory=dict)

    @property
    def lender(self) -> str:
        """The key of the entry whose fields this one has too; "" for none."""
        return (self.fields.get("crossref") or self.fields.get("xdata") or "").split(",")[0].strip()


@dataclass(frozen=True)
class Blocks:
    """The entries of a file, and what could not be read, as it is written."""

    entries: tuple[BibtexEntry, ...]
    broken: tuple[str, ...]


def read_blocks(source: Source, notes: Notes) -> Blocks:
    """Read a file. Of what is broken the rest is read all the same."""
    return _Reader(source, notes).read()


class _Reader:
    def __init__(self, source: Source, notes: Notes) -> None:
        self._source = source
        self._notes = notes
        self._macros = {month: month for month in MONTHS}
        self._first: dict[str, BibtexEntry] = {}
        self._entries: list[BibtexEntry] = []
        self._broken: list[str] = []

    def read(self) -> Blocks:
        # 30 ms to import, which only this reader needs.
        from bibtexparser.entrypoint import parse_string

        text = "\n".join(self._source.lines)
        # A handler of its own keeps the library's warnings from the terminal: they are notes here.
        with captured_messages("bibtexparser", logging.CRITICAL):
            library = parse_string(text, parse_stack=[])
        ends = self._find_ends(library.blocks)
        is_after_broken = False
        for block, end in zip(library.blocks, ends, strict=True):
            is_after_broken = self._read_block(block, end, is_after_broken=is_after_broken)
        return Blocks(tuple(self._entries), tuple(self._broken))

    def _find_ends(self, blocks: Sequence[Block]) -> list[int]:
        """For each block the line, from 0, with which the next one begins; text between them is none."""
        from bibtexparser.model import ImplicitComment

        ends = []
        next_start = len(self._source.lines)
        for block in reversed(blocks):
            ends.append(next_start)
            if not isinstance(block, ImplicitComment):
                next_start = block.start_line or 0
        return ends[::-1]

    def _read_block(self, block: Block, end: int, *, is_after_broken: bool) -> bool:
        """Read a block; whether it is broken, so that the text behind it is a part of it."""
        from bibtexparser import model

        start = block.start_line or 0
        place = f"{self._source.path}:{start + 1}"
        match block:
            case model.Entry() if next_field := _find_swallowed_field(block):
                self._keep_broken(block.raw or "", place, f"no comma stands before '{next_field}'")
            case model.Entry():
                self._take_entry(block, place)
            case model.String():
                self._macros[block.key.lower()] = self._resolve(str(block.value), place)
            case model.ParsingFailedBlock() if block.ignore_error_block:
                # A key or a field that stands there twice.
                return self._read_block(block.ignore_error_block, end, is_after_broken=False)
            case model.ParsingFailedBlock():
                reason = str(getattr(block.error, "abort_reason", "")).strip().rstrip(".")
                # Not the block's own text, in which the sign that broke it is missing.
                text = "\n".join(self._source.lines[start : max(end, start + 1)])
                self._keep_broken(text, place, _explain(reason))
                return True
            case model.ImplicitComment() if is_after_broken:
                return True
            case _:
                self._notes.add("unread", (place,), "a comment, or what only TeX needs")
        return False

    def _keep_broken(self, text: str, place: str, reason: str) -> None:
        self._notes.add("unread", (place,), f"kept under '{KEPT}', for it is broken: {reason}")
        self._broken.append(text.strip())

    def _take_entry(self, block: Entry, place: str) -> None:
        fields: dict[str, str] = {}
        repeated: dict[str, str] = {}
        for each in block.fields:
            name, value = each.key.lower(), self._resolve(str(each.value), place)
            if name not in fields:
                fields[name] = value
            elif fields[name] != value:
                repeated[find_free_name(name, repeated)] = value
        key = block.key.strip()
        entry = BibtexEntry(block.entry_type.lower(), key, place, fields, block.raw or "", repeated)
        first = self._first.setdefault(key.casefold(), entry)
        if first is not entry and key:
            if (first.kind, first.fields) == (entry.kind, fields):
                self._notes.add("changed", (place,), f"'{key}' stands there twice, and is taken once")
                return
            self._notes.add("changed", (place,), f"another entry has the key '{key}' too: both are taken")
        self._entries.append(entry)

    def _resolve(self, value: str, place: str) -> str:
        """The value without its braces or quotes, with macros put in and parts joined at `#`."""
        return "".join(self._resolve_part(part.strip(), place) for part in _split_parts(value))

    def _resolve_part(self, part: str, place: str) -> str:
        if part[:1] + part[-1:] in ("{}", '""') and len(part) > 1:
            return part[1:-1]
        if part.lower() in self._macros:
            return self._macros[part.lower()]
        if part and not part.isdigit():
            self._notes.add("changed", (place,), f"'{part[:40]}' is defined nowhere, and taken as a word")
        return part


def _find_swallowed_field(entry: Entry) -> str:
    """The name of a field that the library took for the end of another's value, as the comma before it is
    missing; "" for none."""
    for each in entry.fields:
        outside = "".join(sign for _, sign in _list_outside(str(each.value)))
        if found := _FIELD_START.search(outside):
            return found[1]
    return ""


def _split_parts(value: str) -> Iterator[str]:
    """The parts of a value that `#` joins, outside braces and quotes."""
    start = 0
    for place, sign in _list_outside(value):
        if sign == "#":
            yield value[start:place]
            start = place + 1
    yield value[start:]


def _list_outside(value: str) -> Iterator[tuple[int, str]]:
    """The signs of a value that are outside braces and quotes, each with its place."""
    depth, is_quoted, is_escaped = 0, False, False
    for place, sign in enumerate(value):
        if is_escaped:
            is_escaped = False
        elif sign == "\\":
            is_escaped = True
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
        elif sign == '"' and depth == 0:
            is_quoted = not is_quoted
        elif depth == 0 and not is_quoted:
            yield place, sign


def _explain(reason: str) -> str:
    """The library's reason in plain words."""
    for beginning, words in _REASONS.items():
        if reason.startswith(beginning):
            return words
    return reason[:1].lower() + reason[1:]


_REASONS = {
    "Unexpectedly reached end of file": "a brace or quote is not closed before the file ends",
    "Unexpected block start": "a brace or quote is not closed before the next entry begins",
    "Expected comma after entry key": "no comma stands behind its key",
    "Expected a `=`": "a field has no '='",
}

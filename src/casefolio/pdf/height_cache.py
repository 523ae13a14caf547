"""A cache of the heights of a sheet's parts, so that parts measured before need no layout.

A sheet is split into pieces, one above the other: the header, the summary, the heading of each section, each
entry without its lines and its text, each line, each text that may be dropped. The height of a piece depends
only on its words and the look, so it is cached under a digest of these, in memory and in a file for each
look. Where all pieces of a sheet are known, nothing is laid out; else only a sheet with the unknown ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import BoxKey, Measures, Size
from casefolio.fit.boxes import HEAD_SUMMARY
from casefolio.pdf.sheet import Sheet, SheetEntry, SheetSection
from casefolio.storage.writing.output import write_atomically
from casefolio.text.errors import InputError

MOST_CACHED = 4000
"""How many pieces are cached for a look, the newest: a few hundred kilobytes, read in a few milliseconds."""

DECIMALS = 6
"""Decimals of cached heights, in pixels: further ones depend on a piece's position on its page."""

PAGE = "page"

SUMMARY = BoxKey("section", HEAD_SUMMARY)

_NOTHING = Size(0.0)


_Leaf = tuple[BoxKey, str]
"""The box of a line or a text, and its digest."""


@dataclass(frozen=True)
class _Part:
    """An entry: `own` is the digest of it without its lines and texts, which are `leaves`."""

    entry: SheetEntry
    own: str
    leaves: tuple[_Leaf, ...]

    @property
    def key(self) -> BoxKey:
        assert self.entry.key is not None, "an entry of a section has a key"
        return self.entry.key


@dataclass(frozen=True)
class _Section:
    """A section: `own` is the digest of it without its entries' lines and texts, `parts` are the entries."""

    block: SheetSection
    own: str
    parts: tuple[_Part, ...]


@dataclass(frozen=True)
class _Pieces:
    """The pieces of a sheet. `top` is the digest of everything outside of sections and the summary."""

    top: str
    summary: str
    sections: tuple[_Section, ...]

    def digests(self) -> Iterator[str]:
        yield from (PAGE, self.top, self.summary)
        for section in self.sections:
            yield section.own
            for part in section.parts:
                yield part.own
                yield from (digest for _, digest in part.leaves)


@dataclass
class HeightCache:
    """The cached heights in one look on one paper.

    `file` stores them between runs; they are valid as long as `made_with`, a digest of everything else that
    they depend on, is the same.
    """

    file: Path
    made_with: str
    known: dict[str, Size | None] = field(default_factory=dict)
    """Sizes by digest; None for a piece that has no box of its own in this look."""
    stranded: set[str] = field(default_factory=set)
    """The digests of lines of which a single word would be the last line on paper."""
    ignores_file: bool = False

    def measure(self, sheet: Sheet, lay_out: Callable[[Sheet], Measures]) -> Measures:
        """The heights of everything in the sheet, in pixels; `lay_out` measures a sheet by a layout."""
        pieces = take_apart(sheet)
        if self._lacks(pieces) and not self.ignores_file:
            # An earlier run, or another process of this one, may have measured them.
            self._read()
        if self._lacks(pieces):
            blocks = (self._reduce_section(section) for section in pieces.sections)
            measured = lay_out(replace(sheet, blocks=tuple(block for block in blocks if block)))
            self._learn(measured, pieces)
            self._save()
        return self._assemble(pieces)

    def forget(self) -> None:
        """Discard all heights, those of the file included, since they have turned out to be wrong."""
        self.known.clear()
        self.stranded.clear()
        self.ignores_file = True

    def _lacks(self, pieces: _Pieces) -> bool:
        return any(digest not in self.known for digest in pieces.digests())

    def _reduce_section(self, section: _Section) -> SheetSection | None:
        """The section with the parts that must be laid out; None where all are known."""
        every = section.own not in self.known
        shown = {
            part.key: self._reduce_entry(part)
            for part in section.parts
            if every or any(digest not in self.known for digest in (part.own, *(d for _, d in part.leaves)))
        }
        if not shown and not every:
            return None
        entries = (shown[entry.key] for entry in section.block.entries if entry.key in shown)
        return replace(section.block, entries=tuple(entries))

    def _find_unknown(self, leaves: Iterable[_Leaf]) -> frozenset[BoxKey]:
        return frozenset(key for key, digest in leaves if digest not in self.known)

    def _reduce_entry(self, part: _Part) -> SheetEntry:
        """The entry with its unknown lines and texts; with a line and all texts where the entry itself is to
        be measured, since adjacent margins collapse."""
        unknown = self._find_unknown(part.leaves)
        bullets = tuple(bullet for bullet in part.entry.bullets if bullet.key in unknown)
        if part.own not in self.known:
            return replace(part.entry, bullets=bullets or part.entry.bullets[:1])
        return replace(_keep_texts(part.entry, unknown), bullets=bullets)

    def _learn(self, measured: Measures, pieces: _Pieces) -> None:
        """Cache the heights measured by a layout of the unknown pieces."""
        self._store(PAGE, Size(measured.page))
        summary = measured.find(SUMMARY)
        self._store(pieces.summary, summary)
        within: list[Size] = [summary] if summary else []
        for section in pieces.sections:
            inner: list[Size] = []
            for part in section.parts:
                sizes = self._learn_leaves(measured, part.leaves)
                whole = measured.find(part.key)
                inner += sizes if whole is None else [whole]
                self.stranded.update(digest for key, digest in part.leaves if key in measured.stranded)
                self._store(part.own, whole and _subtract(whole, sizes))
            whole = measured.find(section.block.key)
            within += inner if whole is None else [whole]
            self._store(section.own, whole and _subtract(whole, inner))
        self._store(pieces.top, _subtract(measured.total, within))

    def _learn_leaves(self, measured: Measures, leaves: Iterable[_Leaf]) -> list[Size]:
        """Cache the heights of lines and texts; returns the sizes of those that were laid out."""
        found = [(digest, measured.find(key)) for key, digest in leaves]
        for digest, size in found:
            self._store(digest, size)
        return [size for _, size in found if size]

    def _store(self, digest: str, size: Size | None) -> None:
        """Cache a size, unless one is known: the piece may not have been in the layout."""
        if digest not in self.known:
            self.known[digest] = size and Size(round(size.height, DECIMALS), round(size.give, DECIMALS))

    def _assemble(self, pieces: _Pieces) -> Measures:
        sizes: dict[BoxKey, Size] = {}
        stranded: list[BoxKey] = []
        total = self.known[pieces.top] or _NOTHING
        if summary := self.known[pieces.summary]:
            sizes[SUMMARY] = summary
            total += summary
        for section in pieces.sections:
            height = self.known[section.own] or _NOTHING
            for part in section.parts:
                own = self.known[part.own]
                whole = (own or _NOTHING) + self._assemble_leaves(part.leaves, sizes)
                stranded += (key for key, digest in part.leaves if digest in self.stranded)
                if own:
                    sizes[part.key] = whole
                height += whole
            if self.known[section.own]:
                sizes[section.block.key] = height
            total += height
        page = self.known[PAGE] or _NOTHING
        return Measures.of_boxes(page.height, total, sizes, stranded)

    def _assemble_leaves(self, leaves: Iterable[_Leaf], sizes: dict[BoxKey, Size]) -> Size:
        """Add the sizes of the leaves to `sizes`; returns their sum."""
        whole = _NOTHING
        for key, digest in leaves:
            if size := self.known[digest]:
                sizes.setdefault(key, size)
                whole += size
        return whole

    def _read(self) -> None:
        """Add what the file has to what is known, which comes after it and wins."""
        try:
            stored = json.loads(self.file.read_bytes())
            if stored["made_with"] == self.made_with:
                sizes = {digest: size and Size(*map(float, size)) for digest, size in stored["kept"]}
                stranded = set(map(str, stored["stranded"]))
                self.known = sizes | self.known
                self.stranded |= stranded
        except (OSError, ValueError, LookupError, TypeError):
            # Missing, truncated or of another version: everything is measured again.
            pass

    def _save(self) -> None:
        """Add the cached heights to the file. If it cannot be written, they are measured again next time."""
        if not self.ignores_file:
            self._read()
        newest = [(digest, size and (size.height, size.give)) for digest, size in self.known.items()]
        newest = newest[-MOST_CACHED:]
        stranded = [digest for digest, _ in newest if digest in self.stranded]
        stored = {"made_with": self.made_with, "kept": newest, "stranded": stranded}
        try:
            write_atomically(self.file, json.dumps(stored).encode())
        except InputError:
            return
        self.ignores_file = False


_IN_HEADER = ("name", "headline", "contacts", "photo", "code")
_IN_SUMMARY = ("summary_title", "summary")
_NOT_ON_PAGES = ("title", "author", "description", "keywords", "created", "blocks")


def take_apart(sheet: Sheet) -> _Pieces:
    """Split a sheet into pieces. Settings that affect all of them are part of each digest."""
    values = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    style: list[Any] = [sheet.is_right_to_left]
    style += [
        value for name, value in values.items() if name not in (*_IN_HEADER, *_IN_SUMMARY, *_NOT_ON_PAGES)
    ]
    return _Pieces(
        top=_digest("top", style, [values[name] for name in _IN_HEADER], bool(sheet.summary)),
        summary=_digest("summary", style, [values[name] for name in _IN_SUMMARY]),
        sections=tuple(_take_section_apart(style, block) for block in sheet.blocks),
    )


def _take_section_apart(style: Any, block: SheetSection) -> _Section:
    # Entries stand closer where each is one line.
    kind = (style, block.name, block.form, block.is_list)
    parts = tuple(_take_entry_apart(kind, entry, not i) for i, entry in enumerate(block.entries))
    own = _digest("section", kind, block.title, [_bare(entry) for entry in block.entries])
    return _Section(block, own, parts)


def _take_entry_apart(around: Any, entry: SheetEntry, is_first: bool) -> _Part:
    """The part of an entry. `is_first` is in its digest, since the distance to a heading may differ."""
    own = _digest("entry", around, is_first, _bare(entry), bool(entry.text), bool(entry.bullets))
    lines = (
        (bullet.key, _digest("line", around, bullet.lead, bullet.text, bullet.evidence))
        for bullet in entry.bullets
    )
    return _Part(entry, own, (*_take_texts(around, entry), *lines))


def _take_texts(around: Any, entry: SheetEntry) -> Iterator[_Leaf]:
    """The texts of an entry that may be dropped, all paragraphs of a box together."""
    for key in dict.fromkeys(paragraph.key for paragraph in entry.text):
        if key:
            own = [paragraph.text for paragraph in entry.text if paragraph.key == key]
            yield key, _digest("text", around, own)


def _bare(entry: SheetEntry) -> SheetEntry:
    return replace(_keep_texts(entry, ()), key=None, bullets=())


def _keep_texts(entry: SheetEntry, keys: Container[BoxKey]) -> SheetEntry:
    """The entry with the texts in `keys`, and those that are never dropped."""
    return replace(entry, text=tuple(each for each in entry.text if each.key is None or each.key in keys))


def _digest(*parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def _subtract(whole: Size, parts: Iterable[Size]) -> Size:
    for part in parts:
        whole -= part
    return whole

"""The heights of a sheet's parts, each measured once: what is known of them needs no layout again.

A sheet is taken apart into pieces that stand one above the other: the header, the summary, the heading of
each section, each entry without its lines and its text, each line, each text that may give way. The height of
a piece depends on its words and the look alone, so it is cached under a digest of these, in memory and in a
file for each look. Where all pieces of a sheet are known, nothing is laid out; else only a sheet with those
that are not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from casefolio.fit import BoxKey, Measures, Size
from casefolio.fit.boxes import HEAD_SUMMARY
from casefolio.pdf.sheet import Sheet, SheetEntry, SheetSection
from casefolio.storage.output import write_atomically
from casefolio.text.errors import InputError

MOST_KEPT = 4000
"""So many pieces are kept for a look, the newest: a few hundred kilobytes, read in some milliseconds."""

DECIMALS = 6
"""Heights are kept to so many decimals of a pixel: the rest hangs on where on its page a piece stood."""

PAGE = "page"

SUMMARY = BoxKey("section", HEAD_SUMMARY)

_NOTHING = Size(0.0)


_Leaf = tuple[BoxKey, str]
"""A line or a text by its box, and its digest."""


@dataclass(frozen=True)
class _Part:
    """An entry, with the digest of what it is without its lines and texts, and those of these."""

    entry: SheetEntry
    own: str
    leaves: tuple[_Leaf, ...]

    @property
    def key(self) -> BoxKey:
        assert self.entry.key is not None, "an entry of a section has a key"
        return self.entry.key


@dataclass(frozen=True)
class _Section:
    """A section, with the digest of what it is without its entries' lines and texts, and its entries.

    `leaves` are the texts that stand outside of entries: at an employer with several positions.
    """

    block: SheetSection
    own: str
    parts: tuple[_Part, ...]
    leaves: tuple[_Leaf, ...] = ()


@dataclass(frozen=True)
class _Pieces:
    """A sheet taken apart. `top` is the digest of all that stands outside of sections and the summary."""

    top: str
    summary: str
    sections: tuple[_Section, ...]

    def digests(self) -> Iterator[str]:
        yield from (PAGE, self.top, self.summary)
        for section in self.sections:
            yield section.own
            yield from (digest for _, digest in section.leaves)
            for part in section.parts:
                yield part.own
                yield from (digest for _, digest in part.leaves)


@dataclass
class HeightCache:
    """What is known of the heights in one look on one paper.

    `file` holds them between runs, as long as `made_with` is the same: a mark of all else that they hang on.
    """

    file: Path
    made_with: str
    kept: dict[str, Size | None] = field(default_factory=dict)
    """Pieces by their digests; None is one that has no box of its own in this look."""
    is_anew: bool = False

    def measure(self, sheet: Sheet, lay_out: Callable[[Sheet], Measures]) -> Measures:
        """The heights of everything in the sheet; `lay_out` finds those of a sheet by laying it out."""
        pieces = take_apart(sheet)
        if self._lacks(pieces) and not self.is_anew:
            # An earlier run may have met them, or another process of this one.
            self.kept = self._read() | self.kept
        if self._lacks(pieces):
            blocks = (self._reduce_section(section) for section in pieces.sections)
            measured = lay_out(replace(sheet, blocks=tuple(block for block in blocks if block)))
            self._learn(measured, pieces)
            self._save()
        return self._assemble(pieces)

    def forget(self) -> None:
        """Measure everything anew: what is known has turned out to be wrong."""
        self.kept.clear()
        self.is_anew = True

    def _lacks(self, pieces: _Pieces) -> bool:
        return any(digest not in self.kept for digest in pieces.digests())

    def _reduce_section(self, section: _Section) -> SheetSection | None:
        """The section with those of its parts that must be laid out, None where none must."""
        every = section.own not in self.kept
        shown = {
            part.key: self._reduce_entry(part)
            for part in section.parts
            if every or any(digest not in self.kept for digest in (part.own, *(d for _, d in part.leaves)))
        }
        unknown = self._find_unknown(
            [*section.leaves, *(leaf for part in section.parts for leaf in part.leaves)]
        )
        if not shown and not every and not unknown:
            return None
        reduced: dict[BoxKey | None, SheetEntry] = {
            part.key: self._reduce_entry(part) for part in section.parts
        }
        # An employer keeps all its positions: a single one would be set in another way.
        employers = (
            replace(employer, positions=tuple(reduced[position.key] for position in employer.positions))
            for employer in section.block.employers
            if any(position.key in shown for position in employer.positions)
            or any(paragraph.key in unknown for paragraph in employer.heading.text)
        )
        entries = (shown[entry.key] for entry in section.block.entries if entry.key in shown)
        return replace(section.block, employers=tuple(employers), entries=tuple(entries))

    def _find_unknown(self, leaves: Iterable[_Leaf]) -> frozenset[BoxKey]:
        return frozenset(key for key, digest in leaves if digest not in self.kept)

    def _reduce_entry(self, part: _Part) -> SheetEntry:
        """The entry with its unknown lines and texts; with a line and its texts where it is to be measured
        itself, for margins that meet are one."""
        unknown = self._find_unknown(part.leaves)
        bullets = tuple(bullet for bullet in part.entry.bullets if bullet.key in unknown)
        if part.own not in self.kept:
            return replace(part.entry, bullets=bullets or part.entry.bullets[:1])
        return replace(_keep_texts(part.entry, unknown), bullets=bullets)

    def _learn(self, measured: Measures, pieces: _Pieces) -> None:
        """Keep what a layout of the unknown has shown."""
        self._keep(PAGE, Size(measured.page))
        summary = measured.find(SUMMARY)
        self._keep(pieces.summary, summary)
        within: list[Size] = [summary] if summary else []
        for section in pieces.sections:
            inner = self._learn_leaves(measured, section.leaves)
            for part in section.parts:
                sizes = self._learn_leaves(measured, part.leaves)
                whole = measured.find(part.key)
                inner += sizes if whole is None else [whole]
                self._keep(part.own, whole and _subtract(whole, sizes))
            whole = measured.find(section.block.key)
            within += inner if whole is None else [whole]
            self._keep(section.own, whole and _subtract(whole, inner))
        self._keep(pieces.top, _subtract(measured.total, within))

    def _learn_leaves(self, measured: Measures, leaves: Iterable[_Leaf]) -> list[Size]:
        """Keep what lines and texts were measured as; the sizes of those that were laid out."""
        found = [(digest, measured.find(key)) for key, digest in leaves]
        for digest, size in found:
            self._keep(digest, size)
        return [size for _, size in found if size]

    def _keep(self, digest: str, size: Size | None) -> None:
        """What is known already stays: it may not have been in the layout."""
        if digest not in self.kept:
            self.kept[digest] = size and Size(round(size.height, DECIMALS), round(size.give, DECIMALS))

    def _assemble(self, pieces: _Pieces) -> Measures:
        sizes: dict[BoxKey, Size] = {}
        total = self.kept[pieces.top] or _NOTHING
        if summary := self.kept[pieces.summary]:
            sizes[SUMMARY] = summary
            total += summary
        for section in pieces.sections:
            height = (self.kept[section.own] or _NOTHING) + self._assemble_leaves(section.leaves, sizes)
            for part in section.parts:
                own = self.kept[part.own]
                whole = (own or _NOTHING) + self._assemble_leaves(part.leaves, sizes)
                if own:
                    sizes[part.key] = whole
                height += whole
            if self.kept[section.own]:
                sizes[section.block.key] = height
            total += height
        page = self.kept[PAGE] or _NOTHING
        return Measures.of_boxes(page.height, total, sizes)

    def _assemble_leaves(self, leaves: Iterable[_Leaf], sizes: dict[BoxKey, Size]) -> Size:
        """Their sizes put among the others, and the sum of them."""
        whole = _NOTHING
        for key, digest in leaves:
            if size := self.kept[digest]:
                sizes.setdefault(key, size)
                whole += size
        return whole

    def _read(self) -> dict[str, Size | None]:
        try:
            stored = json.loads(self.file.read_bytes())
            if stored["made_with"] == self.made_with:
                return {digest: size and Size(*map(float, size)) for digest, size in stored["kept"]}
        except (OSError, ValueError, LookupError, TypeError):
            # Missing, cut off or of another version: everything is measured anew.
            pass
        return {}

    def _save(self) -> None:
        """Add to the file what is known. What cannot be kept is measured again, that is all."""
        every = {} if self.is_anew else self._read()
        every |= self.kept
        newest = [(digest, size and (size.height, size.give)) for digest, size in every.items()][-MOST_KEPT:]
        stored = {"made_with": self.made_with, "kept": newest}
        try:
            write_atomically(self.file, json.dumps(stored).encode())
        except InputError:
            return
        self.is_anew = False


_IN_HEADER = ("name", "headline", "contacts", "photo")
_IN_SUMMARY = ("summary_title", "summary")
_NOT_ON_PAGES = ("title", "author", "description", "keywords", "created", "blocks")


def take_apart(sheet: Sheet) -> _Pieces:
    """A sheet's pieces. What says how all of them are set is part of each digest."""
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
    kind = (style, block.name, block.form)
    parts = [_take_entry_apart((*kind, ""), entry, (not i,)) for i, entry in enumerate(block.entries)]
    for employer in block.employers:
        # A lone position's box holds its employer's heading; several stand below it.
        is_single = len(employer.positions) == 1
        around = (*kind, "single" if is_single else "several")
        heading = employer.heading if is_single else None
        for i, position in enumerate(employer.positions):
            parts.append(_take_entry_apart(around, position, (not parts, not i), heading))
    bare = [(_bare(e.heading), [_bare(position) for position in e.positions]) for e in block.employers]
    own = _digest("section", kind, block.title, [_bare(entry) for entry in block.entries], bare)
    headings = (employer.heading for employer in block.employers if len(employer.positions) > 1)
    leaves = (leaf for heading in headings for leaf in _take_texts(kind, heading))
    return _Section(block, own, tuple(parts), tuple(leaves))


def _take_entry_apart(
    around: Any, entry: SheetEntry, is_first: tuple[bool, ...], heading: SheetEntry | None = None
) -> _Part:
    """The first of a section or employer is known as such: its distance to the heading may be another."""
    has_parts = [bool(part) for part in (heading and heading.text, entry.text, entry.bullets)]
    own = _digest("entry", around, is_first, heading and _bare(heading), _bare(entry), has_parts)
    lines = (
        (bullet.key, _digest("line", around, bullet.lead, bullet.text, bullet.evidence))
        for bullet in entry.bullets
    )
    texts = (leaf for each in (heading, entry) if each for leaf in _take_texts(around, each))
    return _Part(entry, own, (*texts, *lines))


def _take_texts(around: Any, entry: SheetEntry) -> Iterator[_Leaf]:
    """The texts of an entry that may give way, all paragraphs of a box together."""
    for key in dict.fromkeys(paragraph.key for paragraph in entry.text):
        if key:
            own = [paragraph.text for paragraph in entry.text if paragraph.key == key]
            yield key, _digest("text", around, own)


def _bare(entry: SheetEntry) -> SheetEntry:
    return replace(_keep_texts(entry, ()), key=None, bullets=())


def _keep_texts(entry: SheetEntry, keys: Container[BoxKey]) -> SheetEntry:
    """The entry with those of its texts, and all that never gives way."""
    return replace(entry, text=tuple(each for each in entry.text if each.key is None or each.key in keys))


def _digest(*parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def _subtract(whole: Size, parts: Iterable[Size]) -> Size:
    for part in parts:
        whole -= part
    return whole

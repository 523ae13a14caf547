"""Sums of measured sizes: what a document takes without some of its entries, texts and lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from casefolio.fit.boxes import BoxKey
from casefolio.fit.measures import NOTHING, Measures, Size
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Item, Line


class Sizes:
    """The measures of one layout, and what is left of them without some parts."""

    def __init__(self, measures: Measures, items: Mapping[EntryRef, Item]) -> None:
        self.measures = measures
        self.items = items
        pieces = (*measures.lines.values(), *measures.shorts.values(), *measures.texts.values())
        self._skeleton = _sum_less(measures.total, pieces)

    def base(self, entries: Collection[EntryRef], texts: Collection[BoxKey]) -> Size:
        """The size of all but lines, without these entries, the headings they leave behind, these texts."""
        size = _sum_less(self._skeleton, map(self.own_size, entries))
        for section in sorted({ref.section for ref in entries}):
            size -= self.heading(section, entries)
        return sum((kept for key, kept in self.measures.texts.items() if key not in texts
                    and key.entry not in entries), start=size)  # fmt: skip

    def section_base(self, name: str, entries: Collection[EntryRef], texts: Collection[BoxKey]) -> Size:
        """The same of one section that was measured as a whole."""
        own = {key: size for key, size in self.measures.texts.items() if key.id == name}
        lines = (line for ref, item in self.items.items() if ref.section == name for line in item.lines)
        size = _sum_less(self.measures.sections[name], (*own.values(), *self._line_sizes(lines)))
        size = _sum_less(size, (self.own_size(ref) for ref in entries if ref.section == name))
        size -= self.heading(name, entries)
        return sum((kept for key, kept in own.items() if key not in texts and key.entry not in entries),
                   start=size)  # fmt: skip

    def heading(self, section: str, entries: Collection[EntryRef]) -> Size:
        """What a section takes beside its entries, where all of them are among these."""
        own = [ref for ref in self.measures.entries if ref.section == section]
        if not own or not frozenset(entries).issuperset(own):
            return NOTHING
        return _sum_less(
            self.measures.sections.get(section, NOTHING), (self.measures.entries[r] for r in own)
        )

    def own_size(self, ref: EntryRef) -> Size:
        """An entry's size without its lines and its text."""
        lines = self.items[ref].lines if ref in self.items else ()
        text = self.measures.texts.get(BoxKey("text", ref.section, ref.index), NOTHING)
        return _sum_less(self.measures.entries[ref], (text, *self._line_sizes(lines)))

    def least_lines(self, lines: Sequence[Line]) -> Size:
        """The smallest way to show what must stay of a position's lines."""
        smallest = {line.id: min(self._line_sizes([line]), key=lambda size: size.height) for line in lines}
        pinned = [smallest[line.id] for line in lines if line.pinned]
        return sum(pinned, start=NOTHING) if pinned else min(smallest.values(), key=lambda size: size.height)

    def _line_sizes(self, lines: Iterable[Line]) -> Iterator[Size]:
        for line in lines:
            yield self.measures.lines[line.id]
            if line.id in self.measures.shorts:
                yield self.measures.shorts[line.id]


def _sum_less(whole: Size, parts: Iterable[Size]) -> Size:
    for part in parts:
        whole -= part
    return whole

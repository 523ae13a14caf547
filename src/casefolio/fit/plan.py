"""What fits on the pages: which lines and entries stay, in which wording, and how open the gaps are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from casefolio.fit.ages import order_by_age
from casefolio.fit.boxes import BoxKey
from casefolio.fit.choice import Candidate, Group, Option, choose_lines, choose_most_valuable
from casefolio.fit.measures import NOTHING, Measures, Plan, Size
from casefolio.fit.texts import order_texts, take_out_texts
from casefolio.fit.worth import find_entry_worths, find_worths
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.sections.publications import rank_by_age
from casefolio.resume.selection import Line, Selection

T = TypeVar("T")

USUAL_AIR = 0.35
"""How open the gaps are while lines are chosen; the rest is for bringing the last line to the bottom."""

FULLEST = 0.97
TARGET_FILL = 0.96
LEAST_FILL = 0.88
"""How full a document's last page may be at most, is made by opening gaps, and must become by it: a page
with less to say keeps the usual gaps."""

LEAST_LAST_PAGE = 1 / 3
"""A last page emptier than this looks like an accident: gaps are tightened to save it, or else opened to fill
it so far, but nothing is left out for it."""

LEAST_SHARE_OF_LINES = 0.3
"""Entries of other sections give way until lines hold this share of the pages, or until all are shown."""

FILLERS = "caseStudies"
"""A section for which no line gives way, since links at the lines lead to the same places."""

GIVING_WAY = ("references", "interests", "awards", "publications", "volunteer", "projects", "certificates")
"""Sections whose entries give way to lines, lowest score first; among equals in this order. What is asked for
gives way only to what is worth more."""

LAST_TO_GIVE_WAY = ("skills",)
"""Sections whose entries go only where nothing else would make the pages hold."""


@dataclass(frozen=True)
class _Found:
    """Entries and texts left out and lines chosen, at some openness of the gaps."""

    entries: frozenset[EntryRef]
    texts: frozenset[BoxKey]
    options: tuple[Option, ...]
    air: float


def plan_pages(selection: Selection, measures: Measures, pages: int, loss: float = 0.0) -> Plan | None:
    """The most relevant that `pages` hold, or None where they cannot hold what must stay.

    Pinned lines, one line for each position that has any, education and all that is no entry of a
    section stay. `loss` is the height (px) that page breaks are known to waste. The plan has fewer
    pages than the budget where these hold as much.
    """
    return _Room(selection, measures, loss).plan(pages)


def plan_everything(selection: Selection, measures: Measures, loss: float = 0.0) -> Plan:
    """All that there is, each line in its own words, on as few pages as hold it."""
    return _Room(selection, measures, loss).plan_everything()


def find_least_shares(selection: Selection, measures: Measures) -> dict[str, float]:
    """Of what a page offers, the share that each section takes with what must stay of it, the largest first.

    What stands above all sections, the person's own summary apart, is under "".
    """
    room = _Room(selection, measures, 0.0)
    shares = {name: size.height / measures.page for name, size in room.find_least().items()}
    return {name: share for name, share in sorted(shares.items(), key=lambda pair: -pair[1]) if share > 0}


def apply_plan(selection: Selection, plan: Plan) -> Selection:
    """The selection as planned: fewer lines, entries and texts, tighter wordings where they were chosen."""
    sections = []
    for section in selection.sections:
        items = tuple(
            replace(item, lines=tuple(_apply_to_lines(item.lines, plan)))
            for item in take_out_texts(section, plan.dropped_texts).items
            if EntryRef(section.name, item.index) not in plan.dropped_entries
        )
        sections.append(replace(section, items=items))
    studies = tuple(
        study
        for index, study in enumerate(selection.case_studies)
        if EntryRef(FILLERS, index) not in plan.dropped_entries
    )
    return replace(selection, sections=tuple(s for s in sections if s.items), case_studies=studies)


def _apply_to_lines(lines: Iterable[Line], plan: Plan) -> Iterator[Line]:
    for line in lines:
        if line.id in plan.shorts:
            yield replace(line, text=line.short)
        elif line.id in plan.lines:
            yield line


class _Room:
    """A selection with its measures, and what is best on so many pages."""

    def __init__(self, selection: Selection, measures: Measures, loss: float) -> None:
        self.measures = measures
        self.loss = loss
        self.worths = find_worths(selection)
        self.entry_worths = find_entry_worths(selection)
        self.items = {
            EntryRef(section.name, item.index): item
            for section in selection.sections
            for item in section.items
        }
        self.by_age = order_by_age(selection)
        self.fillers = frozenset(ref for ref in measures.entries if ref.section == FILLERS)
        self.texts, self.last_texts = order_texts(selection, measures)
        pieces = (*measures.lines.values(), *measures.shorts.values(), *measures.texts.values())
        self.skeleton = _sum_less(measures.total, pieces)
        self.plain_value = sum(
            self.worths[line.id] * measures.lines[line.id].height
            for line in selection.lines()
            if line.is_plain
        )

    def plan(self, pages: int) -> Plan | None:
        """The best that so many pages hold, whether it fills them or not."""
        capacity = self._capacity(pages)
        if sum(size.height for size in self.find_least().values()) > capacity:
            return None
        found = self._find(capacity)
        return None if found is None else self._complete(self._bring_back(found, capacity), pages)

    def plan_everything(self) -> Plan:
        options = (
            self._candidate(line, 0.0).options[0] for item in self.items.values() for line in item.lines
        )
        return self._complete(_Found(frozenset(), frozenset(), tuple(options), USUAL_AIR))

    def find_least(self) -> dict[str, Size]:
        """What must stay, by section, with the tightest gaps; under "" what stands above all sections."""
        entries = self.fillers.union(self._order((*GIVING_WAY, *LAST_TO_GIVE_WAY)))
        texts = frozenset((*self.texts, *self.last_texts))
        rest = self._base(entries, texts)
        least = {}
        for name in self.measures.sections:
            least[name] = self._section_base(name, entries, texts)
            rest -= least[name]
        least[""] = rest
        for ref, item in self.items.items():
            if ref not in entries and item.lines:
                name = ref.section if ref.section in least else ""
                least[name] += self._least_lines(item.lines)
        return least

    def _capacity(self, pages: int) -> float:
        return (pages - 1 + FULLEST) * self.measures.page - self.loss

    def _complete(self, found: _Found, most: int | None = None) -> Plan:
        """The plan of what was found, on as few of the pages as hold it."""
        size = self._base(found.entries, found.texts)
        for option in found.options:
            size += (self.measures.shorts if option.is_short else self.measures.lines)[option.id]
        pages = self._count_pages(size)
        pages = min(pages, most) if most else pages
        air = self._open_gaps(size, pages)
        return Plan(
            lines=frozenset(option.id for option in found.options if not option.is_short),
            shorts=frozenset(option.id for option in found.options if option.is_short),
            dropped_entries=found.entries,
            dropped_texts=found.texts,
            pages=pages,
            air=air,
            height=size.at(air),
        )

    def _find(self, capacity: float) -> _Found | None:
        """Texts give way first, as long as that saves lines; then lines, then entries one by one, and at last
        the gaps."""
        found = None
        texts = self._give_up_texts(capacity)
        entries = self.fillers
        for entries in _grow(self.fillers, self._list_giving_way(texts, capacity)):
            options = self._choose(entries, texts, capacity, USUAL_AIR)
            if options is not None:
                found = _Found(entries, texts, options, USUAL_AIR)
                if self._has_enough(options, capacity):
                    return found
        return found or self._find_last_resort(entries, capacity)

    def _list_giving_way(self, texts: Collection[BoxKey], capacity: float) -> Iterator[EntryRef]:
        """The entries that may give way to lines, the first to go first: all that nothing asks for, then
        those that are asked for and have no place in the most valuable page."""
        order = self._order(GIVING_WAY)
        yield from (ref for ref in order if ref not in self.entry_worths)
        if any(ref in self.entry_worths for ref in order):
            yield from self._list_less_worth(order, texts, capacity)

    def _list_less_worth(
        self, order: Sequence[EntryRef], texts: Collection[BoxKey], capacity: float
    ) -> list[EntryRef]:
        """The entries that are asked for and worth less than lines that take their room; all where the pages
        do not hold even what must stay, with the usual gaps."""
        without = self.fillers.union(order)
        wanted = [ref for ref in order if ref in self.entry_worths]
        groups = [
            *(Group(self._candidates(ref, USUAL_AIR)) for ref in self.by_age if ref not in without),
            *self._group_entries(wanted, without, texts),
        ]
        chosen = choose_most_valuable(groups, capacity - self._base(without, texts).at(USUAL_AIR))
        kept = {option.id for option in chosen or ()}
        return [ref for ref in wanted if kept.isdisjoint(self._ids_of(ref))]

    def _group_entries(
        self, wanted: Sequence[EntryRef], without: Collection[EntryRef], texts: Collection[BoxKey]
    ) -> Iterator[Group]:
        """The wanted entries by their sections, with the heading that the first of each section brings."""
        for section in sorted({ref.section for ref in wanted}):
            members = tuple(self._as_member(ref, texts) for ref in wanted if ref.section == section)
            yield Group(members, self._lost_heading(section, without).at(USUAL_AIR), is_needed=False)

    def _as_member(self, ref: EntryRef, texts: Collection[BoxKey]) -> Candidate | Group:
        """An entry as a whole; one with lines as a group of these, with its head and text."""
        size = self._own_size(ref)
        text = BoxKey("text", ref.section, ref.index)
        if text in self.measures.texts and text not in texts:
            size += self.measures.texts[text]
        value = self.entry_worths[ref] * size.height
        if self.items[ref].lines:
            return Group(self._candidates(ref, USUAL_AIR), size.at(USUAL_AIR), value, is_needed=False)
        (id,) = self._ids_of(ref)
        return Candidate((Option(id, size.at(USUAL_AIR), value),))

    def _ids_of(self, ref: EntryRef) -> list[str]:
        """By which options it is known that an entry was chosen: those of its lines, or its own."""
        return [line.id for line in self.items[ref].lines] or [str(BoxKey.of_entry(ref))]

    def _give_up_texts(self, capacity: float) -> frozenset[BoxKey]:
        """So many texts that all lines and entries find room; all that may go where they do not even so."""
        lines = sum((self.measures.lines[line.id] for item in self.items.values() for line in item.lines),
                    start=NOTHING)  # fmt: skip
        some: Iterator[frozenset[BoxKey]] = _grow(frozenset(), self.texts)
        fitting = (
            texts for texts in some if (self._base(self.fillers, texts) + lines).at(USUAL_AIR) <= capacity
        )
        return next(fitting, frozenset(self.texts))

    def _find_last_resort(self, entries: frozenset[EntryRef], capacity: float) -> _Found | None:
        for texts in _grow(frozenset(self.texts), self.last_texts):
            options = self._choose(entries, texts, capacity, 0.0)
            if options is not None:
                return _Found(entries, texts, options, 0.0)
        for more in _grow(entries, self._order(LAST_TO_GIVE_WAY)):
            options = self._choose(more, texts, capacity, 0.0)
            if options is not None:
                return _Found(more, texts, options, 0.0)
        return None

    def _choose(
        self, entries: Collection[EntryRef], texts: Collection[BoxKey], capacity: float, air: float
    ) -> tuple[Option, ...] | None:
        groups = [self._candidates(ref, air) for ref in self.by_age if ref not in entries]
        return choose_lines(groups, capacity - self._base(entries, texts).at(air))

    def _candidates(self, ref: EntryRef, air: float) -> tuple[Candidate, ...]:
        return tuple(self._candidate(line, air) for line in self.items[ref].lines)

    def _candidate(self, line: Line, air: float) -> Candidate:
        sizes = [(self.measures.lines[line.id], False)]
        if line.id in self.measures.shorts:
            sizes.append((self.measures.shorts[line.id], True))
        worth = self.worths[line.id]
        # What the person prefers and the posting wants most is worth more than all plain lines together.
        more = self.plain_value if line.is_favoured else 0.0
        options = (
            Option(line.id, size.at(air), more + worth * size.height, is_short) for size, is_short in sizes
        )
        return Candidate(tuple(options), line.pinned, worth)

    def _has_enough(self, options: tuple[Option, ...], capacity: float) -> bool:
        """Whether lines hold so much of the pages that no entry need give way to them."""
        every = [line.id for item in self.items.values() for line in item.lines]
        share = sum(option.height for option in options) / capacity
        return len(options) == len(every) or share >= LEAST_SHARE_OF_LINES

    def _bring_back(self, found: _Found, capacity: float) -> _Found:
        """Entries and texts that the chosen lines leave room for, the best first."""
        entries, texts = found.entries, found.texts
        used = sum(option.height for option in found.options)

        def has_room(entries: Collection[EntryRef], texts: Collection[BoxKey]) -> bool:
            return used + self._base(entries, texts).at(found.air) <= capacity

        for ref in reversed(self._order((*GIVING_WAY, *LAST_TO_GIVE_WAY))):
            if not self.items[ref].lines and has_room(entries - {ref}, texts):
                entries -= {ref}
        for key in reversed((*self.texts, *self.last_texts)):
            if key.entry not in entries and has_room(entries, texts - {key}):
                texts -= {key}
        for ref in sorted(self.fillers):
            if has_room(entries - {ref}, texts):
                entries -= {ref}
        return replace(found, entries=entries, texts=texts)

    def _count_pages(self, size: Size) -> int:
        """The fewest pages that hold so much with the tightest gaps."""
        pages = 1
        while size.height > self._capacity(pages):
            pages += 1
        return pages

    def _open_gaps(self, size: Size, pages: int) -> float:
        """How open the gaps must be for the last page to be full; the usual way where it cannot be, or more
        where it would look like an accident."""
        before_last = (pages - 1) * self.measures.page - self.loss

        def find_air(fill: float) -> float:
            wanted = before_last + fill * self.measures.page
            return round(min(1.0, max(0.0, (wanted - size.height) / max(size.give, 1.0))), 3)

        if size.at(1.0) >= before_last + LEAST_FILL * self.measures.page:
            return find_air(TARGET_FILL)
        return max(USUAL_AIR, find_air(LEAST_LAST_PAGE)) if pages > 1 else USUAL_AIR

    def _base(self, entries: Collection[EntryRef], texts: Collection[BoxKey]) -> Size:
        """The size of all but lines, without these entries, the headings they leave behind, these texts."""
        size = _sum_less(self.skeleton, map(self._own_size, entries))
        for section in sorted({ref.section for ref in entries}):
            size -= self._lost_heading(section, entries)
        return sum((kept for key, kept in self.measures.texts.items() if key not in texts
                    and key.entry not in entries), start=size)  # fmt: skip

    def _section_base(self, name: str, entries: Collection[EntryRef], texts: Collection[BoxKey]) -> Size:
        """The same of one section that was measured as a whole."""
        own = {key: size for key, size in self.measures.texts.items() if key.id == name}
        lines = (line for ref, item in self.items.items() if ref.section == name for line in item.lines)
        size = _sum_less(self.measures.sections[name], (*own.values(), *self._line_sizes(lines)))
        size = _sum_less(size, (self._own_size(ref) for ref in entries if ref.section == name))
        size -= self._lost_heading(name, entries)
        return sum((kept for key, kept in own.items() if key not in texts and key.entry not in entries),
                   start=size)  # fmt: skip

    def _lost_heading(self, section: str, entries: Collection[EntryRef]) -> Size:
        """What a section takes beside its entries, where all of them are among these."""
        own = [ref for ref in self.measures.entries if ref.section == section]
        if not own or not frozenset(entries).issuperset(own):
            return NOTHING
        return _sum_less(
            self.measures.sections.get(section, NOTHING), (self.measures.entries[r] for r in own)
        )

    def _own_size(self, ref: EntryRef) -> Size:
        """An entry's size without its lines and its text."""
        lines = self.items[ref].lines if ref in self.items else ()
        text = self.measures.texts.get(BoxKey("text", ref.section, ref.index), NOTHING)
        return _sum_less(self.measures.entries[ref], (text, *self._line_sizes(lines)))

    def _line_sizes(self, lines: Iterable[Line]) -> Iterator[Size]:
        for line in lines:
            yield self.measures.lines[line.id]
            if line.id in self.measures.shorts:
                yield self.measures.shorts[line.id]

    def _least_lines(self, lines: Sequence[Line]) -> Size:
        """The smallest way to show what must stay of a position's lines."""
        smallest = {line.id: min(self._line_sizes([line]), key=lambda size: size.height) for line in lines}
        pinned = [smallest[line.id] for line in lines if line.pinned]
        return sum(pinned, start=NOTHING) if pinned else min(smallest.values(), key=lambda size: size.height)

    def _order(self, sections: tuple[str, ...]) -> list[EntryRef]:
        """The entries of these sections that may be left out, the first to go first."""
        ranked = [
            (item.score, sections.index(ref.section), rank_by_age(item), ref)
            for ref, item in self.items.items()
            if ref.section in sections
            and ref in self.measures.entries
            and not (item.pinned or any(line.pinned for line in item.lines))
        ]
        return [ref for _, _, _, ref in sorted(ranked)]


def _grow(start: frozenset[T], more: Iterable[T]) -> Iterator[frozenset[T]]:
    """`start`, then with one more each time."""
    yield start
    for each in more:
        start = start | {each}
        yield start


def _sum_less(whole: Size, parts: Iterable[Size]) -> Size:
    for part in parts:
        whole -= part
    return whole

"""What fits on the pages: which lines and entries stay, in which wording, and how open the gaps are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from casefolio.fit.choice import Candidate, Option, choose_lines
from casefolio.fit.measures import NOTHING, Measures, Plan, Size
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Line, Selection

USUAL_AIR = 0.35
"""How open the gaps are while lines are chosen; the rest is for bringing the last line to the bottom."""

FULLEST = 0.97
TARGET_FILL = 0.96
LEAST_FILL = 0.88
"""How full a document's last page may be at most, is made by opening gaps, and must become by it: a page
with less to say keeps the usual gaps."""

LEAST_RELEVANCE = 0.05
"""What a line without any score counts beside the best one: rather that than an empty page."""

RELEVANCE_EXPONENT = 2
"""A line's value is its relevance to this power, times its height: what a page's every inch then holds is
as relevant as can be. Relevance alone would prefer many short weak lines; exponents from 1 to 3 chose the
same lines when they were compared."""

LATER_LINES_COUNT = 0.99
"""Among equal lines the first of each position stay: each counts this much of the one before it there."""

LEAST_LAST_PAGE = 1 / 3
"""A last page emptier than this looks like an accident: one page less is better."""

LEAST_SHARE_OF_LINES = 0.3
"""Entries of other sections give way until lines hold this share of the pages, or until all are shown."""

FILLERS = "caseStudies"
"""A section for which no line gives way, since links at the lines lead to the same places."""

GIVING_WAY = ("references", "interests", "awards", "publications", "volunteer", "projects", "certificates")
"""Sections whose entries give way to lines, lowest score first; among equals in this order."""

LAST_TO_GIVE_WAY = ("skills",)
"""Sections whose entries go only where nothing else would make the pages hold."""


@dataclass(frozen=True)
class _Found:
    """Entries left out and lines chosen, at some openness of the gaps."""

    dropped: frozenset[EntryRef]
    options: tuple[Option, ...]
    air: float


def plan_pages(selection: Selection, measures: Measures, pages: int, loss: float = 0.0) -> Plan | None:
    """The most relevant that `pages` hold, or None where they cannot hold what must stay.

    Pinned lines, one line for each position that has any, education and all that is no entry of a
    section stay. `loss` is the height (px) that page breaks are known to waste. The plan has fewer
    pages than the budget where the last one would be nearly empty.
    """
    room = _Room(selection, measures, loss)
    best = None
    for number in range(pages, 0, -1):
        plan = room.plan(number)
        if plan is None:
            break
        best = plan
        if plan.height + loss >= (number - 1 + LEAST_LAST_PAGE) * measures.page:
            break
    return best


def apply_plan(selection: Selection, plan: Plan) -> Selection:
    """The selection as planned: fewer lines and entries, tighter wordings where they were chosen."""
    sections = []
    for section in selection.sections:
        items = tuple(
            replace(item, lines=tuple(_apply_to_lines(item.lines, plan)))
            for item in section.items
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
        self.relevance = find_relevances(selection)
        self.items = {
            EntryRef(section.name, item.index): item
            for section in selection.sections
            for item in section.items
        }
        self.fillers = frozenset(ref for ref in measures.entries if ref.section == FILLERS)
        self.skeleton = _sum_less(measures.total, [*measures.lines.values(), *measures.shorts.values()])

    def plan(self, pages: int) -> Plan | None:
        """The best that so many pages hold, whether it fills them or not."""
        capacity = (pages - 1 + FULLEST) * self.measures.page - self.loss
        found = self._find(capacity)
        if found is None:
            return None
        found = self._bring_back(found, capacity)
        size = self._base(found.dropped)
        for option in found.options:
            size += (self.measures.shorts if option.is_short else self.measures.lines)[option.id]
        air = self._open_gaps(size, pages)
        return Plan(
            lines=frozenset(option.id for option in found.options if not option.is_short),
            shorts=frozenset(option.id for option in found.options if option.is_short),
            dropped_entries=found.dropped,
            pages=pages,
            air=air,
            height=size.at(air),
        )

    def _find(self, capacity: float) -> _Found | None:
        """Lines give way first, then entries one by one, and the gaps last."""
        found = None
        dropped = self.fillers
        for dropped in _grow(self.fillers, self._order(GIVING_WAY)):
            options = self._choose(dropped, capacity, USUAL_AIR)
            if options is not None:
                found = _Found(dropped, options, USUAL_AIR)
                if self._has_enough(options, capacity):
                    return found
        if found is None:
            for more in _grow(dropped, self._order(LAST_TO_GIVE_WAY)):
                options = self._choose(more, capacity, 0.0)
                if options is not None:
                    return _Found(more, options, 0.0)
        return found

    def _choose(self, dropped: frozenset[EntryRef], capacity: float, air: float) -> tuple[Option, ...] | None:
        groups = [
            [self._candidate(line, air) for line in item.lines]
            for ref, item in self.items.items()
            if item.lines and ref not in dropped
        ]
        return choose_lines(groups, capacity - self._base(dropped).at(air))

    def _candidate(self, line: Line, air: float) -> Candidate:
        sizes = [(self.measures.lines[line.id], False)]
        if line.id in self.measures.shorts:
            sizes.append((self.measures.shorts[line.id], True))
        options = (
            Option(line.id, size.at(air), self.relevance[line.id] * size.height, is_short)
            for size, is_short in sizes
        )
        return Candidate(tuple(options), line.pinned)

    def _has_enough(self, options: tuple[Option, ...], capacity: float) -> bool:
        """Whether lines hold so much of the pages that no entry need give way to them."""
        every = [line.id for item in self.items.values() for line in item.lines]
        share = sum(option.height for option in options) / capacity
        return len(options) == len(every) or share >= LEAST_SHARE_OF_LINES

    def _bring_back(self, found: _Found, capacity: float) -> _Found:
        """Entries that the chosen lines leave room for, the best first."""
        dropped, used = found.dropped, sum(option.height for option in found.options)
        for ref in reversed(
            [*sorted(self.fillers, reverse=True), *self._order((*GIVING_WAY, *LAST_TO_GIVE_WAY))]
        ):
            kept = dropped - {ref}
            has_lines = ref in self.items and self.items[ref].lines
            if not has_lines and used + self._base(kept).at(found.air) <= capacity:
                dropped = kept
        return replace(found, dropped=dropped)

    def _open_gaps(self, size: Size, pages: int) -> float:
        """How open the gaps must be for the last page to be full; the usual way where it cannot be."""
        before_last = (pages - 1) * self.measures.page - self.loss
        if size.at(1.0) < before_last + LEAST_FILL * self.measures.page:
            return USUAL_AIR
        wanted = before_last + TARGET_FILL * self.measures.page
        return round(min(1.0, max(0.0, (wanted - size.height) / max(size.give, 1.0))), 3)

    def _base(self, dropped: frozenset[EntryRef]) -> Size:
        """The size of all but lines, without the dropped entries and the headings they leave behind."""
        size = _sum_less(self.skeleton, map(self._own_size, dropped))
        for section in sorted({ref.section for ref in dropped}):
            entries = [ref for ref in self.measures.entries if ref.section == section]
            if dropped.issuperset(entries):
                whole = self.measures.sections.get(section, NOTHING)
                size -= _sum_less(whole, (self.measures.entries[ref] for ref in entries))
        return size

    def _own_size(self, ref: EntryRef) -> Size:
        """An entry's size without its lines."""
        lines = self.items[ref].lines if ref in self.items else ()
        sizes = [source[line.id] for line in lines for source in (self.measures.lines, self.measures.shorts)
                 if line.id in source]  # fmt: skip
        return _sum_less(self.measures.entries[ref], sizes)

    def _order(self, sections: tuple[str, ...]) -> list[EntryRef]:
        """The entries of these sections that may be left out, the first to go first."""
        refs = [
            ref
            for ref, item in self.items.items()
            if ref.section in sections
            and ref in self.measures.entries
            and not any(line.pinned for line in item.lines)
        ]
        return sorted(refs, key=lambda ref: (self.items[ref].score, sections.index(ref.section), -ref.index))


def find_relevances(selection: Selection) -> dict[str, float]:
    """What an inch of each line is worth, 1 for the best."""
    top = max((line.score for line in selection.lines()), default=0.0) or 1.0
    return {
        line.id: (LEAST_RELEVANCE + (1 - LEAST_RELEVANCE) * line.score / top) ** RELEVANCE_EXPONENT
        * LATER_LINES_COUNT**place
        for section in selection.sections
        for item in section.items
        for place, line in enumerate(item.lines)
    }


def _grow(start: frozenset[EntryRef], more: Iterable[EntryRef]) -> Iterator[frozenset[EntryRef]]:
    """`start`, then with one more each time."""
    yield start
    for ref in more:
        start = start | {ref}
        yield start


def _sum_less(whole: Size, parts: Iterable[Size]) -> Size:
    for part in parts:
        whole -= part
    return whole

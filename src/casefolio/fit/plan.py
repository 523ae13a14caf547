"""What fits on the pages: which lines and entries stay, in which wording, and how open the gaps are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit.ages import order_by_age
from casefolio.fit.boxes import BoxKey
from casefolio.fit.choice import Candidate, Group, Option, choose_lines, choose_most_valuable, prefer_first
from casefolio.fit.far import list_far_lines
from casefolio.fit.leading import NOTHING_LEADS, find_leading
from casefolio.fit.measures import NOTHING, Measures, Plan, Size
from casefolio.fit.paper import USUAL_AIR, Paper
from casefolio.fit.sizes import Sizes
from casefolio.fit.texts import order_texts, take_out_texts
from casefolio.fit.worth import (
    GIVING_WAY,
    LAST_TO_GIVE_WAY,
    MOST_WORTH,
    find_entry_worths,
    find_preference,
    find_worths,
)
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import ENTRY_SECTIONS
from casefolio.resume.sections.publications import rank_by_age
from casefolio.resume.selection import Line, Selection

T = TypeVar("T")

STRONG = 0.5
"""What an inch of a line is worth at least, beside MOST_WORTH, for which gaps are tightened before it is left
out, if a posting asks for it."""

FILLERS = "caseStudies"
"""A section for which no line gives way, since links at the lines lead to the same places."""


@dataclass(frozen=True)
class _Found:
    """Entries and texts left out and lines chosen, at some openness of the gaps; `far` as in a Plan."""

    entries: frozenset[EntryRef]
    texts: frozenset[BoxKey]
    options: tuple[Option, ...]
    air: float
    far: frozenset[str] = frozenset()


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


def measure_excess(selection: Selection, measures: Measures, pages: int) -> float:
    """By how many pages all that there is exceeds `pages`, with the tightest gaps; below 0 where it fits."""
    return _Room(selection, measures, 0.0).measure_excess(pages)


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
        self.paper = Paper(measures.page, loss)
        self.worths = find_worths(selection)
        self.entry_worths = find_entry_worths(selection)
        self.items = {
            EntryRef(section.name, item.index): item
            for section in selection.sections
            for item in section.items
        }
        self.sizes = Sizes(measures, self.items)
        self.by_age = order_by_age(selection)
        self.fillers = frozenset(ref for ref in measures.entries if ref.section == FILLERS)
        self.texts, self.last_texts = order_texts(selection, measures)
        own = (section.name for section in selection.sections if section.name not in ENTRY_SECTIONS)
        self.giving_way = (*GIVING_WAY, *own)
        self.optional = self._order(self.giving_way)
        heights = {id: size.height for id, size in measures.lines.items()}
        self.preference = find_preference(selection, heights)
        self.leading = NOTHING_LEADS

    def plan(self, pages: int) -> Plan | None:
        """The most valuable that so many pages hold, whether it fills them or not."""
        capacity = self.paper.capacity(pages)
        if sum(size.height for size in self.find_least().values()) > capacity:
            return None
        found = self._find(capacity)
        if found is None:
            return None
        return self._complete(self._leave_out_far(self._bring_back(found, capacity)), pages)

    def plan_everything(self) -> Plan:
        return self._complete(self._find_everything())

    def measure_excess(self, pages: int) -> float:
        return (
            self._measure(self._find_everything()).height - self.paper.capacity(pages)
        ) / self.measures.page

    def _find_everything(self) -> _Found:
        options = (
            self._candidate(line, 0.0).options[0] for item in self.items.values() for line in item.lines
        )
        return _Found(frozenset(), frozenset(), tuple(options), USUAL_AIR)

    def find_least(self) -> dict[str, Size]:
        """What must stay, by section, with the tightest gaps; under "" what stands above all sections."""
        entries = self.fillers.union(self._order((*self.giving_way, *LAST_TO_GIVE_WAY)))
        texts = frozenset((*self.texts, *self.last_texts))
        rest = self.sizes.base(entries, texts)
        least = {}
        for name in self.measures.sections:
            least[name] = self.sizes.section_base(name, entries, texts)
            rest -= least[name]
        least[""] = rest
        for ref, item in self.items.items():
            if ref not in entries and item.lines:
                name = ref.section if ref.section in least else ""
                least[name] += self.sizes.least_lines(item.lines)
        return least

    def _complete(self, found: _Found, most: int | None = None) -> Plan:
        """The plan of what was found, on as few of the pages as hold it."""
        size = self._measure(found)
        pages = self.paper.count_pages(size)
        pages = min(pages, most) if most else pages
        air = self.paper.open_gaps(size, pages)
        return Plan(
            lines=frozenset(option.id for option in found.options if not option.is_short),
            shorts=frozenset(option.id for option in found.options if option.is_short),
            dropped_entries=found.entries,
            dropped_texts=found.texts,
            pages=pages,
            air=air,
            height=size.at(air),
            far=found.far,
        )

    def _find(self, capacity: float) -> _Found | None:
        """Texts give way first, as long as that saves lines; then the lines and entries that are worth least,
        and at last the gaps."""
        texts = self._give_up_texts(capacity)
        found = self._choose_most_valuable(texts, capacity)
        if found is None:
            return self._find_last_resort(capacity)
        # What shows a demand that nothing else on the page shows is worth as much as the best line.
        if leading := find_leading(self.items, found.entries, {option.id for option in found.options}):
            self.leading = leading
            found = self._choose_most_valuable(texts, capacity) or found
        return found

    def _choose_most_valuable(self, texts: frozenset[BoxKey], capacity: float) -> _Found | None:
        """The lines and entries that are worth most together, with the usual gaps; None where what must stay
        needs tighter ones."""
        without = self.fillers.union(self.optional)
        groups = [
            *(Group(self._candidates(ref, USUAL_AIR)) for ref in self.by_age if ref not in without),
            *self._group_entries(without, texts),
        ]
        chosen = choose_most_valuable(groups, capacity - self.sizes.base(without, texts).at(USUAL_AIR))
        if chosen is None:
            return None
        ids = {option.id for option in chosen}
        entries = self.fillers.union(ref for ref in self.optional if ids.isdisjoint(self._ids_of(ref)))
        positions = [self._candidates(ref, USUAL_AIR) for ref in self.by_age if ref not in entries]
        lines = (option for option in chosen if option.id in self.measures.lines)
        options = prefer_first(positions, lines, capacity - self.sizes.base(entries, texts).at(USUAL_AIR))
        return _Found(entries, texts, options, USUAL_AIR)

    def _group_entries(self, without: Collection[EntryRef], texts: Collection[BoxKey]) -> Iterator[Group]:
        """The entries that may give way by their sections, with the heading that the first of each brings.

        Above entries of a line each, or what leads, it is worth as much as the best of them, which it makes
        be seen; other lines speak for themselves.
        """
        for section in self.giving_way:
            own = [ref for ref in self.optional if ref.section == section]
            if own:
                heading = self.sizes.heading(section, without)
                worths = [self.entry_worths[ref] for ref in own if not self.items[ref].lines]
                worths += [MOST_WORTH for ref in own if self._leads(ref)]
                value = max(worths, default=0.0) * heading.height
                members = tuple(self._as_member(ref, texts) for ref in own)
                yield Group(members, heading.at(USUAL_AIR), value, is_needed=False)

    def _as_member(self, ref: EntryRef, texts: Collection[BoxKey]) -> Candidate | Group:
        """An entry as a whole; one with lines as a group of these, with its head and text."""
        item = self.items[ref]
        size = self.sizes.own_size(ref)
        text = BoxKey("text", ref.section, ref.index)
        if text in self.measures.texts and text not in texts:
            size += self.measures.texts[text]
        more = self.preference.of_entry(item)
        if item.lines:
            # What such an entry says is in its lines: its head brings nothing of its own, but what leads
            # cannot be shown without it.
            more += MOST_WORTH * size.height if self._leads(ref) else 0.0
            return Group(self._candidates(ref, USUAL_AIR), size.at(USUAL_AIR), more, is_needed=False)
        (id,) = self._ids_of(ref)
        worth = MOST_WORTH if self._leads(ref) else self.entry_worths[ref]
        return Candidate((Option(id, size.at(USUAL_AIR), worth * size.height + more),))

    def _leads(self, ref: EntryRef) -> bool:
        return ref in self.leading.entries or any(
            line.id in self.leading.lines for line in self.items[ref].lines
        )

    def _ids_of(self, ref: EntryRef) -> list[str]:
        """By which options it is known that an entry was chosen: those of its lines, or its own."""
        return [line.id for line in self.items[ref].lines] or [str(BoxKey.of_entry(ref))]

    def _give_up_texts(self, capacity: float) -> frozenset[BoxKey]:
        """So many texts that all lines and entries find room; all that may go where they do not even so."""
        lines = sum((self.measures.lines[line.id] for item in self.items.values() for line in item.lines),
                    start=NOTHING)  # fmt: skip
        some: Iterator[frozenset[BoxKey]] = _grow(frozenset(), self.texts)
        fitting = (
            texts
            for texts in some
            if (self.sizes.base(self.fillers, texts) + lines).at(USUAL_AIR) <= capacity
        )
        return next(fitting, frozenset(self.texts))

    def _find_last_resort(self, capacity: float) -> _Found | None:
        entries = self.fillers.union(self.optional)
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
        return choose_lines(groups, capacity - self.sizes.base(entries, texts).at(air))

    def _candidates(self, ref: EntryRef, air: float) -> tuple[Candidate, ...]:
        return tuple(self._candidate(line, air) for line in self.items[ref].lines)

    def _candidate(self, line: Line, air: float) -> Candidate:
        sizes = [(self.measures.lines[line.id], False)]
        if line.id in self.measures.shorts:
            sizes.append((self.measures.shorts[line.id], True))
        worth = max(self.worths[line.id], MOST_WORTH if line.id in self.leading.lines else 0.0)
        more = self.preference.of_line(line)
        options = (
            Option(line.id, size.at(air), more + worth * size.height, is_short) for size, is_short in sizes
        )
        return Candidate(tuple(options), line.pinned, worth + more)

    def _bring_back(self, found: _Found, capacity: float) -> _Found:
        """What the chosen lines leave room for, the best first: entries, texts, the list of case studies.

        For what is asked for the gaps are tightened.
        """
        for ref in sorted(self.entry_worths, key=lambda ref: -self.entry_worths[ref]):
            if ref in found.entries and self.items[ref].is_wanted:
                found = self._try(replace(found, **self._with_entry(found, ref)), capacity, 0.0) or found
        for line in self._list_wanted_lines(found):
            option = self._candidate(line, 0.0).options[0]
            found = self._try(replace(found, options=(*found.options, option)), capacity, 0.0) or found
        for ref in reversed(self._order((*self.giving_way, *LAST_TO_GIVE_WAY))):
            if ref in found.entries and not self.items[ref].lines:
                found = self._try(replace(found, entries=found.entries - {ref}), capacity, found.air) or found
        for key in reversed((*self.texts, *self.last_texts)):
            if key.entry not in found.entries:
                found = self._try(replace(found, texts=found.texts - {key}), capacity, found.air) or found
        for ref in sorted(self.fillers):
            found = self._try(replace(found, entries=found.entries - {ref}), capacity, found.air) or found
        return found

    def _with_entry(self, found: _Found, ref: EntryRef) -> dict[str, Any]:
        """What changes with an entry that is shown after all, with the best of its lines."""
        lines = sorted(self._candidates(ref, 0.0), key=lambda line: -line.worth)
        first = (line.options[0] for line in lines[:1])
        return {"entries": found.entries - {ref}, "options": (*found.options, *first)}

    def _list_wanted_lines(self, found: _Found) -> list[Line]:
        """The lines left out that the person prefers, that alone show a demand, or that are asked for as much
        as STRONG says, the best first."""
        kept = {option.id for option in found.options}
        lines = (line for ref, item in self.items.items() if ref not in found.entries for line in item.lines)
        wanted = [line for line in lines if line.id not in kept
                  and (line.is_wanted or line.id in self.leading.lines
                       or (line.asked and self.worths[line.id] >= STRONG))]  # fmt: skip
        return sorted(wanted, key=lambda line: -self.worths[line.id])

    def _leave_out_far(self, found: _Found) -> _Found:
        """Without the lines far from the posting, as long as gaps fill the pages as well, where something is
        left out anyway."""
        shown = {option.id for option in found.options}
        if shown.issuperset(self.measures.lines) and found.entries <= self.fillers:
            return found
        pages = self.paper.count_pages(self._measure(found))
        for id in list_far_lines(self.items, self.by_age, shown, self.worths):
            options = tuple(option for option in found.options if option.id != id)
            less = replace(found, options=options, far=found.far | {id})
            if self.paper.is_filled_by(self._measure(less), pages):
                found = less
        return found

    def _try(self, found: _Found, capacity: float, air: float) -> _Found | None:
        """The same where it has room with gaps as open as this."""
        return found if self._measure(found).at(air) <= capacity else None

    def _measure(self, found: _Found) -> Size:
        """The size of all that was found."""
        size = self.sizes.base(found.entries, found.texts)
        for option in found.options:
            size += (self.measures.shorts if option.is_short else self.measures.lines)[option.id]
        return size

    def _order(self, sections: tuple[str, ...]) -> list[EntryRef]:
        """The entries of these sections that may be left out, the first to go first."""
        ranked = [
            (self.entry_worths.get(ref, 0.0), sections.index(ref.section), rank_by_age(item), ref)
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

"""What an inch of each line and entry is worth to a document, the most relevant line MOST_WORTH."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.fit.ages import order_by_age, order_publications
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import ENTRY_SECTIONS
from casefolio.resume.selection import Item, Line, Selection

MOST_WORTH = 1.0

LEAST_RELEVANCE = 0.05
"""What a line without any score counts beside the best one: rather that than an empty page."""

RELEVANCE_EXPONENT = 2
"""A line's value is its relevance to this power, times its height: what a page's every inch then holds is
as relevant as can be. Relevance alone would prefer many short weak lines; exponents from 1 to 3 chose the
same lines when they were compared."""

OLDER = 0.8
"""The same factor for each newer position of the section. What a posting asks for stays worth more than what
it does not, however old it is."""

AFTER_FIRST, LATER = 0.5, 0.9
"""And for a line that is not the first of its position, by which a person says most of it, then once more for
each that stands between: with three jobs of eight lines each and room for twelve, six are the newest's, four
the second's, two the oldest's. This is where no posting says what counts."""

NEAREST = 4.0
"""How many times as much a line is worth that nothing asks for, but whose words are all in the posting, than
one that shares none with it: as much as six positions of age."""

KINDS: Mapping[str, float] = {
    "certificates": 0.4,
    "awards": 0.33,
    "publications": 0.4,
    "projects": 0.3,
    "volunteer": 0.2,
    "interests": 0.05,
    "references": 0.05,
}
"""What the first entry of a section is worth beside the first line of the newest position, where nothing asks
for it: so a nurse's certificates and a scholar's awards stand before the last lines of an old position. Set
by hand on made-up people; 1 for the other sections."""

CUSTOM = 0.33
"""The same of a section of the person's own: talks, grants, exhibitions."""

NEXT_ENTRY = 0.9
"""The same factor for each entry that stands before it in its section: the seventh publication of a scholar
is worth half as much as the first, the thirtieth less than any line."""


GIVING_WAY = ("references", "interests", "awards", "publications", "volunteer", "projects", "certificates")
"""Sections whose entries are traded against lines, as are those of the person's own sections: the most
valuable stay. Where not even what must stay finds room, they go by their worth, among equals
in this order."""

LAST_TO_GIVE_WAY = ("skills",)
"""Sections whose entries go only where nothing else would make the pages hold."""


def may_give_way(section: str) -> bool:
    """Whether entries of a section may be left out; those of the person's own sections may."""
    return section in (*GIVING_WAY, *LAST_TO_GIVE_WAY) or section not in ENTRY_SECTIONS


def find_worths(selection: Selection) -> dict[str, float]:
    """What an inch of each line is worth, by its id."""
    top = _find_top(selection)
    ages = _count_ages(selection)
    return {
        line.id: _weigh(line, top, ages[EntryRef(section.name, item.index)], place)
        for section in selection.sections
        for item in section.items
        for place, line in enumerate(item.lines)
    }


def find_entry_worths(selection: Selection) -> dict[EntryRef, float]:
    """The same of each entry, its lines apart: by its score, its section and its place there."""
    top = _find_top(selection)
    return {
        placed.ref: _weigh_entry(placed, top, is_general=selection.is_general)
        for placed in _place_entries(selection)
    }


@dataclass(frozen=True)
class Preference:
    """What is added to the value of what the person prefers and the posting wants.

    Where the posting wants it most, that is `above_plain`, the value of all lines together that are neither;
    else `above_idle`, that of all in which it wants nothing.
    """

    above_plain: float
    above_idle: float

    def of_line(self, line: Line) -> float:
        if line.is_favoured:
            return self.above_plain
        return self.above_idle if line.is_wanted and line.asked else 0.0

    def of_entry(self, item: Item) -> float:
        return self.above_plain if item.is_favoured else 0.0


def find_preference(selection: Selection, heights: Mapping[str, float]) -> Preference:
    """By the heights (px) of the lines."""
    worths = find_worths(selection)
    values = [(line, worths[line.id] * heights[line.id]) for line in selection.lines()]
    return Preference(
        above_plain=sum(value for line, value in values if line.is_plain),
        above_idle=sum(value for line, value in values if line.is_idle),
    )


class _Placed(NamedTuple):
    """An entry, and how many of those stand before it that are asked for as it is, or are not."""

    ref: EntryRef
    item: Item
    before: int


def _place_entries(selection: Selection) -> Iterator[_Placed]:
    for section in selection.sections:
        items = order_publications(section.items)
        for has_score in (True, False):
            alike = [item for item in items if (item.score > 0) is has_score]
            yield from (_Placed(EntryRef(section.name, item.index), item, n) for n, item in enumerate(alike))


def _weigh_entry(placed: _Placed, top: float, *, is_general: bool) -> float:
    if placed.item.named:
        # Nothing else answers such a demand.
        return MOST_WORTH
    score = placed.item.score
    kind = _find_kind(placed.ref.section) if is_general or score <= 0 else 1.0
    relevance = _as_worth(1 + score if is_general else score, top)
    least = 0.0 if is_general or score <= 0 else LEAST_ASKED
    return float(max(least, relevance * kind * NEXT_ENTRY**placed.before))


def _find_kind(section: str) -> float:
    return KINDS.get(section, 1.0) if section in ENTRY_SECTIONS else CUSTOM


def _find_top(selection: Selection) -> float:
    return max((line.score for line in selection.lines()), default=0.0) or 1.0


def _count_ages(selection: Selection) -> Mapping[EntryRef, int]:
    """How many positions of its section are newer than each that has lines."""
    by_age = order_by_age(selection)
    first = {ref.section: place for place, ref in reversed([*enumerate(by_age)])}
    return {ref: place - first[ref.section] for place, ref in enumerate(by_age)}


def _weigh(line: Line, top: float, age: int, place: int) -> float:
    """By its score and the age of its position; where that is no posting's, by its place there too. Where a
    posting asks for nothing in it, by the nearness of its words, and less than anything that is asked for."""
    worth = _as_worth(line.score, top) * OLDER**age
    if line.nearness is None:
        later = AFTER_FIRST * LATER ** (place - 1) if place else 1.0
        return worth * later * _find_kind(line.section)
    if line.score <= 0:
        return worth * (1 + (NEAREST - 1) * line.nearness) / NEAREST
    return max(LEAST_ASKED, worth)


def _as_worth(score: float, top: float) -> float:
    return float((LEAST_RELEVANCE + (1 - LEAST_RELEVANCE) * min(1.0, score / top)) ** RELEVANCE_EXPONENT)


LEAST_ASKED = _as_worth(0.0, 1.0)
"""What is asked for is worth at least so much, and nothing else more."""

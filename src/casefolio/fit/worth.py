"""What an inch of each line and entry is worth to a document, the most relevant line 1."""

from __future__ import annotations

from collections.abc import Mapping

from casefolio.fit.ages import order_by_age
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Line, Selection

LEAST_RELEVANCE = 0.05
"""What a line without any score counts beside the best one: rather that than an empty page."""

RELEVANCE_EXPONENT = 2
"""A line's value is its relevance to this power, times its height: what a page's every inch then holds is
as relevant as can be. Relevance alone would prefer many short weak lines; exponents from 1 to 3 chose the
same lines when they were compared."""

OLDER = 0.8
"""The same factor for each newer position of the section, where a posting does not say what counts."""

AFTER_FIRST, LATER = 0.5, 0.9
"""And for a line that is not the first of its position, by which a person says most of it, then once more for
each that stands between: with three jobs of eight lines each and room for twelve, six are the newest's, four
the second's, two the oldest's."""

NEAREST = 4.0
"""How many times as much a line is worth that nothing asks for, but whose words are all in the posting, than
one that shares none with it: as much as six positions of age."""


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
    """The same of each entry that something asks for."""
    top = _find_top(selection)
    return {
        EntryRef(section.name, item.index): _as_worth(item.score, top)
        for section in selection.sections
        for item in section.items
        if item.score > 0
    }


def _find_top(selection: Selection) -> float:
    return max((line.score for line in selection.lines()), default=0.0) or 1.0


def _count_ages(selection: Selection) -> Mapping[EntryRef, int]:
    """How many positions of its section are newer than each that has lines."""
    by_age = order_by_age(selection)
    first = {ref.section: place for place, ref in reversed([*enumerate(by_age)])}
    return {ref: place - first[ref.section] for place, ref in enumerate(by_age)}


def _weigh(line: Line, top: float, age: int, place: int) -> float:
    """By its score; where that is no posting's, by the age of its position and its place there too. Where a
    posting asks for nothing in it, by the nearness of its words, and less than anything that is asked for."""
    worth = _as_worth(line.score, top)
    if line.nearness is None:
        return worth * OLDER**age * (AFTER_FIRST * LATER ** (place - 1) if place else 1.0)
    if line.score <= 0:
        return worth * (1 + (NEAREST - 1) * line.nearness) / NEAREST * OLDER**age
    return worth


def _as_worth(score: float, top: float) -> float:
    return float((LEAST_RELEVANCE + (1 - LEAST_RELEVANCE) * min(1.0, score / top)) ** RELEVANCE_EXPONENT)

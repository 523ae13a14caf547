"""Rows with their sections, and what the rows around them decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from casefolio.deferred.named_tuples import NamedTuple, maker_of
from casefolio.posting.layout import Row
from casefolio.posting.noise import is_address
from casefolio.posting.sentences import names_money
from casefolio.posting.values import LISTS, Opened, VagueHeading
from casefolio.posting.values import PostingSection as Section

S = TypeVar("S", bound=Opened)


class SectionedRow(NamedTuple, Generic[S]):
    """A row with its section. A `repeated` one occurred before; a `heading` has no content of its own."""

    row: Row
    section: S
    repeated: bool = False
    heading: bool = False


make_sectioned = maker_of(SectionedRow)


def settle_headings(read: Sequence[SectionedRow[Opened]]) -> list[SectionedRow[Section]]:
    """The rows with each vague heading assigned to the section of the row after it."""
    settled: list[SectionedRow[Section]] = []
    below = Section.ROLE
    for each in reversed(read):
        below = below if isinstance(each.section, VagueHeading) else each.section
        settled.append(make_sectioned((each.row, below, each.repeated, each.heading)))
    return settled[::-1]


def settle_items(read: Sequence[SectionedRow[Section]]) -> list[SectionedRow[Section]]:
    """The rows with each item between two demands of one list, without pay of its own, as a demand too."""
    settled = list(read)
    for start, end in _find_lists(read):
        items = [at for at in range(start, end) if read[at].row.bullet]
        for before, at, after in zip(items, items[1:], items[2:], strict=False):
            around = settled[before].section
            is_odd = (
                settled[at].section in _ODD_IN_LIST and around in LISTS and settled[after].section in LISTS
            )
            if is_odd and not names_money(read[at].row.text) and not is_address(read[at].row.text):
                settled[at:after] = [each._replace(section=around) for each in settled[at:after]]
    return settled


_ODD_IN_LIST = (Section.COMPANY, Section.BENEFITS, Section.NOISE)
"""What the words of an item alone may say that is a demand like those around it."""


def _find_lists(read: Sequence[SectionedRow[Section]]) -> Iterator[tuple[int, int]]:
    """The begin and end of each list, with what is wrapped below its items."""
    start = -1
    for at, each in enumerate(read):
        is_item = each.row.bullet and not each.heading
        if start >= 0 and not (is_item or each.row.wrapped):
            yield start, at
            start = -1
        if start < 0 and is_item:
            start = at
    if start >= 0:
        yield start, len(read)

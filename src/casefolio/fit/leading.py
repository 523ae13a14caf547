"""Demands that a page would leave without an answer, and the lines that give it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Item


def find_leading_lines(
    items: Mapping[EntryRef, Item], left_out: Collection[EntryRef], lines: Collection[str]
) -> frozenset[str]:
    """The ids of the best lines to show, so that each demand is answered that any line can answer.

    Why: the order of lines credits the first to show a demand; where that one has no room, and takes the
    credit along, another one must have it. `left_out` are the entries without room, `lines` the ids of
    the lines that have it.
    """
    known = [(ref in left_out, line) for ref, item in items.items() for line in item.lines]
    shown = {tag for _, line in known if line.id in lines for tag in line.central}
    shown.update(tag for ref, item in items.items() if ref not in left_out for tag in item.central)
    leading = set()
    # Where an entry has no room, a weaker line of one that stays answers as well.
    for _, line in sorted(known, key=lambda each: (each[0], -each[1].score)):
        if not shown.issuperset(line.central):
            leading.add(line.id)
            shown.update(line.central)
    return frozenset(leading)

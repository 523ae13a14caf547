"""Demands that a page would leave without an answer, and the lines and entries that give it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Item


class Leading(NamedTuple):
    """What to show because nothing else answers a demand: the ids of lines, and entries without any."""

    lines: frozenset[str] = frozenset()
    entries: frozenset[EntryRef] = frozenset()


NOTHING_LEADS = Leading()


def find_leading(
    items: Mapping[EntryRef, Item], left_out: Collection[EntryRef], lines: Collection[str]
) -> Leading | None:
    """The best lines and entries to show, so that each demand is answered that anything can answer.

    None where all of these are shown. Why: the order of lines credits the first to show a demand; where that
    one has no room, and takes the credit along, another one must have it. `left_out` are the entries without
    room, `lines` the ids of the lines that have it.
    """
    known = [(ref in left_out, line) for ref, item in items.items() for line in item.lines]
    shown = {tag for _, line in known if line.id in lines for tag in line.central}
    shown.update(tag for ref, item in items.items() if ref not in left_out for tag in item.central)
    leading, entries = set(), set()
    # Where an entry has no room, a weaker line of one that stays answers as well.
    for _, line in sorted(known, key=lambda each: (each[0], -each[1].score)):
        if not shown.issuperset(line.central):
            leading.add(line.id)
            shown.update(line.central)
    for ref, item in sorted(items.items(), key=lambda each: -each[1].score):
        if not shown.issuperset(item.central):
            if item.lines:
                # It is shown with a line at least.
                leading.add(max(item.lines, key=lambda line: line.score).id)
            else:
                entries.add(ref)
            shown.update(item.central)
    return Leading(frozenset(leading), frozenset(entries)) if leading or entries else None

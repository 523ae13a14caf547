"""Lines that say nothing to a posting: wider gaps fill a page as well as they do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Item, Line

FAR = 0.2
"""A line that nothing asks for is far from a posting where less than this share of its words stands there: of
250 such lines in labelled postings 187 were of no use to the reader, of 41 nearer ones 20
(benchmarks/README.md)."""

NEWEST_KEEPS = 3
"""So many lines of the newest position stay however far they are; of every other entry one."""


def list_far_lines(
    items: Mapping[EntryRef, Item],
    by_age: Sequence[EntryRef],
    shown: Collection[str],
    worths: Mapping[str, float],
) -> list[str]:
    """The ids of the lines `shown` that may go for wider gaps, the least worth first.

    `by_age` are the entries with lines, the newest of each section first. What is pinned stays, and so do all
    lines of a document that is for no posting.
    """
    newest = next((ref for ref in by_age if ref.section == "work"), None)
    far = []
    for ref, item in items.items():
        own = sorted((line for line in item.lines if line.id in shown), key=lambda line: worths[line.id])
        least = NEWEST_KEEPS if ref == newest else 1
        far += [line.id for line in own if _is_far(line)][: max(0, len(own) - least)]
    return sorted(far, key=lambda id: worths[id])


def _is_far(line: Line) -> bool:
    if line.nearness is None or line.asked or line.pinned:
        return False
    return line.nearness < FAR and line.score <= 0

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

ASKED = 0.5
"""The share of the lines shown that must be asked for. Where it is less, what the posting asks for was hardly
found: for 34 postings of strangers far lines cost .030 of those with the highest grade, .015 with this."""


def list_far_lines(
    items: Mapping[EntryRef, Item],
    by_age: Sequence[EntryRef],
    shown: Collection[str],
    worths: Mapping[str, float],
) -> list[str]:
    """The ids of the lines `shown` that may go for wider gaps, the least worth first.

    `by_age` are the entries with lines, the newest of each section first. What is pinned stays, and so do all
    lines of a document that is for no posting, or for one that hardly asks for any of them.
    """
    lines = [line for item in items.values() for line in item.lines if line.id in shown]
    if sum(_is_wanted(line) for line in lines) < ASKED * len(lines):
        return []
    newest = next((ref for ref in by_age if ref.section == "work"), None)
    far = []
    for ref, item in items.items():
        own = sorted((line for line in item.lines if line.id in shown), key=lambda line: worths[line.id])
        least = NEWEST_KEEPS if ref == newest else 1
        far += [line.id for line in own if _is_far(line)][: max(0, len(own) - least)]
    return sorted(far, key=lambda id: worths[id])


def _is_far(line: Line) -> bool:
    return line.nearness is not None and line.nearness < FAR and not (_is_wanted(line) or line.pinned)


def _is_wanted(line: Line) -> bool:
    return line.asked or line.score > 0

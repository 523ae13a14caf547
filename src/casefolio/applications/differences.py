"""What one document shows and another does not: lines, order, words, emphasis, headline and skills."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any, Literal, TypeVar

from casefolio.deferred.dataclasses import dataclass

Kind = Literal["added", "left out", "reworded", "moved", "bold changed"]

TITLES: dict[Kind, str] = {
    "added": "Added",
    "reworded": "In other words",
    "moved": "Moved",
    "bold changed": "Other words bold",
    "left out": "Left out",
}
"""The kinds of changes in words, in the order in which they are told."""

LEAST_ALIKE = 0.5
"""The least likeness, 0 to 1 as difflib counts it, of two lines that are one in other words.

Measured on the sample and the portfolio of the tests: other wordings of a claim are .55 to .77 alike (one is
.19), different claims .32 at most.
"""


@dataclass(frozen=True)
class ShownLine:
    """A line of a document. `where` is the position or entry it belongs to, `reason` why it was chosen."""

    id: str
    where: str
    text: str
    bold: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class ShownContent:
    """What a document shows, in its order."""

    name: str
    headline: str
    summary: str
    lines: tuple[ShownLine, ...]
    skills: tuple[str, ...]
    entries: tuple[str, ...]
    case_studies: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A line that differs. `before` is None for one that was added, `after` for one that was left out."""

    kind: Kind
    before: ShownLine | None
    after: ShownLine | None


@dataclass(frozen=True)
class Difference:
    """From one document to another. Pairs are (before, after), None where both are the same."""

    changes: tuple[Change, ...]
    headline: tuple[str, str] | None = None
    summary: tuple[str, str] | None = None
    skills: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    added_entries: tuple[str, ...] = ()
    left_entries: tuple[str, ...] = ()
    case_studies: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    same: int = field(default=0, compare=False)
    """How many lines are the same in both, at the same place."""

    def __bool__(self) -> bool:
        return self != Difference(())


def read_content(report: dict[str, Any], name: str) -> ShownContent | None:
    """The content of a document, from its report; None where that is of a version that kept none."""
    content = report.get("content")
    if not isinstance(content, dict):
        return None
    reasons = {line["id"]: line.get("reason", "") for line in report.get("match", {}).get("highlights", ())}
    lines = (
        ShownLine(each["id"], each["where"], each["text"], tuple(each["bold"]), reasons.get(each["id"], ""))
        for each in content["lines"]
    )
    return ShownContent(
        name,
        headline=content["headline"],
        summary=content["summary"],
        lines=tuple(lines),
        skills=tuple(content["skills"]),
        entries=tuple(content["entries"]),
        case_studies=tuple(content["caseStudies"]),
    )


def compare(before: ShownContent, after: ShownContent) -> Difference:
    """What changes from one document to another."""
    pairs = pair_lines(before.lines, after.lines)
    moved = _find_moved(pairs, before.lines, after.lines)
    changes: list[Change] = []
    matched = {new.id: old for old, new in pairs}
    for line in after.lines:
        old = matched.get(line.id)
        if old is None:
            changes.append(Change("added", None, line))
            continue
        if old.text != line.text:
            changes.append(Change("reworded", old, line))
        elif old.bold != line.bold:
            changes.append(Change("bold changed", old, line))
        if line.id in moved:
            changes.append(Change("moved", old, line))
    kept = {old.id for old, _ in pairs}
    changes += [Change("left out", line, None) for line in before.lines if line.id not in kept]
    touched = {change.after.id for change in changes if change.after}
    return Difference(
        tuple(changes),
        headline=_pair(before.headline, after.headline),
        summary=_pair(before.summary, after.summary),
        skills=_pair(before.skills, after.skills),
        added_entries=tuple(each for each in after.entries if each not in before.entries),
        left_entries=tuple(each for each in before.entries if each not in after.entries),
        case_studies=_pair(before.case_studies, after.case_studies),
        same=len(after.lines) - len(touched),
    )


Value = TypeVar("Value")


def _pair(before: Value, after: Value) -> tuple[Value, Value] | None:
    return None if before == after else (before, after)


def pair_lines(before: Sequence[ShownLine], after: Sequence[ShownLine]) -> list[tuple[ShownLine, ShownLine]]:
    """The lines that are the same in both: by their words, else by id, else where they are much alike.

    Ids alone do not tell: one that the person has not given counts lines, and changes when another is put
    before it.
    """
    pairs: list[tuple[ShownLine, ShownLine]] = []
    old, new = list(before), list(after)

    def take(matches: Callable[[ShownLine, ShownLine], bool]) -> None:
        for line in list(new):
            found = next((each for each in old if matches(each, line)), None)
            if found:
                pairs.append((found, line))
                old.remove(found)
                new.remove(line)

    take(lambda a, b: a.text == b.text and a.where == b.where)
    take(lambda a, b: a.text == b.text)
    take(lambda a, b: a.id == b.id and (not _is_counted(a.id) or _are_alike(a, b)))
    take(_are_alike)
    return pairs


def _is_counted(id: str) -> bool:
    """Whether an id is one that counts lines, `work-0-2`: the person has not given it."""
    section, *numbers = id.split("-")
    return section.isalpha() and len(numbers) == 2 and all(number.isdigit() for number in numbers)


def _are_alike(one: ShownLine, other: ShownLine) -> bool:
    matcher = difflib.SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False)
    return matcher.quick_ratio() >= LEAST_ALIKE and matcher.ratio() >= LEAST_ALIKE


def _find_moved(
    pairs: Sequence[tuple[ShownLine, ShownLine]], before: Sequence[ShownLine], after: Sequence[ShownLine]
) -> set[str]:
    """The fewest lines that must move to get from one order to the other, by their new ids."""
    places = {line.id: number for number, line in enumerate(before)}
    old_of = {new.id: old for old, new in pairs}
    both = [line for line in after if line.id in old_of]
    order = [places[old_of[line.id].id] for line in both]
    stays = _find_longest_rise(order)
    return {line.id for number, line in enumerate(both) if number not in stays}


def _find_longest_rise(numbers: Sequence[int]) -> set[int]:
    """The indexes of the longest part of a sequence that rises, its members not necessarily neighbours."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            last.append(index)
        else:
            tails[at], last[at] = number, index
    found: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found

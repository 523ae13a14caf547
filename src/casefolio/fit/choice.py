"""The best lines for a given height: an exact knapsack with one demand, a line for every position.

Where lines are worth the same, which of them fill the height best says nothing about them: of these the first
of each position stay, the newest position first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from casefolio.deferred.dataclasses import dataclass

_STEPS_PER_PX = 4
"""Heights are told apart to a quarter of a pixel; they are rounded up, so that what is chosen fits."""


@dataclass(frozen=True)
class Option:
    """One way to show a line: as it is, or in its tighter wording."""

    id: str
    height: float
    value: float
    is_short: bool = False


@dataclass(frozen=True)
class Candidate:
    """A line with the ways to show it, the whole one first; a `pinned` one is always shown.

    `worth` is what makes it equal to another, whatever their heights are.
    """

    options: tuple[Option, ...]
    pinned: bool = False
    worth: float = 0.0


@dataclass(frozen=True)
class Group:
    """Candidates that stand together below something of this `height` (px) and `value`, as a heading.

    Of one that `is_needed` at least one member is chosen; of another one all or none may be.
    """

    members: Sequence[Candidate | Group]
    height: float = 0.0
    value: float = 0.0
    is_needed: bool = True


@dataclass(frozen=True)
class _Choice:
    """What has been chosen so far, newest first. `height` is in steps."""

    height: int = 0
    value: float = 0.0
    option: Option | None = None
    before: _Choice | None = None


def choose_lines(groups: Sequence[Sequence[Candidate]], height: float) -> tuple[Option, ...] | None:
    """The options of greatest total value that fit into `height` (px), the first among equals.

    Each group, a position's lines in order, gets at least one; the newest position is the first group. None
    where even the smallest choice is too high.
    """
    best = choose_most_valuable([Group(group) for group in groups], height)
    return None if best is None else prefer_first(groups, best, height)


def choose_most_valuable(groups: Iterable[Group], height: float) -> tuple[Option, ...] | None:
    """The options of greatest total value that fit into `height` (px), heads of groups among them without an
    id; None where none do."""
    limit = int(height * _STEPS_PER_PX)
    best = [_Choice()] if limit >= 0 else []
    for group in groups:
        best = _add_group(best, group, limit)
    return tuple(_read(best[-1])) if best else None


def _add_group(before: list[_Choice], group: Group, limit: int) -> list[_Choice]:
    """The choices with what is best of a group, at least one of its members unless it is not needed."""
    # `none` has its head and nothing of it yet, `some` has at least one of its members.
    head = [Option("", group.height, group.value)] if group.height or group.value else []
    none = list(_extend(before, head, limit)) if head else before
    some: list[_Choice] = []
    for member in group.members:
        start = [*none, *some]
        if isinstance(member, Group):
            some = _without_worse([*some, *_add_group(start, replace(member, is_needed=True), limit)])
            continue
        taken = list(_extend(start, member.options, limit))
        if member.pinned:
            none, some = [], _without_worse(taken)
        else:
            some = _without_worse([*some, *taken])
    return some if group.is_needed else _without_worse([*before, *some])


def _extend(choices: Iterable[_Choice], options: Iterable[Option], limit: int) -> Iterator[_Choice]:
    for option in options:
        step = _count_steps(option)
        for choice in choices:
            if choice.height + step <= limit:
                yield _Choice(choice.height + step, choice.value + option.value, option, choice)


def _without_worse(choices: list[_Choice]) -> list[_Choice]:
    """Only choices for which no smaller one has as much value, by height."""
    choices.sort(key=lambda choice: (choice.height, -choice.value))
    kept: list[_Choice] = []
    for choice in choices:
        if not kept or choice.value > kept[-1].value:
            kept.append(choice)
    return kept


def _read(choice: _Choice | None) -> list[Option]:
    options: list[Option] = []
    while choice and choice.option:
        options.append(choice.option)
        choice = choice.before
    return options[::-1]


def _count_steps(option: Option) -> int:
    return -int(-option.height * _STEPS_PER_PX // 1)


@dataclass(frozen=True)
class _Place:
    """Where a candidate stands: in which group, and how many of its worth stand before it there."""

    earlier: int
    group: int
    candidate: Candidate

    @property
    def least(self) -> int:
        return min(map(_count_steps, self.candidate.options))


def prefer_first(
    groups: Sequence[Sequence[Candidate]], chosen: Iterable[Option], height: float
) -> tuple[Option, ...]:
    """The same choice, but of lines of the same worth those that come first, as far as there is room."""
    kept = {option.id: option for option in chosen}
    limit = int(height * _STEPS_PER_PX)
    places = _find_places(groups)
    for worth in sorted(places, reverse=True):
        equals = sorted(places[worth], key=lambda place: (place.earlier, place.group))
        shown = [place.candidate.options[0].id in kept for place in equals]
        if shown != sorted(shown, reverse=True):
            kept = _choose_again(groups, equals, kept, limit)
    return tuple(kept[id] for group in groups for each in group if (id := each.options[0].id) in kept)


def _find_places(groups: Sequence[Sequence[Candidate]]) -> dict[float, list[_Place]]:
    """The candidates by their worth. What is pinned stays anyway."""
    places: dict[float, list[_Place]] = {}
    for number, group in enumerate(groups):
        seen: dict[float, int] = {}
        for each in group:
            if not each.pinned:
                earlier = seen.get(each.worth, 0)
                seen[each.worth] = earlier + 1
                places.setdefault(each.worth, []).append(_Place(earlier, number, each))
    return places


def _choose_again(
    groups: Sequence[Sequence[Candidate]], equals: Sequence[_Place], kept: dict[str, Option], limit: int
) -> dict[str, Option]:
    """`kept` with other ones of the `equals`: each that fits, in their order, and one for every group."""
    own = {place.candidate.options[0].id for place in equals}
    others = {id: option for id, option in kept.items() if id not in own}
    empty = {number for number, group in enumerate(groups)
             if group and not any(each.options[0].id in others for each in group)}  # fmt: skip
    reserved = {number: min(place.least for place in equals if place.group == number) for number in empty}
    free = limit - sum(map(_count_steps, others.values())) - sum(reserved.values())
    for place in equals:
        room = free + reserved.get(place.group, 0)
        option = next((each for each in place.candidate.options if _count_steps(each) <= room), None)
        if option:
            others[option.id] = option
            free = room - _count_steps(option)
            reserved.pop(place.group, None)
    return others

"""The best lines for a given height: an exact knapsack with one demand, a line for every position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    """A line with the ways to show it; a `pinned` one is always shown."""

    options: tuple[Option, ...]
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    """What has been chosen so far, newest first. `height` is in steps."""

    height: int = 0
    value: float = 0.0
    option: Option | None = None
    before: _Choice | None = None


def choose_lines(groups: Iterable[Sequence[Candidate]], height: float) -> tuple[Option, ...] | None:
    """The options of greatest total value that fit into `height` (px), in the order of the candidates.

    Each group gets at least one line. None where even the smallest choice is too high.
    """
    limit = int(height * _STEPS_PER_PX)
    best = [_Choice()] if limit >= 0 else []
    for group in groups:
        # `best` has nothing of this group yet, `some` has at least one of its lines.
        some: list[_Choice] = []
        for candidate in group:
            taken = list(_extend([*best, *some], candidate.options, limit))
            if candidate.pinned:
                best, some = [], _without_worse(taken)
            else:
                some = _without_worse([*some, *taken])
        best = some
    return tuple(_read(best[-1])) if best else None


def _extend(choices: list[_Choice], options: tuple[Option, ...], limit: int) -> Iterator[_Choice]:
    for option in options:
        step = -int(-option.height * _STEPS_PER_PX // 1)
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

"""What is wrong, where, and what to do about it: the one form in which problems are reported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.escaping.terminal import show_controls

Severity = Literal["error", "warning", "advice"]
"""An error stops the command; a warning is probably a mistake; advice is optional."""


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file, as it is reported to the user.

    `path` is relative to the project's root. `line` and `column` count from 1, in characters;
    0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. `excerpt` is the source line that `place` points into, if there is one."""

    place: Place
    message: str
    hint: str = ""
    excerpt: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """The problem as its lines: place and message, the source line, a caret, a hint."""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        lines = [f"{self.place}: {mark}{self.message}"]
        if pointed := self.find_pointed():
            shown, column = pointed
            indent = "".join("\t" if c == "\t" else " " for c in shown[: column - 1])
            lines += [f"    {shown}", f"    {indent}^"]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(show_controls(line) for line in lines)

    def find_pointed(self) -> tuple[str, int] | None:
        """The source line, or the part of a long one around the column, and the column in it, from 1."""
        if not self.excerpt.strip() or not self.place.column:
            return None
        return _shorten(self.excerpt, self.place.column)


class InputError(Exception):
    """Input that cannot be used. Carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        """Pickling, to pass the error from one process to another."""
        return type(self), (self.problems,)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order of files, lines and columns."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place, p.severity, p.message)))


def stop_on_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the warnings, or raise InputError with everything if there is an error among them."""
    problems = sort_problems(problems)
    if any(problem.severity == "error" for problem in problems):
        raise InputError(problems)
    return problems


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None.

    Case, `_` and `-` are folded first (`start_date` is `startDate`), then the nearest spelling counts.
    """
    import difflib  # only when something is misspelled

    folded = {_fold(k): k for k in sorted(known, reverse=True)}
    if exact := folded.get(_fold(word)):
        return exact
    close = difflib.get_close_matches(_fold(word), sorted(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def find_misspelled(word: str, known: Iterable[str]) -> str | None:
    """Like `find_nearest`, but at most two edits away: for use where a wrong guess does harm."""
    nearest = find_nearest(word, known)
    return nearest if nearest and _count_edits(_fold(word), _fold(nearest)) <= _MOST_EDITS else None


_MOST_EDITS = 2


def _count_edits(word: str, other: str) -> int:
    """The Levenshtein distance: letters inserted, deleted or replaced to turn one word into the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(word, 1):
        last, row[0] = row[0], number
        for place, wanted in enumerate(other, 1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (letter != wanted))
    return row[-1]


def is_same_word(word: str, other: str) -> bool:
    """Whether two words differ in no more than case, `_`, `-` and spaces."""
    return _fold(word) == _fold(other)


def suggest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or `otherwise` where nothing is near."""
    nearest = find_nearest(word, known)
    return f"did you mean '{nearest}'?" if nearest else otherwise


def _fold(word: str) -> str:
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")


_WIDEST_EXCERPT = 120


def _shorten(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around `column`, and the column's place in it."""
    line = line.rstrip("\r\n")
    if len(line) <= _WIDEST_EXCERPT:
        return line, column
    start = max(0, min(column - _WIDEST_EXCERPT // 2, len(line) - _WIDEST_EXCERPT))
    end = start + _WIDEST_EXCERPT
    left, right = ("…" if start else ""), ("…" if end < len(line) else "")
    return f"{left}{line[start:end]}{right}", column - start + len(left)

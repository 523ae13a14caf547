"""Degrees as postings and resumes name them: their level, and what they are in."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from casefolio.text.patterns import lazy_pattern

_LETTERS = r"\b{}\.?[AS]\b\.?(?=/|\)|\s+(?:degree|in|preferred|required|or)\b|$)"

_LEVELS = (
    (1, lazy_pattern(
        r"(?i:\bbachelor|\bb\.?sc\b|\bb\.?eng\b|\bdegree in\b"
        r"|\b(?:university|college|undergraduate|honours|year|a|relevant) degree\b(?! of))"
        rf"|{_LETTERS.format('B')}"
    )),
    (2, lazy_pattern(
        rf"(?i:\bmaster(?:['’]?s| of| degree)\b|\bm\.?sc\b|\bm\.?eng\b|\bmba\b)|{_LETTERS.format('M')}"
    )),
    (3, lazy_pattern(r"(?i:\bph\.?d\b|\bd\.?phil\b|\bdoctora(?:te|l degree)\b)")),
)  # fmt: skip
"""The names of degrees by their level: bachelor, master, doctor."""

_SUBJECT = lazy_pattern(r"\bin\b(?! (?:progress|hand|order)\b)(?P<subject>[^.;]*)")
"""What a degree is in, in the rest of the sentence after its name."""

_ALTERNATIVES = lazy_pattern(r",|/|\bor\b")


class Degree(NamedTuple):
    """A degree in a text: its lowest level, 1 to 3, and where its subject begins and ends, in characters.

    Without a subject both are the length of the text. `has_choice` tells of several subjects to choose from.
    """

    level: int
    start: int
    end: int
    has_choice: bool


@lru_cache(maxsize=1_000)
def find_degree(text: str) -> Degree | None:
    """The first degree of the lowest level in a text."""
    for level, pattern in _LEVELS:
        if name := pattern.search(text):
            subject = _SUBJECT.search(text, name.start())
            if not subject:
                return Degree(level, len(text), len(text), has_choice=False)
            start, end = subject.span("subject")
            return Degree(level, start, end, bool(_ALTERNATIVES.search(text, start, end)))
    return None

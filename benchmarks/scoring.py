"""The figures by which a match is held against the labels of a careful reader.

P, R, F1 of the tags found (grade 1 or 2 counts as asked for); R2, recall of central tags (grade 2); n5
and n10, nDCG of the highlights' order (gain 2^grade - 1); cov, the share of the central tags that some
highlight has which the first six highlights cover.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from math import log2

READ_FIRST = 6
"""The highlights that a reader is sure to see."""

Grades = Mapping[str, int]


def score_tags(grades: Grades, found: Iterable[str], known: Iterable[str]) -> dict[str, float]:
    """The counts behind P, R and F1, and R2. `known` are the person's tags."""
    found = set(found)
    known = list(known)
    central = [tag for tag, grade in grades.items() if grade > 1]
    return {
        "right": sum(tag in found for tag in grades),
        "wrong": sum(tag in found and tag not in grades for tag in known),
        "missed": sum(tag not in found for tag in grades),
        "R2": statistics.mean(tag in found for tag in central) if central else 1.0,
    }


def score_order(
    grades: Grades, order: Sequence[str], tags: Grades, shown: Mapping[str, set[str]]
) -> dict[str, float]:
    """n5, n10 and cov of an order of highlights; `shown` are the tags of each highlight."""
    every = set().union(*shown.values())
    carried = [tag for tag, grade in tags.items() if grade > 1 and tag in every]
    first = set().union(*(shown[id] for id in order[:READ_FIRST]))
    return {
        "n5": _measure_gain(grades, order, 5),
        "n10": _measure_gain(grades, order, 10),
        "cov": statistics.mean(tag in first for tag in carried) if carried else 1.0,
    }


def sum_up(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The figures of many postings: P, R and F1 over all tags, the others as means."""
    right, wrong, missed = (sum(row[key] for row in rows) for key in ("right", "wrong", "missed"))
    counted = {
        "P": right / max(1, right + wrong),
        "R": right / max(1, right + missed),
        "F1": 2 * right / max(1, 2 * right + wrong + missed),
    }
    means = [key for key in rows[0] if key not in ("right", "wrong", "missed")]
    return counted | {key: statistics.mean(row[key] for row in rows) for key in means}


def _measure_gain(grades: Grades, order: Sequence[str], count: int) -> float:
    most = _discount(sorted(grades.values(), reverse=True)[:count])
    return _discount([grades.get(id, 0) for id in order[:count]]) / most if most else 1.0


def _discount(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))

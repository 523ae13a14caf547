"""Sizes and gaps."""

from __future__ import annotations

import pytest

from casefolio.fit.measures import TIGHT_GAPS, WIDE_GAPS, Size, gap_range, gaps_at


def test_a_size_grows_with_its_gaps() -> None:
    size = Size(10, 4)
    assert [size.at(air) for air in (0, 0.5, 1)] == [10, 12, 14]


def test_sizes_add_up() -> None:
    assert Size(10, 4) + Size(1, 2) == Size(11, 6)
    assert Size(10, 4) - Size(1, 2) == Size(9, 2)


def test_gaps_go_from_tight_to_wide() -> None:
    assert gaps_at(0) == TIGHT_GAPS
    assert gaps_at(1) == WIDE_GAPS


@pytest.mark.parametrize("kind", TIGHT_GAPS)
def test_a_range_is_in_pixels(kind: str) -> None:
    assert gap_range(kind) * 72 / 96 == pytest.approx(WIDE_GAPS[kind] - TIGHT_GAPS[kind])

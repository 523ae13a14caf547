"""The table of numbers: what its comments say of their order holds, and none stands there for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio import posting
from casefolio.posting import weights
from casefolio.posting.facts.title import _TITLE_ROWS

NAMES = [name for name in vars(weights) if name.isupper()]
CLEAR = """
BELOW_LABEL HIRES ABOUT BELOW_TITLE AT_TITLE FIRST_CELL WRITER AT WE_ARE WE_ARE_INSIDE JOIN_AS SEEKS
""".split()
VAGUE = "NEAR_TITLE WITH APPOSITION DOES HAS".split()


@pytest.mark.parametrize("name", CLEAR)
def test_one_clear_place_is_enough_to_name_an_employer(name: str) -> None:
    assert getattr(weights, f"COMPANY_{name}") >= weights.FEWEST_VOTES


@pytest.mark.parametrize("name", VAGUE)
def test_a_vague_one_needs_mentions(name: str) -> None:
    vote = getattr(weights, f"COMPANY_{name}")
    mentions = weights.COMPANY_MENTION * weights.MOST_MENTIONS
    assert vote < weights.FEWEST_VOTES <= vote + mentions


def test_a_labelled_title_outweighs_every_other_row() -> None:
    rest = weights.TITLE_ROLE + weights.TITLE_FIRST + weights.TITLE_MARKED + weights.TITLE_LEVEL
    assert rest < weights.TITLE_LABELLED


def test_a_row_far_down_outweighs_no_row_at_the_top() -> None:
    assert weights.TITLE_FIRST < -weights.TITLE_PER_ROW * _TITLE_ROWS < weights.TITLE_LABELLED


@pytest.mark.parametrize("name", NAMES)
def test_each_number_is_used(name: str) -> None:
    folder = Path(posting.__file__).parent
    code = "".join(file.read_text("utf-8") for file in folder.rglob("*.py") if file.stem != "weights")
    assert f"weights.{name}" in code

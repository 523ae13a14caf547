"""How near the words of lines are to a posting's."""

from __future__ import annotations

import pytest
from tests.unit.tailor.example import claim, make_resume

from casefolio.posting import read_posting
from casefolio.tailor.nearness import Nearness, measure_nearness
from casefolio.text.source import Source

POSTING = """\
Harbour Clerk
Requirements
- You plan the berths of ferries
About us
We love sandwiches and sailing songs.
"""


def measure(*texts: str, posting: str = POSTING) -> list[float]:
    return [near.rank for near in measure_both(*texts, posting=posting)]


def measure_both(*texts: str, posting: str = POSTING) -> list[Nearness]:
    resume = make_resume(*(claim(f"line-{n}", text=text) for n, text in enumerate(texts)))
    near = measure_nearness(resume, read_posting(Source("acme.txt", posting), "acme"))
    return [near[f"line-{n}"] for n in range(len(texts))]


def test_the_words_of_the_job_count_and_not_those_of_the_employer() -> None:
    assert measure("Berths for ferries", "Sandwiches with songs", "Berths of stone") == [
        1.0, 0.0, pytest.approx(0.4, abs=0.02)
    ]  # fmt: skip


def test_rare_words_count_more() -> None:
    rare, common, *_ = measure("Old berths", "Old ferries", "New ferries", "Old ferries sold")
    assert 0 < common < rare


def test_small_words_and_numbers_say_nothing() -> None:
    assert measure("And of the 40", "The") == [0.0, 0.0]


def test_forms_of_a_word_are_the_same() -> None:
    assert measure("Planned a berth", "Sold stone") == [1.0, 0.0]


def test_what_is_asked_for_in_several_rows_counts_more() -> None:
    twice = POSTING.replace("About us", "- You know ferries\nAbout us")
    assert measure("Old berths", "Old ferries") == [1.0, 1.0]
    berths, ferries = measure("Old berths", "Old ferries", posting=twice)
    assert berths < ferries == 1.0


def test_a_share_does_not_depend_on_the_nearest_line() -> None:
    alone = measure_both("Berths of stone", "Sold sand")
    beside = measure_both("Berths of stone", "Sold sand", "Plan of ferries")
    assert [near.rank for near in alone] == [1.0, 0.0] and beside[0].rank < 1.0
    assert [near.share for near in alone] == [near.share for near in beside[:2]] == [0.5, 0.0]

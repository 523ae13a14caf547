"""Problems as people read them."""

from __future__ import annotations

import pytest

from casefolio.text.errors import (
    InputError,
    Place,
    Problem,
    find_nearest,
    sort_problems,
    stop_on_errors,
    suggest,
)


def problem(message: str = "wrong", line: int = 2, column: int = 3, **more: str) -> Problem:
    return Problem(Place("f.yaml", line, column), message, **more)


def test_a_problem_shows_place_line_caret_and_hint() -> None:
    shown = str(problem(excerpt="a: bc", hint="write d"))
    assert shown == "f.yaml:2:3: wrong\n    a: bc\n      ^\n    hint: write d"


def test_the_caret_stands_below_the_character_after_tabs() -> None:
    assert str(problem(excerpt="\tb", column=2)).splitlines()[2] == "    \t^"


def test_a_long_line_is_cut_around_the_caret() -> None:
    excerpt = "x" * 500 + "HERE" + "y" * 500
    line, caret = str(problem(excerpt=excerpt, column=501)).splitlines()[1:3]
    assert len(line) < 130
    assert line[caret.index("^") :].startswith("HERE")


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem(Place("f.yaml"), "file not found")) == "f.yaml: file not found"


def test_problems_are_sorted_and_told_once() -> None:
    late, early = problem(line=10), problem(line=9)
    assert sort_problems([late, early, late]) == (early, late)


def test_warnings_pass_and_errors_stop_with_everything() -> None:
    warning = Problem(Place("f.yaml", 1, 1), "doubtful", severity="warning")
    assert stop_on_errors([warning]) == (warning,)
    with pytest.raises(InputError) as caught:
        stop_on_errors([problem(), warning])
    assert caught.value.problems == (warning, problem())


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("start_date", "startDate"), ("StartDate", "startDate"), ("highlight", "highlights"), ("qqq", None)],
)
def test_the_nearest_word(word: str, nearest: str | None) -> None:
    assert find_nearest(word, ["startDate", "endDate", "highlights"]) == nearest


def test_a_suggestion_falls_back() -> None:
    assert suggest("biling", ["billing"]) == "did you mean 'billing'?"
    assert suggest("qqq", ["billing"], "see the list") == "see the list"

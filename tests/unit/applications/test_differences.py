"""What changes from one document to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from casefolio.applications.differences import ShownContent, ShownLine, compare, pair_lines, read_content

LINES = tuple(
    ShownLine(f"line-{n}", "Pilot, Quay", text)
    for n, text in enumerate(
        ("Brought in 300 ships.", "Taught 12 pilots to read fog.", "Cut delays by half.")
    )
)
CONTENT = ShownContent("a", "Pilot", "Steers.", LINES, ("Ships", "Tugs"), ("Awards: Prize",), ("fog",))


def changes(before: ShownContent, after: ShownContent) -> list[tuple[str, str]]:
    found = compare(before, after).changes
    return [(change.kind, (change.after or change.before).id) for change in found]


def test_the_same_is_no_difference() -> None:
    difference = compare(CONTENT, replace(CONTENT, name="b"))
    assert not difference and difference.same == 3


def test_lines_come_go_move_and_change() -> None:
    new = ShownLine("new", "Pilot, Quay", "Won a race of 40 tugs in snow.")
    shorter = replace(LINES[1], text="Taught 12 pilots to read thick fog.")
    after = replace(CONTENT, lines=(new, replace(LINES[2], bold=("half",)), shorter))
    assert changes(CONTENT, after) == [
        ("added", "new"),
        ("bold changed", "line-2"),
        ("moved", "line-2"),
        ("reworded", "line-1"),
        ("left out", "line-0"),
    ]
    assert compare(CONTENT, after).same == 0


def test_as_few_lines_as_possible_are_said_to_move() -> None:
    lines = [ShownLine(str(n), "", f"word{n} other{n}") for n in range(6)]
    order = [5, 0, 1, 2, 4, 3]
    moved = changes(
        replace(CONTENT, lines=tuple(lines)), replace(CONTENT, lines=tuple(lines[n] for n in order))
    )
    assert [kind for kind, _ in moved] == ["moved", "moved"]
    assert moved[0] == ("moved", "5") and moved[1][1] in ("3", "4")


def test_a_counted_id_that_means_another_line_now_pairs_nothing() -> None:
    before = (ShownLine("work-0-0", "a", "Brought in 300 ships."),)
    after = (
        ShownLine("work-0-0", "a", "Won a race of 40 tugs."),
        ShownLine("work-0-1", "a", "Brought in 300 ships."),
    )
    assert pair_lines(before, after) == [(before[0], after[1])]


def test_an_id_of_the_persons_own_pairs_whatever_the_words_are() -> None:
    before, after = (ShownLine("ships", "a", "Brought in 300."),), (ShownLine("ships", "a", "Steered."),)
    assert pair_lines(before, after) == [(before[0], after[0])]


def test_headline_summary_skills_entries_and_studies() -> None:
    after = ShownContent("b", "Captain", "Leads.", LINES, ("Tugs", "Ships"), ("Awards: Medal",), ())
    difference = compare(CONTENT, after)
    assert difference.headline == ("Pilot", "Captain") and difference.summary == ("Steers.", "Leads.")
    assert difference.skills == (("Ships", "Tugs"), ("Tugs", "Ships"))
    assert (difference.added_entries, difference.left_entries) == (("Awards: Medal",), ("Awards: Prize",))
    assert difference.case_studies == (("fog",), ()) and difference.changes == ()


REPORT: dict[str, Any] = {
    "content": {
        "headline": "Pilot", "summary": "", "skills": ["Ships"], "entries": [], "caseStudies": [],
        "lines": [{"id": "one", "where": "Pilot", "text": "Led 3.", "bold": ["3"]}],
    },
    "match": {"highlights": [{"id": "one", "reason": "shows ships"}]},
}  # fmt: skip


def test_content_is_read_from_a_report_with_the_reasons() -> None:
    content = read_content(REPORT, "acme")
    assert content and content.lines == (ShownLine("one", "Pilot", "Led 3.", ("3",), "shows ships"),)


@pytest.mark.parametrize("report", [{}, {"content": None}])
def test_a_report_without_content_gives_none(report: dict[str, Any]) -> None:
    assert read_content(report, "acme") is None

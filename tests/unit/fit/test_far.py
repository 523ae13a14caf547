"""Lines that say nothing to a posting go where wider gaps fill the page as well."""

from __future__ import annotations

import pytest
from tests.unit.fit.test_fit import add_section, make_selection, plan
from tests.unit.fit.test_worth import change_lines, for_a_posting

from casefolio.fit.ages import order_by_age
from casefolio.fit.far import FAR, list_far_lines
from casefolio.fit.worth import find_worths
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Selection


def list_far(selection: Selection) -> list[str]:
    items = {EntryRef(s.name, item.index): item for s in selection.sections for item in s.items}
    shown = {line.id for line in selection.lines()}
    return list_far_lines(items, order_by_age(selection), shown, find_worths(selection))


def test_what_is_farthest_and_oldest_goes_first_and_a_line_of_each_position_stays() -> None:
    selection = for_a_posting(make_selection([9, 9, 9, 9, 9, 9, 0, 0], [0, 0, 0], [0]))
    selection = change_lines(selection, line_0_6={"nearness": FAR / 2}, line_1_1={"nearness": FAR})
    assert list_far(selection) == ["1-0", "1-2", "0-7", "0-6"]


def test_all_stay_where_less_than_half_is_asked_for() -> None:
    assert len(list_far(for_a_posting(make_selection([9, 9, 9, 0, 0, 0])))) == 3
    assert list_far(for_a_posting(make_selection([9, 9, 9, 0, 0, 0, 0]))) == []


def test_the_newest_position_keeps_three_lines_however_far_they_are() -> None:
    assert len(list_far(for_a_posting(make_selection([0] * 6, [9] * 6)))) == 3
    assert list_far(for_a_posting(make_selection([0] * 3, [9] * 6))) == []


@pytest.mark.parametrize(
    "change", [{"nearness": FAR}, {"nearness": None}, {"score": 0.01}, {"asked": True}, {"pinned": True}]
)
def test_what_is_near_asked_for_pinned_or_for_no_posting_is_not_far(change: dict[str, object]) -> None:
    selection = for_a_posting(make_selection([9, 9, 9, 0]))
    assert list_far(selection) == ["0-3"]
    assert list_far(change_lines(selection, line_0_3=change)) == []


def fill(selection: Selection, room: float) -> tuple[int, float]:
    """How many lines are planned, and how high all is."""
    found = plan(selection, room=room)
    return len(found.lines), found.height


def test_far_lines_go_as_long_as_wider_gaps_fill_the_page() -> None:
    asked = for_a_posting(make_selection([5.0] * 16 + [1.0] * 6))
    idle = for_a_posting(make_selection([5.0] * 16 + [0.0] * 6))
    near = change_lines(idle, **{f"line_0_{place}": {"nearness": FAR} for place in range(16, 22)})
    (lines, height), (same, _), (fewer, as_high) = (fill(each, 20.2) for each in (asked, near, idle))
    assert (lines, same, fewer) == (20, 20, 19)
    assert as_high == pytest.approx(height, abs=1)


def test_far_lines_stay_where_all_has_room() -> None:
    idle = for_a_posting(make_selection([5.0] * 16 + [0.0] * 4))
    assert fill(idle, 20.2)[0] == 20
    assert fill(add_section(idle, "awards", 0, 0), 20.2)[0] == 20
    assert fill(add_section(idle, "awards", 0, 0), 19.4)[0] < 20

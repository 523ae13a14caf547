"""What lines and entries are worth: what is asked for, then the nearest words, then the newest position."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.unit.fit.test_fit import add_section, make_selection, plan

from casefolio.fit.worth import find_entry_worths, find_worths
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.selection import Line, Selection


def change_lines(selection: Selection, **changes: dict[str, object]) -> Selection:
    """The selection with other values of some lines, by their ids with `_` for `-`."""

    def change(line: Line) -> Line:
        return replace(line, **changes.get(f"line_{line.id}".replace("-", "_"), {}))  # type: ignore[arg-type]

    sections = tuple(
        replace(s, items=tuple(replace(i, lines=tuple(map(change, i.lines))) for i in s.items))
        for s in selection.sections
    )
    return replace(selection, sections=sections)


def for_a_posting(selection: Selection) -> Selection:
    return change_lines(selection, **{
        f"line_{line.id}".replace("-", "_"): {"nearness": 0.0} for line in selection.lines()
    })  # fmt: skip


def count_kept(selection: Selection, room: float) -> list[int]:
    kept = Counter(id.partition("-")[0] for id in plan(selection, room=room).lines)
    return [kept[str(index)] for index in range(len(selection.sections[0].items))]


@pytest.mark.parametrize(("room", "kept"), [(3.2, [1, 1, 1]), (12.2, [6, 4, 2]), (18.2, [8, 6, 4])])
def test_in_a_general_document_the_newest_position_leads(room: float, kept: list[int]) -> None:
    assert count_kept(make_selection([1] * 8, [1] * 8, [1] * 8), room) == kept


def test_of_each_position_the_first_lines_stay() -> None:
    kept = plan(make_selection([1] * 3, [1] * 4), room=5.2).lines
    assert kept == {"0-0", "0-1", "0-2", "1-0", "1-1"}


def test_what_a_person_prefers_outlasts_age() -> None:
    assert "1-2" in plan(make_selection([1] * 6, [1, 1, 2]), room=4.2).lines


def test_what_a_posting_asks_for_is_worth_the_same_at_any_age() -> None:
    selection = for_a_posting(make_selection([3, 0.5], [3, 0.5]))
    worths = find_worths(selection)
    assert worths["0-0"] == worths["1-0"] == 1.0
    assert worths["0-1"] == worths["1-1"]


def test_where_nothing_is_asked_for_the_newest_lines_fill_the_page() -> None:
    selection = for_a_posting(make_selection([3, 0, 0, 0, 0, 0], [0] * 6, [0, 0, 0]))
    assert count_kept(selection, 9.2) == [6, 2, 1]


def test_lines_with_the_words_of_the_posting_come_first_of_what_nothing_asks_for() -> None:
    selection = for_a_posting(make_selection([3, 0, 0, 0], [0, 0, 0]))
    selection = change_lines(selection, line_0_3={"nearness": 0.4}, line_1_2={"nearness": 0.4})
    assert plan(selection, room=3.2).lines == {"0-0", "0-3", "1-2"}
    nearest = change_lines(selection, line_1_2={"nearness": 1.0})
    asked = for_a_posting(make_selection([3, 0, 0, 0.01], [0, 0, 0]))
    assert find_worths(asked)["0-3"] > find_worths(nearest)["1-2"]


def prefer(selection: Selection, id: str, *, central: bool) -> Selection:
    (line,) = (line for line in selection.lines() if line.id == id)
    preferred = line.highlight.model_copy(update={"priority": 1})
    name = f"line_{id}".replace("-", "_")
    return change_lines(selection, **{name: {"highlight": preferred, "shows_central": central}})


def test_what_is_preferred_and_wanted_most_is_not_cut_for_lines_that_are_neither() -> None:
    selection = for_a_posting(make_selection([9, 8, 7, 6, 1], [5]))
    assert plan(selection, room=3.2).lines == {"0-0", "0-1", "1-0"}
    assert plan(prefer(selection, "0-4", central=False), room=3.2).lines == {"0-0", "0-1", "1-0"}
    assert plan(prefer(selection, "0-4", central=True), room=3.2).lines == {"0-0", "0-4", "1-0"}
    assert plan(prefer(selection, "0-4", central=True), room=2.2).lines == {"0-4", "1-0"}


def test_an_entry_that_is_asked_for_stays_before_lines_that_nothing_asks_for() -> None:
    selection = add_section(for_a_posting(make_selection([3, 0, 0, 0, 0])), "certificates", 0, 0.5, 0)
    # Two lines hold less than the share of the page that lines shall have.
    found = plan(selection, room=1.0)
    assert found.dropped_entries == {EntryRef("certificates", 0), EntryRef("certificates", 2)}
    assert "0-0" in found.lines and len(found.lines) < 5


def test_an_entry_gives_way_to_lines_that_are_worth_more() -> None:
    selection = add_section(for_a_posting(make_selection([9] * 6)), "certificates", 0.5)
    assert plan(selection, room=2.0).dropped_entries == {EntryRef("certificates", 0)}


def test_of_entries_that_are_asked_for_the_least_goes_first() -> None:
    selection = add_section(for_a_posting(make_selection([9] * 12)), "projects", 8, 1)
    assert plan(selection, room=7.5).dropped_entries == {EntryRef("projects", 1)}
    assert set(find_entry_worths(selection)) == {EntryRef("projects", 0), EntryRef("projects", 1)}


def test_a_pinned_entry_stays_whatever_it_is_worth() -> None:
    selection = add_section(make_selection([9] * 6), "awards", 0, 0)
    work, awards = selection.sections
    items = (awards.items[0], replace(awards.items[1], pinned=True))
    selection = replace(selection, sections=(work, replace(awards, items=items)))
    assert plan(selection, room=1.5).dropped_entries == {EntryRef("awards", 0)}

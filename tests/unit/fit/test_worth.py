"""What lines and entries are worth: what is asked for, then the nearest words, then the newest position."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.fit.test_fit import add_section, make_line, make_selection, plan
from tests.unit.tailor.example import apply, claim, make_resume

from casefolio.fit.paper import USUAL_AIR
from casefolio.fit.worth import OLDER, find_worths
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Certificate, Project, Publication
from casefolio.resume.selection import Item, Line, Section, Selection


def change_lines(selection: Selection, **changes: dict[str, object]) -> Selection:
    """The selection with other values of some lines, by their ids with `_` for `-`."""

    def change(line: Line) -> Line:
        return replace(line, **changes.get(f"line_{line.id}".replace("-", "_"), {}))

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


def test_what_a_posting_asks_for_is_worth_less_with_age_and_more_than_what_it_does_not() -> None:
    selection = for_a_posting(make_selection([3, 0], [3, 0.01], [3]))
    worths = find_worths(selection)
    assert [worths[id] for id in ("0-0", "1-0", "2-0")] == pytest.approx([1.0, OLDER, OLDER**2])
    nearest = change_lines(selection, line_0_1={"nearness": 1.0})
    assert worths["1-1"] >= find_worths(nearest)["0-1"] > find_worths(selection)["0-1"]


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
    return change_lines(selection, **{name: {"highlight": preferred, "central": ("red",) if central else ()}})


def test_what_is_preferred_and_wanted_most_is_not_cut_for_lines_that_are_neither() -> None:
    selection = for_a_posting(make_selection([9, 8, 7, 6, 1], [5]))
    assert plan(selection, room=3.2).lines == {"0-0", "0-1", "1-0"}
    assert plan(prefer(selection, "0-4", central=False), room=3.2).lines == {"0-0", "0-1", "1-0"}
    assert plan(prefer(selection, "0-4", central=True), room=3.2).lines == {"0-0", "0-4", "1-0"}
    assert plan(prefer(selection, "0-4", central=True), room=2.2).lines == {"0-4", "1-0"}


def test_an_entry_that_is_asked_for_stays_before_lines_that_nothing_asks_for() -> None:
    selection = add_section(for_a_posting(make_selection([3, 0, 0, 0, 0])), "certificates", 0, 0.5, 0)
    found = plan(selection, room=-0.3)
    assert found.dropped_entries == {EntryRef("certificates", 0), EntryRef("certificates", 2)}
    assert "0-0" in found.lines and len(found.lines) < 5


def test_an_entry_gives_way_to_lines_that_are_worth_more() -> None:
    selection = add_section(for_a_posting(make_selection([9] * 6)), "certificates", 0.5)
    assert plan(selection, room=2.0).dropped_entries == {EntryRef("certificates", 0)}


def test_of_entries_that_are_asked_for_the_least_goes_first() -> None:
    selection = add_section(for_a_posting(make_selection([9] * 12)), "certificates", 8, 1)
    assert plan(selection, room=11.3).dropped_entries == {EntryRef("certificates", 1)}


def add_positions(selection: Selection, name: str, *scores: float, **changes: Any) -> Selection:
    """A section with an entry that has lines of these scores, whose ids are `<name>-<place>`."""
    lines = tuple(
        replace(make_line(f"{name}-{place}", 0, score, section=name), **changes)
        for place, score in enumerate(scores)
    )
    item = Item(Project(), 0, lines, max(scores))
    return replace(selection, sections=(*selection.sections, Section(name, name, (item,))))


@pytest.mark.parametrize(("score", "shown"), [(9, True), (0.5, False)])
def test_projects_are_traded_against_lines_of_work_by_what_their_lines_are_worth(
    score: float, shown: bool
) -> None:
    work = for_a_posting(make_selection([9, 6, 6, 6, 6, 6]))
    selection = add_positions(work, "projects", score, score, nearness=0.0)
    found = plan(selection, room=5.2)
    assert (EntryRef("projects", 0) not in found.dropped_entries) is shown
    assert (found.lines >= {"projects-0", "projects-1"}) is shown


def test_what_is_asked_for_is_shown_with_tighter_gaps_before_it_is_left_out() -> None:
    selection = add_section(for_a_posting(make_selection([9] * 12)), "certificates", 1)
    usual = plan(selection, room=11.7)
    assert usual.dropped_entries == set() and len(usual.lines) == 12
    assert usual.air < USUAL_AIR
    unasked = add_section(for_a_posting(make_selection([9] * 12)), "certificates", 0)
    assert plan(unasked, room=11.7).dropped_entries == {EntryRef("certificates", 0)}


def test_lines_that_are_preferred_tighten_the_gaps_before_one_is_left_out() -> None:
    selection = for_a_posting(make_selection([9] * 12))
    assert len(plan(selection, room=11.7).lines) == 11
    for line in list(selection.lines()):
        selection = prefer(selection, line.id, central=True)
    assert len(plan(selection, room=11.7).lines) == 12


def test_what_is_preferred_and_wanted_most_stays_before_its_equals() -> None:
    selection = for_a_posting(make_selection([5, 5, 5]))
    assert plan(selection, room=2.2).lines == {"0-0", "0-1"}
    assert plan(prefer(selection, "0-2", central=True), room=2.2).lines == {"0-0", "0-2"}


def test_of_many_publications_the_newest_stay_and_leave_room_for_awards() -> None:
    books = tuple(
        Item(Publication.model_validate({"name": f"{year}", "releaseDate": f"{year}"}), index)
        for index, year in enumerate(range(1990, 2020))
    )
    selection = add_section(make_selection([1, 1, 1]), "awards", 0, 0, 0)
    selection = replace(selection, sections=(*selection.sections, Section("publications", "", books)))
    dropped = plan(selection, room=-15).dropped_entries
    assert {ref.section for ref in dropped} == {"publications"}
    assert dropped == {EntryRef("publications", index) for index in range(len(dropped))}
    assert 5 < len(dropped) < 25


def test_a_demand_that_lost_its_line_gets_another_one() -> None:
    """The best line for it is a project's, which has no room; the next best shows it, though it is weak."""
    work = for_a_posting(make_selection([9, 8, 7, 6, 1], [5]))
    work = change_lines(work, line_0_4={"central": ("red",)})
    assert "0-4" in plan(work, room=4.2).lines
    selection = add_positions(work, "projects", 4, nearness=0.0, central=("red",))
    assert plan(selection, room=4.2).dropped_entries == {EntryRef("projects", 0)}
    assert "0-4" in plan(selection, room=4.2).lines
    other = Section("certificates", "", (Item(Certificate(), 0, score=9, central=("red",)),))
    selection = replace(work, sections=(*work.sections, other))
    assert "0-4" not in plan(selection, room=4.2).lines


def test_an_entry_that_is_preferred_and_wanted_most_is_not_cut_for_lines_that_are_neither() -> None:
    work = for_a_posting(make_selection([9] * 12))
    item = Item(Certificate(priority=1), 0, score=0.01)
    for central, shown in ((("red",), True), ((), False)):
        other = Section("certificates", "", (replace(item, central=central),))
        found = plan(replace(work, sections=(*work.sections, other)), room=5.2)
        assert (not found.dropped_entries) is shown


def test_a_pinned_entry_stays_whatever_it_is_worth() -> None:
    selection = add_section(make_selection([9] * 6), "awards", 0, 0)
    work, awards = selection.sections
    items = (awards.items[0], replace(awards.items[1], pinned=True))
    selection = replace(selection, sections=(work, replace(awards, items=items)))
    assert plan(selection, room=1.5).dropped_entries == {EntryRef("awards", 0)}


def test_entries_of_a_section_of_one_s_own_give_way_the_last_first() -> None:
    selection = add_section(make_selection([1] * 6), "talks", *[0] * 6)
    dropped = {ref.index for ref in plan(selection, room=4.2).dropped_entries}
    assert dropped and dropped == set(range(min(dropped), 6)) and 0 not in dropped


def test_what_alone_answers_a_demand_is_shown_with_the_head_that_it_needs() -> None:
    work = for_a_posting(make_selection([9] + [8.8] * 6))
    other = add_positions(work, "volunteer", 4, 0, nearness=0.0)
    assert plan(other, room=5.2).dropped_entries == {EntryRef("volunteer", 0)}
    alone = add_positions(work, "volunteer", 4, 0, nearness=0.0, central=("red",))
    found = plan(alone, room=5.2)
    assert not found.dropped_entries and "volunteer-0" in found.lines


@pytest.mark.parametrize("scores", [(), (4.0,)], ids=["without lines", "with a line"])
def test_an_entry_that_alone_answers_a_demand_is_worth_as_much_as_the_best_line(
    scores: tuple[float, ...],
) -> None:
    """Also where the demand is in its own tags and none of its lines: then its head is what answers."""
    work = for_a_posting(make_selection([9] + [8.8] * 11))
    (project,) = add_positions(work, "projects", *scores or (0.0,), nearness=0.0).sections[-1].items
    project = replace(project, lines=project.lines if scores else (), score=3.0)

    def shows(item: Item, work: Selection = work) -> bool:
        sections = (*work.sections, Section("projects", "", (item,)))
        return not plan(replace(work, sections=sections), room=9.2).dropped_entries

    assert not shows(project)
    assert shows(replace(project, central=("red",)))
    answered = change_lines(work, line_0_0={"central": ("red",)})
    assert not shows(replace(project, central=("red",)), answered)


def test_what_is_asked_for_most_tightens_the_gaps_before_it_is_left_out() -> None:
    for score, lines in ((8.0, 12), (5.0, 11)):
        selection = for_a_posting(make_selection([9] * 11 + [score]))
        assert len(plan(selection, room=11.7).lines) == 11
        asked = change_lines(selection, line_0_11={"asked": True})
        assert len(plan(asked, room=11.7).lines) == lines


def test_an_entry_that_a_posting_names_is_worth_as_much_as_the_best_line() -> None:
    work = for_a_posting(make_selection([9] + [7] * 11))
    for named in (True, False):
        entries = tuple(Item(Certificate(), place, score=0.9, named=named) for place in range(3))
        sections = (*work.sections, Section("certificates", "", entries))
        found = plan(replace(work, sections=sections), room=9.2)
        assert (not found.dropped_entries) is named


def test_what_is_preferred_and_asked_for_is_not_cut_for_lines_that_nothing_asks_for() -> None:
    work = for_a_posting(make_selection([40] + [0] * 8))
    near = change_lines(work, **{f"line_0_{place}": {"nearness": 1.0} for place in range(1, 9)})
    selection = prefer(add_positions(near, "projects", 0.01, nearness=0.0), "projects-0", central=False)
    assert plan(selection, room=6.2).dropped_entries == {EntryRef("projects", 0)}
    asked = change_lines(selection, line_projects_0={"asked": True})
    assert "projects-0" in plan(asked, room=6.2).lines


@pytest.mark.parametrize("section", ["projects", "volunteer"])
@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ({"highlights": [claim("a", "red"), claim("b", "green")]}, {"a", "b"}),
        ({"tags": ["red", "green"], "highlights": [claim("a")]}, {"a"}),
        ({"tags": ["red", "green"], "highlights": [claim("a", "grey")]}, {"a"}),
        ({"tags": ["red", "green"]}, set()),
        ({"highlights": [claim("a", "grey")]}, None),
    ],
    ids=["in its lines", "for its lines", "beside its lines", "without lines", "nothing"],
)
def test_what_is_asked_for_and_stands_beside_work_is_on_the_page(
    entry: dict[str, Any], shown: set[str] | None, section: str
) -> None:
    """A project or a voluntary post stays before the lines of three long jobs, wherever its tags are."""
    jobs = [
        {"name": f"Job {job}", "highlights": [claim(f"work-{job}-{place}", "blue") for place in range(9)]}
        for job in range(3)
    ]
    found = plan(apply(make_resume(**{"work": jobs, section: [entry]})).selection, room=9.2)
    assert len(found.lines) < 28
    assert (not found.dropped_entries) is (shown is not None)
    assert {id for id in found.lines if not id.startswith("work")} == (shown or set())

"""The fit: the best lines for the room there is, and what always stays."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefolio.fit import (
    Measures,
    Plan,
    Size,
    apply_plan,
    find_least_shares,
    gap_range,
    gaps_at,
    measure_excess,
    plan_everything,
    plan_pages,
)
from casefolio.fit.choice import Candidate, Group, Option, choose_lines, choose_most_valuable
from casefolio.fit.paper import FULLEST, USUAL_AIR
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume, Skill, Work
from casefolio.resume.selection import Item, Line, Section, Selection

PAGE = 1000.0
LINE = 40.0
HEADING = 30.0


def make_line(id: str, entry: int, score: float, *, section: str = "work", pinned: bool = False) -> Line:
    resume = Resume.model_validate(
        {"basics": {"name": "Ada Example"}, "work": [{"highlights": [{"id": id, "text": id}]}]}
    )
    (highlight,) = resume.work[0].highlights
    return Line(highlight, section, entry, id, short=f"{id} short", score=score, pinned=pinned)


def make_selection(*positions: list[float], pinned: tuple[str, ...] = (), skills: int = 0) -> Selection:
    """Positions by the scores of their lines, whose ids are `<position>-<line>`."""
    items = tuple(
        Item(Work(), index, tuple(
            make_line(f"{index}-{place}", index, score, pinned=f"{index}-{place}" in pinned)
            for place, score in enumerate(scores)
        ))
        for index, scores in enumerate(positions)
    )  # fmt: skip
    sections = [Section("work", "Experience", items)]
    if skills:
        sections.append(Section("skills", "Skills", tuple(Item(Skill(), i) for i in range(skills))))
    return Selection("", "", tuple(sections))


def add_section(selection: Selection, name: str, *scores: float) -> Selection:
    items = tuple(Item(Skill(), index, score=score) for index, score in enumerate(scores))
    return Selection("", "", (*selection.sections, Section(name, name, items)))


def measure(selection: Selection, *, fixed: float = 100.0, short: float | None = None) -> Measures:
    """Every line 40 px high, every entry 30 px above its lines, every section 30 px above its entries."""
    give = gap_range("line")
    lines = {line.id: Size(LINE, give) for line in selection.lines()}
    shorts = {line.id: Size(short, give) for line in selection.lines()} if short else {}
    entries, sections = {}, {}
    total = Size(fixed)
    for section in selection.sections:
        whole = Size(HEADING, gap_range("section"))
        for item in section.items:
            size = Size(HEADING, gap_range("entry"))
            for line in item.lines:
                size += lines[line.id] + shorts.get(line.id, Size(0.0))
            entries[EntryRef(section.name, item.index)] = size
            whole += size
        sections[section.name] = whole
        total += whole
    return Measures(PAGE, total, lines, shorts, entries, sections)


def plan(selection: Selection, pages: int = 1, *, room: float | None = None, **measures: Any) -> Plan:
    """The plan where `room` lines find place, with the usual gaps, beside all that is no line."""
    if room is not None:
        measures["fixed"] = fixed_for(selection, room)
    found = plan_pages(selection, measure(selection, **measures), pages)
    assert found is not None
    return found


def fixed_for(selection: Selection, room: float) -> float:
    heights = [HEADING + gap_range("section") * USUAL_AIR for _ in selection.sections]
    heights += [HEADING + gap_range("entry") * USUAL_AIR for s in selection.sections for _ in s.items]
    return PAGE * FULLEST - sum(heights) - room * (LINE + gap_range("line") * USUAL_AIR)


options = st.builds(
    Option, st.just("x"), st.floats(0.5, 90).map(lambda h: round(h * 4) / 4), st.floats(0.01, 5)
)
candidates = st.builds(Candidate, st.lists(options, min_size=1, max_size=2).map(tuple), st.booleans())
heads = st.sampled_from([0.0, 20.0])
inner = st.builds(Group, st.lists(candidates, min_size=1, max_size=2), heads, st.floats(0, 3), st.just(False))
groups_of_either = st.builds(
    Group, st.lists(candidates | inner, min_size=1, max_size=2), heads, st.just(0.0), st.booleans()
)


@given(st.lists(groups_of_either, max_size=2), st.floats(0, 200))
def test_no_other_choice_is_worth_more(groups: list[Group], height: float) -> None:
    chosen = choose_most_valuable(groups, height)
    sums = [
        (sum(taken for taken, _ in choice), sum(value for _, value in choice))
        for choice in product(*map(ways_of_group, groups))
    ]
    values = [value for taken, value in sums if taken <= int(height * 4) / 4]
    assert (chosen is None) == (not values)
    if chosen is not None:
        # Heads are among what was chosen, without an id.
        assert sum(option.value for option in chosen) == pytest.approx(max(values))
        assert sum(option.height for option in chosen) <= height


def ways_of_group(group: Group) -> list[tuple[float, float]]:
    """Height and value of each way to show a group."""
    members = [ways_of_group(m) if isinstance(m, Group) else ways_of_line(m) for m in group.members]
    nothing = (0.0, 0.0)
    some = [[each for each in choice if each != nothing] for choice in product(*members)]
    ways = [
        (group.height + sum(height for height, _ in each), group.value + sum(value for _, value in each))
        for each in some
        if each
    ]
    return ways if group.is_needed else [*ways, nothing]


def ways_of_line(line: Candidate) -> list[tuple[float, float]]:
    nothing = [] if line.pinned else [(0.0, 0.0)]
    return [*((option.height, option.value) for option in line.options), *nothing]


def test_everything_stays_where_there_is_room() -> None:
    selection = make_selection([1, 1], [1])
    found = plan(selection)
    assert found.lines == {"0-0", "0-1", "1-0"}
    assert apply_plan(selection, found) == selection


@pytest.mark.parametrize(
    ("room", "kept"), [(1.5, {"0-0"}), (2.5, {"0-0", "0-2"}), (9, {f"0-{n}" for n in range(5)})]
)
def test_the_lowest_scores_go_first(room: float, kept: set[str]) -> None:
    assert plan(make_selection([5, 1, 4, 2, 3]), room=room).lines == kept


def test_every_position_keeps_a_line() -> None:
    assert plan(make_selection([9, 9, 9], [0.2, 0.1], [0.0]), room=3.2).lines == {"0-0", "1-0", "2-0"}


def test_a_pinned_line_stays_before_better_ones() -> None:
    assert plan(make_selection([9, 8, 0], pinned=("0-2",)), room=2.2).lines == {"0-0", "0-2"}


def test_a_tighter_wording_is_taken_where_the_whole_one_has_no_room() -> None:
    selection = make_selection([9, 8, 7])
    found = plan(selection, room=2.7, short=20.0)
    assert (found.lines, found.shorts) == ({"0-0", "0-1"}, {"0-2"})
    assert [line.text for line in apply_plan(selection, found).lines()] == ["0-0", "0-1", "0-2 short"]


def test_other_sections_are_traded_against_lines_but_not_education() -> None:
    selection = add_section(add_section(make_selection([9] * 6), "education", 0, 0), "awards", 0, 0)
    assert plan(selection, room=6.2).dropped_entries == set()
    found = plan(selection, room=5.3)
    assert (found.dropped_entries, len(found.lines)) == ({EntryRef("awards", 1)}, 6)
    assert plan(selection, room=0.5).dropped_entries == {EntryRef("awards", n) for n in (0, 1)}


def test_skills_go_only_where_nothing_else_helps() -> None:
    selection = add_section(make_selection([9, 9]), "skills", 3, 1, 2)
    assert plan(selection, room=1.0).dropped_entries == set()
    assert plan(selection, room=0.5).dropped_entries == {EntryRef("skills", 1)}


def test_a_list_of_case_studies_only_fills_what_is_left() -> None:
    selection = make_selection([1, 1, 1])
    measures = measure(selection, fixed=fixed_for(selection, 3) - 70)
    studies = {EntryRef("caseStudies", 0): Size(30.0), EntryRef("caseStudies", 1): Size(30.0)}
    with_studies = Measures(
        PAGE, measures.total + Size(90.0), measures.lines, {}, {**measures.entries, **studies},
        {**measures.sections, "caseStudies": Size(90.0)},
    )  # fmt: skip
    found = plan_pages(selection, with_studies, 1)
    assert found is not None
    assert found.lines == {"0-0", "0-1", "0-2"}
    assert found.dropped_entries == {EntryRef("caseStudies", 1)}


def test_what_cannot_fit_has_no_plan() -> None:
    selection = make_selection(*[[1]] * 20)
    assert plan_pages(selection, measure(selection), 1) is None
    found = plan_pages(selection, measure(selection), 2)
    assert found is not None
    assert len(found.lines) == 20


def test_gaps_save_a_page_or_fill_it_but_nothing_is_left_out_for_that() -> None:
    def lay_out(lines: int) -> tuple[int, int, float]:
        found = plan(make_selection([1] * lines), pages=2)
        return found.pages, len(found.lines), found.air

    pages, lines, air = lay_out(20)
    assert (pages, lines, air < USUAL_AIR) == (1, 20, True)
    pages, lines, air = lay_out(25)
    assert (pages, lines, air > USUAL_AIR) == (2, 25, True)
    assert lay_out(36) == (2, 36, USUAL_AIR)


@pytest.mark.parametrize(("lines", "pages", "excess"), [(20, 1, -0.01), (25, 1, 0.19), (25, 2, -0.81)])
def test_what_all_takes_beyond_some_pages_is_told_in_pages(lines: int, pages: int, excess: float) -> None:
    selection = make_selection([1] * lines)
    assert measure_excess(selection, measure(selection, short=10.0), pages) == pytest.approx(excess)


def test_everything_takes_the_pages_that_it_needs_in_its_own_words() -> None:
    selection = add_section(make_selection([1] * 100, [2] * 3), "projects", 1, 2)
    found = plan_everything(selection, measure(selection, short=10.0))
    assert (found.pages, len(found.lines), found.shorts, found.dropped_entries) == (5, 103, set(), set())
    assert apply_plan(selection, found) == selection


def test_what_must_stay_is_told_by_section() -> None:
    selection = add_section(make_selection([1] * 9, [1] * 9, pinned=("0-0", "0-3")), "education", 0)
    selection = add_section(add_section(selection, "awards", 1, 1), "skills", 1)
    shares = find_least_shares(selection, measure(selection, fixed=500.0))
    work = (HEADING + 2 * HEADING + 3 * LINE) / PAGE
    assert shares == {"": 0.5, "work": pytest.approx(work), "education": pytest.approx(2 * HEADING / PAGE)}
    assert list(shares) == ["", "work", "education"]


heights = st.lists(st.lists(st.floats(4, 60), min_size=1, max_size=4), min_size=1, max_size=4)


@given(heights, st.floats(0, 400))
def test_the_first_line_of_the_newest_position_stays_before_all_its_equals(
    groups: list[list[float]], height: float
) -> None:
    """Wherever the other positions can have a line too."""
    candidates = [
        [Candidate((Option(f"{number}-{place}", size, size),)) for place, size in enumerate(group)]
        for number, group in enumerate(groups)
    ]
    chosen = choose_lines(candidates, height) or ()
    kept = {option.id for option in chosen}
    assert not kept or {id.partition("-")[0] for id in kept} == {str(n) for n in range(len(groups))}
    assert sum(option.height for option in chosen) <= height
    # Heights are rounded up to a quarter of a pixel.
    if groups[0][0] + sum(min(group) for group in groups[1:]) <= height - len(groups) / 4 - 0.25:
        assert "0-0" in kept


def test_what_is_worth_more_is_not_given_for_an_equal() -> None:
    selection = make_selection([1, 1, 9], [1, 9])
    assert plan(selection, room=3.2).lines == {"0-0", "0-2", "1-1"}


def test_room_lost_between_pages_is_given_up() -> None:
    selection = make_selection([1] * 45)
    whole = plan_pages(selection, measure(selection), 2)
    less = plan_pages(selection, measure(selection), 2, loss=90.0)
    assert whole is not None and less is not None
    assert len(whole.lines) - len(less.lines) in (2, 3)


@given(
    st.lists(st.lists(st.floats(0, 5), min_size=1, max_size=12), min_size=1, max_size=4), st.integers(1, 3)
)
def test_gaps_stay_within_their_limits_and_pages_within_theirs(
    positions: list[list[float]], pages: int
) -> None:
    selection = make_selection(*positions)
    found = plan_pages(selection, measure(selection, short=20.0), pages)
    assert found is not None
    assert 0 <= found.air <= 1
    assert found.height <= (found.pages - 1 + 0.97) * PAGE
    if found.pages == pages == 1 and len(found.lines) < sum(map(len, positions)):
        assert found.height >= 0.88 * PAGE


def test_gaps_open_from_tight_to_wide() -> None:
    tight, wide = gaps_at(0.0), gaps_at(1.0)
    assert all(tight[kind] < wide[kind] for kind in tight)
    assert wide["line"] - tight["line"] == pytest.approx(gap_range("line") * 72 / 96)

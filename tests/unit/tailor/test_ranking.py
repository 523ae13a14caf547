"""The order of highlights, and the sum behind each place."""

from __future__ import annotations

import pytest
from tests.unit.tailor.example import POSTING, apply, claim, lines, make_resume, order
from tests.unit.tailor.example import TAGS as COLOURS

from casefolio.match.values import Evidence, FoundTag
from casefolio.posting.values import PostingSection
from casefolio.tailor.nearness import NEARNESS
from casefolio.tailor.ranking import (
    COMPLETE_BY,
    COVERAGE,
    DECAY,
    URGENCY,
    count_words_once,
    sum_tags,
)

REQUIREMENTS = PostingSection.REQUIREMENTS


def test_what_is_asked_for_most_comes_first() -> None:
    resume = make_resume(claim("a", "grey"), claim("b", "blue"), claim("c", "green"), claim("d", "red"))
    assert order(apply(resume)) == ["d", "c", "b", "a"]


def test_the_first_tag_counts_most() -> None:
    resume = make_resume(claim("a", "grey", "x", "red"), claim("b", "grey", "red"), claim("c", "red"))
    assert order(apply(resume)) == ["c", "b", "a"]


def test_ties_keep_the_order_of_the_resume() -> None:
    resume = make_resume(*(claim(id, "red") for id in "cab"), claim("z"), claim("y"))
    assert order(apply(resume)) == ["c", "a", "b", "z", "y"]


def test_of_lines_with_the_same_tags_the_nearest_in_words_comes_first() -> None:
    texts = {
        "far": "Tied knots.",
        "near": "Painted large boats.",
        "nearest": "Painted large boats for harbours.",
    }
    posting = POSTING.replace("More red work", "More red work, painting large boats in harbours")
    for tags in (["red"], ["grey"], []):
        resume = make_resume(*({**claim(id, *tags), "text": text} for id, text in texts.items()))
        assert order(apply(resume, posting)) == ["nearest", "near", "far"]


def test_words_in_common_add_to_what_tags_say_and_nothing_by_themselves() -> None:
    # Words of nearly every posting: rare ones count by themselves.
    resume = make_resume(
        claim("a", "red", text="Improved reports."), claim("b", "grey", text="Improved reports.")
    )
    tailoring = apply(resume, POSTING.replace("More red work", "More red work, improving reports"))
    asked, plain = tailoring.ranking
    assert asked.near == plain.near == 1
    assert asked.score == pytest.approx(
        sum(term.adds for term in asked.terms) + NEARNESS * asked.strength**0.5, abs=1e-3
    )
    assert (plain.score, plain.selected) == (0, False)


def test_what_is_needed_is_shown_among_the_first() -> None:
    reds = [claim(f"red{n}", "red") for n in range(8)]
    ranking = order(apply(make_resume(*reds, claim("leaf", "grey", "x", "y", "green"))))
    assert ranking.index("leaf") < COMPLETE_BY
    assert ranking[0] == "red0"


def test_a_persons_priority_moves_a_line() -> None:
    resume = make_resume(claim("a", "red"), claim("b", "red", priority=1), claim("c", "red", priority=-1))
    assert order(apply(resume)) == ["b", "a", "c"]


def test_what_is_preferred_and_wanted_most_stands_before_what_is_neither() -> None:
    plain = [claim(f"blue{n}", "blue", "blue") for n in range(3)]
    star = claim("star", "grey", "x", "y", "green")
    weak = POSTING.replace("know green work well", "know green work well\n- Some green work\n- Green work")
    many = weak.replace("Some blue work", "\n".join(["Some blue work"] * 9))
    boosted = {"posting": many, "wishes": "boost: {blue: 9}"}
    assert order(apply(make_resume(*plain, star), **boosted))[0] != "star"
    assert order(apply(make_resume(*plain, {**star, "priority": 0.1}), **boosted))[0] == "star"
    unwanted = {**claim("star", "grey"), "priority": 0.1}
    assert order(apply(make_resume(*plain, unwanted), **boosted))[-1] == "star"
    # Who shows what is wanted most need not wait.
    red = claim("red", "red")
    assert order(apply(make_resume(*plain, red, {**star, "priority": 0.1})))[0] == "red"


def test_pins_lead_and_hides_disappear() -> None:
    resume = make_resume(claim("a", "red"), claim("b", "green"), claim("c", "grey"))
    tailoring = apply(resume, wishes="pin: [c]\nhide: [a]")
    assert order(tailoring) == ["c", "b", "a"]
    assert lines(tailoring.selection) == ["c", "b"]
    assert [line.pinned for line in tailoring.selection.lines()] == [True, False]
    assert [(r.selected, r.pinned, r.hidden) for r in tailoring.ranking] == [
        (True, True, False),
        (True, False, False),
        (False, False, True),
    ]


def test_what_is_missing_weighs_more_the_nearer_the_last_of_the_first_lines_is() -> None:
    reds = [claim(f"red{n}", "red") for n in range(8)]
    ranking = order(apply(make_resume(*reds, claim("weak", "grey", "x", "y", "green"))))
    assert COMPLETE_BY // 2 <= ranking.index("weak") < COMPLETE_BY


def test_what_is_hidden_leaves_its_tags_to_be_shown_by_others() -> None:
    reds = [claim(f"red{n}", "red") for n in range(8)]
    resume = make_resume(*reds, claim("one", "grey", "green"), claim("two", "grey", "x", "green"))
    assert order(apply(resume, wishes="hide: [one]")).index("two") < COMPLETE_BY


def test_boosts_reorder() -> None:
    resume = make_resume(claim("a", "red"), claim("b", "blue"))
    assert order(apply(resume, wishes="boost: {blue: 9}")) == ["b", "a"]
    assert order(apply(resume, wishes="boost: {red: 0}")) == ["b", "a"]


def test_scores_never_rise_down_the_ranking() -> None:
    highlights = [claim(f"r{n}", "red", "blue") for n in range(6)] + [claim("g", "green"), claim("x")]
    scores = [ranked.score for ranked in apply(make_resume(*highlights)).ranking]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0


def test_only_what_is_asked_for_is_proposed() -> None:
    resume = make_resume(claim("a", "red"), claim("b", "grey"), claim("c"))
    assert [ranked.selected for ranked in apply(resume).ranking] == [True, False, False]


def test_a_position_keeps_its_best_line() -> None:
    positions = [
        {"name": "New", "highlights": [claim("a", "red")]},
        {"name": "Old", "highlights": [claim("b", "grey"), claim("c", "grey", priority=0.1)]},
    ]
    tailoring = apply(make_resume(work=positions))
    assert [(r.id, r.selected) for r in tailoring.ranking] == [("a", True), ("c", True), ("b", False)]
    assert [[line.id for line in item.lines] for item in tailoring.selection.sections[0].items] == [
        ["a"],
        ["c", "b"],
    ]


def test_a_hidden_line_is_not_kept_for_its_position() -> None:
    resume = make_resume(work=[{"name": "Old", "highlights": [claim("a", "grey")]}])
    assert not apply(resume, wishes="hide: [a]").ranking[0].selected


def test_a_line_without_tags_shows_those_of_its_entry() -> None:
    positions = [{"name": "Example", "tags": ["red"], "highlights": [claim("a"), claim("b", "grey")]}]
    assert [r.selected for r in apply(make_resume(work=positions)).ranking] == [True, False]


VARIANTS = [{"tags": ["green"], "text": "In green words."}, {"tags": ["blue"], "text": "In blue words."}]


@pytest.mark.parametrize(
    ("tags", "text"),
    [
        (["red", "green"], "Did a."),
        (["grey", "green"], "In green words."),
        (["blue"], "In green words."),
        ([], "In green words."),
    ],
)
def test_the_wording_fits_what_is_asked_for_most(tags: list[str], text: str) -> None:
    resume = make_resume(claim("a", *tags, variants=VARIANTS, short="Did it."))
    (line,) = apply(resume).selection.lines()
    assert (line.text, line.short) == (text, "Did it.")


def test_a_weak_tag_in_front_pushes_nothing_back() -> None:
    weights = {"weak": 0.1, "strong": 2.0, "more": 1.5}
    plain = sum(term.adds for term in sum_tags(["strong", "more"], weights))
    pushed = sum(term.adds for term in sum_tags(["weak", "strong", "more"], weights))
    assert pushed >= plain
    assert sum(term.adds for term in sum_tags(["strong"], weights)) == 2.0 * DECAY[0]
    assert sum(term.adds for term in sum_tags(["unasked", "strong"], weights)) == 2.0 * DECAY[1]


FIRST_BONUS = COVERAGE / COMPLETE_BY**URGENCY


def test_a_place_can_be_explained() -> None:
    ranked = apply(make_resume(claim("a", "red", "grey", "green", priority=1))).find("a")
    assert ranked is not None
    assert [(term.tag, term.factor, term.fresh) for term in ranked.terms] == [
        ("red", 1.0, False),
        ("green", 0.65, False),
        ("red", FIRST_BONUS, True),
        ("green", FIRST_BONUS, True),
    ]
    assert ranked.score == pytest.approx(sum(term.adds for term in ranked.terms) + 0.5, abs=1e-3)
    assert apply(make_resume()).find("none") is None


def test_the_same_words_count_once_for_a_line() -> None:
    """Two tags that one phrase asks for are one demand, as one line of evidence is one."""
    twins = {"crimson": {"aliases": ["red work"]}, "red": {"aliases": ["red work"]}}
    resume = make_resume(
        claim("twice", "crimson", "red"),
        claim("once", "red"),
        claim("both", "green", "red"),
        tags=COLOURS | twins,
    )
    ranked = {each.id: each for each in apply(resume).ranking}
    assert ranked["twice"].strength == ranked["once"].strength < ranked["both"].strength
    assert {term.tag for term in ranked["twice"].terms} == {"crimson", "red"}


def test_of_two_tags_with_the_same_words_the_heavier_counts_in_the_first_place() -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 1.5}
    found = {
        id: FoundTag(id, 1.0, True, True, tuple(Evidence(row, REQUIREMENTS, word, row) for row, word in told))
        for id, told in {"a": [(1, "x")], "b": [(1, "x"), (2, "y")], "c": [(3, "x")]}.items()
    }
    assert count_words_once(("a", "c", "b", "d"), weights, found) == (("b", "c", "d"), ("a",))

"""Tailoring: the order of highlights, and the choices around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from casefolio.match import match_posting
from casefolio.posting import read_posting
from casefolio.resume.model import Resume, fill_ids
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.resume.vocabulary.tags import Tag, build_vocabulary
from casefolio.tailor import Tailoring, tailor
from casefolio.tailor.ranking import COMPLETE_BY, COVERAGE, DECAY, URGENCY, sum_tags
from casefolio.text.source import Source

LEXICON = {
    "python": Tag("python", "Python", "technology", aliases=("Python",)),
    "aws": Tag("aws", "AWS", "technology", aliases=("AWS", "Amazon Web Services")),
    "kafka": Tag("kafka", "Kafka", "technology", aliases=("Kafka",)),
}
TAGS = {id: {"aliases": [f"{id} work"]} for id in ("red", "green", "blue", "grey")}
POSTING = """\
Engineer
Requirements
- You have done red work and love it
- You also know green work well
What you'll do
- More red work
Nice to have
- Some blue work
"""
"""Asks for red most, then green, then a little blue; never for grey."""


def make_resume(*highlights: Mapping[str, Any], **more: Any) -> Resume:
    work = [{"name": "Example", "highlights": [dict(h) for h in highlights]}]
    data: dict[str, Any] = {"basics": {"name": "Robin"}, "tags": TAGS, "work": work, **more}
    fill_ids(data)
    return Resume.model_validate(data)


def apply(resume: Resume, posting: str = POSTING, wishes: str = "") -> Tailoring:
    text = f"---\n{wishes}\n---\n{posting}" if wishes else posting
    read = read_posting(Source("acme.txt", text), "acme")
    return tailor(resume, read, match_posting(read, build_vocabulary(resume, LEXICON)), ENGLISH)


def claim(id: str, *tags: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "text": f"Did {id}.", "tags": list(tags), **more}


def order(tailoring: Tailoring) -> list[str]:
    return [ranked.id for ranked in tailoring.ranking]


def lines(selection: Selection) -> list[str]:
    return [line.id for line in selection.lines()]


def test_what_is_asked_for_most_comes_first() -> None:
    resume = make_resume(claim("a", "grey"), claim("b", "blue"), claim("c", "green"), claim("d", "red"))
    assert order(apply(resume)) == ["d", "c", "b", "a"]


def test_the_first_tag_counts_most() -> None:
    resume = make_resume(claim("a", "grey", "x", "red"), claim("b", "grey", "red"), claim("c", "red"))
    assert order(apply(resume)) == ["c", "b", "a"]


def test_ties_keep_the_order_of_the_resume() -> None:
    resume = make_resume(*(claim(id, "red") for id in "cab"), claim("z"), claim("y"))
    assert order(apply(resume)) == ["c", "a", "b", "z", "y"]


def test_what_is_needed_is_shown_among_the_first() -> None:
    reds = [claim(f"red{n}", "red") for n in range(8)]
    ranking = order(apply(make_resume(*reds, claim("green", "grey", "x", "y", "green"))))
    assert ranking.index("green") < COMPLETE_BY
    assert ranking[0] == "red0"


def test_a_persons_priority_moves_a_line() -> None:
    resume = make_resume(claim("a", "red"), claim("b", "red", priority=1), claim("c", "red", priority=-1))
    assert order(apply(resume)) == ["b", "a", "c"]


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


def test_positions_stay_in_their_order() -> None:
    positions = [
        {"name": "New", "highlights": [claim("a", "blue")]},
        {"name": "Old", "highlights": [claim("b", "red")]},
    ]
    tailoring = apply(make_resume(work=positions))
    assert order(tailoring) == ["b", "a"]
    assert lines(tailoring.selection) == ["a", "b"]


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


EMPHASES = [
    {"id": "red", "tags": ["red"], "label": "Red Engineer", "summary": "I do red."},
    {"id": "both", "tags": ["grey", "red", "green"], "label": "Engineer of All"},
    {"id": "blue", "tags": ["blue"], "label": "Blue Engineer"},
]


def headline(posting: str = POSTING, wishes: str = "", emphases: Any = EMPHASES) -> tuple[str, str, str]:
    basics = {"name": "Robin", "label": "Engineer", "summary": "I do.", "emphases": emphases}
    selection = apply(make_resume(claim("a", "red"), basics=basics), posting, wishes).selection
    return selection.emphasis, selection.label, selection.summary


def test_the_headline_is_about_what_is_asked_for_most() -> None:
    assert headline() == ("red", "Red Engineer", "I do red.")


def test_a_headline_without_a_summary_keeps_the_plain_one() -> None:
    assert headline(wishes="emphasis: blue") == ("blue", "Blue Engineer", "I do.")


def test_no_headline_rests_on_a_mere_wish() -> None:
    assert headline(emphases=EMPHASES[2:]) == ("", "Engineer", "I do.")


def test_a_title_decides_between_headlines() -> None:
    posting = "Blue work engineer\nRequirements\n- Blue work\n- Red work\nWhat you'll do\n- Red work\n"
    assert headline(posting)[0] == "blue"


def test_skills_and_their_keywords_follow_the_posting() -> None:
    skills = [
        {"name": "Tools", "keywords": ["Git", "Vim"]},
        {"name": "Cloud", "keywords": ["GCP", "Kafka", "AWS (ECS, S3)", "Python"]},
        {"name": "Colours", "keywords": ["Grey"], "tags": ["red"]},
    ]
    posting = POSTING + "What you need\n- Python in production\n- Amazon Web Services\n"
    section = apply(make_resume(skills=skills), posting).selection.sections[-1]
    shown = {item.entry.name: list(item.entry.keywords) for item in section.items}  # type: ignore[attr-defined]
    assert list(shown) == ["Cloud", "Colours", "Tools"]
    assert shown["Cloud"] == ["AWS (ECS, S3)", "Python", "GCP", "Kafka"]
    assert [item.index for item in section.items] == [1, 2, 0]


def test_projects_follow_the_posting_and_education_its_dates() -> None:
    resume = make_resume(
        projects=[{"name": "Grey", "tags": ["grey"]}, {"name": "Red", "tags": ["red"]}],
        education=[{"area": "Old", "tags": ["grey"]}, {"area": "Older", "tags": ["red"]}],
    )
    indexes = {s.name: [i.index for i in s.items] for s in apply(resume).selection.sections}
    assert indexes["projects"] == [1, 0]
    assert indexes["education"] == [0, 1]


def studies(*ids: str) -> list[dict[str, Any]]:
    return [{"id": id, "title": id, "tags": [id]} for id in ids]


def test_case_studies_with_something_to_show_come_best_first() -> None:
    resume = make_resume(claim("a"), caseStudies=studies("grey", "blue", "red"))
    assert [study.id for study in apply(resume).selection.case_studies] == ["red", "blue"]


def test_all_case_studies_stay_where_none_is_asked_for() -> None:
    resume = make_resume(claim("a"), caseStudies=studies("grey"))
    assert [study.id for study in apply(resume).selection.case_studies] == ["grey"]


def test_the_emphasised_tags_are_bold() -> None:
    assert apply(make_resume(claim("a", "red"))).selection.bold == {"red", "green", "blue"}


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

"""What a match says: how each tag is answered, where each line ended and why, what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.tailor.example import claim, make_resume

from casefolio.match import Ask, Evidence, Gaps
from casefolio.posting import read_posting
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor.explanation import (
    Explanation,
    explain,
    group_lines,
    group_words,
    list_missing,
    list_silent_lines,
)
from casefolio.tailor.study import study_posting
from casefolio.text.source import Source

LEXICON = {
    "python": Tag("python", "Python", "technology", aliases=("Python",)),
    "java": Tag("java", "Java", "technology", aliases=("Java",)),
    "kafka": Tag("kafka", "Kafka", "technology", aliases=("Kafka",)),
    "colours": Tag("colours", "Colours", aliases=("red work",)),
}
POSTING = """\
Engineer
Requirements
- Red work
- Green work and Python
- Java
- A licence to fish
What you'll do
- Run the Kafka
Nice to have
- Blue work
"""
LINES = [
    claim("red", "red", lead="Colour"),
    claim("blue", "grey", "x", "y", "z", "blue"),
    claim("none", "grey"),
    {"id": "bare", "text": "Did it."},
]


def explain_match(
    *lines: dict[str, Any], text: str = POSTING, on_page: list[str] | None = None
) -> Explanation:
    resume = make_resume(*(lines or LINES), skills=[{"name": "Tools", "keywords": ["Python"]}])
    posting = read_posting(Source("acme.txt", text), "acme")
    return explain(study_posting(posting, resume, build_vocabulary(resume, LEXICON)), on_page)


def test_all_tags_that_were_found_are_there_heaviest_first() -> None:
    explanation = explain_match()
    assert [tag.id for tag in explanation.tags] == [tag.id for tag in explanation.study.match.tags]
    grouped = [tag for group in explanation.groups for tag in group.tags]
    assert {tag.id for tag in grouped} == {tag.id for tag in explanation.tags}


def test_each_tag_says_how_the_resume_answers_it() -> None:
    explanation = explain_match()
    assert {tag.id: (tag.group, tag.state) for tag in explanation.tags} == {
        "red": ("Wanted most", "shown"),
        "green": ("Wanted most", "missing"),
        "java": ("Wanted most", "missing"),
        "kafka": ("Also wanted", "missing"),
        "blue": ("Nice to have", "spare"),
        "python": ("Wanted most", "named"),
        "colours": ("Not among your tags", "same-words"),
    }
    states = {tag.id: tag for tag in explanation.tags}
    assert (states["red"].shown_by, states["blue"].left_out) == (("red",), ("blue",))
    assert (states["colours"].same_as, states["python"].same_as) == ("red", "")


def test_a_hidden_line_answers_nothing() -> None:
    explanation = explain_match(text=f"---\nhide: [red]\n---\n{POSTING}")
    red = next(tag for tag in explanation.tags if tag.id == "red")
    assert (red.state, red.shown_by, red.left_out) == ("named", (), ())


def test_the_group_of_the_central_demands_is_what_the_coverage_counts() -> None:
    explanation = explain_match()
    assert explanation.groups[0].title == "Wanted most"
    assert tuple(tag.id for tag in explanation.groups[0].tags) == explanation.coverage.demands
    assert explanation.coverage.shown == ("red",)


def test_the_page_decides_once_it_is_there() -> None:
    explanation = explain_match(on_page=["blue"])
    states = {tag.id: tag.state for tag in explanation.tags}
    assert (states["red"], states["blue"]) == ("left-out", "shown")
    assert explanation.coverage.shown == ()
    assert {line.id: line.state for line in explanation.lines} == {
        "red": "no-room",
        "blue": "page",
        "none": "left-out",
        "bare": "left-out",
    }


def test_a_line_says_what_decided_its_place() -> None:
    text = f"---\nhide: [none]\npin: [bare]\n---\n{POSTING}"
    told = {line.id: (line.state, line.decided_by) for line in explain_match(text=text).lines}
    assert told == {
        "bare": ("proposed", "pinned by you"),
        "red": ("proposed", "red"),
        "blue": ("spare", "only blue"),
        "none": ("hidden", "hidden by you"),
    }


@pytest.mark.parametrize(
    ("line", "decided_by"),
    [
        (claim("a", "grey", priority=2), "your priority"),
        (claim("a", "grey"), "the best of its position"),
        (claim("a", "red", "green", "blue"), "red, green, blue"),
    ],
)
def test_without_asked_for_tags_something_else_decided(line: dict[str, Any], decided_by: str) -> None:
    assert explain_match(line).lines[0].decided_by == decided_by


def test_a_line_knows_its_tags_and_whether_it_has_any() -> None:
    lines = {line.id: line for line in explain_match().lines}
    assert [tag.id for tag in lines["blue"].tags] == ["blue"]
    assert lines["blue"].unasked == ("grey", "x", "y", "z")
    assert [line.id for line in lines.values() if not line.is_tagged] == ["bare"]


def test_the_text_is_the_wording_that_is_shown() -> None:
    variants = [{"tags": ["red"], "text": "In **red** words."}]
    (line,) = explain_match(claim("a", "grey", variants=variants)).lines
    assert line.text == "In **red** words."


def test_the_sum_adds_up_to_the_score() -> None:
    line = explain_match(claim("a", "red", priority=1)).lines[0]
    assert [part.name for part in line.sum] == ["red", "red: first line to show it", "your priority"]
    assert line.sum[-1].factors == "1 × 0.50"
    assert sum(part.adds for part in line.sum) == pytest.approx(line.ranked.score, abs=1e-3)
    # Its words stand in the posting too.
    line = explain_match(claim("a", "red", text="You love it: work.")).lines[0]
    assert [part.name for part in line.sum][-1] == "words in common"
    assert line.sum[-1].factors.startswith("1.00 × ")
    assert sum(part.adds for part in line.sum) == pytest.approx(line.ranked.score, abs=1e-3)


def test_gaps_come_by_the_line_that_asks_the_central_first_and_the_unrecognised_last() -> None:
    gaps = [(gap.line, [ask.label for ask in gap.asks], gap.central) for gap in explain_match().gaps]
    assert gaps == [
        (4, ["green"], True),
        (5, ["Java"], True),
        (8, ["Kafka"], False),
        (6, [], False),
    ]
    text = "Engineer\nWhat you'll do\n- Run the Kafka, and Java\nRequirements\n- Green work\n"
    assert [(gap.line, gap.central) for gap in explain_match(text=text).gaps] == [(5, True), (3, False)]


def test_wishes_in_which_nothing_was_recognised_come_after_the_demands() -> None:
    text = "Engineer\nNice to have\n- Sailing\n- Java\nRequirements\n- A licence to fish\n"
    explanation = explain_match(text=text)
    assert [(gap.line, gap.is_wish) for gap in explanation.gaps if not gap.asks] == [(6, False), (3, True)]
    assert list_silent_lines(explanation.study.gaps) == [3, 6]


def test_a_headline_is_explained_where_it_is_not_the_plain_one() -> None:
    assert (explain_match().headline, explain_match().headline_reason) == ("", "")


def test_what_is_missing_is_listed_central_first() -> None:
    asks = (Ask("a", "A", False, ()), Ask("b", "B", True, ()))
    assert list_missing(Gaps(tags=asks)) == ["B", "A"]


EVIDENCE = [
    Evidence(4, "requirements", "Java", 4),
    Evidence(9, "duties", "java", 9),
    Evidence(4, "requirements", "Java", 4),
    Evidence(4, "requirements", "JVM", 4),
]


def test_evidence_is_grouped_by_words_and_by_lines() -> None:
    assert group_words(EVIDENCE) == [("Java", (4, 9)), ("JVM", (4,))]
    assert group_lines(EVIDENCE) == [(4, ("Java", "JVM")), (9, ("java",))]
    assert group_words([]) == group_lines([]) == []


def test_an_entry_answers_by_its_name_or_its_tags() -> None:
    resume = make_resume(
        claim("red", "red"),
        certificates=[{"name": "Certified in Kafka"}],
        publications=[{"name": "On work", "tags": ["green"]}],
        skills=[{"name": "Tools", "keywords": ["Java"]}],
    )
    posting = read_posting(Source("acme.txt", POSTING), "acme")
    study = study_posting(posting, resume, build_vocabulary(resume, LEXICON))
    states = {tag.id: (tag.state, tag.shown_by) for tag in explain(study).tags}
    assert states["kafka"] == ("shown", ("certificates-0",))
    assert states["green"] == ("shown", ("publications-0",))
    assert states["java"] == ("named", ())
    assert "green" in study.coverage.shown
    cut = explain(study, on_page=["red"], dropped=["publications-0"])
    assert {tag.id: tag.state for tag in cut.tags}["green"] == "left-out"
    assert "green" not in cut.coverage.shown

"""Words of a demand that no tag has, and the resume too."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.tailor.example import make_resume

from casefolio.posting import read_posting
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.tailor.explanation import Explanation, explain
from casefolio.tailor.study import study_posting
from casefolio.text.source import Source


def explain_demands(*demands: str, lines: tuple[str, ...], head: str = "Clerk", **more: Any) -> Explanation:
    resume = make_resume(*({"id": f"line-{n}", "text": text} for n, text in enumerate(lines)), **more)
    text = f"{head}\nRequirements\n" + "".join(f"- {each}\n" for each in demands)
    posting = read_posting(Source("acme.txt", text), "acme")
    return explain(study_posting(posting, resume, build_vocabulary(resume, {})))


def named(*demands: str, line: str, **more: Any) -> list[str]:
    return [each.words for each, _ in explain_demands(*demands, lines=(line,), **more).named]


@pytest.mark.parametrize(
    ("demand", "line", "words"),
    [
        ("Document in Epic", "Charted in Epic for two years.", ["Epic"]),
        ("Knowledge of CRRT", "Ran CRRT at night.", ["CRRT"]),
        ("Prepare ATAC-seq libraries", "Generated ATAC-seq libraries.", ["ATAC-seq"]),
        ("Vasoactive infusions", "Titrated vasoactive drips.", ["Vasoactive"]),
        ("Dovetailing drawers", "Made 90 dovetailed chairs.", ["Dovetailing"]),
    ],
)
def test_names_abbreviations_and_rare_words_are_found(demand: str, line: str, words: list[str]) -> None:
    assert named(demand, line=line) == words


@pytest.mark.parametrize(
    ("demand", "line"),
    [
        ("You own epics and stories", "Charted in Epic for two years."),
        ("Document in Epic", "Told an epic story."),
        ("Strong Attention To Epic Detail", "Charted in Epic for two years."),
        ("You gladly do seven tasks in July", "Gladly did seven things in July."),
        ("You have a diploma", "Brought two trainees to their diploma."),
        ("Build great products for customers", "Built a product for customers."),
        ("Prepare ATAC-seq libraries", "Generated RNA-seq data."),
        ("No CRRT needed", "Ran CRRT at night."),
    ],
)
def test_everyday_words_parts_of_names_and_denied_words_are_not(demand: str, line: str) -> None:
    assert named(demand, line=line) == []


def test_what_is_hidden_or_below_a_position_of_one_line_is_not_in_the_resume() -> None:
    resume = make_resume({"id": "one", "text": "Ran CRRT at night."})
    folded = resume.model_copy(update={"work": (resume.work[0].model_copy(update={"brief": True}),)})
    for front, held, words in (
        ("", resume, ["CRRT"]),
        ("---\nhide: [one]\n---\n", resume, []),
        ("", folded, []),
    ):
        posting = read_posting(Source("acme.txt", f"{front}Clerk\nRequirements\n- CRRT\n"), "acme")
        study = study_posting(posting, held, build_vocabulary(held, {}))
        assert [each.words for each, _ in explain(study).named] == words


def test_words_of_a_tag_and_of_the_employer_say_nothing_more() -> None:
    tags = {"care": {"aliases": ["vasoactive infusions"]}}
    assert named("Vasoactive infusions", line="Titrated vasoactive drips.", tags=tags) == []
    head = "---\ncompany: Vasoactive Ltd\n---\nClerk"
    assert named("Work at Vasoactive Ltd", line="Titrated vasoactive drips.", head=head) == []


def test_it_is_answered_by_what_the_page_shows() -> None:
    resume = make_resume(
        {"id": "one", "text": "Ran CRRT at night."}, skills=[{"name": "Tools", "keywords": ["Epic"]}]
    )
    posting = read_posting(Source("acme.txt", "Clerk\nRequirements\n- CRRT\n- Use of Epic\n"), "acme")
    study = study_posting(posting, resume, build_vocabulary(resume, {}))
    for on_page, dropped, states in (
        ({"one"}, (), ["shown", "shown"]),
        (set(), (), ["left-out", "shown"]),
        (set(), ("skills-0",), ["left-out", "left-out"]),
    ):
        answers = [answer for _, answer in explain(study, on_page, dropped).named]
        assert [answer.state for answer in answers] == states
        assert [answer.shown_by or answer.left_out for answer in answers] == [("one",), ("skills-0",)]


def test_what_names_a_demand_goes_before_what_does_not_and_is_no_gap() -> None:
    lines = ("Did it.", "Charted in Epic for two years.", "Did more.")
    explanation = explain_demands("Document in Epic", "A licence to fish", lines=lines)
    first = explanation.lines[0]
    assert (first.id, first.decided_by, first.ranked.reason) == ("line-1", "named: Epic", "names Epic")
    assert sum(part.adds for part in first.sum) == pytest.approx(first.ranked.score, abs=1e-3)
    assert [gap.text for gap in explanation.gaps] == ["A licence to fish"]


def test_other_entries_name_it_too() -> None:
    explanation = explain_demands(
        "Document in Epic", lines=("Did it.",), skills=[{"name": "Tools", "keywords": ["Epic"]}]
    )
    assert [(each.words, answer.shown_by) for each, answer in explanation.named] == [("Epic", ("skills-0",))]
    assert explanation.gaps == ()


def test_a_row_counts_once_and_more_rows_more() -> None:
    lines = ("Ran CRRT with vasoactive drips.", "Ran CRRT.", "Charted in Epic, ran CRRT.")
    found = explain_demands("CRRT, and vasoactive infusions", "Document in Epic", lines=lines)
    strength = {line.id: line.ranked.strength for line in found.lines}
    assert strength["line-0"] == strength["line-1"] < strength["line-2"]

"""What the desk's pages show of a match, before and after the page is laid out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.desk.example import POSTING, RESUME, lay_out, read_project, study, write_project

from casefolio.desk.views import CoverageView, MatchView, view_coverage, view_match
from casefolio.desk.workspace import State
from casefolio.tailor.explanation import explain


@pytest.fixture
def state(tmp_path: Path) -> State:
    return read_project(write_project(tmp_path))[1]


@pytest.fixture
def view(state: State) -> MatchView:
    return view_match(study(state), None)


def test_it_names_the_posting(state: State, view: MatchView) -> None:
    assert (view.title, view.company, view.seniority) == ("Billing Engineer", "Acme", "")
    assert view.known_language
    untitled = study(state, "---\ncompany: Acme\n---\nWe are looking for somebody who likes boats.\n")
    assert view_match(untitled, None).title


def test_it_says_what_the_explanation_says(state: State, view: MatchView) -> None:
    explanation = explain(study(state))
    assert [(group.title, [each.tag for each in group.tags]) for group in view.groups] == [
        (group.title, list(group.tags)) for group in explanation.groups
    ]
    assert [each.line for each in view.lines] == list(explanation.lines)
    assert view.gaps == explanation.gaps


def test_a_tag_has_its_lines_and_its_weight_in_steps(view: MatchView) -> None:
    billing = view.groups[0].tags[0]
    assert billing.asked == ((1, ("Billing",)), (4, ("invoices",)))
    assert 1 <= billing.steps <= 5


def test_the_posting_stands_there_by_section(view: MatchView) -> None:
    assert [(block.name, [each.line.number for each in block.lines]) for block in view.blocks] == [
        ("Title", [1]),
        ("Not about the job", [2]),
        ("Requirements", [3, 4, 5]),
    ]


def test_a_line_is_shown_in_its_markup_with_its_position(state: State, view: MatchView) -> None:
    first = view.lines[0]
    assert first.html == "Cut <strong>refunds</strong> by 3%."
    assert (first.position, first.shortened) == ("Engineer, Example", False)
    document = lay_out(study(state), "refunds")
    shortened = replace(document, made=replace(document.made, shortened=("refunds",)))
    assert view_match(study(state), shortened).lines[0].shortened


def test_a_line_is_shown_in_the_words_of_the_page(state: State, tmp_path: Path) -> None:
    text = RESUME.replace("Cut **refunds** by 3%.", "Cut them.")
    (tmp_path / "data/resume.yaml").write_text(text, encoding="utf-8")
    other = lay_out(study(read_project(tmp_path)[1]), "refunds")
    assert view_match(study(state), other).lines[0].html == "Cut them."


def test_the_page_decides_where_a_line_ended(state: State, view: MatchView) -> None:
    assert [each.line.state for each in view.lines] == ["proposed", "spare"]
    laid_out = view_match(study(state), lay_out(study(state), "talks"))
    assert [each.line.state for each in laid_out.lines] == ["no-room", "page"]


def test_the_coverage_is_that_of_the_page_of_a_report_or_of_the_proposal(state: State) -> None:
    found = study(state)
    assert view_coverage(found, None) == CoverageView("partial", 1, 2, is_proposed=True)
    assert view_coverage(found, lay_out(found, "talks")) == CoverageView("thin", 0, 2)
    assert view_coverage(found, None, known=1.0) == CoverageView("strong", 2, 2)
    # A page that is there goes before what a report says.
    assert view_coverage(found, lay_out(found, "refunds"), known=1.0) == CoverageView("partial", 1, 2)


def test_a_posting_that_asks_for_nothing_has_no_band(state: State) -> None:
    nothing = study(state, "Juggler\nRequirements\n- A licence to fish\n")
    assert view_coverage(nothing, None, known=1.0) == CoverageView("", 0, 0)
    assert view_match(nothing, None).groups == ()


def test_a_posting_is_marked_where_the_tags_were_found(view: MatchView) -> None:
    marked = [
        (each.line.number, segment.text, segment.tags)
        for block in view.blocks
        for each in block.lines
        for segment in each.segments
        if segment.tags
    ]
    assert marked == [
        (1, "Billing", ("billing",)),
        (4, "invoices", ("billing",)),
        (5, "Java", ("java",)),
    ]
    assert POSTING.count("invoices") == 1


def test_words_that_no_tag_has_are_marked_and_lead_to_the_lines_that_have_them(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    (root / "data/resume.yaml").write_text(RESUME.replace("Gave talks", "Charted in Epic"), encoding="utf-8")
    state = read_project(root)[1]
    view = view_match(study(state, "Clerk\nRequirements\n- Use of Epic, and invoices\n"), None)
    (named,) = view.named
    assert (named.named.words, named.answer.shown_by, named.asked) == ("Epic", ("talks",), ((3, ("Epic",)),))
    marked = {
        segment.text: segment.tags
        for block in view.blocks
        for each in block.lines
        for segment in each.segments
        if segment.tags
    }
    assert marked == {"Epic": (named.id,), "invoices": ("billing",)}
    assert {line.line.id: line.asked for line in view.lines} == {
        "refunds": ("billing",),
        "talks": (named.id,),
    }

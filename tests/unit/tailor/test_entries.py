"""What a match says of certificates, projects and the like, and how they are pinned and hidden."""

from __future__ import annotations

from tests.unit.tailor.example import LEXICON, POSTING, claim, make_resume

from casefolio.posting import read_checked_posting
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.tailor.entries import explain_entries
from casefolio.tailor.study import Study, study_posting
from casefolio.text.source import Source

PARTS = {
    "projects": [{"name": "Kite", "tags": ["grey"], "highlights": [claim("string", "red")]}],
    "certificates": [{"name": "White paper"}, {"name": "Red paper", "tags": ["red"]}],
    "skills": [{"name": "Tools"}],
}


def study(wishes: str = "", posting: str = POSTING) -> Study:
    resume = make_resume(claim("a", "red"), claim("b", "green"), **PARTS)
    vocabulary = build_vocabulary(resume, LEXICON)
    text = f"---\n{wishes}\n---\n{posting}" if wishes else posting
    return study_posting(
        read_checked_posting(Source("acme.txt", text), "acme", resume, vocabulary), resume, vocabulary
    )


def states(wishes: str = "", dropped: set[str] | None = None) -> dict[str, str]:
    return {each.id: each.state for each in explain_entries(study(wishes), dropped)}


def test_what_is_asked_for_stands_first() -> None:
    first, *others = explain_entries(study(), None)
    assert (first.id, first.name, first.section, first.tags) == (
        "certificates-1", "Red paper", "Certificates", ("red",)
    )  # fmt: skip
    assert [(each.id, each.tags) for each in others] == [("projects-0", ()), ("certificates-0", ())]


def test_an_entry_is_proposed_then_on_the_page_or_without_room() -> None:
    assert set(states().values()) == {"proposed"}
    assert states(dropped={"projects-0"}) == {
        "certificates-1": "page", "certificates-0": "page", "projects-0": "no-room"
    }  # fmt: skip


def test_a_hidden_entry_is_in_no_section_and_its_lines_are_hidden_too() -> None:
    studied = study("hide: [projects-0, certificates-0]")
    sections = {s.name: [item.index for item in s.items] for s in studied.selection.sections}
    assert sections == {"work": [0], "skills": [0], "certificates": [1]}
    hidden = {each.id for each in studied.tailoring.ranking if each.hidden}
    assert hidden == {"string"}
    assert states("hide: [projects-0]", set())["projects-0"] == "hidden"


def test_a_pinned_entry_is_told_and_may_not_be_dropped() -> None:
    studied = study("pin: [certificates-0, skills-0]")
    pinned = {
        (section.name, item.index) for section in studied.selection.sections for item in section.items
        if item.pinned
    }  # fmt: skip
    assert pinned == {("certificates", 0), ("skills", 0)}
    assert {each.id for each in explain_entries(studied, None) if each.pinned} == {
        "certificates-0", "skills-0"
    }  # fmt: skip


def test_a_position_that_is_hidden_leaves_with_its_lines() -> None:
    studied = study("hide: [work-0]")
    assert "work" not in {section.name for section in studied.selection.sections}
    assert {each.id for each in studied.tailoring.ranking if each.hidden} == {"a", "b"}
    assert states("hide: [work-0]")["work-0"] == "hidden"


def test_an_entry_that_is_named_is_asked_for() -> None:
    studied = study(posting=POSTING.replace("- You also", "- White paper\n- You also"))
    found = {each.id: (each.named, each.score > 0) for each in explain_entries(studied, None)}
    assert found == {"certificates-1": ((), True), "certificates-0": ((4,), True), "projects-0": ((), False)}
    sections = studied.selection.sections
    named = {(each.name, item.index) for each in sections for item in each.items if item.named}
    assert named == {("certificates", 0)}


def test_a_line_in_which_the_posting_wants_something_is_asked_for() -> None:
    posting = POSTING.replace("- You also know green work well\n", "")
    asked = {line.id: line.asked for line in study(posting=posting).selection.lines()}
    assert asked == {"a": True, "b": False, "string": True}

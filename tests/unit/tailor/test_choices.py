"""What stands around the highlights: headline, sections, skills, case studies."""

from __future__ import annotations

from typing import Any

from tests.unit.tailor.example import POSTING, apply, claim, lines, make_resume, order


def test_positions_stay_in_their_order() -> None:
    positions = [
        {"name": "New", "highlights": [claim("a", "blue")]},
        {"name": "Old", "highlights": [claim("b", "red")]},
    ]
    tailoring = apply(make_resume(work=positions))
    assert order(tailoring) == ["b", "a"]
    assert lines(tailoring.selection) == ["a", "b"]


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


def test_the_plain_headline_stays_where_it_is_nearer_to_the_title() -> None:
    posting = "Senior Colour Engineer\nRequirements\n- Red work\n"
    painter = [{"id": "red", "tags": ["red"], "label": "Painter"}]
    mixer = [{"id": "red", "tags": ["red"], "label": "Colour Engineer"}]
    assert headline(posting, emphases=painter)[:2] == ("", "Engineer")
    assert headline(posting, emphases=mixer)[:2] == ("red", "Colour Engineer")


def test_skills_and_their_keywords_follow_the_posting() -> None:
    skills = [
        {"name": "Tools", "keywords": ["Git", "Vim"]},
        {"name": "Cloud", "keywords": ["GCP", "Kafka", "AWS (ECS, S3)", "Python"]},
        {"name": "Colours", "keywords": ["Grey"], "tags": ["red"]},
    ]
    posting = POSTING + "What you need\n- Python in production\n- Some AWS\n- Amazon Web Services\n"
    section = apply(make_resume(skills=skills), posting).selection.sections[-1]
    shown = {item.entry.name: list(item.entry.keywords) for item in section.items}
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


def test_a_certificate_that_is_asked_for_by_its_name_leads_the_others() -> None:
    certificates = [
        {"name": "Paint and Colour", "tags": ["red", "blue"]},
        {"name": "Basic Dye Safety Course"},
    ]
    posting = "Painter\nRequirements\n- Red work\n- Blue work\n- Current BDS\n"
    selection = apply(make_resume(certificates=certificates), posting).selection
    section = next(each for each in selection.sections if each.name == "certificates")
    assert [item.index for item in section.items] == [1, 0]


def test_case_studies_with_something_to_show_come_best_first() -> None:
    resume = make_resume(claim("a"), caseStudies=studies("grey", "blue", "red"))
    assert [study.id for study in apply(resume).selection.case_studies] == ["red", "blue"]


def test_all_case_studies_stay_where_none_is_asked_for() -> None:
    resume = make_resume(claim("a"), caseStudies=studies("grey"))
    assert [study.id for study in apply(resume).selection.case_studies] == ["grey"]


def test_the_emphasised_tags_are_bold() -> None:
    assert apply(make_resume(claim("a", "red"))).selection.bold == {"red", "green", "blue"}


def test_no_more_is_bold_than_still_stands_out_the_heaviest_tag_first() -> None:
    text = "Painted [all walls]{red}, [doors]{blue} and [the whole of the roof]{green} in spring."
    bold = apply(make_resume(claim("a", "red", text=text))).selection.bold
    assert bold == {"red"}
    plain = "Then went home, and came back again on the next day with a bucket and another brush. " * 3
    bold = apply(make_resume(claim("a", "red", text=text + plain))).selection.bold
    assert bold == {"red", "blue"}
    # What the person made bold counts too.
    loud = text + plain.replace("bucket", "**big brown bucket of lime**")
    assert apply(make_resume(claim("a", "red", text=loud))).selection.bold == {"red"}


def test_a_line_says_whether_it_shows_what_is_wanted_most_and_how_near_its_words_are() -> None:
    resume = make_resume(claim("a", "red"), claim("b", "grey", text="Loved the harbour."), claim("c", "grey"))
    found = {line.id: line for line in apply(resume, POSTING + "You love a harbour\n").selection.lines()}
    assert [bool(found[id].central) for id in "abc"] == [True, False, False]
    assert found["b"].nearness and found["c"].nearness == 0.0


OWN = [
    {"id": "talks", "title": "Talks", "entries": [{"name": "Grey"}, {"name": "Red work"}]},
    {"id": "grants", "title": "Grants", "entries": [{"name": "Blue", "highlights": [claim("won", "red")]}]},
]


def test_sections_of_one_s_own_are_matched_pinned_and_hidden_as_others_are() -> None:
    resume = make_resume(claim("a", "blue"), customSections=OWN)
    tailoring = apply(resume, wishes="pin: [talks-0]\nhide: [talks-1]")
    talks, grants = tailoring.selection.sections[1:]
    assert [(item.index, item.pinned) for item in talks.items] == [(0, True)]
    assert order(tailoring) == ["won", "a"] and lines(tailoring.selection) == ["a", "won"]
    assert grants.items[0].score > 0
    # It is asked for by its name; the order is one of time.
    (talks, _) = apply(resume).selection.sections[1:]
    assert [(item.index, item.score > 0) for item in talks.items] == [(0, False), (1, True)]


def test_lines_of_a_brief_position_are_not_chosen_unless_one_of_them_is_pinned() -> None:
    work = [
        {"name": "New", "highlights": [claim("a", "blue")]},
        {"name": "Old", "endDate": "2001", "summary": "Long.", "highlights": [claim("b", "red"), claim("c")]},
    ]
    meta = {"casefolio": {"since": "2010"}}
    folded = apply(make_resume(work=work, meta=meta))
    assert lines(folded.selection) == ["a"]
    assert [each.folded for each in folded.ranking] == [False, True, True]
    assert folded.selection.sections[0].items[1].entry.summary == ""
    pinned = apply(make_resume(work=work, meta=meta), wishes="pin: [c]")
    assert lines(pinned.selection) == ["a", "c", "b"]
    assert not any(each.folded for each in pinned.ranking)

"""What a posting asks for and the resume does not have."""

from __future__ import annotations

from tests.unit.match.example import LEXICON, demand, make_resume, read

from casefolio.match import find_gaps, match_posting
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.tags import Tag, build_vocabulary


def gaps_of(resume: Resume, text: str) -> tuple[list[str], list[str], tuple[int, ...]]:
    vocabulary = build_vocabulary(resume, LEXICON)
    posting = read(text)
    gaps = find_gaps(match_posting(posting, vocabulary), posting, resume, vocabulary)
    return [ask.id for ask in gaps.tags], [ask.label for ask in gaps.technologies], gaps.lines


def test_gaps_are_what_nothing_in_the_resume_shows() -> None:
    resume = make_resume(
        {"reliability": {}, "mentoring": {}}, {"text": "Kept it up.", "tags": ["reliability"]}
    )
    text = "Engineer\nRequirements\n- Uptime\n- Mentoring\n- Java\n- A licence to fish\n"
    assert gaps_of(resume, text) == (["mentoring"], ["Java"], (4, 5, 6))


def test_what_a_skill_names_is_no_gap() -> None:
    resume = make_resume({}, skills=[{"name": "Backend", "keywords": ["Java", "Kafka"]}])
    assert gaps_of(resume, demand("Java"))[1] == []


def test_a_line_that_is_half_answered_is_answered() -> None:
    resume = make_resume({"reliability": {}}, {"text": "Kept it up.", "tags": ["reliability"]})
    assert gaps_of(resume, demand("Uptime and a licence to fish"))[2] == ()


def test_a_longer_name_in_the_resume_is_another_technology() -> None:
    resume = make_resume({}, skills=[{"name": "Mobile", "keywords": ["React Native"]}])
    assert gaps_of(resume, demand("React"))[1] == ["React"]


def test_two_tags_with_the_same_words_are_no_gap_where_the_resume_has_one() -> None:
    lexicon = {
        "uptime": Tag("uptime", "Uptime", aliases=("on-call",)),
        "pager": Tag("pager", "Pager duty", aliases=("on-call", "pager")),
    }
    resume = make_resume({"uptime": {}}, {"text": "Kept it up.", "tags": ["uptime"]})
    vocabulary = build_vocabulary(resume, lexicon)
    for text, asked, same in (("On-call", [], ("pager",)), ("On-call\n- Carry a pager", ["pager"], ())):
        posting = read(demand(f"- {text}"))
        gaps = find_gaps(match_posting(posting, vocabulary), posting, resume, vocabulary)
        assert ([ask.id for ask in gaps.tags], gaps.same_words) == (asked, same)


def test_who_demands_a_tool_by_its_name_demands_no_competence_besides() -> None:
    lexicon = {
        "charts": Tag("charts", "Charts", aliases=("charts", "Plotter")),
        "plotter": Tag("plotter", "Plotter", "technology", aliases=("Plotter",)),
    }
    vocabulary = build_vocabulary(make_resume({}), lexicon)
    for text, asked, same in (
        ("Plotter", ["plotter"], ("charts",)),
        ("Plotter\n- Charts", ["charts", "plotter"], ()),
    ):
        posting = read(demand(f"- {text}"))
        gaps = find_gaps(match_posting(posting, vocabulary), posting, make_resume({}), vocabulary)
        assert ([ask.id for ask in gaps.asks], gaps.same_words) == (asked, same)

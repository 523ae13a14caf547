"""What a posting asks for: hits, weights, what is central, and what the resume lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from casefolio.match import Match, find_gaps, match_posting
from casefolio.match.hits import MOST_HITS_PER_LINE
from casefolio.posting import Posting, PostingSection, read_posting
from casefolio.resume.model import Resume, fill_ids
from casefolio.resume.vocabulary.tags import Tag, build_vocabulary
from casefolio.text.source import Source

LEXICON = {
    tag.id: tag
    for tag in (
        Tag("reliability", "Reliability", aliases=("reliability", "uptime", "on-call")),
        Tag("growth", "Growth", aliases=("conversion", "growth"), exclusions=("growth mindset",)),
        Tag("task-queues", "Task queues", aliases=("task queue", "Kafka", "Redis")),
        Tag("mentoring", "Mentoring", aliases=("mentor", "mentoring")),
        Tag("react", "React", "technology", aliases=("React", "React.js")),
        Tag("react-native", "React Native", "technology", aliases=("React Native",)),
        Tag("go", "Go", "technology", aliases=("Golang", "=Go"), exclusions=("Go live",)),
        Tag("java", "Java", "technology", aliases=("Java",)),
        Tag("stripe", "Stripe", "technology", aliases=("Stripe",)),
        Tag("kafka", "Kafka", "technology", aliases=("Kafka",)),
    )
}


def make_resume(tags: Mapping[str, Any] | None = None, *highlights: Mapping[str, Any], **more: Any) -> Resume:
    data: dict[str, Any] = {
        "basics": {"name": "Robin Example"},
        "tags": dict(tags or {}),
        "work": [{"name": "Example", "highlights": [dict(h) for h in highlights]}],
        **more,
    }
    fill_ids(data)
    return Resume.model_validate(data)


RESUME = make_resume({"reliability": {}, "growth": {}, "task-queues": {}, "mentoring": {}})
VOCABULARY = build_vocabulary(RESUME, LEXICON)


def read(text: str) -> Posting:
    return read_posting(Source("acme.txt", text), "acme")


def match(text: str, vocabulary: Mapping[str, Tag] = VOCABULARY) -> Match:
    return match_posting(read(text), vocabulary)


def demand(line: str) -> str:
    return f"Engineer\nRequirements\n{line}\n"


def found(text: str) -> list[str]:
    return [tag.id for tag in match(text).tags]


def words_for(id: str, text: str) -> list[str]:
    tag = match(text).find(id)
    return [evidence.words for evidence in tag.evidence] if tag else []


def test_each_hit_is_kept_with_its_line_and_words() -> None:
    tag = match("Engineer\n\nRequirements\n- Care for up-time and On-Call\nNice to have\n- Uptime\n").find(
        "reliability"
    )
    assert tag is not None
    assert [tuple(evidence) for evidence in tag.evidence] == [
        (4, PostingSection.REQUIREMENTS, "On-Call"),
        (6, PostingSection.NICE_TO_HAVE, "Uptime"),
    ]


@pytest.mark.parametrize(
    ("id", "line", "words"),
    [
        ("growth", "A growth mindset", []),
        ("growth", "A growth mindset and growth experience", ["growth"]),
        ("go", "We go live with Go", ["Go"]),
        ("go", "You know Go, Java or Rust", ["Go"]),
        ("go", "Go beyond what is asked", []),
        ("go", "Go and gRPC", ["Go"]),
        ("react", "React Native in production", []),
        ("react-native", "React Native in production", ["React Native"]),
        ("react", "React and React Native", ["React"]),
        ("java", "JavaScript", []),
        ("reliability", "No on-call duty", []),
        ("reliability", "You are not bound to on-call", []),
        ("reliability", "Not only uptime matters", ["uptime"]),
        ("reliability", "No drama, good uptime", ["uptime"]),
        ("reliability", "We do not fear downtime. Uptime is ours", ["Uptime"]),
        ("reliability", "You don't need to know about on-call", []),
        ("reliability", "No prior experience with on-call is needed", []),
        ("reliability", "A no-nonsense on-call engineer", ["on-call"]),
        ("reliability", "You never compromise on uptime", ["uptime"]),
        ("go", "Python, Go, or Rust", ["Go"]),
        ("go", "Go, build and ship", []),
        ("go", "Go is a must", ["Go"]),
        ("mentoring", "Mentor a mentor who mentors mentors", ["Mentor", "mentor"]),
    ],
)
def test_words_count_where_they_mean_it(id: str, line: str, words: list[str]) -> None:
    assert words_for(id, demand(line)) == words


def test_the_job_itself_is_no_colleague() -> None:
    lexicon = {"cross-functional": Tag("cross-functional", "Working with others", aliases=("designers",))}
    posting = "Product Designer\nWhat you'll do\n- Work with a designer\n- As a product designer, draw\n"
    assert match(posting, lexicon).tags == ()
    assert match(posting.replace("Product Designer", "Engineer"), lexicon).find("cross-functional")


def test_a_bare_heading_asks_for_nothing() -> None:
    lexicon = {"specifying": Tag("specifying", "Specifying", aliases=("specification",))}
    assert match("Engineer\nPerson specification:\n- You write well\n", lexicon).tags == ()


def test_a_line_speaks_for_a_tag_only_so_often() -> None:
    assert len(words_for("mentoring", demand("mentor " * 9))) == MOST_HITS_PER_LINE


def test_an_employer_does_not_ask_for_its_own_name() -> None:
    text = "Engineer\n{}\nRequirements\nExperience with Stripe\nStripe is a company with 5,000 employees.\n"
    assert "stripe" in found(text.format("Acme"))
    assert "stripe" not in found(text.format("Stripe"))


def test_repeated_lines_count_once() -> None:
    once = demand("Some years of mentoring other engineers")
    assert match(once * 2).find("mentoring") == match(once).find("mentoring")


def test_a_phrase_is_found_across_a_wrapped_line() -> None:
    text = "Engineer\n\nRequirements\n\n- You have looked after something like a task\n  queue before\n"
    tag = match(text).find("task-queues")
    assert tag is not None and [tuple(e) for e in tag.evidence] == [
        (5, PostingSection.REQUIREMENTS, "task queue")
    ]


def test_equality_statements_and_noise_ask_for_nothing() -> None:
    text = demand("Experience with Java") + (
        "We are an equal opportunity employer and support mentoring regardless of race or religion.\n"
        "Similar jobs\nReliability Engineer\n"
    )
    assert found(text) == ["java"]


def weight(id: str, text: str) -> float:
    tag = match(text).find(id)
    return tag.weight if tag else 0.0


def test_the_section_decides_how_much_a_hit_counts() -> None:
    sections = ["Requirements", "What you'll do", "About the role", "Nice to have", "About us"]
    weights = [
        weight("mentoring", f"Engineer\n{section}\nThere is mentoring\nJava\n") for section in sections
    ]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] == 0
    assert weight("mentoring", "Mentoring Engineer\nYou will build things.\n") > weights[0]


def test_a_demand_of_its_own_counts_more_than_one_of_a_list() -> None:
    alone = weight("mentoring", demand("You enjoy mentoring"))
    listed = weight("mentoring", demand("Mentoring, uptime, conversion, Java, React"))
    assert alone > listed > 0


def test_a_tool_in_a_stack_asks_for_the_tool_alone() -> None:
    assert found("Engineer\nOur tech stack\nKafka, Redis\n") == ["kafka"]
    assert set(found(demand("Kafka in production"))) == {"kafka", "task-queues"}


def test_talk_about_the_employer_never_asks_by_itself() -> None:
    talk = "About us\n" + "".join(f"Our uptime in {year} was good.\n" for year in range(2000, 2020))
    assert found(f"Engineer\n{talk}") == []


@pytest.mark.parametrize(
    ("text", "is_central"),
    [
        ("Reliability Engineer\nWhat you'll do\nWrite Java\n", True),
        (demand("Uptime is dear to you"), True),
        (demand("Uptime, mentoring, conversion, Java and React"), False),
        ("Engineer\nWhat you'll do\n- Improve uptime\n- Share on-call\n", True),
        ("Engineer\nWhat you'll do\n- Improve uptime\n", False),
        ("Engineer\nNice to have\n- Uptime\n- On-call\n", False),
    ],
)
def test_central_is_the_subject_a_demand_of_its_own_or_an_echo(text: str, is_central: bool) -> None:
    tag = match(text).find("reliability")
    assert tag is not None and tag.central is is_central


def test_a_title_may_name_a_tag_by_its_plain_name() -> None:
    vocabulary = build_vocabulary(make_resume({"payments": {"aliases": ["invoicing"]}}), {})
    assert match("Engineer, Payments\nWhat you'll do\nFix payments\n", vocabulary).find("payments")


def test_all_that_is_found_leads_where_little_is_central() -> None:
    tags = match("Engineer\nWhat you'll do\n- Improve uptime\n- Write Java\n").tags
    assert [tag.emphasised for tag in tags] == [True, True]


def test_the_central_tags_lead_where_there_are_enough() -> None:
    lines = ["Uptime is dear to you", "You enjoy mentoring", "Conversion experience", "A task queue expert"]
    tags = match("Engineer\nRequirements\n" + "\n".join(lines) + "\nNice to have\nJava\n").tags
    assert {tag.id for tag in tags if tag.emphasised} == {"reliability", "mentoring", "growth", "task-queues"}


def test_boosts_change_weights_order_and_emphasis() -> None:
    text = demand("Uptime is dear to you") + "Nice to have\nSome mentoring\n"
    assert found(text) == ["reliability", "mentoring"]
    assert found(f"---\nboost: {{mentoring: 5}}\n---\n{text}") == ["mentoring", "reliability"]
    assert found(f"---\nboost: {{reliability: 0}}\n---\n{text}") == ["mentoring"]


def test_a_language_that_is_not_known_still_names_its_tools() -> None:
    text = (
        "Softwareentwickler (m/w/d)\nWir suchen für unser Team jemanden, der mit uns die Plattform baut und "
        "Dienste in Java betreibt. Du hast Erfahrung mit Kafka und bist nicht allein.\n"
    )
    assert read(text).language == ""
    assert {"java", "kafka"} <= set(found(text))


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

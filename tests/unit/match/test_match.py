"""What a posting asks for: weights, and what is central."""

from __future__ import annotations

import pytest
from tests.unit.match.example import demand, found, make_resume, match, read

from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.tags import Tag


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
        (demand("Uptime, mentoring, conversion, Java and React\nGolang"), False),
        (demand("Uptime, mentoring, conversion, Java and React"), True),
        ("Engineer\nWhat you'll do\n- Improve uptime\n- Share on-call\n", True),
        ("Engineer\nWhat you'll do\n- Improve uptime\n", False),
        ("Engineer\nNice to have\n- Uptime\n- On-call\n", False),
    ],
)
def test_central_is_the_subject_an_own_demand_an_echo_or_all_there_is(text: str, is_central: bool) -> None:
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


ONE_LINE = "We seek a Kafka Engineer to join us in Leeds. You know React and Go. You have been a mentor."


def test_rows_of_one_line_are_demands_of_their_own() -> None:
    found = {tag.id: tag for tag in match(ONE_LINE).tags}
    assert found["react"].central and found["mentoring"].central
    assert {item.line for tag in found.values() for item in tag.evidence} == {1}


def test_two_sentences_of_one_line_ask_twice() -> None:
    found = match("We seek a Clerk to join us. You will run Kafka. You will mend boats. You will tune Kafka.")
    assert [tag.central for tag in found.tags if tag.id == "kafka"] == [True]


def test_the_title_in_a_sentence_is_the_subject_of_the_job() -> None:
    kafka = match(ONE_LINE).find("kafka")
    assert kafka is not None and kafka.central
    assert [item.section for item in kafka.evidence] == ["title"]


def test_tags_with_the_same_words_are_one_demand() -> None:
    tags = {id: Tag(id, id, aliases=("sharing",)) for id in ("a", "b", "c", "d")}
    found = match("Engineer\n\nRequirements\n- Sharing\n- Other things", tags)
    assert [tag.central for tag in found.tags] == [True] * 4


def test_a_common_tag_counts_less_where_it_is_only_mentioned() -> None:
    tags = {"a": Tag("a", "a", aliases=("sharing",), share=0.9), "b": Tag("b", "b", aliases=("sailing",))}

    def weigh(text: str) -> dict[str, float]:
        return {tag.id: tag.weight for tag in match(text, tags).tags}

    mentioned = weigh("Engineer\nWhat you'll do\n- Sharing and sailing with friends\n")
    demanded = weigh("Engineer\nRequirements\n- Sharing and sailing\n")
    assert mentioned["a"] < mentioned["b"]
    assert mentioned["a"] / mentioned["b"] < 0.7
    assert 0.8 < demanded["a"] / demanded["b"] < 1


def test_a_row_counts_once_however_often_it_names_a_tag() -> None:
    duties = ("Care for uptime", "Care for uptime and share on-call", "Care for uptime\n- Share on-call")
    once, twice, apart = (weight("reliability", f"Engineer\nWhat you'll do\n- {duty}\n") for duty in duties)
    assert once == twice < apart

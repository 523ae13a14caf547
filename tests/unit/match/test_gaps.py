"""What a posting asks for and the resume does not have."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.match.example import LEXICON, demand, make_resume, read

from casefolio.match import find_gaps, match_posting
from casefolio.match.gaps import SECTION_TAGS, UNSURE, WHOLES
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.phrases import read_phrases
from casefolio.tailor.coverage import find_demands


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


def test_a_wish_that_nothing_answers_is_told_as_a_demand_is() -> None:
    resume = make_resume({"reliability": {}}, {"text": "Kept it up.", "tags": ["reliability"]})
    text = "Engineer\nRequirements\n- A licence to fish\nNice to have\n- Sailing\n- Uptime\n"
    assert gaps_of(resume, text)[2] == (3, 5)


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


def gap_ids(resume: Resume, *demands: str) -> list[str]:
    vocabulary = build_vocabulary(resume, load_lexicon())
    posting = read("Clerk\nRequirements\n" + "".join(f"- {each}\n" for each in demands))
    gaps = find_gaps(match_posting(posting, vocabulary), posting, resume, vocabulary)
    return [ask.id for ask in gaps.asks]


@pytest.mark.parametrize(
    ("skill", "demand", "gaps"),
    [
        ("MS Office", "Excel", []),
        ("Microsoft 365", "PowerPoint", []),
        ("Excel", "MS Office", []),
        ("MS Office", "Microsoft Office", []),
        ("Excel", "PowerPoint", ["powerpoint"]),
        ("Registered Nurse", "Experience in healthcare", []),
        ("People management", "Leadership", []),
        ("Leadership", "People management", ["people-management"]),
    ],
)
def test_what_another_name_holds_is_no_gap(skill: str, demand: str, gaps: list[str]) -> None:
    assert gap_ids(make_resume({}, skills=[{"name": "Skills", "keywords": [skill]}]), demand) == gaps


def test_who_has_published_lacks_no_publications() -> None:
    demand = "Peer-reviewed conference papers"
    assert "scientific-writing" in gap_ids(make_resume({}), demand)
    assert gap_ids(make_resume({}, publications=[{"name": "On mud"}]), demand) == []
    assert set(SECTION_TAGS.values()) <= load_lexicon().keys()


@pytest.mark.parametrize(
    "part",
    [
        {"awards": [{"title": "Prize for epidemiology"}]},
        {"publications": [{"name": "Epidemiology of the north"}]},
        {"education": [{"studyType": "Diploma in epidemiology"}]},
    ],
)
def test_what_any_part_of_the_resume_names_is_no_gap(part: dict[str, Any]) -> None:
    assert gap_ids(make_resume({}, **part), "Epidemiology") == []


def test_wholes_and_parts_are_entries_of_the_lexicon() -> None:
    rows = [row for rows in read_phrases(WHOLES).values() for row in rows]
    assert load_lexicon().keys() >= {id for row in rows for id in row.replace(":", " ").split()}


def test_two_gaps_with_the_same_words_are_one() -> None:
    resume = make_resume({})
    assert gap_ids(resume, "Lead a team of four") == ["people-management"]
    assert gap_ids(resume, "Lead a team of four", "A strong leader") == ["leadership"]
    demands = ("Lead a team of four", "A strong leader", "Line management")
    assert set(gap_ids(resume, *demands)) == {"leadership", "people-management"}


def test_two_names_of_one_tool_are_one_gap() -> None:
    assert len(gap_ids(make_resume({}), "Microsoft Office Suite")) == 1


def test_two_demands_that_share_a_word_are_two() -> None:
    resume = make_resume({"time-management": {}}, {"text": "On time.", "tags": ["time-management"]})
    assert gap_ids(resume, "Time management, project management") == ["project-management"]


def test_what_only_the_employer_says_beside_answered_words_is_no_gap() -> None:
    lexicon = {
        "uptime": Tag("uptime", "Uptime", aliases=("on-call",)),
        "pager": Tag("pager", "Pager duty", aliases=("on-call", "pager")),
    }
    resume = make_resume({"uptime": {}}, {"text": "Kept it up.", "tags": ["uptime"]})
    vocabulary = build_vocabulary(resume, lexicon)
    text = "Engineer\nRequirements\n- On-call\nBenefits\n- A new pager each year\n"
    posting = read(text)
    match = match_posting(posting, vocabulary)
    assert [item.words for item in getattr(match.find("pager"), "evidence", ())] == ["On-call", "pager"]
    gaps = find_gaps(match, posting, resume, vocabulary)
    assert ([ask.id for ask in gaps.tags], gaps.same_words) == ([], ("pager",))


@pytest.mark.parametrize(
    ("text", "asked", "mentioned"),
    [
        ("About the role\nThe team also looks after night shifts.\n", [], ["nights"]),
        ("Duties\n- Keep the books, and the nights, in order\n", [], ["nights"]),
        ("Duties\n- Plan the night shifts of three wards\n", [], ["nights"]),
        ("Nice to have\n- A year of night shifts\n", ["nights"], []),
        ("Nice to have\n- Cooking, nights, gardening or music\n", [], ["nights"]),
        ("Duties\n- Cover nights\n- Hand over after each of the nights\n", ["nights"], []),
        ("Requirements\n- Nights\n", ["nights"], []),
        ("Duties\n- Write the rota of three wards\n", [], []),
    ],
)
def test_what_is_only_mentioned_is_told_apart(text: str, asked: list[str], mentioned: list[str]) -> None:
    nights = Tag("nights", "Night shifts", aliases=("nights", "night shifts"))
    resume = make_resume({})
    posting = read(f"Porter\n{text}")
    vocabulary = build_vocabulary(resume, {"nights": nights})
    gaps = find_gaps(match_posting(posting, vocabulary), posting, resume, vocabulary)
    assert ([ask.id for ask in gaps.tags], [ask.id for ask in gaps.mentioned]) == (asked, mentioned)


def test_weak_words_ask_for_nothing_where_a_posting_is_about_software_either() -> None:
    software = "Developer\nRequirements\n- Debugging and code reviews\n- Unit tests, pair programming\n"
    vocabulary = build_vocabulary(make_resume({}), load_lexicon())
    posting = read(f"{software}- Algorithmic elegance\n")
    match = match_posting(posting, vocabulary)
    gaps = find_gaps(match, posting, make_resume({}), vocabulary)
    assert "debugging" in [ask.id for ask in gaps.tags]
    assert [ask.id for ask in gaps.mentioned if ask.central] == ["algorithms"]
    assert not {"algorithms"} & {*find_demands(match, gaps, vocabulary)}


@pytest.mark.parametrize(
    ("words", "asked", "mentioned"),
    [
        ("- A feeling for account health\n- A map of the customer journey\n", [], ["customer-success"]),
        ("- A feeling for account health\n- Years of customer retention\n", ["customer-success"], []),
    ],
)
def test_unsure_words_alone_only_mention_their_tag(
    words: str, asked: list[str], mentioned: list[str]
) -> None:
    lexicon = {"customer-success": load_lexicon()["customer-success"]}
    vocabulary = build_vocabulary(make_resume({}), lexicon)
    posting = read(f"Clerk\nRequirements\n{words}")
    gaps = find_gaps(match_posting(posting, vocabulary), posting, make_resume({}), vocabulary)
    assert ([ask.id for ask in gaps.tags], [ask.id for ask in gaps.mentioned]) == (asked, mentioned)


def test_accounts_of_enterprises_are_looked_after_by_others_than_sellers() -> None:
    tags = {"enterprise-sales": load_lexicon()["enterprise-sales"]}
    vocabulary = build_vocabulary(make_resume({}), tags)
    lines = (("Renew our enterprise accounts", []), ("Close enterprise deals", ["enterprise-sales"]))
    for words, asked in lines:
        posting = read(f"Clerk\nRequirements\n- {words}\n")
        gaps = find_gaps(match_posting(posting, vocabulary), posting, make_resume({}), vocabulary)
        assert [ask.id for ask in gaps.tags] == asked


def test_key_performance_indicators_alone_are_no_gap() -> None:
    assert "growth" not in gap_ids(make_resume({}), "Key performance indicators of the ledger")


@pytest.mark.parametrize("line", ["Caches that are reconciled", "Years of reconciling caches"])
def test_what_is_reconciled_may_be_no_accounts(line: str) -> None:
    vocabulary = build_vocabulary(make_resume({}), {"reconciliation": load_lexicon()["reconciliation"]})
    posting = read(f"Clerk\nRequirements\n- {line}\n")
    assert not find_gaps(match_posting(posting, vocabulary), posting, make_resume({}), vocabulary).tags


def test_in_a_title_unsure_words_ask_for_their_tag() -> None:
    word = read_phrases(UNSURE)["customer-success"][0]
    vocabulary = build_vocabulary(make_resume({}), {"customer-success": load_lexicon()["customer-success"]})
    for title, asked in ((f"Head of {word}", ["customer-success"]), ("Head of X", [])):
        posting = read(f"{title}\nRequirements\n- Some {word}\n")
        gaps = find_gaps(match_posting(posting, vocabulary), posting, make_resume({}), vocabulary)
        assert [ask.id for ask in gaps.tags] == asked


def test_colleagues_are_asked_for_by_nobody() -> None:
    assert "engineering-management" not in gap_ids(make_resume({}), "Work with engineering managers")
    assert "business-analysis" not in gap_ids(make_resume({}), "Work with BUSINESS ANALYSTS")
    assert "business-analysis" in gap_ids(make_resume({}), "Work as a BUSINESS ANALYST")
    assert "engineering-management" in gap_ids(make_resume({}), "Years as an engineering manager")
    # The lexicon itself has these in the plural.
    assert gap_ids(make_resume({}), "Managing engineers for three years", "Manage engineers") != []
    assert gap_ids(make_resume({}), "Generate qualified leads by telephone", "Nurtured leads") != []


@pytest.mark.parametrize(
    ("demands", "gap"),
    [
        (["Five years of cold calling", "You enjoy cold calling"], "cold-calling"),
        (["Supply chain and logistics experience", "Five years in logistics"], "logistics"),
        (["Keep customer satisfaction high", "Care about customer outcomes"], "customer-focus"),
    ],
)
def test_what_is_only_mentioned_hides_nothing_that_is_asked_for(demands: list[str], gap: str) -> None:
    assert gap in gap_ids(make_resume({}), *demands)


def test_in_a_requirement_on_software_a_weak_word_that_is_a_name_asks_for_its_tag() -> None:
    software = ("Debugging and code reviews", "Unit tests, pair programming")
    assert "algorithms" in gap_ids(make_resume({}), *software, "Two years with data structures or algorithms")
    assert "algorithms" not in gap_ids(make_resume({}), *software, "Algorithmic elegance")


@pytest.mark.parametrize("name", ["Compliance", "Process improvement", "Customer support", "Logistics"])
def test_in_a_requirement_what_a_tag_is_called_asks_for_it(name: str) -> None:
    assert gap_ids(make_resume({}), f"Experience in {name.lower()}", f"{name} over many years") != []


def test_what_a_label_lists_holds_what_it_is_a_part_of() -> None:
    resume = make_resume(
        {"ds": {"label": "Machine learning & data science"}}, {"text": "Trained a forecast.", "tags": ["ds"]}
    )
    assert "data-analysis" not in gap_ids(resume, "Data analysis", "Years of data analysis")
    assert "data-analysis" in gap_ids(make_resume({}), "Data analysis", "Years of data analysis")

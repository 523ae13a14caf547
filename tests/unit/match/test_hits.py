"""Where a posting names a tag, and where the same words mean something else."""

from __future__ import annotations

import pytest
from tests.unit.match.example import VOCABULARY, demand, found, match, read, words_for

from casefolio.match.hits import MOST_HITS_PER_LINE, find_hits, find_named
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.words import split_words


def test_each_hit_is_kept_with_its_line_and_words() -> None:
    tag = match("Engineer\n\nRequirements\n- Care for up-time and On-Call\nNice to have\n- Uptime\n").find(
        "reliability"
    )
    assert tag is not None
    assert [tuple(evidence)[:3] for evidence in tag.evidence] == [
        (4, "requirements", "On-Call"),
        (6, "nice-to-have", "Uptime"),
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
    lexicon = {"cross-functional": Tag("cross-functional", "With others", aliases=("designers",), own=True)}
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
    assert tag is not None and [tuple(e)[:3] for e in tag.evidence] == [(5, "requirements", "task queue")]


def test_equality_statements_and_noise_ask_for_nothing() -> None:
    text = demand("Experience with Java") + (
        "We are an equal opportunity employer and support mentoring regardless of race or religion.\n"
        "Similar jobs\nReliability Engineer\n"
    )
    assert found(text) == ["java"]


def test_a_hit_says_where_in_its_line_the_words_begin() -> None:
    hits = list(find_hits(read(demand("Care for uptime and Java")), VOCABULARY))
    assert [(hit.meaning.tag, hit.words, hit.start) for hit in hits] == [
        ("reliability", "uptime", 9),
        ("java", "Java", 20),
    ]


def test_texts_name_tags_by_their_words() -> None:
    texts = [split_words("Ran Kafka"), split_words("With a growth mindset")]
    assert find_named(texts, VOCABULARY) == {"kafka", "task-queues"}


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Data Scientist", "data-science"),
        ("User Researcher, Payments", "user-research"),
        ("Senior Technical Writer", "technical-writing"),
        ("Night work", "own"),
        ("Performance Marketer", "marketing"),
    ],
)
def test_a_title_names_a_tag_by_its_label_or_by_who_does_it(title: str, id: str) -> None:
    lexicon = {
        tag.id: tag
        for tag in (
            Tag("data-science", "Data science", aliases=("data science",)),
            Tag("user-research", "User research", aliases=("user interviews",)),
            Tag("technical-writing", "Writing for engineers", aliases=("documentation",)),
            Tag("marketing", "Marketing", aliases=("campaigns",)),
            Tag("own", "Night work", aliases=("late shift",), own=True),
        )
    }
    found_tag = match(f"{title}\n\nRequirements\n- Two years of work\n", lexicon).find(id)
    assert found_tag is not None and found_tag.central
    elsewhere = match(f"Engineer\n\nRequirements\n- Work with the {title}\n", lexicon)
    assert not any(tag.central for tag in elsewhere.tags)


def find_in_lexicon(line: str) -> set[str]:
    """The tags of the shipped lexicon that a line names."""
    return {hit.meaning.tag for hit in find_hits(read(demand(line)), load_lexicon())}


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("Oracle DBs", "oracle-db"),
        ("Wound care and medication", "nursing"),
        ("Welding of steel", "welding"),
        ("Lesson plans for pupils", "education-teaching"),
        ("HACCP records", "culinary"),
        ("Forklift licence", "logistics"),
        ("PLC programming", "industrial-automation"),
        ("Minute taking", "office-administration"),
        ("Conveyancing", "legal"),
        ("Data wrangling", "data-science"),
        ("Proofreading of articles", "content-design"),
        ("Health and safety on site", "occupational-safety"),
    ],
)
def test_other_professions_are_known(line: str, tag: str) -> None:
    assert tag in find_in_lexicon(line)


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("Front office trading systems", "hospitality"),
        ("Factory functions and static typing", "manufacturing"),
        ("Static typing in Python", "office-administration"),
        ("Building design systems", "building-architecture"),
        ("Import and export of data", "logistics"),
        ("Multi-disciplinary teams", "human-resources"),
        ("Personal care products", "social-care"),
        ("Data pipeline management", "sales"),
        ("Service choreography", "performing-arts"),
        ("Tables in dashboards for management", "observability"),
        ("Tracking of delivery performance", "performance"),
        ("HR business partner", "stakeholder-management"),
        ("Onboarding of new customers", "mentoring"),
        ("Project Architect", "architecture"),
    ],
)
def test_their_words_mean_something_else_in_other_trades(line: str, tag: str) -> None:
    assert tag not in find_in_lexicon(line)


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("Own product areas that our customers depend on", "ownership"),
        ("Drive issues to completion", "ownership"),
        ("Take the lead where a plan is missing", "influence"),
        ("Lead the team that looks after invoices", "influence"),
        ("Be an agent of culture change", "influence"),
        ("A knack for testing", "code-quality"),
        ("Code with testability in mind", "code-quality"),
        ("Thrive in an iterative environment", "agile"),
        ("Plan and estimate the next weeks", "agile"),
        ("Experience with databases such as PostgreSQL", "data-modeling"),
        ("Design features to be observable", "observability"),
        ("Write software that moves money", "billing"),
        ("Let customers renew automatically", "subscriptions"),
        ("A customer-centric attitude", "product-sense"),
        ("Automate manual steps", "cost-saving"),
        ("Revamp the booking engine", "migration"),
        ("Help with building out a team", "hiring"),
        ("Start from broadly defined problems", "zero-to-one"),
        ("Third-line support for our own services", "incident-response"),
        ("Pages that are highly performing", "performance"),
    ],
)
def test_software_postings_ask_in_many_words(line: str, tag: str) -> None:
    assert tag in find_in_lexicon(line)


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("Work with data architects", "architecture"),
        ("Tools for assessing performance", "performance"),
        ("As we grow our team, tools have to follow", "hiring"),
    ],
)
def test_what_software_postings_say_besides_asks_for_nothing(line: str, tag: str) -> None:
    assert tag not in find_in_lexicon(line)

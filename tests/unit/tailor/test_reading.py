"""Lines without tags are read by their own words, and count less than lines that a person has tagged."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.tailor.example import POSTING, make_resume

from casefolio.posting import read_posting
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor.reading import MOST_READ, Reading, read_resume, read_tags
from casefolio.tailor.study import study_posting
from casefolio.text.inline.formulas import mark_formulas
from casefolio.text.source import Source

VOCABULARY = {
    "teamwork": Tag("teamwork", "Teamwork", "soft", aliases=("team",), share=0.9),
    "python": Tag("python", "Python", "technology", aliases=("Python",), share=0.4),
    "billing": Tag("billing", "Billing", aliases=("invoices", "billing"), share=0.05),
    "pricing": Tag("pricing", "Pricing", aliases=("prices",), share=0.05),
}


def read(resume_data: dict[str, Any]) -> Reading:
    resume = make_resume(**resume_data)
    return read_resume(resume, build_vocabulary(resume, VOCABULARY))


def bare(text: str, **more: Any) -> dict[str, Any]:
    return {"id": "bare", "text": text, **more}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Did what was to be done.", []),
        ("Sent invoices.", ["billing"]),
        # The rare before the common, the subject before tools and manners.
        ("With a team, in Python, sent invoices.", ["billing", "python", "teamwork"]),
        # The earlier before the later.
        ("Set prices and sent invoices.", ["pricing", "billing"]),
        ("Sent invoices and set prices.", ["billing", "pricing"]),
        # Each once, whatever is marked up.
        ("Sent **invoices** and [billing](https://billing.example.org).", ["billing"]),
    ],
)
def test_the_most_telling_tag_comes_first(text: str, tags: list[str]) -> None:
    assert [each.tag for each in read_tags(text, VOCABULARY)] == tags


def test_the_words_are_those_of_the_line() -> None:
    (found,) = read_tags("Sent Invoices.", VOCABULARY)
    assert found.words == "Invoices"


TASKS = {
    tag.id: tag
    for tag in (
        Tag("research", "Research", aliases=("interview users",)),
        Tag("hiring", "Hiring", aliases=("hire engineers", "plan staff")),
        Tag("funds", "Funds", aliases=("raise money", "apply for grants")),
        Tag("audits", "Audits", aliases=("lead the audit",)),
        Tag("planning", "Planning", aliases=("plan",)),
    )
}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Interviewed 40 users and hired 1,200 engineers.",
            ["Interviewed 40 users", "hired 1,200 engineers"],
        ),
        ("Led the audit of six sites.", ["Led the audit"]),
        ("Raised money, then applied for two grants.", ["Raised money"]),
        ("Planned staff for the season.", ["Planned staff"]),
        # In the middle of a sentence it may be no verb of the person's: *those hired*.
        ("Trained those hired engineers.", []),
        # One word alone is no task.
        ("Planned it all.", []),
        ("Interviewed 40 users, and interview users still.", ["Interviewed 40 users"]),
    ],
)
def test_what_was_done_is_read_as_the_task_that_it_was(text: str, read: list[str]) -> None:
    """A posting would ask to *interview users*."""
    assert [each.words for each in read_tags(text, TASKS)] == read


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Interviewed 40 users and turned what they said into a new shop.", "user-research"),
        ("Published six papers on peat and reviewed for three journals.", "scientific-writing"),
        ("Hired 35 engineers in a year, a third of them women.", "hiring"),
        ("Answered 45 tickets a day.", "ticket-handling"),
        ("Modelled three scenarios for the board.", "financial-modelling"),
        ("Trained 15 volunteers for the night line.", "volunteer-management"),
        ("Designed 30 levels and tested them with players.", "level-design"),
        ("Drafted contracts of sale for 40 shops.", "contract-drafting"),
        ("Wired 40 flats and passed each inspection.", "electrical-installation"),
        ("Laid out a six-layer board for a motor.", "pcb-design"),
        ("Catalogued 8,000 maps and put them online.", "library-archives"),
        ("Baked 600 loaves a night.", "baking"),
        ("Trained a model that finds cracks in steel.", "machine-learning"),
    ],
)
def test_lines_of_all_trades_are_read(text: str, tag: str) -> None:
    assert tag in [each.tag for each in read_tags(text, load_lexicon())]


def test_no_more_are_read_than_a_line_is_about() -> None:
    many = {f"tag-{n}": Tag(f"tag-{n}", f"Word{n}", aliases=(f"word{n}",)) for n in range(20)}
    assert len(read_tags(" ".join(f"word{n}" for n in range(20)), many)) == MOST_READ


def test_a_line_with_tags_is_left_alone() -> None:
    resume = make_resume(bare("Sent invoices.", tags=["red"]))
    reading = read_resume(resume, build_vocabulary(resume, VOCABULARY))
    (claim,) = reading.resume.claims()
    assert (claim.highlight.tags, "bare" in reading.tags) == (("red",), False)


def test_a_line_of_a_tagged_entry_has_its_tags() -> None:
    project = {"name": "Ship", "tags": ["red"], "highlights": [bare("Sent invoices.")]}
    reading = read({"projects": [project]})
    (claim,) = reading.resume.claims()
    assert (claim.highlight.tags, reading.tags) == ((), {})


def test_other_parts_are_read_too() -> None:
    reading = read(
        {
            "work": [
                {
                    "name": "A",
                    "highlights": [bare("Cooked.", variants=[{"text": "Cooked with a team.", "tags": []}])],
                }
            ],
            "projects": [{"name": "Ship", "description": "Sends invoices"}],
            "skills": [{"name": "Tools", "keywords": ["Python", "Billing"]}],
            "education": [{"institution": "School", "area": "Billing"}],
            "certificates": [{"name": "Python, level 2"}],
            "caseStudies": [{"id": "story", "title": "How prices came down"}],
        }
    )
    assert {place: [each.tag for each in tags] for place, tags in reading.tags.items()} == {
        "bare/0": ["teamwork"],
        "projects-0": ["billing"],
        "skills-0": ["billing", "python"],
        "education-0": ["billing"],
        "certificates-0": ["python"],
        "story": ["pricing"],
    }
    assert reading.resume.skills[0].tags == ("billing", "python")
    assert reading.resume.case_studies[0].tags == ("pricing",)


def test_what_was_read_is_among_the_tags_of_the_resume() -> None:
    reading = read({"skills": [{"name": "Tools", "keywords": ["Python"]}]})
    assert (reading.vocabulary["python"].own, reading.vocabulary["pricing"].own) == (True, False)
    assert reading.vocabulary["python"].entry == "python"


@pytest.mark.parametrize(
    ("others", "tags", "read"),
    [
        (["Gave medicines and dressed wounds."], {}, set()),
        # Two are chance, and words that mostly mean something else say nothing.
        (["Debugged a pump.", "Monitoring of hearts.", "Performance of choirs."], {}, set()),
        (["Wrote unit tests.", "Reviewed code in Python.", "Ran Kubernetes."], {}, {"incident-response"}),
        # A person's own tag is meant.
        (["Gave medicines and dressed wounds."], {"incident-response": {}}, {"incident-response"}),
    ],
)
def test_competences_of_software_are_read_where_the_resume_is_about_it(
    others: list[str], tags: dict[str, Any], read: set[str]
) -> None:
    lines = [{"id": f"line-{place}", "text": text} for place, text in enumerate(others)]
    resume = make_resume(bare("On-call at night, with a trolley."), *lines, tags=tags)
    reading = read_resume(resume, build_vocabulary(resume, load_lexicon()))
    assert {each.tag for each in reading.tags.get("bare", ())} == read


def test_a_tag_that_was_given_counts_more_than_one_that_was_read() -> None:
    resume = make_resume(bare("Did red work."), {"id": "tagged", "text": "Did it.", "tags": ["red"]})
    study = study_posting(read_posting(Source("a.txt", POSTING), "a"), resume, build_vocabulary(resume, {}))
    given, guessed = study.tailoring.find("tagged"), study.tailoring.find("bare")
    assert given and guessed
    assert given.strength > guessed.strength > 0


def test_two_postings_choose_other_lines_of_a_resume_without_any_tags() -> None:
    resume = make_resume(
        {"id": "python", "text": "Wrote 3 services in Python."},
        {"id": "figma", "text": "Drew the design system in Figma."},
        tags={},
    )
    vocabulary = build_vocabulary(resume, load_lexicon())

    def find_first(posting: str) -> str:
        study = study_posting(read_posting(Source("a.txt", posting), "a"), resume, vocabulary)
        return study.tailoring.ranking[0].id

    assert find_first("Backend Engineer\n\nRequirements\n- Python\n") == "python"
    assert find_first("Product Designer\n\nRequirements\n- Figma\n- Design systems\n") == "figma"


def test_a_name_in_a_formula_is_no_word() -> None:
    text = mark_formulas("Sent invoices where $Python > team$.")
    assert [each.tag for each in read_tags(text, VOCABULARY)] == ["billing"]

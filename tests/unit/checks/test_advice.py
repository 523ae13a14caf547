"""What an editor says, and what they leave alone."""

from __future__ import annotations

import pytest

from casefolio.checks.advice import find_advice
from casefolio.resume.validation import build_resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

HEAD = "basics: {name: R}\ntags:\n  billing: {aliases: [invoices, payments, dunning, refunds]}\nwork:\n"
NO_HIGHLIGHTS = ("4:1", "no position has highlights: a PDF for a posting has no lines to choose from")


def advice(work: str, head: str = HEAD) -> list[tuple[str, str]]:
    node = parse_yaml(Source("r", head + work))
    resume = build_resume(node)
    found = find_advice(node, resume, build_vocabulary(resume, {}))
    return [(str(problem.place).removeprefix("r:"), problem.message) for problem in found]


def claims(*texts: str, tags: str = "[billing]") -> str:
    return "- highlights:\n" + "".join(f"  - {{text: '{text}', tags: {tags}}}\n" for text in texts)


def advise_on_dates(work: str) -> list[tuple[str, str]]:
    """Advice on positions that have no highlights, without the word on that."""
    return [each for each in advice(work) if each != NO_HIGHLIGHTS]


def test_positions_without_highlights_are_told_once() -> None:
    assert advice("- {name: A, startDate: 2020}\n- {name: B, startDate: 2018, endDate: 2020}\n") == [
        NO_HIGHLIGHTS
    ]


def test_a_good_resume_gets_no_advice() -> None:
    assert advice(claims("Cut refunds by 3%.", "Halved dunning.", "Moved 2 teams to one ledger.")) == []


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Cut **refunds** in Europe by 3 %.", None),
        ("**Cut refunds in Europe** by 3 %.", 86),
        ("Cut [refunds in Europe]{billing} by 3 %.", 71),
        ("Cut [refunds]{billing} in **Europe** by 3 %.", 62),
    ],
)
def test_a_text_that_is_mostly_bold_is_told(text: str, share: int | None) -> None:
    told = [(place, message) for place, message in advice(claims(text)) if "bold" in message]
    expected = f"{share}% of this text is bold: then nothing in it stands out"
    assert told == ([("6:12", expected)] if share else [])


def test_variants_and_short_texts_are_not_mostly_bold_either() -> None:
    work = (
        "- highlights:\n  - text: Cut 3 refunds.\n    tags: [billing]\n"
        "    variants: [{text: '**Cut 3 refunds**', tags: [billing]}]\n    short: '**Cut 3**'\n"
    )
    assert [place for place, message in advice(work) if "bold" in message] == ["8:23", "9:12"]


def test_first_person_is_pointed_at() -> None:
    assert advice(claims("Led 2 teams and my boss.")) == [("6:29", "first person: 'my'")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I led 2 teams.", "I"),
        ("In 2020, I led 2 teams.", "I"),
        ("Built 3 tools and I sold them.", "I"),
        ("Cut costs by 3% while I’m there.", "I"),
        ("Sold 3 boats for our clients.", "our"),
        ("Sold 3 boats: they trusted me.", "me"),
    ],
)
def test_who_speaks_of_themselves_is_told(text: str, word: str) -> None:
    assert [message for _, message in advice(claims(text))] == [f"first person: '{word}'"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Taught Causal Inference I and II to 90 people.",
            "Taught 90 people Physics I.",
            "Read Acts I, II and III.",
        ),
        *(
            "Treated 90 people with Type I diabetes.",
            "Ran 3 stage I tumours studies.",
            "Ran 12 phase I trials.",
        ),
        *("Cut type I errors by 9%.", "Ran a Level I trauma centre for 3 years.", "Set 40 I beams."),
        *("Wrote 3 books on World War I battles.", "Taught levels I to IV.", "Sold 3 of Series I."),
        *("Surveyed a mine of 3 km.", "Rewrote the “About us” page in 2 days.", "Won 2 “we care” awards."),
        *("Rebuilt the contact us form in 3 days.", "Moved 3 hosts to us.example.com."),
    ],
)
def test_numbers_and_names_are_no_first_person(text: str) -> None:
    assert advice(claims(text)) == []


def test_other_languages_are_not_read_as_english() -> None:
    head = HEAD.replace("work:", "meta: {casefolio: {language: sv}}\nwork:")
    assert advice(claims("I 2020 ledde.", "I hamnen byggde.", "Ritade my hus."), head) == []


def test_claims_may_open_with_the_same_number_or_article() -> None:
    assert advice(claims("3 teams led.", "3 boats sold.", "3 halls built.")) == []
    assert advice(claims("The 1 team.", "The 2 boats.", "The 3 halls.")) == []


def test_abbreviations_are_no_first_person() -> None:
    assert advice(claims("Ran I/O and US-wide A/B tests for 3 years, I&D included.")) == []


def test_the_third_claim_with_the_same_verb() -> None:
    found = advice(claims("Led 1 team.", "Led 2 teams.", "Led 3 teams.", "Built 4."))
    assert found == [("8:12", "3 claims open with 'Led'")]


def test_claims_without_figures_are_told_once_a_position() -> None:
    found = advice(claims("Led teams.", "Built things.", "Wrote 3 books."))
    assert found == [("6:12", "2 of 3 claims here name no figure")]


BOOKS = {"books": Tag("books", "Bookkeeping", aliases=("ledgers",))}


@pytest.mark.parametrize(
    ("highlight", "hint"),
    [
        ("{text: Sent 300 invoices.}", "its words speak for: billing"),
        ("{text: Kept 3 ledgers.}", "its words speak for: books"),
        ("{text: Painted 3 boats.}", "add 'tags: […]'"),
        ("Sent 300 invoices.", "write it as '- text: …' and below that 'tags: [billing]'"),
        ("Painted 3 boats.", "write it as '- text: …' and below that 'tags: […]'"),
    ],
)
def test_a_claim_without_tags_is_told_how_to_get_some(highlight: str, hint: str) -> None:
    """The person's own tags come first, then those that everybody has."""
    node = parse_yaml(Source("r", f"{HEAD}- highlights: [{highlight}]\n"))
    resume = build_resume(node)
    (problem,) = find_advice(node, resume, build_vocabulary(resume, BOOKS))
    assert (problem.message.partition(":")[0], problem.hint) == ("'work-0-0' has no tags", hint)


def test_where_no_claim_has_tags_it_is_told_once() -> None:
    found = advice(claims("Sent 300 invoices.", "Halved dunning.", "Kept 3 ledgers.", tags="[]"))
    assert [(place, message.partition(":")[0]) for place, message in found] == [
        ("6:12", "none of the 3 highlights has tags")
    ]


def test_where_some_have_tags_each_other_is_told() -> None:
    found = advice(claims("Sent 3.") + claims("Halved 3.", "Kept 3.", tags="[]"))
    assert [message.partition(":")[0] for _, message in found] == [
        "'work-1-0' has no tags",
        "'work-1-1' has no tags",
    ]


def test_the_most_telling_tags_come_first() -> None:
    """As `casefolio tags` proposes them: not by the alphabet, and manners last."""
    tags = {
        "care": Tag("care", "Care", "soft", ("careful",)),
        "tides": Tag("tides", "Tides", "competence", ("tide tables",)),
    }
    text = "Wrote careful software for 3 tide tables."
    node = parse_yaml(Source("r", f"basics: {{name: R}}\nwork:\n- highlights: [{{text: {text}}}]\n"))
    resume = build_resume(node)
    (problem,) = find_advice(node, resume, build_vocabulary(resume, tags))
    assert problem.hint == "its words speak for: tides, care"


def test_an_entrys_tags_speak_for_its_claims() -> None:
    assert advice("- {tags: [billing], highlights: [Sent 300 invoices.]}\n") == []


def test_generic_and_few_aliases() -> None:
    head = "basics: {name: R}\ntags:\n  growth-work: {aliases: [growth]}\nwork:\n"
    found = advice("- highlights: [{text: Won 3., tags: [growth-work]}]\n", head)
    assert found == [
        ("3:3", "tag 'growth-work' is known by 2 words only"),
        ("3:27", "'growth' stands in nearly every posting, whatever it asks for"),
    ]


def test_a_tag_that_the_lexicon_calls_otherwise_is_told_what_it_is_taken_for() -> None:
    lexicon = {
        "books": Tag("books", "Bookkeeping", "technology", ("ledgers", "journals", "accounts", "cash books")),
        "sums": Tag("sums", "Sums", aliases=("sums", "tables of sums")),
    }
    ids = "journals, bookkeeping, sums, tables-of-sums"
    tags = ids.replace(",", ": {},") + ": {}"
    work = f"- highlights: [{{text: Wrote 3., tags: [{ids}]}}]"
    node = parse_yaml(Source("r", f"basics: {{name: R}}\ntags: {{{tags}}}\nwork:\n{work}\n"))
    resume = build_resume(node)
    told = [problem.message for problem in find_advice(node, resume, build_vocabulary(resume, lexicon))]
    assert [message for message in told if "known by" not in message] == [
        "tag 'journals' is taken for 'books' and has all its words",
        "tag 'bookkeeping' is taken for 'books' and has all its words",
        "tag 'tables-of-sums' is looked for by its own name only, a word of 'sums'",
    ]


def test_gaps_and_overlaps() -> None:
    work = """\
- {name: C, startDate: 2023-01}
- {name: B, startDate: 2020-01, endDate: 2021-12}
- {name: A, startDate: 2018-01, endDate: 2020-06}
"""
    assert advise_on_dates(work) == [
        ("6:24", "begins 5 months before 'A' ended (2020-06)"),
        ("5:24", "13 months after 'B' ended (2021-12)"),
    ]


def test_positions_of_one_employer_may_touch() -> None:
    work = """\
- {name: A, startDate: 2022-06, endDate: 2024-07}
- {name: A, startDate: 2020-03, endDate: 2022-06}
"""
    assert advise_on_dates(work) == []


@pytest.mark.parametrize(
    ("earlier", "name"),
    [
        ("position: Welder", "'Welder'"),
        ("summary: Parental leave", "'Parental leave'"),
        ("url: https://a.example", "'a.example'"),
        ("location: Oslo", "the one before"),
    ],
)
def test_a_position_without_an_employer_is_named_by_what_it_shows(earlier: str, name: str) -> None:
    work = f"- {{name: B, startDate: 2020-01}}\n- {{startDate: 2018-01, endDate: 2020-06, {earlier}}}\n"
    assert advise_on_dates(work) == [("5:24", f"begins 5 months before {name} ended (2020-06)")]


def test_a_profile_that_leads_nowhere_is_told() -> None:
    profiles = "- {network: LinkedIn, url: ''}\n  - {network: Chat, username: r}\n"
    assert advice("", f"basics:\n  name: R\n  profiles:\n  {profiles}") == [
        ("4:15", "'LinkedIn' has neither 'url' nor 'username', and so is not shown"),
    ]

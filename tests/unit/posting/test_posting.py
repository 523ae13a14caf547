"""Postings: front matter, and what any text survives. How lines are read stands in golden/postings."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.golden.cases import read_yaml

from casefolio.posting import Posting, Preferences, find_posting_problems, read_posting
from casefolio.posting.layout import MOST_LINES
from casefolio.resume.model import Award, Certificate, Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.text.errors import InputError
from casefolio.text.source import Source

RESUME = Resume.model_validate(
    {
        "basics": {"name": "Robin Example", "emphases": [{"id": "billing", "label": "Billing"}]},
        "tags": {"billing": {}, "growth": {}},
        "work": [{"highlights": [{"id": "one", "text": "One."}, {"id": "two", "text": "Two."}]}],
    }
)


def read(text: str) -> Posting:
    return read_posting(Source("data/postings/acme.txt", text), "acme")


def problems_of(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text)
    return [f"{p.place.line}:{p.place.column} {p.message}" for p in caught.value.problems]


def test_front_matter_is_the_persons_word() -> None:
    posting = read(
        "---\ncompany: Acme\nrole: Billing Engineer\nurl: https://example.com\ndate: 2026-02-03\npages: 2\n"
        "look: plain\npin: one\nhide: [two]\nboost: {billing: 1.5, growth: 0}\n"
        "emphasis: billing\nx-note: mine\n"
        "---\nSome Engineer\n"
    )
    assert posting.preferences == Preferences(
        company="Acme",
        role="Billing Engineer",
        url="https://example.com",
        date="2026-02-03",
        pages=2,
        look="plain",
        pin=("one",),
        hide=("two",),
        boost={"billing": 1.5, "growth": 0.0},
        emphasis="billing",
    )
    assert (posting.title, posting.company) == ("Billing Engineer", "Acme")
    assert [line.number for line in posting.lines] == [14]


def test_no_front_matter_wishes_nothing() -> None:
    assert read("Some Engineer\n").preferences == Preferences()
    assert read("---\n---\nSome Engineer\n").preferences == Preferences()


@pytest.mark.parametrize(
    ("front", "problems"),
    [
        ("compny: Acme", ["2:1 unknown key 'compny'"]),
        ("company: [a]", ["2:10 expected text, found a list"]),
        ("pages: many", ["2:8 'pages' is a number from 1 to 20, found 'many'"]),
        ("pages: 0", ["2:8 'pages' is a number from 1 to 20, found '0'"]),
        ("pages: 1.5", ["2:8 'pages' is a number from 1 to 20, found '1.5'"]),
        ("pin: {one: two}", ["2:6 expected a list, found a mapping"]),
        ("hide:\n  - [one]", ["3:5 expected the id of a highlight or entry, found a list"]),
        ("boost: billing", ["2:8 expected a mapping, found 'billing'"]),
        ("boost: {billing: much}", ["2:18 'billing' needs a factor of 0 or more, found 'much'"]),
        ("boost: {billing: -1}", ["2:18 'billing' needs a factor of 0 or more, found '-1'"]),
        ("key: one\nother: two", ["2:1 unknown key 'key'", "3:1 unknown key 'other'"]),
        ("- company", []),
    ],
)
def test_front_matter_that_does_not_fit(front: str, problems: list[str]) -> None:
    text = f"---\n{front}\n---\nSome Engineer\n"
    if problems:
        assert problems_of(text) == problems
    else:
        assert read(text).preferences == Preferences()


def test_yaml_that_is_broken_is_placed() -> None:
    (problem,) = problems_of('---\ncompany: "Acme\n---\nSome Engineer\n')
    assert problem.startswith("2:10 ")


def test_front_matter_that_is_never_closed() -> None:
    (problem,) = problems_of("---\ncompany: Acme\nSome Engineer\n")
    assert problem == "1:1 this front matter is never closed"


@pytest.mark.parametrize(
    "first", ['"company": Acme', "'company': Acme", "  company: Acme", '\n  "company" : Acme']
)
def test_front_matter_may_be_quoted_or_indented(first: str) -> None:
    indent = " " * (len(first.split("\n")[-1]) - len(first.split("\n")[-1].lstrip()))
    posting = read_posting(Source("acme.txt", f"---\n{first}\n{indent}pages: 2\n---\nCook\n"), "acme")
    assert (posting.company, posting.preferences.pages, posting.title) == ("Acme", 2, "Cook")


@pytest.mark.parametrize("first", ['"Quoted": words', "  Note: this is a page", "  'tis: so"])
def test_what_is_set_like_a_key_of_ours_and_is_none_stays_text(first: str) -> None:
    posting = read_posting(Source("acme.txt", f"---\n{first}\n---\nCook\n"), "acme")
    assert any(line.text.strip() == first.strip() for line in posting.lines)


def test_a_pasted_rule_is_no_front_matter() -> None:
    posting = read("---\nSome Engineer\n---\nYou will build things.\n")
    assert [line.number for line in posting.lines] == [2, 4]


@pytest.mark.parametrize("text", ["", " \n\t\n", "---\ncompany: Acme\n---\n\n", "***\n---\n", "\u200b\n"])
def test_an_empty_posting_is_an_error(text: str) -> None:
    assert problems_of(text) == ["0:0 the posting is empty"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<!DOCTYPE html>\n<html><body><p>Cook</p></body></html>\n", 1),
        ("<!-- saved from a page -->\n\n  <HTML lang='en'>\n<p>Cook</p>\n", 3),
        ("---\ncompany: Acme\n---\nCook\n<script>python()</script>\n", 5),
        ("<style>\np {color: red}\n</style>\nCook\n", 1),
        ("Cook\n<!-- saved --><html lang='en'><head><style>.docker{}</style></head>\n", 2),
    ],
)
def test_the_code_of_a_web_page_is_no_posting(text: str, line: int) -> None:
    assert problems_of(text) == [f"{line}:1 this is the code of a web page (HTML), not its text"]


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>Cook</li></ul>\n",
        "Cook\nYou know <script> tags\n",
        "<heading>\nCook",
        "<Head of Cooking>\nCook\n",
    ],
)
def test_the_marks_of_a_text_are_read(text: str) -> None:
    assert any("Cook" in line.text for line in read(text).lines)


def test_preferences_are_held_against_the_resume() -> None:
    text = (
        "---\npin: [oen, two]\nhide: [two]\nboost: {biling: 2, billing: 1}\nemphasis: bill\n---\nEngineer\n"
    )
    found = find_posting_problems(Source("acme.txt", text), RESUME, build_vocabulary(RESUME, {}))
    assert [(p.place.line, p.place.column, p.message, p.hint) for p in found] == [
        (2, 7, "unknown highlight or entry 'oen'", "did you mean 'one'?"),
        (3, 8, "'two' is pinned and hidden", "take it out of one of the two"),
        (4, 9, "unknown tag 'biling'", "did you mean 'billing'?"),
        (5, 11, "unknown emphasis 'bill'", "did you mean 'billing'?"),
    ]


def test_preferences_that_are_right_are_no_problem() -> None:
    text = "---\npin: [one]\nboost: {growth: 2}\nemphasis: billing\n---\nEngineer\n"
    assert find_posting_problems(Source("acme.txt", text), RESUME, build_vocabulary(RESUME, {})) == ()


RESUME_WITH_ENTRIES = RESUME.model_copy(
    update={"certificates": (Certificate(name="A"), Certificate(name="B")), "awards": (Award(title="C"),)}
)


@pytest.mark.parametrize(
    ("front", "problems"),
    [
        ("pin: [certificates-1, work-0]\nhide: [awards-0]", []),
        ("pin: [certificate-1]", ["unknown highlight or entry 'certificate-1'"]),
        ("hide: awards-0\npin: awards-0", ["'awards-0' is pinned and hidden"]),
        ("pin: [one]\nhide: [work-0]", ["'work-0' is hidden, and 'one' in it pinned"]),
    ],
)
def test_entries_are_pinned_and_hidden_by_their_ids(front: str, problems: list[str]) -> None:
    vocabulary = build_vocabulary(RESUME_WITH_ENTRIES, {})
    source = Source("a.txt", f"---\n{front}\n---\nEngineer\n")
    found = find_posting_problems(source, RESUME_WITH_ENTRIES, vocabulary)
    assert [problem.message for problem in found] == problems


def test_an_unknown_id_is_answered_by_both_kinds() -> None:
    vocabulary = build_vocabulary(RESUME_WITH_ENTRIES, {})
    source = Source("a.txt", "---\npin: [zzzzzzzz]\n---\nEngineer\n")
    (problem,) = find_posting_problems(source, RESUME_WITH_ENTRIES, vocabulary)
    assert problem.hint == (
        "there are highlights: one, two; entries: work-0, certificates-0 to certificates-1, awards-0"
    )


def test_everything_wrong_with_a_posting_is_told_at_once() -> None:
    source = Source("acme.txt", "---\ncompny: Acme\npin: [oen]\n---\n\n")
    found = find_posting_problems(source, RESUME, build_vocabulary(RESUME, {}))
    assert [p.message for p in found] == [
        "the posting is empty",
        "unknown key 'compny'",
        "unknown highlight or entry 'oen'",
    ]


def test_no_more_is_read_than_a_posting_can_hold() -> None:
    posting = read("Engineer\n" + "- Build things\n" * (MOST_LINES * 2))
    assert len(posting.lines) <= MOST_LINES + 1
    assert read("Engineer\n" + "x " * 500_000).title == "Engineer"


def test_lines_beyond_the_limit_are_reported() -> None:
    lines = ["Engineer", *["- Build things"] * MOST_LINES]
    source = Source("acme.txt", "\n".join(lines))
    (problem,) = find_posting_problems(source, RESUME, build_vocabulary(RESUME, {}))
    assert (problem.place.line, problem.severity) == (MOST_LINES + 1, "warning")
    assert (
        find_posting_problems(Source("acme.txt", "\n".join(lines[1:])), RESUME, build_vocabulary(RESUME, {}))
        == ()
    )


def test_the_text_of_a_line_holds_all_of_its_rows() -> None:
    text = "We need a clerk for ferries. You sell tickets to islands."
    posting = read(text)
    assert len(posting.lines) == 2
    assert posting.texts == {1: text}


HEADERS = read_yaml((Path(__file__).parent / "headers.yaml").read_text("utf-8"))
READ = [case for case in HEADERS if "missed" not in case]


def read_top(case: dict[str, str]) -> tuple[str, str]:
    posting = read(case["text"])
    return posting.title, posting.company


@pytest.mark.parametrize("case", READ, ids=lambda case: f"{case['kind']}: {case['title']}")
def test_title_and_employer_of_a_posting_from_anywhere(case: dict[str, str]) -> None:
    assert read_top(case) == (case["title"], case["company"])


def test_the_postings_that_are_said_to_be_misread_are() -> None:
    missed = [case for case in HEADERS if case not in READ]
    assert [case for case in missed if read_top(case) == (case["title"], case["company"])] == []
    assert len(missed) < len(HEADERS) / 10

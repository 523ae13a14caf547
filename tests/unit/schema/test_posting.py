"""What an editor marks in a posting's front matter."""

from __future__ import annotations

import pytest
from tests.unit.schema.editor import find_marks

from casefolio.letter.file import LETTER_KEYS
from casefolio.posting.front_matter import KEYS, collect_preferences, collect_values
from casefolio.schema.posting import describe_letter, describe_posting
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

RIGHT = [
    "",
    "company: 1&1\nrole: 42\nx-note: [anything]",
    "url: https://example.com/jobs/1\ndate: 2024-05-02\npages: 2\nlook: compact\nemphasis: growth",
    "url: HTTP://example.com\npages: '2'\ndate: 2024",
    "pin: one\nhide: [work-0-2, two]\nboost: {billing: 1.5, growth: 0, seo: .5, agile: '2'}",
    "company:\nurl: ''\npin: []\nboost:",
    "recipient: Dana Sample",
]
WRONG = [
    ("- pin", "$"),
    ("pins: [a]", "$"),
    ("company: {name: A}", "$.company"),
    ("url: example.com/jobs", "$.url"),
    ("url: javascript:alert(1)", "$.url"),
    ("date: May 2024", "$.date"),
    ("pages: 0", "$.pages"),
    ("pages: 21", "$.pages"),
    ("pages: two", "$.pages"),
    ("pin: {a: b}", "$.pin"),
    ("hide: [[a]]", "$.hide"),
    ("boost: billing", "$.boost"),
    ("boost: {billing: high}", "$.boost.billing"),
    ("boost: {billing: -1}", "$.boost.billing"),
    ("boost: {billing: }", "$.boost.billing"),
]


def test_it_knows_the_keys_that_are_read() -> None:
    assert list(describe_posting()["properties"]) == list(KEYS)
    assert list(describe_letter()["properties"]) == list(LETTER_KEYS)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("recipient: A\naddress: |\n  One\n  Two\ndate: 2024-05\nenclosures: one", []),
        ("address: [One, 2]\nenclosures: [One]\nsubject:", []),
        ("recipient: [A]", ["$.recipient"]),
        ("address: {street: One}", ["$.address"]),
        ("date: today", ["$.date"]),
        ("company: A", ["$"]),
    ],
)
def test_a_letter_s_notes_are_marked_where_they_are_refused(text: str, marks: list[str]) -> None:
    assert find_marks("letter", text) == marks
    assert bool(collect_values(parse_yaml(Source("a.md", text)), LETTER_KEYS)[1]) == bool(marks)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_read_is_not_marked(text: str) -> None:
    assert find_marks("posting", text) == []
    assert collect_preferences(parse_yaml(Source("a.txt", text)))[1] == []


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_what_is_refused_is_marked(text: str, place: str) -> None:
    assert find_marks("posting", text) == [place]
    assert collect_preferences(parse_yaml(Source("a.txt", text)))[1]

"""A text that YAML cannot read for its first sign is told to go between quotes, and which."""

from __future__ import annotations

import pytest

from casefolio.text.errors import InputError
from casefolio.text.source import Source
from casefolio.text.yaml_slips.quoting import advise_quotes, find_unquoted
from casefolio.text.yaml_tree import parse_yaml

BEGINNINGS = (
    "**Led** a team of 5",
    "*Led* a team",
    "*Led a team",
    "***All*** of it",
    "[Harbour Lights](https://harbour.example) partner",
    "[x]{tag} is bold",
    "[x] done",
    "{x} done",
    "{{ name }} filled in",
    '"Quoted" then more',
    "'Quoted' then more",
    "'Twas the clerk's idea",
    "> 50% growth",
    "| pipe",
    "`Kafka` pipelines",
    "@harbour",
    "%50 more",
    "& Sons",
    "![chart](chart.png)",
    ", and so on",
    "] closed",
    "} closed",
    ": text",
)


@pytest.mark.parametrize("claim", BEGINNINGS)
@pytest.mark.parametrize("before", ["highlights:\n  - ", "summary: ", "- - ", '"a key": '])
def test_a_text_with_a_sign_of_yaml_goes_between_quotes(before: str, claim: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(Source("f", f"{before}{claim}\nother: text\n"))
    (problem,) = caught.value.problems
    line = before.count("\n") + 1
    assert problem.place.line == line
    assert problem.hint.startswith("put the text between quotes")
    assert problem.excerpt[problem.place.column - 1 :] == claim


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("a: [**b** c, d]", "**b** c"),
        ("- {text: *b c, tags: [x]}", "*b c"),
        ('- {text: "q" then, tags: [x]}', '"q" then'),
        ("a: [one, `two`]", "`two`"),
    ],
)
def test_within_brackets_it_is_the_text_around_the_failure(line: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(Source("f", line))
    (problem,) = caught.value.problems
    assert problem.excerpt[problem.place.column - 1 :].startswith(text)
    assert problem.hint.startswith("put the text between quotes")


@pytest.mark.parametrize(
    "line",
    ["a: [b, c]", "- {b: c}", 'a: "b"', "a: 'it''s'", "a: >-", "- |2", "- *name", "- &name text", "- b: c",
     '"a": b', 'a: ["b", c] # d', "- - b", "a:", "", "a: 5 * 3", '{"a":"b"}'],
)  # fmt: skip
def test_what_yaml_reads_needs_no_quotes(line: str) -> None:
    assert find_unquoted(line, len(line)) is None


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("*a*", ""),
        ('"a" b', " ('…')"),
        ("'a' b", ' ("…")'),
        ("\"a\" 'b' c", ' ("…"), and write \\" for those inside'),
    ],
)
def test_the_quotes_are_those_that_the_text_does_not_hold(text: str, quotes: str) -> None:
    assert advise_quotes(text) == f"put the text between quotes{quotes}"

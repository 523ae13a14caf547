"""Which parts of a resume's tree say nothing, and which keys without a value are told."""

from __future__ import annotations

import pytest

from casefolio.resume.blanks import drop_blanks, find_empty_unknown
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node, parse_yaml


def read(text: str) -> Node:
    return parse_yaml(Source("r.yaml", text))


@pytest.mark.parametrize(
    "entry",
    [
        "{name: '', highlights: ['', {text: ' ', tags: []}]}",
        "{tags: [x], priority: 2}",
        "{x-note: draft}",
        "{url: '\u200b', location: '\u00a0'}",
        "{name: ~, startDate: '  '}",
    ],
)
def test_an_entry_that_says_nothing_is_left_out_with_its_section(entry: str) -> None:
    assert drop_blanks(read(f"basics: {{name: A}}\nwork: [{entry}]")).plain() == {"basics": {"name": "A"}}


def test_the_others_keep_their_places() -> None:
    tree = drop_blanks(read("basics: {name: A}\nwork:\n- {name: ''}\n- {name: Club}\n"))
    assert tree.plain()["work"] == [{"name": "Club"}]
    assert tree.find(("work", 0, "name")).place.line == 4


def test_a_claim_without_words_stays_if_it_has_more_than_blanks_and_can_be_told() -> None:
    tree = drop_blanks(read("work: [{highlights: [{id: a, text: ''}]}]"))
    assert tree.plain() == {"work": [{"highlights": [{"id": "a"}]}]}


def test_keys_stay_where_they_are_written_with_those_of_tags() -> None:
    tree = drop_blanks(read("basics: {name: ''}\nwork: [{name: Club, tags: }]\ntags: {billing: }\n"))
    assert list(tree.keys) == ["basics", "work", "tags"] and tree.find_keys(("tags",)) == ["billing"]
    assert list(tree.find(("work", 0)).keys) == ["name", "tags"]
    assert tree.plain() == {"work": [{"name": "Club"}], "tags": {}}


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("work: [{highlights: [{Built this: }]}]", [("work", 0, "highlights", 0, "Built this")]),
        ("Basics: ", [("Basics",)]),
        ("tags: {own: {lable: }}", [("tags", "own", "lable")]),
        ("tags: {own: }\nmeta: {theme: }\nx-own: ~\nbasics: {x-own: ''}", []),
        ("work: [{name: ''}]", []),
    ],
)
def test_a_key_without_a_value_is_found_where_no_resume_has_it(
    text: str, ways: list[tuple[str | int, ...]]
) -> None:
    tree = drop_blanks(read(text))
    assert list(find_empty_unknown(tree)) == ways

"""YAML arrives as it was written, and every value knows its place."""

from __future__ import annotations

import pytest

from casefolio.text.errors import InputError
from casefolio.text.source import Source
from casefolio.text.yaml_tree import MOST_NODES, Node, overlay, parse_yaml


def parse(text: str, path: str = "f.yaml") -> Node:
    return parse_yaml(Source(path, text))


@pytest.mark.parametrize(
    "written", ["2022-06", "2022", "2022-06-01", "no", "on", "1.10", "007", "1e3", "12:30:00"]
)
def test_scalars_stay_what_was_written(written: str) -> None:
    assert parse(f"key: {written}").plain() == {"key": written}


@pytest.mark.parametrize("written", ["", "~", "null", '""', "[]", "{}", "[~, null]"])
def test_empty_values_are_absent(written: str) -> None:
    assert parse(f"kept: x\nkey: {written}").plain() == {"kept": "x"}


def test_a_quoted_null_is_a_word() -> None:
    assert parse("key: 'null'").plain() == {"key": "null"}


def test_places_count_characters_from_one() -> None:
    node = parse("ünï: [a, bé, c]\nlist:\n  - deep: value\n")
    assert str(node.find(("ünï", 2)).place) == "f.yaml:1:14"
    assert str(node.find(("list", 0, "deep")).place) == "f.yaml:3:11"
    assert node.find(("list", 0)).keys["deep"].column == 5


def test_find_stops_at_the_deepest_value_on_the_way() -> None:
    node = parse("a: {b: c}")
    assert node.find(("a", "missing", "more")).place == node.find(("a",)).place


def test_a_word_inside_a_folded_text_has_a_place() -> None:
    node = parse("text: >\n  one two\n  three four\n").find(("text",))
    assert str(node.place_of("three")) == "f.yaml:3:3"


def test_anchors_and_merges_work() -> None:
    text = "base: &base {a: '1', b: '2'}\nuse:\n  <<: *base\n  b: '3'\n"
    assert parse(text).plain()["use"] == {"a": "1", "b": "3"}


def test_lines_are_those_of_the_file_for_front_matter() -> None:
    source = Source("p.md", "---\na: 1\nb: [x\n---\ntext")
    with pytest.raises(InputError) as caught:
        parse_yaml(Source(source.path, "---\na: 1\nb: [x\n"), 2)
    assert str(caught.value.problems[0].place) == "p.md:3:4"


def test_tags_can_be_read_past() -> None:
    config = parse_yaml(
        Source("mkdocs.yml", "a: !!python/name:x.y ''\nsite_url: !ENV [URL]\nb: x"), with_tags=True
    )
    assert config.find(("b",)).value == "x"


def test_deep_nesting_is_refused_before_the_stack_overruns() -> None:
    for text in ("[" * 100_000 + "]" * 100_000, "- " * 5_000 + "x"):
        with pytest.raises(InputError, match="levels deep"):
            parse(text)


def test_a_long_list_is_no_bomb() -> None:
    node = parse("[" + "x, " * (MOST_NODES // 2) + "]")
    assert len(node.plain()) == MOST_NODES // 2


def test_overlay_merges_mappings_and_keeps_each_files_places() -> None:
    merged = overlay(
        parse("basics: {name: Robin, url: old}", "public"), parse("basics: {url: new, phone: '1'}", "private")
    )
    assert merged.plain() == {"basics": {"name": "Robin", "url": "new", "phone": "1"}}
    assert merged.find(("basics", "phone")).place.path == "private"
    assert merged.find(("basics",)).key_problem("phone", "x").excerpt.startswith("basics: {url")
    assert merged.find(("basics", "name")).place.path == "public"


def test_overlay_with_nothing_changes_nothing() -> None:
    under = parse("a: {b: c}")
    assert overlay(under, parse("a:\n")).plain() == {"a": {"b": "c"}}


@pytest.mark.parametrize("code", ["e", "0", "a", "b", "x9b", "x7f", "x85", "x1b"])
def test_a_control_code_is_refused_at_its_value(code: str) -> None:
    with pytest.raises(InputError) as error:
        parse(f'a: 1\nb: "x\\{code}y"\n')
    (problem,) = error.value.problems
    assert str(problem.place) == "f.yaml:2:4" and "a control code, U+00" in problem.message
    with pytest.raises(InputError):
        parse(f'"x\\{code}y": 1\n')


def test_tabs_and_line_ends_are_text() -> None:
    assert parse('a: "x\\ty\\r\\nz"').plain() == {"a": "x\ty\r\nz"}


def test_more_values_than_are_composed_are_told() -> None:
    with pytest.raises(InputError) as error:
        parse("a: [" + "b," * MOST_NODES + "]\n")
    assert "more than 50,000 values\n" in str(error.value)
    assert "is this the file?" in str(error.value)

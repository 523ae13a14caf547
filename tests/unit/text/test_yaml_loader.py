"""PyYAML's lines are those of an editor."""

from __future__ import annotations

import pytest

from casefolio.text.source import Source
from casefolio.text.yaml_loader import as_yaml_text, offsets_of, read_events
from casefolio.text.yaml_tree import parse_yaml


@pytest.mark.parametrize("sign", ["\u0085", "\u2028", "\u2029"])
def test_what_no_editor_ends_a_line_at_ends_none(sign: str) -> None:
    node = parse_yaml(Source("f", f"a: one{sign}two\nb: c\n"))
    assert node.plain() == {"a": "one two", "b": "c"}
    assert str(node.find(("b",)).place) == "f:2:4"


def test_events_know_their_place_in_the_file() -> None:
    source = Source("f", "---\nkey: value\n")
    *_, event = (event for event in read_events(source, 2) if getattr(event, "value", None) == "value")
    start, end = offsets_of(event, source, 2)
    assert source.text[start:end] == "value"
    assert as_yaml_text(source, 2) == "key: value\n"

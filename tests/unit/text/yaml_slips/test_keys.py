"""Keys and items that YAML reads as words of a text."""

from __future__ import annotations

import pytest

from casefolio.text.yaml_slips.keys import find_indented_key, find_joined_key, find_list_mark


@pytest.mark.parametrize("line", ["name: Acme", "https://a.example", "12:30", "a text: more", "- Baked"])
def test_what_is_no_joined_key(line: str) -> None:
    assert find_joined_key(line) is None


def test_a_joined_key_is_found_at_its_colon() -> None:
    slip = find_joined_key("  - name:Acme")
    assert slip is not None and (slip.column, slip.hint) == (8, "write 'name: Acme'")


@pytest.mark.parametrize(("line", "above"), [("b: 1", "a: 1"), ("  b: 1", "a:"), ("text", "a: 1")])
def test_a_key_in_its_place(line: str, above: str) -> None:
    assert find_indented_key(line, above) is None


@pytest.mark.parametrize(("text", "is_mark"), [("–Baked", True), ("-Baked", True), ("Baked – all", False)])
def test_signs_of_lists(text: str, is_mark: bool) -> None:
    assert bool(find_list_mark(text)) == is_mark

"""Lists in any front matter, changed without a byte besides."""

from __future__ import annotations

import pytest

from casefolio.text.errors import InputError
from casefolio.text.front_matter_edit import ListEdit
from casefolio.text.source import Source

EDIT = ListEdit(("tags", "title"), "write it by hand")


def add(text: str, item: str = "b") -> str:
    return EDIT.add(Source("page.md", text), "tags", item).text


def remove(text: str, item: str = "b") -> str:
    return EDIT.remove(Source("page.md", text), "tags", item).text


@pytest.mark.parametrize(
    ("without", "with_it"),
    [
        ("Words\n", "---\ntags: [b]\n---\nWords\n"),
        ("---\ntitle: T  # mine\n---\nWords\n", "---\ntitle: T  # mine\ntags: [b]\n---\nWords\n"),
        ("---\ntags:\n  - a\n---\n", "---\ntags:\n  - a\n  - b\n---\n"),
        ("---\r\n'tags': [a]\r\n---\r\n", "---\r\n'tags': [a, b]\r\n---\r\n"),
    ],
)
def test_an_item_is_put_in_and_taken_out_again(without: str, with_it: str) -> None:
    assert add(without) == with_it
    assert remove(with_it) == without


def test_what_is_there_already_or_not_there_changes_nothing() -> None:
    text = "---\ntags: [b]\n---\nWords\n"
    source = Source("page.md", text)
    assert EDIT.add(source, "tags", "b") is source
    assert EDIT.remove(source, "tags", "c") is source


@pytest.mark.parametrize(
    "text", ["---\ntags: {a: b}\n---\n", "---\ntags: |\n  a\n---\n", "---\n{title: T}\n---\n"]
)
def test_what_cannot_be_changed_safely_is_left_with_advice(text: str) -> None:
    with pytest.raises(InputError, match=r"page\.md:\d+:\d+: 'tags' is written in a way") as error:
        add(text)
    assert error.value.problems[0].hint == "write it by hand"

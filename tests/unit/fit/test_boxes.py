"""The key of a box survives the way through HTML."""

from __future__ import annotations

import pytest

from casefolio.fit import BoxKey
from casefolio.resume.entry_ref import EntryRef


@pytest.mark.parametrize(
    "key",
    [
        BoxKey("line", "work-0-2"),
        BoxKey("short", "postpone-billing"),
        BoxKey("section", "caseStudies"),
        BoxKey.of_entry(EntryRef("projects", 3)),
    ],
)
def test_an_attribute_gives_the_same_key_back(key: BoxKey) -> None:
    assert BoxKey.from_attribute(str(key)) == key


def test_a_box_of_an_entry_names_it() -> None:
    assert BoxKey.of_entry(EntryRef("projects", 3)).entry == EntryRef("projects", 3)


@pytest.mark.parametrize("text", ["", "line", "line:a", "photo:a:0", "line::0", "entry:work:x"])
def test_any_other_attribute_gives_none(text: str) -> None:
    assert BoxKey.from_attribute(text) is None

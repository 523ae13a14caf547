"""What is written is read again as it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casefolio.importing.write import write_yaml
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

DATA: dict[str, Any] = {
    "work": [
        {
            "name": "A: B",
            "startDate": "2020-01",
            "highlights": ["no", "- dash", "**bold**", "a\nb", "#x", "null"],
        }
    ],
    "basics": {"name": "Robin", "summary": "word " * 60 + "end"},
    "x-more": ["1.10"],
}


def read(text: str) -> Any:
    return parse_yaml(Source("resume.yaml", text)).plain()


def test_it_is_in_our_order_and_says_the_same() -> None:
    text = write_yaml(DATA)
    assert read(text) == DATA
    assert text.index("basics:") < text.index("work:") < text.index("x-more:")
    assert "startDate: 2020-01\n" in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1))
def test_any_text_survives(text: str) -> None:
    words = " ".join(text.split())
    if words:
        assert read(write_yaml({"basics": {"name": words}}, "")) == {"basics": {"name": words}}

"""Pasted texts are kept in memory by what they say, and the oldest gives way."""

from __future__ import annotations

from casefolio.desk.pasted import MOST_PASTED, PastedTexts


def test_the_same_text_has_one_key_whatever_its_line_ends() -> None:
    texts = PastedTexts()
    key = texts.keep("\ufeffEngineer\r\nQuay\r\n")
    assert key == texts.keep("Engineer\nQuay\n") and texts[key].text == "Engineer\nQuay\n"


def test_the_one_that_was_pasted_longest_ago_gives_way() -> None:
    texts = PastedTexts()
    first, second = texts.keep("Engineer"), texts.keep("Clerk")
    texts.keep("Engineer")
    for n in range(MOST_PASTED - 1):
        texts.keep(f"Sailor {n}")
    assert first in texts and second not in texts

"""Words that say something."""

from __future__ import annotations

from casefolio.resume.vocabulary.telling_words import list_telling_words


def test_small_words_and_numbers_are_left_out() -> None:
    assert list_telling_words("The 3 ferries and the QA of 2024, is it?") == ("ferry", "qa")
    assert list_telling_words("") == ()

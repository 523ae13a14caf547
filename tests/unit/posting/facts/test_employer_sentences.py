"""What sentences say of an employer."""

from __future__ import annotations

import pytest

from casefolio.posting.facts.employer_sentences import read_sentences


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At Example Mills, we spin wool.", "Example Mills"),
        ("Come and join us at Example Mills", "Example Mills"),
        ("Example Mills is hiring a spinner.", "Example Mills"),
        ("I'm Robin, head of wool at Example Mills.", "Example Mills"),
        ("Send your letter to the Example Trust.", "Example Trust"),
        ("ezExample is looking for a cook.", "ezExample"),
        ("nobody is named here", ""),
        ("You work with wool in Leeds.", ""),
    ],
)
def test_a_sentence_votes_for_the_employer_that_it_names(text: str, name: str) -> None:
    votes = dict(read_sentences(text))
    assert (max(votes, key=lambda each: votes[each]) if votes else "") == name

"""What sentences say of an employer."""

from __future__ import annotations

import pytest

from casefolio.posting.facts.employer_sentences import read_sentences, tells_of


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


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Example Mills spins wool.", True),
        ("The Example Mills is a maker of wool.", True),
        ("As the oldest mill of the valley, Example Mills (EM) runs nine looms.", False),
        ("As the oldest mill of the valley, Example Mills runs nine looms.", True),
        ("Example Mills is looking for a cook.", False),
        ("Example Mills needs a cook.", False),
        ("You join Example Mills as a cook.", False),
        ("With us, the team of Example Mills makes wool.", False),
    ],
)
def test_what_an_employer_does_is_told_with_its_name_first(text: str, tells: bool) -> None:
    assert tells_of("Example Mills", text) == tells
    assert not tells_of("", text)


def test_after_a_name_of_one_word_comes_a_known_verb() -> None:
    assert tells_of("Example", "Example brings people together.")
    assert not tells_of("Example", "Example engineers build looms.")

"""Which paragraphs a letter gets."""

from __future__ import annotations

import pytest
from tests.unit.letter.example import LETTER, POSTING, chosen, write


def test_the_three_that_fit_best_are_chosen_in_the_order_of_the_resume() -> None:
    letter = write()
    assert chosen(letter) == ["red-one", "grey-one", "green-one"]
    assert [part.id for part in letter.parts if part.id] == chosen(letter)
    (left,) = [choice for choice in letter.choices if not choice.is_chosen]
    assert (left.id, left.reason) == ("blue-one", "shows nothing that is asked for")
    assert {choice.id: choice.reason for choice in letter.choices}["green-one"] == "first to show green"


def test_two_are_chosen_where_no_third_fits_and_told_so() -> None:
    letter = write(posting="Colour Engineer\n\nRequirements\n- You know green work well\n")
    assert chosen(letter) == ["blue-one", "green-one"]
    reason = letter.choices[0].reason
    assert reason == "the best of the others; shows nothing that is asked for"


def test_a_fourth_that_fits_is_told_to_be_beaten() -> None:
    letter = write(posting=POSTING + "- Some blue work\n")
    assert chosen(letter) == ["red-one", "grey-one", "green-one"]
    assert letter.choices[0].reason == "others fit better; shows blue"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("pin: [blue-one]", ["blue-one", "red-one", "grey-one"]),
        ("hide: [red-one, grey-one]", ["blue-one", "green-one"]),
        ("hide: [red-one, grey-one, green-one]", ["blue-one"]),
        ("pin: [blue-one, red-one, grey-one, green-one]", ["blue-one", "red-one", "grey-one", "green-one"]),
        ("boost: {red: 0}", ["blue-one", "green-one"]),
    ],
)
def test_the_person_wins(wish: str, expected: list[str]) -> None:
    assert chosen(write(wishes=f"company: Acme\n{wish}")) == expected


def test_a_paragraph_without_tags_is_read_by_its_words() -> None:
    texts = LETTER.replace("tags: [green], text: About green.", "text: I have done green work for years.")
    letter = write(texts, posting="Colour Engineer\n\nRequirements\n- You know green work well\n")
    tagged = write(posting="Colour Engineer\n\nRequirements\n- You know green work well\n")
    scores = [each.choices[3].score for each in (letter, tagged)]
    assert chosen(letter) == ["blue-one", "green-one"] and 0 < scores[0] < scores[1]


def test_a_third_that_finds_no_room_is_the_one_that_fits_least() -> None:
    letter = write()
    last = letter.last_choice
    assert last and last.id == "green-one"
    shorter = letter.without(last, "no room")
    assert chosen(shorter) == ["red-one", "grey-one"] and shorter.last_choice is None
    assert "About green." not in shorter.text
    assert write(wishes="company: Acme\npin: [blue-one, red-one, grey-one]").last_choice is None


@pytest.mark.parametrize(
    "more",
    [
        "volunteer: [{organization: O, highlights: [Red work.]}]",
        "projects: [{name: P, highlights: [Red work.]}]",
        "customSections: [{id: talks, title: Talks, entries: [{name: N, highlights: [Red work.]}]}]",
    ],
)
def test_only_paragraphs_are_ranked_whatever_else_the_resume_has(more: str) -> None:
    letter = write(f"{LETTER}{more}\n")
    assert chosen(letter) == ["red-one", "grey-one", "green-one"] and len(letter.choices) == 4

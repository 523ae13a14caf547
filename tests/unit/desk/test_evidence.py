"""The words in which a tag was recognised are marked where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefolio.desk.evidence import Segment, cut_segments, find_evidence_lines
from casefolio.posting import read_posting
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.source import Source

VOCABULARY = {
    "billing": Tag(
        "billing", "Billing", aliases=("billing", "invoices"), exclusions=("billing address",), own=True
    ),
    "delta": Tag("delta", "Delta", aliases=("delta billing",), own=True),
    "steady": Tag("steady", "Steady", aliases=("steady hand",), own=True),
}


def mark(text: str) -> list[list[tuple[str, str]]]:
    """The marked words of each line, with their tags."""
    posting = read_posting(Source("p.txt", text), "p")
    lines = find_evidence_lines(posting, VOCABULARY, VOCABULARY, {})
    assert ["".join(segment.text for segment in each.segments) for each in lines] == [
        line.text for line in posting.lines
    ]
    return [[(s.text, " ".join(s.tags)) for s in each.segments if s.tags] for each in lines]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Engineer\nYou own billing.", [[], [("billing", "billing")]]),
        # Where it means something else, nothing is marked: not the first word that looks the same.
        (
            "Engineer\nYou check the billing address and own Billing.",
            [[], [("Billing", "billing")]],
        ),
        # Two tags may hear the same words.
        ("Engineer\nYou build delta billing.", [[], [("delta ", "delta"), ("billing", "delta billing")]]),
        # A sentence that was broken over two lines.
        (
            "Engineer\nYou work on everything that our customers see, with a steady\nhand and a good eye.",
            [[], [("steady", "steady")], [("hand", "steady")]],
        ),
    ],
)
def test_words_are_marked(text: str, marked: list[list[tuple[str, str]]]) -> None:
    assert mark(text) == marked


def test_two_items_on_one_line_are_told_apart() -> None:
    marked = mark(
        "Engineer\n• You own billing for all our customers • You send invoices to all our customers\n"
    )
    assert [words for line in marked for words, _ in line] == ["billing", "invoices"]


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("abc")))
)
def test_segments_are_the_whole_text_with_all_tags_of_each_place(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    inside = [(start, end, tag) for start, end, tag in spans if start < end <= len(text)]
    segments = cut_segments(text, inside)
    assert "".join(segment.text for segment in segments) == text
    place = 0
    for segment in segments:
        covering = {tag for start, end, tag in inside if start <= place < end}
        assert set(segment.tags) == covering
        place += len(segment.text)


def test_a_line_without_marks_is_one_segment() -> None:
    assert cut_segments("plain <b>", []) == (Segment("plain <b>"),)

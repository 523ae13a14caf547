"""Phrases in words: by whole words, the longer first, and those kept ready like those read anew."""

from __future__ import annotations

import gc
import weakref

import pytest

from casefolio.text.words import split_words
from casefolio.text.words.phrases import KeptPhraseIndex, PhraseIndex, keep_phrases


def find(text: str, *phrases: str) -> list[str]:
    """What is found of the phrases, whether they are read each time or were kept ready."""
    words = split_words(text)
    pairs = [(phrase, phrase) for phrase in phrases]
    found = PhraseIndex(pairs).find(words)
    assert KeptPhraseIndex((), keep_phrases(pairs), str).find(words) == found
    return [words.surface(each.start, each.end) for each in found]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("cross functional", "cross-functional teams", ["cross-functional"]),
        ("data model", "our Data Models", ["Data Models"]),
        ("risk management", "risk. Management said", []),
        ("api", "rapid capital", []),
        ("=Go", "Go, not go", ["Go"]),
        ("=R", "R and r", ["R"]),
        ("C++", "modern C++20 and C++", ["C++"]),
        ("on-call", "an on call rotation", ["on call"]),
        ("site reliability engineer", "Site Reliability Engineers", ["Site Reliability Engineers"]),
    ],
)
def test_a_phrase_is_found_by_whole_words(phrase: str, text: str, found: list[str]) -> None:
    assert find(text, phrase) == found


def test_longer_phrases_come_first_and_may_overlap() -> None:
    assert find("machine learning engineer", "machine learning", "learning engineer", "machine") == [
        "machine learning",
        "machine",
        "learning engineer",
    ]


def test_an_index_ends_with_its_last_user_without_a_collection_of_garbage() -> None:
    index = PhraseIndex([("meadow paths", "path")])
    left = weakref.ref(index)
    gc.disable()
    try:
        assert index.find(split_words("Meadow paths"))
        del index
        assert left() is None
    finally:
        gc.enable()


def test_a_phrase_without_words_finds_nothing() -> None:
    assert find("a, b", "", "–", "=") == []


def test_phrases_of_ones_own_come_before_those_kept_ready() -> None:
    kept = keep_phrases([("data model", "kept"), ("data", "gone"), ("data model review", "kept")])
    index = KeptPhraseIndex(
        [("data model", "own")], kept, lambda meaning: None if meaning == "gone" else meaning
    )
    found = index.find(split_words("data model review"))
    assert [(each.meaning, each.end) for each in found] == [("kept", 3), ("own", 2), ("kept", 2)]

"""Words and phrases: what is folded together, and what must stay apart."""

from __future__ import annotations

import gc
import weakref

import pytest

from casefolio.text.words import (
    BREAK,
    KeptPhraseIndex,
    PhraseIndex,
    Remembered,
    fold_phrase,
    keep_phrases,
    split_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Micro-services", "micro service"),
        ("CI/CD pipelines", "ci cd pipeline"),
        ("A/B tests, 0-1 and 0–1", "a/b test | 0-1 and 0-1"),
        ("C++, C# and .NET", "c++ | c# and .net"),
        ("ASP.NET on Node.js", "asp net on node js"),
        ("Q&A, R & D", "q&a | r and d"),
        ("you'll, don't, can't, what's", "you will | do not | can not | what is"),
        ("the customer’s journey", "the customer journey"),
        ("APIs, KPIs and analyses", "api | kpi and analyse"),
        ("queries, boxes, processes, status", "query | box | process | status"),
        ("Boxes you don't want, queries you'd run", "box you do not want | query you would run"),
        ("1:1s, 11:15 and a1:1s", "1:1 | 11 | 15 and a1 | 1s"),
        ("x+y, C/C++, a.net", "x y | c c++ | a net"),
        ("U.S.-based. Next", "u.s | based | next"),
        ("5+ years", "5 year"),
        ("build → ship", "build | ship"),
        ("", ""),
    ],
)
def test_text_becomes_folded_words(text: str, words: str) -> None:
    assert " ".join(word or "|" for word in split_words(text).folded) == words


def test_a_word_is_computed_once_until_too_many_are_remembered() -> None:
    computed: list[str] = []

    def measure(word: str) -> int:
        computed.append(word)
        return len(word)

    lengths = Remembered(measure, most=2)
    assert [*map(lengths.__getitem__, ["a", "bb", "a", "bb"])] == [1, 2, 1, 2]
    assert computed == ["a", "bb"]
    assert [lengths["ccc"], lengths["a"]] == [3, 1]
    assert computed == ["a", "bb", "ccc", "a"]


def test_words_remember_how_they_were_written() -> None:
    words = split_words("We run CI/CD for Node.js.")
    assert words.surface(2, 4) == "CI/CD"
    assert words.surface(5, 7) == "Node.js"


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


def test_no_phrase_spans_a_break() -> None:
    assert BREAK in split_words("one, two").folded
    assert BREAK not in fold_phrase("one, two")


@pytest.mark.parametrize("text", ["Pythonを用いた開発", "熟悉Python和Go", "Python을 사용한"])
def test_a_name_between_letters_without_spaces_is_a_word(text: str) -> None:
    assert "python" in split_words(text).folded


def test_phrases_of_ones_own_come_before_those_kept_ready() -> None:
    kept = keep_phrases([("data model", "kept"), ("data", "gone"), ("data model review", "kept")])
    index = KeptPhraseIndex(
        [("data model", "own")], kept, lambda meaning: None if meaning == "gone" else meaning
    )
    found = index.find(split_words("data model review"))
    assert [(each.meaning, each.end) for each in found] == [("kept", 3), ("own", 2), ("kept", 2)]

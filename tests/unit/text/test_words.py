"""Words: what is folded together, and what must stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefolio.text.words import BREAK, Words, fold_phrase, split_words


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


def test_words_remember_how_they_were_written() -> None:
    words = split_words("We run CI/CD for Node.js.")
    assert words.surface(2, 4) == "CI/CD"
    assert words.surface(5, 7) == "Node.js"


def spell(words: Words) -> list[str]:
    return [words.surface(at, at + 1) for at in range(len(words.folded))]


def test_both_words_of_a_contraction_stand_where_it_does() -> None:
    assert spell(split_words("Tests you'd run, don't you?")) == [
        *("Tests", "you'd", "you'd", "run", ","),
        *("don't", "don't", "you", "?"),
    ]


def test_words_that_are_taken_stand_where_they_did() -> None:
    words = split_words("Plans, you'd say, of meadows")
    taken = words.take([0, 2, 3, 7, 99])
    assert taken.folded == ["plan", "you", "would", "meadow"]
    assert spell(taken) == ["Plans", "you'd", "you'd", "meadows"]


@given(st.text(st.sampled_from("aBs1 .,&+#-/':(\n")))
def test_texts_in_ascii_have_the_words_that_other_texts_have(text: str) -> None:
    plain, other = split_words(f"x {text} x"), split_words(f"é {text} é")
    assert plain.folded[1:-1] == other.folded[1:-1]
    assert spell(plain)[1:-1] == spell(other)[1:-1]


def test_a_sign_breaks_words_apart_and_no_phrase() -> None:
    assert BREAK in split_words("one, two").folded
    assert BREAK not in fold_phrase("one, two")


@pytest.mark.parametrize("text", ["Pythonを用いた開発", "熟悉Python和Go", "Python을 사용한"])
def test_a_name_between_letters_without_spaces_is_a_word(text: str) -> None:
    assert "python" in split_words(text).folded

"""Words: what is folded together, and what must stay apart."""

from __future__ import annotations

import pytest

from casefolio.text.words import BREAK, fold_phrase, split_words


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


def test_a_sign_breaks_words_apart_and_no_phrase() -> None:
    assert BREAK in split_words("one, two").folded
    assert BREAK not in fold_phrase("one, two")


@pytest.mark.parametrize("text", ["Pythonを用いた開発", "熟悉Python和Go", "Python을 사용한"])
def test_a_name_between_letters_without_spaces_is_a_word(text: str) -> None:
    assert "python" in split_words(text).folded

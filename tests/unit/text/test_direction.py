"""Which way words are written: lines, and the words in them that run against the others."""

from __future__ import annotations

import html

import pytest

from casefolio.text.direction import (
    Direction,
    isolate,
    language_direction,
    split_phrases,
    text_direction,
)


@pytest.mark.parametrize(
    ("language", "direction"),
    [("he", "rtl"), ("fa-IR", "rtl"), ("ar", "rtl"), ("ur", "rtl"), ("pa-Arab", "rtl"), ("az-Arab-IR", "rtl"),
     ("en", "ltr"), ("de-AT", "ltr"), ("zh-Hant", "ltr"), ("pa", "ltr"), ("he-Latn", "ltr"), ("", "ltr")],
)  # fmt: skip
def test_the_language_decides_how_a_page_is_written(language: str, direction: Direction) -> None:
    assert language_direction(language) == direction


@pytest.mark.parametrize(
    ("text", "page", "direction"),
    [
        ("Built 3 tools.", "rtl", "ltr"),
        ("2023: built a tool", "rtl", "ltr"),
        ("Built it for דנה and 3 others.", "rtl", "ltr"),
        ("Python מפתחת בכירה.", "rtl", "rtl"),
        ("הקמתי Kubernetes, Kafka ו-Terraform", "rtl", "rtl"),
        ("שפות: Python, Go, SQL", "rtl", "rtl"),
        ("שפות: Python, Go, SQL", "ltr", "ltr"),
        ("2015 – 2019", "rtl", None),
        ("", "ltr", None),
        ("דנה לוי", "ltr", "rtl"),
        ("Led דנה לוי", "ltr", "rtl"),
        ("Led a team of דנה", "ltr", "ltr"),
    ],
)
def test_most_words_decide_how_a_line_is_written(
    text: str, page: Direction, direction: Direction | None
) -> None:
    assert text_direction(text, page) == direction


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("מפתחת C++", ["C++"]),
        ("ידע ב-C++ וגם C#, עם .NET.", ["C++", "C#", ".NET"]),
        ("אל Kubernetes (EKS) בלי הפסקה.", ["Kubernetes (EKS)"]),
        ("קורס (AWS).", ["(AWS)"]),
        ("עם Python 3.11 בצוות", ["Python 3.11"]),
        ("ניהול end-to-end tests.", ["end-to-end tests"]),
        ("חברת Acme Inc. ועוד", ["Acme Inc."]),
        ("למדתי Python. אחר כך", ["Python"]),
        ("מ-900 ms ל-90 ms.", ["900 ms", "90 ms"]),
        ("בשנת 2020 Acme גדלה, ב-3 Python", ["Acme", "Python"]),
        ("בשנת 2020, 40%", []),
        ("שלום", []),
        ("خبرة في C++، ثم Go!", ["C++", "Go"]),
    ],
)
def test_words_from_left_to_right_keep_the_signs_that_are_theirs(text: str, against: list[str]) -> None:
    phrases = list(split_phrases(text, "rtl"))
    assert "".join(phrase.text for phrase in phrases) == text
    assert [phrase.text for phrase in phrases if phrase.direction] == against


def test_words_from_right_to_left_in_a_line_of_the_other_way() -> None:
    phrases = list(split_phrases("Worked at בנק הפועלים, Tel Aviv.", "ltr"))
    assert [phrase.text for phrase in phrases if phrase.direction == "rtl"] == ["בנק הפועלים"]


@pytest.mark.parametrize(
    ("text", "page", "shown"),
    [
        ("Built <3> tools.", "ltr", "Built &lt;3&gt; tools."),
        ("Built 3 tools.", "rtl", '<bdi dir="ltr">Built 3 tools.</bdi>'),
        ("מפתחת C++", "rtl", 'מפתחת <bdi dir="ltr">C++</bdi>'),
        ("דנה & Co", "ltr", 'דנה &amp; Co'),
        ("2015 – 2019", "rtl", '<bdi dir="ltr">2015 – 2019</bdi>'),
    ],
)  # fmt: skip
def test_a_browser_is_told_what_runs_against_the_page(text: str, page: Direction, shown: str) -> None:
    isolated = isolate(text, page, html.escape)
    assert isolated.replace('<bdi dir="rtl">דנה</bdi>', "דנה") == shown

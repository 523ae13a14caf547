"""The same number and the same words, whatever the spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefolio.resume.privacy.spelling import Spelled, fold, fold_digits, fold_words, list_readings


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("２０２", "202"),
        ("٢٠٢", "202"),
        ("२०२", "202"),
        ("Cafe\u0301", "Cafe"),
        ("Café", "Cafe"),
        ("Sam\u00adple", "Sample"),
        ("Sam\u200bple", "Sample"),
        ("\u202a202\u202c", "202"),
        ("ﬁrst", "first"),
    ],
)
def test_characters_are_folded(written: str, plain: str) -> None:
    assert fold(written) == plain


def test_words_have_neither_capitals_nor_signs() -> None:
    assert fold_words("12 Sample-Straße,\nÉtage_2") == ("12", "sample", "strasse", "etage", "2")
    assert fold_digits("+４９ (0) 170") == "490170"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("call 0170 555-0199 now", "0170 555-0199"),
        ("+49 170 5550199", "170 5550199"),
        ("00491705550199", "00491705550199"),
        ("491705550199", "491705550199"),
        ("１７０ ５５５ ０１９９", "１７０ ５５５ ０１９９"),
        ("170\u200b555\u00ad0199", "170\u200b555\u00ad0199"),
        ("170|||555|||0199", "170|||555|||0199"),
        ("1234564917055501990", None),
        ("12345491705550199", None),
        ("170 5550199 7", "170 5550199"),
        ("1705550199 7", "1705550199"),
        ("17055501997", None),
        ("170 people and 5550199 more", None),
        ("170,555,0199", None),
        ("170 555", None),
    ],
)
@pytest.mark.parametrize("opening", ["+491", "1"])
def test_a_number_is_found_by_its_last_figures(text: str, found: str | None, opening: str) -> None:
    run = Spelled(text).find_number("705550199", opening)
    assert (text[run.start : run.end] if run else None) == found


@pytest.mark.parametrize(
    ("text", "opening", "is_found"),
    [
        ("978-1-705550199", "1", True),
        ("978-1-705550199", "+491", False),
        ("49-1-705550199", "+491", True),
        ("999911705550199", "1", False),
        ("0049-1-705550199", "1", True),
    ],
)
def test_figures_before_a_number_are_those_of_its_country(text: str, opening: str, is_found: bool) -> None:
    assert bool(Spelled(text).find_number("705550199", opening)) == is_found


def test_a_place_is_that_of_the_text_as_it_was_written() -> None:
    text = "ﬁve: Sam\u00adple Stree\u0301t."
    spelled = Spelled(text)
    run = spelled.words_at(1, 2)
    assert spelled.words == ["five", "sample", "street"]
    assert text[run.start : run.end].startswith("Sam\u00adple Stree")


@given(st.text())
def test_a_part_of_the_folded_text_is_the_fold_of_that_part(text: str) -> None:
    spelled = Spelled(text)
    for start in range(len(spelled.folded)):
        run = spelled.run_of(start, start + 1)
        assert spelled.folded[start] in fold(text[run.start : run.end])


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("0" * 30_000, False),
        ("5000000000-" * 3_000 + "1", False),
        ("000000000-" * 3_000, True),
        ("0 " * 9_000, True),
    ],
)
def test_the_search_ends_in_texts_that_are_nothing_but_figures(text: str, is_found: bool) -> None:
    assert bool(Spelled(text).find_number("000000000", "+1")) == is_found


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Reading it", True),
        ("- Reading", True),
        ("x. Reading", True),
        ("in Reading", False),
        ("“Reading", True),
    ],
)
def test_where_a_sentence_begins(text: str, begins: bool) -> None:
    spelled = Spelled(text)
    assert spelled.begins_sentence(spelled.words.index("reading")) == begins


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("97001", False),
        ("1.97001", True),
        ("97001.5", True),
        ("#97001", True),
        ("$97001", True),
        ("97001.", False),
    ],
)
def test_a_figure_that_goes_on_is_another(text: str, is_part: bool) -> None:
    spelled = Spelled(text)
    assert spelled.is_part_of_figure(spelled.words.index("97001")) == is_part


@pytest.mark.parametrize(
    "written",
    [
        "12 Sam<b>ple</b> Street",
        "12 <em>Sample</em> Street",
        "12 Sample&nbsp;Street",
        "12%20Sample%20Street",
        "12 S\\u0061mple Street",
        '<img alt="12 Sample Street">',
        "12 Sam&shy;ple Street",
    ],
)
def test_one_of_the_readings_is_what_a_reader_sees(written: str) -> None:
    readings = list(list_readings(f"<p>\n{written}</p>"))
    assert any(
        fold_words(reading)[-3:] == ("12", "sample", "street") or "12 Sample Street" in fold(reading)
        for reading in readings
    )
    assert {reading.count("\n") for reading in readings} == {1}

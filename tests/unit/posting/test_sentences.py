"""What a sentence tells of its section: by its phrases, by its first words, by money."""

from __future__ import annotations

import pytest

from casefolio.posting.sentences import OPENINGS, SENTENCES, count_phrases, is_wish, names_money, opens_like
from casefolio.posting.values import PostingSection
from casefolio.storage.phrases import read_phrases
from casefolio.text.words import split_words


def list_counts(text: str) -> dict[PostingSection, int]:
    return {section: count for section, count in count_phrases(split_words(text)).items() if count}


def test_phrases_are_counted_by_the_section_they_speak_for() -> None:
    counts = list_counts("Dental and vision insurance, a pension, and years of experience with Go")
    assert counts == {PostingSection.BENEFITS: 3, PostingSection.REQUIREMENTS: 1}


def test_phrases_that_overlap_count_once() -> None:
    assert list_counts("an equal opportunity employer") == {PostingSection.EEO: 1}


def test_each_group_of_phrases_is_a_section() -> None:
    assert set(read_phrases(SENTENCES)) <= set(map(str, PostingSection))
    assert {"duties", "requirements", "adverbs"} == set(read_phrases(OPENINGS))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Build ferries", PostingSection.DUTIES),
        ("Building ferries", PostingSection.DUTIES),
        ("Planning crossings", PostingSection.DUTIES),
        ("To work with others", PostingSection.DUTIES),
        ("Driving change", PostingSection.DUTIES),
        ("Closely work with others", PostingSection.DUTIES),
        ("Experience with ferries", PostingSection.REQUIREMENTS),
        ("5+ years of ferries", PostingSection.REQUIREMENTS),
        ("5 YEARS OF FERRIES", PostingSection.REQUIREMENTS),
        ("Ferries and boats", None),
        ("", None),
    ],
)
def test_the_first_words_of_an_item(text: str, kind: PostingSection | None) -> None:
    assert opens_like(split_words(text), text) == kind


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("$120,000 a year", True),
        ("60-70k EUR", True),
        ("€80k", True),
        ("$2 billion raised", False),
        ("$120,000,000 in funding", False),
        ("5 years", False),
    ],
)
def test_pay_is_told_from_other_amounts(text: str, money: bool) -> None:
    assert names_money(text) is money


@pytest.mark.parametrize(
    "text",
    ["It would help if you can sail", "It helps to know knots", "Danish is an extra", "Danish does not hurt"],
)
def test_what_would_help_is_a_wish(text: str) -> None:
    assert is_wish(text, count_phrases(split_words(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Sailing is a +",
        "Knots – big advantage",
        "(Plus) Knots",
        "Bonus: knots",
        "Preferred: knots",
        "Optional - knots",
        "Nice to have: knots",
        "Desirable: knots",
        "Desired: knots",
        "Knots (optional)",
        "Knots (nice to have)",
        "Knots, a plus",
    ],
)
def test_each_sign_of_a_wish_is_one_by_itself(text: str) -> None:
    assert is_wish(text, count_phrases(split_words("")))


@pytest.mark.parametrize(
    "text", ["$60k MRR, growing 15% a month", "£450k in annual revenue", "€850,000 of funding"]
)
def test_what_an_employer_earns_is_no_pay(text: str) -> None:
    assert not names_money(text)


def test_an_amount_before_other_words_is_pay() -> None:
    assert names_money("$60k a year, paid monthly")

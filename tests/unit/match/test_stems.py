"""Which words share a stem, and which do not."""

from __future__ import annotations

import pytest

from casefolio.match.stems import find_base, stem, stem_of_agent
from casefolio.text.words import fold_phrase


@pytest.mark.parametrize(
    "family",
    [
        "manage manages managing managed management",
        "plan plans planning planned",
        "assess assessing assessment assessments",
        "analyse analyze analysing analyzed analysis analyses",
        "implement implementing implementation",
        "facilitate facilitated facilitation",
        "organise organize organizing organization",
        "model modeling modelling modelled",
        "verify verifying verification",
        "reduce reducing reduction",
        "curriculum curricula",
        "sell selling sold sales",
        "advise advising advice",
        "crisis crises",
    ],
)
def test_forms_of_a_word_share_a_stem(family: str) -> None:
    assert len({stem(fold_phrase(word)[0]) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "manager management",
        "customer custom",
        "account accounting",
        "engine engineering",
        "product production",
        "depart department",
        "community communication",
        "need nee",
        "bring br",
        "c++ c",
    ],
)
def test_other_words_do_not(words: str) -> None:
    first, second = words.split()
    assert stem(first) != stem(second)


@pytest.mark.parametrize(
    ("doer", "activity"),
    [
        ("welder", "welding"),
        ("coordinator", "coordination"),
        ("counsellor", "counselling"),
        ("adviser", "advice"),
        ("developer", "development"),
        ("controller", "control"),
    ],
)
def test_a_word_for_people_has_the_stem_of_what_they_do(doer: str, activity: str) -> None:
    assert stem_of_agent(doer) == stem(activity)


@pytest.mark.parametrize("word", ["nurse", "her", "welding", ""])
def test_other_words_name_nobody(word: str) -> None:
    assert stem_of_agent(word) == ""


@pytest.mark.parametrize(
    ("word", "base"),
    [
        *(("raised", "raise"), ("planned", "plan"), ("applied", "apply"), ("processed", "process")),
        *(("wrote", "write"), ("taught", "teach"), ("red", "red"), ("skilled", "skilled"), ("plan", "plan")),
    ],
)
def test_the_base_of_a_verb_is_one_that_is_known(word: str, base: str) -> None:
    known = {"raise", "plan", "apply", "process", "write", "teach", "r"}
    assert find_base(word, known.__contains__) == base

"""A person's own competences where a posting only comes near their names."""

from __future__ import annotations

from math import log1p

import pytest
from tests.unit.match.example import LEXICON, demand, make_resume, match, read

from casefolio.match import LOOSE
from casefolio.match.hits import find_hits
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.tags import Tag

OWN = make_resume(
    {
        "beekeeping-advice": {},
        "month-end-close": {},
        "work-safety": {},
        "kiln-firing": {"aliases": ["glaze tests"]},
        "kiln-repair": {},
        "team-building": {},
        "design-systems": {},
        "barges": {"label": "Barges & ferries"},
        "growth": {"label": "Growth of orchards"},
        "special-hives": {},
    }
)
VOCABULARY = build_vocabulary(OWN, {**LEXICON, "java": Tag("java", "Java", "technology", aliases=("Java",))})


def words_for(id: str, line: str) -> list[str]:
    hits = find_hits(read(demand(line)), VOCABULARY)
    return [hit.words for hit in hits if hit.meaning.tag == id and hit.meaning.is_loose]


@pytest.mark.parametrize(
    ("id", "line", "words"),
    [
        # all words of a name in a clause
        ("work-safety", "Care for the safety of all crews at work", ["safety of all crews at work"]),
        ("work-safety", "Care for safety, and come to work", []),
        ("work-safety", "Safety of a b c d e f g h i j work", []),
        ("work-safety", "Care for safety", []),
        ("special-hives", "Special knowledge of carpentry", []),
        ("work-safety", "No concern for safety at your work", []),
        ("team-building", "Build tools for a team", []),
        ("design-systems", "Designing systems of levers", []),
        ("kiln-firing", "Tests before each glaze", ["Tests before each glaze"]),
        ("kiln-firing", "The tests glaze", ["glaze"]),
        ("month-end-close", "Close the books each month", ["Close the books each month"]),
        # a rare word alone
        ("beekeeping-advice", "You like beekeeping", ["beekeeping"]),
        ("beekeeping-advice", "You like advice", []),
        ("kiln-firing", "Load a kiln", []),
        ("barges", "Steer a barge", []),
        ("barges", "Steer a ferry", ["ferry"]),
        ("growth", "Plant orchards", []),
        # what is named needs no guess
        ("beekeeping-advice", "Beekeeping advice for those who love beekeeping", []),
    ],
)
def test_words_near_a_name_are_found(id: str, line: str, words: list[str]) -> None:
    assert words_for(id, line) == words


def test_what_only_comes_near_is_a_mention() -> None:
    near = match(demand("You like beekeeping"), VOCABULARY).find("beekeeping-advice")
    named = match(demand("Beekeeping advice"), VOCABULARY).find("beekeeping-advice")
    assert near and named
    assert near.weight == pytest.approx(log1p(LOOSE * VOCABULARY["beekeeping-advice"].rarity), abs=1e-3)
    assert (near.central, named.central) == (False, True)


def test_a_rare_word_counts_in_english_only() -> None:
    german = " ".join(
        ["Wir suchen eine Person, die mit uns an der Sache arbeitet und sich auf den Weg macht."] * 3
    )
    for more, words in (
        (german, []),
        ("We seek a person who works with us at this and is on the way. " * 3, ["beekeeping"]),
    ):
        assert words_for("beekeeping-advice", f"{more}\n- beekeeping") == words


def test_it_is_no_item_of_a_list_in_a_demand() -> None:
    found = match(demand("- You know Stripe\n- Java and mentoring on ferries, with beekeeping"), VOCABULARY)
    assert {tag.id: tag.central for tag in found.tags} == {
        "stripe": True,
        "java": True,
        "mentoring": True,
        "barges": False,
        "beekeeping-advice": False,
    }


def test_only_what_is_the_persons_own_is_guessed() -> None:
    lexicon = {"beekeeping": Tag("beekeeping", "Beekeeping advice", aliases=("beekeeping advice",))}
    assert match(demand("You like beekeeping"), build_vocabulary(make_resume(), lexicon)).tags == ()

"""The phrases of a vocabulary: those of the lexicon are kept ready, those of a person are read each time."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from casefolio.match.hits import find_named
from casefolio.match.index import index_vocabulary
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag, Vocabulary
from casefolio.text.words import split_words

LEXICON = load_lexicon()
KITES = Tag("kites", "Kites", aliases=("kites",), own=True)


def test_phrases_are_read_anew_where_a_tag_is_another_and_not_where_all_are_the_same() -> None:
    words = split_words("We fly kites")
    vocabulary = {"kites": KITES, **LEXICON}
    indexes = index_vocabulary(vocabulary)
    assert find_named([words], vocabulary) == {"kites"}
    assert index_vocabulary({id: replace(tag) for id, tag in vocabulary.items()}) is indexes
    assert index_vocabulary({**LEXICON, "kites": KITES}) is not indexes
    assert find_named([words], vocabulary | {"kites": replace(KITES, aliases=("dragons",))}) == set()


def test_what_a_person_has_changed_takes_the_place_of_the_entry() -> None:
    words = split_words("Golang and Terraform, for a year")
    assert find_named([words], LEXICON) == {"go", "terraform"}
    without = {id: tag for id, tag in LEXICON.items() if id != "terraform"}
    assert find_named([words], without) == {"go"}
    assert find_named([words], {**LEXICON, "go": replace(LEXICON["go"], aliases=("=Go",))}) == {"terraform"}


def test_a_manager_in_a_title_is_not_one_of_operations() -> None:
    """The manager of marketing is another than that of its operations, and so it is in sales and security."""
    title = index_vocabulary({**LEXICON, "kites": KITES}).title
    found = {name: {hit.meaning.tag for hit in title.find(split_words(name))} for name in TITLES}
    assert found == TITLES


TITLES: dict[str, set[str]] = {
    "Marketing Manager": set(),
    "Sales Manager": set(),
    "Data Engineer": {"data-engineering"},
}


ALL_ALIKE = {id: replace(tag) for id, tag in LEXICON.items()}
"""Equal to the lexicon, but no part of it: its phrases are not those that are kept ready."""

PHRASES = [phrase for tag in LEXICON.values() for phrase in (*tag.aliases, *tag.exclusions, tag.label)]


@given(st.lists(st.sampled_from(PHRASES), max_size=8), st.sets(st.sampled_from(sorted(LEXICON)), max_size=3))
def test_what_is_kept_ready_is_found_as_what_is_read(phrases: list[str], own: set[str]) -> None:
    words = split_words(" with ".join(phrases))
    mine = {id: replace(LEXICON[id], own=True) for id in sorted(own)}
    kept = index_vocabulary(Vocabulary(mine, LEXICON))
    read = index_vocabulary({**mine, **ALL_ALIKE, "": KITES, **mine})
    assert kept.text.find(words) == [found for found in read.text.find(words) if found.meaning.tag != "kites"]
    assert kept.title.find(words) == [
        found for found in read.title.find(words) if found.meaning.tag != "kites"
    ]

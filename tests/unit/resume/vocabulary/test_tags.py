"""The vocabulary: the person's own tags, and the rest of the lexicon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.tags import Tag, Vocabulary, adopt, own_tags, shown_tags, used_tags

GO, SEO, KITES = Tag("go", "Go"), Tag("seo", "SEO"), Tag("kites", "Kites", own=True, entry="dragons")
LEXICON = {"dragons": Tag("dragons", "Dragons"), "go": GO, "seo": SEO}
VOCABULARY = Vocabulary({"kites": KITES}, LEXICON, ["dragons"])
PLAIN = {"kites": KITES, "go": GO, "seo": SEO}
"""The same as a dictionary."""


def test_a_vocabulary_has_its_own_tags_and_the_lexicon_s_but_those_that_are_gone() -> None:
    assert [*VOCABULARY.items()] == [*PLAIN.items()]
    assert (len(VOCABULARY), VOCABULARY.get("dragons"), "dragons" in VOCABULARY) == (3, None, False)
    with pytest.raises(KeyError):
        VOCABULARY["dragons"]


def test_an_own_tag_takes_the_place_of_an_entry_with_its_id() -> None:
    own = replace(GO, own=True)
    assert [*Vocabulary({"go": own}, LEXICON)] == ["go", "dragons", "seo"]
    assert Vocabulary({"go": own}, LEXICON)["go"] is own


def test_vocabularies_are_alike_where_their_tags_are() -> None:
    assert Vocabulary({"kites": replace(KITES)}, LEXICON, ["dragons"]) == VOCABULARY
    assert VOCABULARY == Vocabulary({"kites": KITES}, {**LEXICON}, ["dragons"]) == PLAIN
    assert Vocabulary({"kites": KITES}, LEXICON, ["dragons", "seo"]) != VOCABULARY
    assert Vocabulary({"kites": replace(KITES, label="Dragons")}, LEXICON, ["dragons"]) != VOCABULARY


@pytest.mark.parametrize("vocabulary", [VOCABULARY, PLAIN])
def test_entries_become_ones_own(vocabulary: Vocabulary) -> None:
    adopted = adopt(vocabulary, {"seo", "kites", "go"}, is_read=True)
    read = [replace(tag, own=True, entry=tag.id, is_read=True) for tag in (GO, SEO)]
    assert [*own_tags(vocabulary)] == [KITES]
    assert [*own_tags(adopted)] == [*adopted.values()] == [KITES, *read]


def test_tags_of_headlines_are_used_but_show_nothing() -> None:
    resume = Resume.model_validate(
        {
            "basics": {"name": "R", "emphases": [{"id": "a", "tags": ["seo"]}]},
            "work": [{"highlights": [{"id": "x", "text": "Did.", "tags": ["growth"]}]}],
        }
    )
    assert used_tags(resume) == ["seo", "growth"]
    assert shown_tags(resume) == ["growth"]

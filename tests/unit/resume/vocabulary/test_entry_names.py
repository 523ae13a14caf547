"""What else the entries of the lexicon are called."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from casefolio.resume.vocabulary.entry_names import NAMES, index_names
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.storage.phrases import read_phrases


def test_other_names_are_of_entries_each_once_and_none_that_an_entry_has_itself() -> None:
    lexicon = load_lexicon()
    rows = [row.partition(":")[::2] for row in read_phrases(NAMES)["names"]]
    names = [(id, name.strip()) for id, listed in rows for name in listed.split(",")]
    assert [id for id, _ in rows] == sorted({id for id, _ in rows}) and {
        id for id, _ in rows
    } <= lexicon.keys()
    spelled = [name.lower().replace("-", " ").removesuffix("s") for _, name in names]
    assert len(spelled) == len(set(spelled))
    own = {id: {tag.label.lower(), tag.aliases[0].lower()} for id, tag in lexicon.items()}
    mains = {name for each in own.values() for name in each}
    assert [name for _, name in names if name.lower() in mains or name in lexicon] == []


KEPT, ANEW = index_names(load_lexicon()), index_names({**load_lexicon()})
WORDS = sorted({name for tag in load_lexicon().values() for name in (tag.label, *tag.aliases[:3])})


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.sampled_from([str, str.upper, str.title]))
def test_what_is_kept_of_the_lexicon_is_what_its_entries_say(
    names: list[str], spell: Callable[[str], str]
) -> None:
    names = [spell(name.removeprefix("=")) for name in (*names, names[0].replace("-", " "), f"{names[0]}s")]
    assert KEPT.find_entry(names) is ANEW.find_entry(names)
    assert KEPT.find_sharing(names) == ANEW.find_sharing(names)
    parts = [name.lower() for name in names]
    assert KEPT.find_listed(parts, None, {"growth"}) == ANEW.find_listed(parts, None, {"growth"})


def test_the_beginning_of_an_alias_is_no_name() -> None:
    assert [*KEPT.find_sharing(["Kafka Strea", "KAFKA", "k", ""])] == ["Kafka"]

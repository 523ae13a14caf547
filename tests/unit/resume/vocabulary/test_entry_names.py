"""What else the entries of the lexicon are called."""

from __future__ import annotations

from casefolio.resume.vocabulary.entry_names import NAMES
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

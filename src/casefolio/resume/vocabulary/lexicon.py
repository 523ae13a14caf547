"""The words that postings use for common competences and technologies.

The words themselves are data, in `lexicon.json` beside this module: one entry per line, sorted by id.

    {"id": "go", "label": "Go", "kind": "technology", "aliases": ["Golang", "=Go"], "not": ["Go live"]}

An alias is a surface form, written once: whole words match whatever their case, a hyphen is a space, a
plural its singular, and it has no punctuation inside. Nothing is stemmed, so `migrate`, `migrating` and
`migration` are three aliases; only the first ones of what a person has are searched for in other forms, too,
where none is found as it is (`match/forms.py`). An alias that begins with `=` matches only with the capitals
that it is written with (`=Go`, `=Spark`), or in capitals only: such names are everyday words too, and
`match/names.py` decides which is meant.

`not` lists phrases in which the words mean something else: `career growth`, `performance bonus`. Some of them
apply to a word that the entry leaves out on purpose, for people who add it to their own tags.
"""

from __future__ import annotations

import json
from functools import cache

from casefolio.resume.vocabulary.tags import MIDDLE_SHARE, Kind, Tag
from casefolio.storage.cache import load_or_make
from casefolio.storage.shipped import ENGINE_FOLDER

LEXICON, FREQUENCY = "resume/vocabulary/lexicon.json", "resume/vocabulary/frequency.txt"
"""The files of the words and of their shares, in this program's folder."""

TAGS = "resume/vocabulary/tags.py"
"""The module whose numbers the entries have."""

LEXICON_FILE = ENGINE_FOLDER / LEXICON

EXACT = "="
"""The prefix of an alias that matches only in this spelling, capitals included, or in capitals only."""

POSTINGS = 5_277
"""The number of postings that FREQUENCY was counted in."""


_Row = tuple[str, str, Kind, tuple[str, ...], tuple[str, ...], float]


@cache
def load_lexicon() -> dict[str, Tag]:
    """The default lexicon, by tag id. Cached; callers share the result and leave it unchanged."""
    rows: list[_Row] = load_or_make("resume/vocabulary/lexicon.py", (LEXICON, FREQUENCY, TAGS), _read_rows)
    return {
        id: Tag(id=id, label=label, kind=kind, aliases=aliases, exclusions=exclusions, share=share)
        for id, label, kind, aliases, exclusions, share in rows
    }


def _read_rows() -> list[_Row]:
    shares = _read_shares()
    return [
        (
            entry["id"],
            entry["label"],
            entry["kind"],
            tuple(entry["aliases"]),
            tuple(entry.get("not", ())),
            shares.get(entry["id"], 0.0),
        )
        for entry in json.loads(LEXICON_FILE.read_bytes())
    ]


def _read_shares() -> dict[str, float]:
    """The share of postings, 0 to 1, in which each tag was found; the middle one where none was counted."""
    lines = (ENGINE_FOLDER / FREQUENCY).read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {tag: MIDDLE_SHARE if count == "-" else int(count) / POSTINGS for tag, count in pairs}

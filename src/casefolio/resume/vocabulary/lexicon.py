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
from pathlib import Path

from casefolio.resume.vocabulary.tags import MIDDLE_SHARE, Tag

LEXICON_FILE = Path(__file__).with_name("lexicon.json")

EXACT = "="
"""The prefix of an alias that matches only in this spelling, capitals included, or in capitals only."""

FREQUENCY_FILE = Path(__file__).with_name("frequency.txt")

POSTINGS = 5_277
"""The number of postings that FREQUENCY_FILE was counted in."""


@cache
def load_lexicon() -> dict[str, Tag]:
    """The default lexicon, by tag id. Cached; callers share the result and leave it unchanged."""
    entries = json.loads(LEXICON_FILE.read_bytes())
    shares = _read_shares()
    return {
        entry["id"]: Tag(
            id=entry["id"],
            label=entry["label"],
            kind=entry["kind"],
            aliases=tuple(entry["aliases"]),
            exclusions=tuple(entry.get("not", ())),
            share=shares.get(entry["id"], 0.0),
        )
        for entry in entries
    }


def _read_shares() -> dict[str, float]:
    """The share of postings, 0 to 1, in which each tag was found; the middle one where none was counted."""
    lines = FREQUENCY_FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {tag: MIDDLE_SHARE if count == "-" else int(count) / POSTINGS for tag, count in pairs}

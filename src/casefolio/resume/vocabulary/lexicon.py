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
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

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


class Lexicon(Mapping[str, Tag]):
    """Entries by id, each of them made when it is first asked for: a command meets a tenth of them.

    `rows` hold what the entries consist of, by id, as `_write_row` has it.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows
        self._tags: dict[str, Tag] = {}

    def __getitem__(self, id: str) -> Tag:
        tag = self._tags.get(id)
        if tag is None:
            # Not one that another thread has made meanwhile: an entry is the same object each time.
            tag = self._tags.setdefault(id, _read_row(id, self._rows[id]))
        return tag

    def __contains__(self, id: object) -> bool:
        return id in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@cache
def load_lexicon() -> Lexicon:
    """The default lexicon. Cached; callers share the result."""
    return Lexicon(load_or_make("resume/vocabulary/lexicon.py", (LEXICON, FREQUENCY, TAGS), _read_rows))


def _read_rows() -> dict[str, str]:
    shares = _read_shares()
    entries = json.loads(LEXICON_FILE.read_bytes())
    return {entry["id"]: _write_row(entry, shares.get(entry["id"], 0.0)) for entry in entries}


def _write_row(entry: Mapping[str, Any], share: float) -> str:
    """An entry as lines: label, kind, share, aliases, exclusions; the last two with tabs between them."""
    phrases = ("\t".join(entry.get(key, ())) for key in ("aliases", "not"))
    return "\n".join((entry["label"], entry["kind"], repr(share), *phrases))


def _read_row(id: str, row: str) -> Tag:
    label, kind, share, aliases, exclusions = row.split("\n")
    return Tag(
        id=id,
        label=label,
        kind=cast("Kind", kind),
        aliases=tuple(filter(None, aliases.split("\t"))),
        exclusions=tuple(filter(None, exclusions.split("\t"))),
        share=float(share),
    )


def _read_shares() -> dict[str, float]:
    """The share of postings, 0 to 1, in which each tag was found; the middle one where none was counted."""
    lines = (ENGINE_FOLDER / FREQUENCY).read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {tag: MIDDLE_SHARE if count == "-" else int(count) / POSTINGS for tag, count in pairs}

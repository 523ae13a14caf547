"""BibTeX: publications, from files as reference managers and people write them.

`bibtexparser` splits a file into its blocks, and reads on behind a broken one; what they mean is read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casefolio.importing.bibtex.blocks import KEPT, BibtexEntry, read_blocks
from casefolio.importing.bibtex.fields import read_entry
from casefolio.importing.notes import Notes
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source

_ENTRY = lazy_pattern(r"^[ \t]*@[ \t]*[A-Za-z]\w*[ \t]*[{(]", re.MULTILINE)
_YAML_KEY = lazy_pattern(r"^[A-Za-z]\w*:(?:\s|$)", re.MULTILINE)

_OWN_FIELDS = frozenset({"crossref", "xdata", "doi", "url", "eprint", "note", "abstract", "key"})
"""Fields that are said of the lender itself."""

_CONTAINERS = frozenset({"proceedings", "book", "collection", "mvbook", "mvcollection", "mvproceedings"})


def is_bibtex(text: str) -> bool:
    """Whether a text has an entry of BibTeX at the beginning of a line, and no key of YAML before it."""
    entry = _ENTRY.search(text)
    return bool(entry) and not _YAML_KEY.search(text[: entry.start()] if entry else "")


def read_bibtex(source: Source, notes: Notes) -> dict[str, Any]:
    """The publications of a file in JSON Resume's form. What cannot be read is noted with its line."""
    blocks = read_blocks(source, notes)
    by_key = {entry.key.casefold(): entry for entry in reversed(blocks.entries)}
    lenders = [_find_lender(entry, by_key) for entry in blocks.entries]
    lending = {id(lender) for lender in lenders if lender and _lends_only(lender)}
    publications = []
    kept = list(blocks.broken)
    for entry, lender in zip(blocks.entries, lenders, strict=True):
        if not entry.fields:
            notes.add("unread", (entry.place,), f"'{entry.key}' has no fields")
        elif id(entry) in lending:
            notes.add("aside", (entry.place,), f"kept under '{KEPT}': it only lends its fields to others")
            kept.append(entry.raw)
        else:
            if entry.lender and lender is None:
                notes.add("aside", (entry.place,), f"refers to '{entry.lender}', which is not there")
            publications.append(read_entry(_inherit(entry, lender) if lender else entry, notes))
    return {"publications": publications, **({KEPT: kept} if kept else {})}


def _find_lender(entry: BibtexEntry, by_key: Mapping[str, BibtexEntry]) -> BibtexEntry | None:
    """The entry whose fields this one has too: that which `crossref` or `xdata` names."""
    lender = by_key.get(entry.lender.casefold()) if entry.lender else None
    return None if lender is entry else lender


def _lends_only(entry: BibtexEntry) -> bool:
    return entry.kind == "xdata" or (entry.kind in _CONTAINERS and "author" not in entry.fields)


def _inherit(entry: BibtexEntry, lender: BibtexEntry) -> BibtexEntry:
    """The entry with the fields of its lender that it has not itself."""
    lent = {name: value for name, value in lender.fields.items() if name not in _OWN_FIELDS}
    if entry.kind != lender.kind and "title" in lent:
        # The title of a volume is the venue of what stands in it.
        title = lent.pop("title")
        lent.setdefault("booktitle", title)
    fields = {name: value for name, value in entry.fields.items() if name not in ("crossref", "xdata")}
    return replace(entry, fields={**lent, **fields})

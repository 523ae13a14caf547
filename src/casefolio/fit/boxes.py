"""Keys of the boxes in a layout."""

from __future__ import annotations

from typing import Literal, get_args

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.entry_ref import EntryRef

BoxKind = Literal["line", "short", "entry", "section", "blurb", "text"]

HEAD_SUMMARY = "summary"
"""The name of the box of the person's own summary, as that of a section."""


@dataclass(frozen=True)
class BoxKey:
    """The key of a measured box: a line or its shorter wording, an entry, a section; the text about an
    employer (`blurb`), and the running text of an entry (`text`), both of which may be dropped.

    `id` is the highlight's id for a line, the section's name for the others; `index` is an entry's place in
    its section, from 0, for a blurb that of the employer's first position.
    """

    kind: BoxKind
    id: str
    index: int = 0

    @classmethod
    def of_entry(cls, ref: EntryRef) -> BoxKey:
        return cls("entry", ref.section, ref.index)

    @property
    def entry(self) -> EntryRef:
        """The entry that is in the box, or that a text belongs to."""
        return EntryRef(self.id, self.index)

    def __str__(self) -> str:
        """The key as an attribute of an HTML element, in which a layout carries it."""
        return f"{self.kind}:{self.id}:{self.index}"

    @classmethod
    def from_attribute(cls, text: str) -> BoxKey | None:
        """The key in an attribute; None for another value, as a look's own template may write."""
        kind, _, rest = text.partition(":")
        id, _, index = rest.rpartition(":")
        known = next((name for name in get_args(BoxKind) if name == kind), None)
        return cls(known, id, int(index)) if known and id and index.isdecimal() else None

"""Sizes on a page: the measures of a layout, and the plan made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit.boxes import BoxKey, BoxKind
from casefolio.resume.entry_ref import EntryRef

TIGHT_GAPS = {"line": 1.2, "entry": 6.0, "section": 10.0}
WIDE_GAPS = {"line": 3.6, "entry": 9.5, "section": 14.0}
"""The limits of the space above a line, an entry and a section, in points."""

TIGHT_LETTER_GAPS = {"block": 9.0, "paragraph": 5.0, "signature": 14.0}
WIDE_LETTER_GAPS = {"block": 24.0, "paragraph": 9.5, "signature": 32.0}
"""The limits of the space in a letter above a block such as an address, a paragraph, and the name below it,
which leaves room for a signature; in points."""

_PX_PER_PT = 96 / 72


@dataclass(frozen=True)
class Size:
    """A height with tight gaps, and how much it grows when they are wide."""

    height: float
    give: float = 0.0

    def at(self, air: float) -> float:
        return self.height + self.give * air

    def __add__(self, other: Size) -> Size:
        return Size(self.height + other.height, self.give + other.give)

    def __sub__(self, other: Size) -> Size:
        return Size(self.height - other.height, self.give - other.give)


NOTHING = Size(0.0)


@dataclass(frozen=True)
class Measures:
    """The sizes in pixels of one layout of everything, with tight gaps, on an endless page.

    Sizes include the gap above; an entry's includes its lines and its text, a section's its entries.
    `total` is the size of all, the tighter wordings in `shorts` included. `page` is the height that one page
    offers. `texts` are those that may give way. Of the lines that are `stranded`, a single word would be the
    last line on paper: it is to be bound to the word before it, which changes no height.
    """

    page: float
    total: Size
    lines: Mapping[str, Size]
    shorts: Mapping[str, Size]
    entries: Mapping[EntryRef, Size]
    sections: Mapping[str, Size]
    texts: Mapping[BoxKey, Size] = field(default_factory=dict)
    stranded: frozenset[BoxKey] = frozenset()

    @classmethod
    def of_boxes(
        cls, page: float, total: Size, sizes: Mapping[BoxKey, Size], stranded: Iterable[BoxKey] = ()
    ) -> Measures:
        """The measures that the sizes of single boxes make."""

        def select(kind: BoxKind) -> dict[str, Size]:
            return {key.id: size for key, size in sizes.items() if key.kind == kind}

        entries = {key.entry: size for key, size in sizes.items() if key.kind == "entry"}
        texts = {key: size for key, size in sizes.items() if key.kind in ("blurb", "text")}
        lines, shorts, sections = select("line"), select("short"), select("section")
        return cls(page, total, lines, shorts, entries, sections, texts, frozenset(stranded))

    def find(self, key: BoxKey) -> Size | None:
        """The size of a box, None where it has none in this look."""
        if key.kind == "entry":
            return self.entries.get(key.entry)
        if key.kind in ("blurb", "text"):
            return self.texts.get(key)
        by_id = {"line": self.lines, "short": self.shorts, "section": self.sections}
        return by_id[key.kind].get(key.id)


@dataclass(frozen=True)
class Plan:
    """What is shown, on how many pages, and how open the gaps are. `height` is the predicted one.

    The lines `far` had room, but are far from the posting: wider gaps take their place.
    """

    lines: frozenset[str]
    shorts: frozenset[str]
    dropped_entries: frozenset[EntryRef]
    pages: int
    air: float
    height: float
    dropped_texts: frozenset[BoxKey] = frozenset()
    far: frozenset[str] = frozenset()


def gap_range(kind: str) -> float:
    """By how many pixels a gap of this kind can grow; 0 for a kind of a look's own."""
    return (WIDE_GAPS[kind] - TIGHT_GAPS[kind]) * _PX_PER_PT if kind in WIDE_GAPS else 0.0


def gap_growth(before: float, after: float) -> dict[str, float]:
    """By how many pixels each kind of gap grows from one openness to another."""
    narrow, wide = gaps_at(before), gaps_at(after)
    return {kind: (wide[kind] - narrow[kind]) * _PX_PER_PT for kind in narrow}


def gaps_at(air: float) -> dict[str, float]:
    """The gaps in points at an openness `air`, 0 (tightest) to 1 (widest)."""
    return _open(TIGHT_GAPS, WIDE_GAPS, air)


def letter_gaps_at(air: float) -> dict[str, float]:
    """The same for a letter."""
    return _open(TIGHT_LETTER_GAPS, WIDE_LETTER_GAPS, air)


def _open(tight: Mapping[str, float], wide: Mapping[str, float], air: float) -> dict[str, float]:
    return {kind: round(least + (wide[kind] - least) * air, 3) for kind, least in tight.items()}

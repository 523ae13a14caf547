"""What a look's template shows, as plain values: every section of a resume in one of four forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from casefolio.fit import BoxKey
from casefolio.text.direction import language_direction

Form = Literal["positions", "entries", "rows", "run"]
"""How a section's entries are set.

`positions`: employers with their positions; `entries`: a heading line, perhaps text and bullets below;
`rows`: a name and what belongs to it on one line; `run`: all entries in one paragraph.
"""

NO_WORDS = Markup()

LONGEST_WHOLE = 1000
"""Characters of an item in a list that stays on one page: about a fifth of it."""

CONTACT_ROOM, CONTACT_ROOM_BESIDE_PHOTO = 92, 76
"""Characters on a line of contacts, in any look: a line that broke by itself would end in a bar."""


@dataclass(frozen=True)
class Fact:
    """Some words of a heading line. `kind` names them for a style sheet: `place`, `dates` …

    With a `url` they are a link, and then hold no element: see `words.keep_words`.
    """

    kind: str
    text: Markup
    url: str = ""

    @property
    def fits(self) -> bool:
        """Whether it is surely no wider than a line of contacts."""
        return self.width <= CONTACT_ROOM_BESIDE_PHOTO

    @property
    def width(self) -> int:
        """In characters; those of East Asia are as wide as two."""
        return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in self.text.striptags())


@dataclass(frozen=True)
class Bullet:
    """A claim. `key` names its box when heights are measured; `evidence` leads to its case study."""

    key: BoxKey
    text: Markup
    lead: Markup = NO_WORDS
    evidence: Fact | None = None

    @property
    def is_long(self) -> bool:
        """Whether it may be torn between pages: kept whole, it could leave most of a page empty."""
        return len(self.text.striptags()) > LONGEST_WHOLE


@dataclass(frozen=True)
class Paragraph:
    """Running text of an entry, as HTML its words. `key` names the box of what may give way to lines."""

    text: Markup
    key: BoxKey | None = None

    def __html__(self) -> Markup:
        return self.text


@dataclass(frozen=True)
class SheetEntry:
    """One entry of a section; any part may be missing. `note` stands in brackets after the title.

    `key` names its box when heights are measured; an employer's heading has none.
    """

    key: BoxKey | None = None
    title: Fact | None = None
    note: Markup = NO_WORDS
    facts: tuple[Fact, ...] = ()
    text: tuple[Paragraph, ...] = ()
    bullets: tuple[Bullet, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether its text may be torn between pages where it is an item of a list."""
        return sum(len(paragraph.text.striptags()) for paragraph in self.text) > LONGEST_WHOLE


@dataclass(frozen=True)
class Employer:
    """One employer and the positions held there, in the order of the resume."""

    heading: SheetEntry
    positions: tuple[SheetEntry, ...]


@dataclass(frozen=True)
class SheetSection:
    """A section with its heading. `employers` is filled for the form `positions`, else `entries`."""

    key: BoxKey
    name: str
    title: str
    form: Form
    entries: tuple[SheetEntry, ...] = ()
    employers: tuple[Employer, ...] = ()

    @property
    def positions(self) -> tuple[SheetEntry, ...]:
        return tuple(position for employer in self.employers for position in employer.positions)


@dataclass(frozen=True)
class Sheet:
    """Everything that one document shows, top to bottom.

    `stories` tells readers on paper where the case studies are, if the sections do not. `photo` is a file
    relative to the project's root. What follows it replaces what the look says, where
    it is set: `accent` and `ink` as `#14566b`, `font_size` in points, `spacing` as a factor on line heights.
    """

    language: str
    title: str
    author: str
    description: str
    keywords: tuple[str, ...]
    created: str
    name: str
    headline: str
    contacts: tuple[Fact, ...]
    summary_title: str
    summary: Markup
    blocks: tuple[SheetSection, ...]
    stories: str = ""
    photo: str = ""
    accent: str = ""
    ink: str = ""
    font_size: float | None = None
    spacing: float | None = None

    @property
    def is_right_to_left(self) -> bool:
        """Whether the page begins on the right: the language decides, not the words."""
        return language_direction(self.language) == "rtl"

    @property
    def contact_lines(self) -> tuple[tuple[Fact, ...], ...]:
        return break_facts(self.contacts, CONTACT_ROOM_BESIDE_PHOTO if self.photo else CONTACT_ROOM)


def break_facts(facts: Sequence[Fact], room: int) -> tuple[tuple[Fact, ...], ...]:
    """As few lines as there must be with `room` characters each, and these of about the same length."""
    fewest = len(list(_fill_lines(facts, room)))
    rooms = range(max((fact.width for fact in facts), default=0), room + 1)
    lines = (tuple(_fill_lines(facts, each)) for each in rooms)
    return next((found for found in lines if len(found) <= fewest), tuple(_fill_lines(facts, room)))


def _fill_lines(facts: Sequence[Fact], room: int) -> Iterator[tuple[Fact, ...]]:
    line: list[Fact] = []
    for fact in facts:
        if line and sum(each.width + len(" | ") for each in line) + fact.width > room:
            yield tuple(line)
            line = []
        line.append(fact)
    if line:
        yield tuple(line)

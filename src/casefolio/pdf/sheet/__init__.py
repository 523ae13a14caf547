"""The values that a look's templates show: a resume, every section in one of five forms, and a letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from markupsafe import Markup

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import BoxKey
from casefolio.pdf.sheet.words import mark_up
from casefolio.text.direction import language_direction

Form = Literal["positions", "entries", "rows", "run", "citations"]
"""The form of a section's entries.

`positions`: positions with their employers; `entries`: a heading line, with optional text and bullets below;
`rows`: a name and its details on one line; `run`: all entries in one paragraph; `citations`: publications as
scholars print them.
"""

NO_WORDS = Markup()

LONGEST_WHOLE = 1000
"""The most characters of a list item, an entry or a run of names that is not broken between pages: about a
fifth of a page."""

CONTACT_ROOMS = (92, 76, 60)
"""The characters that fit a line of contacts in every look: alone, beside a photo or code, beside both.

A line that wraps would end in a separator.
"""


@dataclass(frozen=True)
class Fact:
    """Words of a heading line. `kind` is their class for a style sheet: `place`, `dates` …

    With a `url` they are a link, and then contain no element: see `words.keep_words`.
    """

    kind: str
    text: Markup
    url: str = ""

    @property
    def width(self) -> int:
        """The width in characters; those of East Asia count twice."""
        return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in self.text.striptags())


@dataclass(frozen=True)
class Bullet:
    """A claim. `key` identifies its box for measuring; `evidence` links to its case study."""

    key: BoxKey
    text: Markup
    lead: Markup = NO_WORDS
    evidence: Fact | None = None

    @property
    def is_long(self) -> bool:
        """Whether it may be broken between pages: unbroken, it could leave most of a page empty."""
        return len(self.text.striptags()) > LONGEST_WHOLE


@dataclass(frozen=True)
class Paragraph:
    """Running text of an entry. `key` identifies the box of one that may be dropped; else it is None."""

    text: Markup
    key: BoxKey | None = None

    def __html__(self) -> Markup:
        return self.text


@dataclass(frozen=True)
class SheetEntry:
    """One entry of a section; any part may be missing. `note` is shown in brackets after the title.

    `key` identifies its box for measuring. `below` is the second line of a position's head: its employer.
    `continued` is what a later page that begins within it is headed by.
    A position that `is_brief` is one line, and `is_close` to the one before it where that is one too.
    `citation` has all of a publication but its text, in place of `title` and `facts`; what stands between its
    parts has no kind.
    """

    key: BoxKey | None = None
    title: Fact | None = None
    note: Markup = NO_WORDS
    facts: tuple[Fact, ...] = ()
    below: tuple[Fact, ...] = ()
    continued: str = ""
    citation: tuple[Fact, ...] = ()
    is_brief: bool = False
    is_close: bool = False
    text: tuple[Paragraph, ...] = ()
    bullets: tuple[Bullet, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether it may be broken between pages."""
        return self.length > LONGEST_WHOLE

    @property
    def length(self) -> int:
        """The characters of its name, text and lines."""
        words = [self.title.text, self.note] if self.title else []
        words += [part.text for part in self.citation]
        words += [*(paragraph.text for paragraph in self.text), *(bullet.text for bullet in self.bullets)]
        return sum(len(each.striptags()) for each in words)


@dataclass(frozen=True)
class SheetSection:
    """A section with its heading. Where it `is_list`, all its entries have a line each, close together."""

    key: BoxKey
    name: str
    title: str
    form: Form
    entries: tuple[SheetEntry, ...] = ()
    is_list: bool = False

    @property
    def is_long(self) -> bool:
        """Whether a paragraph of all its entries may be broken between pages."""
        return sum(entry.length for entry in self.entries) > LONGEST_WHOLE


@dataclass(frozen=True)
class SiteCode:
    """The site's address as a QR code: an SVG element, and beside it the address in words."""

    drawing: Markup
    address: Fact


@dataclass(frozen=True, kw_only=True)
class SheetHead:
    """What every document has: its metadata, the person's name and contacts, and its style.

    `stories` is the address of the case studies for readers on paper, where nothing else has it. `photo` is a
    file relative to the project's root. Those after `code` override the look's values where they are set:
    `accent` and `ink` as `#14566b`, `font` by its name, `font_size` in points, `spacing` as a factor on line
    heights.
    """

    language: str
    title: str
    author: str
    description: str
    name: str
    headline: str
    contacts: tuple[Fact, ...]
    keywords: tuple[str, ...] = ()
    created: str = ""
    stories: str = ""
    photo: str = ""
    code: SiteCode | None = None
    accent: str = ""
    ink: str = ""
    font: str = ""
    font_size: float | None = None
    spacing: float | None = None

    @property
    def unbroken_name(self) -> Markup:
        """The name as HTML; it is not broken at a hyphen, where machines would join its halves."""
        return mark_up(self.name)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the page is right-to-left: the language decides, not the words."""
        return language_direction(self.language) == "rtl"

    @property
    def contact_room(self) -> int:
        """The characters that certainly fit a line of contacts."""
        return CONTACT_ROOMS[bool(self.photo) + bool(self.code)]

    @property
    def contact_lines(self) -> tuple[tuple[Fact, ...], ...]:
        """The contacts, and on a line of its own the address that stands beside a QR code."""
        lines = break_facts(self.contacts, self.contact_room)
        return (*lines, (self.code.address,)) if self.code else lines


@dataclass(frozen=True, kw_only=True)
class Sheet(SheetHead):
    """Everything that a resume shows, from top to bottom."""

    summary_title: str
    summary: Markup
    blocks: tuple[SheetSection, ...]


@dataclass(frozen=True, kw_only=True)
class LetterSheet(SheetHead):
    """Everything that a letter shows, from top to bottom. What it does not have is empty.

    `receiver` are the lines of an address, `paragraphs` begin with the greeting, `enclosures` are words after
    their label.
    """

    date: str = ""
    receiver: tuple[Markup, ...] = ()
    subject: Markup = NO_WORDS
    paragraphs: tuple[Paragraph, ...] = ()
    signoff: Markup = NO_WORDS
    signature: str = ""
    enclosures: Markup = NO_WORDS


def break_facts(facts: Sequence[Fact], room: int) -> tuple[tuple[Fact, ...], ...]:
    """The facts in as few lines as possible of `room` characters, balanced in length."""
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

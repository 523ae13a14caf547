"""What a look's template shows, as plain values: every section of a resume in one of four forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Form = Literal["positions", "entries", "rows", "run"]
"""How a section's entries are set.

`positions`: employers with their positions; `entries`: a heading line, perhaps text and bullets below;
`rows`: a name and what belongs to it on one line; `run`: all entries in one paragraph.
"""


NO_WORDS = Markup()


@dataclass(frozen=True)
class Fact:
    """Some words of a heading line. `kind` names them for a style sheet: `place`, `dates` …

    With a `url` they are a link, and then hold no element: see `words.keep_words`.
    """

    kind: str
    text: Markup
    url: str = ""


@dataclass(frozen=True)
class Bullet:
    """A claim. `key` names its box when heights are measured; `evidence` leads to its case study."""

    key: str
    text: Markup
    lead: Markup = NO_WORDS
    evidence: Fact | None = None


@dataclass(frozen=True)
class Entry:
    """One entry of a section; any part may be missing. `note` stands in brackets after the title.

    `key` names its box when heights are measured.
    """

    key: str = ""
    title: Fact | None = None
    note: Markup = NO_WORDS
    facts: tuple[Fact, ...] = ()
    text: tuple[Markup, ...] = ()
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True)
class Employer:
    """One employer and the positions held there, in the order of the resume."""

    heading: Entry
    positions: tuple[Entry, ...]


@dataclass(frozen=True)
class Block:
    """A section with its heading. `employers` is filled for the form `positions`, else `entries`."""

    key: str
    name: str
    title: str
    form: Form
    entries: tuple[Entry, ...] = ()
    employers: tuple[Employer, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """Everything that one document shows, top to bottom.

    `photo` is a file relative to the project's root. What follows it replaces what the look says, where
    it is set: `accent` as `#14566b`, `font_size` in points, `spacing` as a factor on line heights.
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
    blocks: tuple[Block, ...]
    photo: str = ""
    accent: str = ""
    font_size: float | None = None
    spacing: float | None = None

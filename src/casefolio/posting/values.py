"""The sections of a posting, and its lines with their sections."""

from __future__ import annotations

from enum import StrEnum

from casefolio.deferred.named_tuples import NamedTuple


class PostingSection(StrEnum):
    """The section of a line of a posting. The values are used in JSON and in the desk's style sheet."""

    TITLE = "title"
    REQUIREMENTS = "requirements"
    NICE_TO_HAVE = "nice-to-have"
    DUTIES = "duties"
    ROLE = "role"
    TECH = "tech"
    COMPANY = "company"
    BENEFITS = "benefits"
    PROCESS = "process"
    EEO = "eeo"
    NOISE = "noise"

    # An enumeration's own is a function in Python, at each look-up, and differs from that of its equal text.
    __hash__ = str.__hash__


class VagueHeading(StrEnum):
    """A heading that names no section by itself."""

    MIXED = "mixed"
    """*Description*: company and role follow, distinguished by their sentences."""

    UNWANTED = "unwanted"
    """*What you don't need*: nothing of what follows is asked for."""


Opened = PostingSection | VagueHeading
"""The classification of a heading."""

LISTS = (
    PostingSection.REQUIREMENTS,
    PostingSection.NICE_TO_HAVE,
    PostingSection.DUTIES,
    PostingSection.TECH,
)
"""Sections of lists: each line below their heading is an item."""

JOB_SECTIONS = frozenset((*LISTS, PostingSection.ROLE, PostingSection.TITLE))
"""Sections on the job; the others are about the employer, pay and how to apply."""

SILENT_SECTIONS = (PostingSection.PROCESS, PostingSection.EEO, PostingSection.NOISE)
"""The sections in which nothing is asked for."""


class PostingFacts(NamedTuple):
    """What a posting says of itself, as a letter to it needs it: "" for what it does not say."""

    title: str
    company: str
    recipient: str


class PostingLine(NamedTuple):
    """A line of a posting, without its markup, and the section that it belongs to.

    `number` is the line in the file, from 1; two bullets on one line have the same. A `heading` opens its
    section; a `repeated` line occurred before and counts once; a `wrapped` one continues the sentence of the
    line above.
    """

    number: int
    section: PostingSection
    text: str
    heading: bool = False
    repeated: bool = False
    wrapped: bool = False

"""The sections of a posting, and a line with the one that it belongs to."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class PostingSection(StrEnum):
    """What a line of a posting speaks of. The values stand in JSON and in the style sheet of the desk."""

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


class VagueHeading(StrEnum):
    """What a heading opens that names no section by itself."""

    MIXED = "mixed"
    """*Description*: company and role follow, told apart by their sentences."""

    UNWANTED = "unwanted"
    """*What you don't need*: nothing of what follows is asked for."""


Opened = PostingSection | VagueHeading
"""What a heading opens."""

LISTS = (
    PostingSection.REQUIREMENTS,
    PostingSection.NICE_TO_HAVE,
    PostingSection.DUTIES,
    PostingSection.TECH,
)
"""The sections that a heading opens for good: each line below it is an item of theirs."""

JOB_SECTIONS = (*LISTS, PostingSection.ROLE, PostingSection.TITLE)
"""What the job asks for; the other sections speak of the employer, of pay and of how to apply."""

SILENT_SECTIONS = (PostingSection.PROCESS, PostingSection.EEO, PostingSection.NOISE)
"""The sections in which nothing is asked for."""


class PostingLine(NamedTuple):
    """A line of a posting, without its markup, and the section that it belongs to.

    `number` counts the file's lines from 1; two bullets glued onto one line have the same. A `heading` opens
    its section; a `repeated` line stood there before and counts once; a `wrapped` one goes on with the
    sentence of the line above.
    """

    number: int
    section: PostingSection
    text: str
    heading: bool = False
    repeated: bool = False
    wrapped: bool = False

"""A letter that was written for one posting, in `data/letters/`: its front matter and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from casefolio.deferred.dataclasses import dataclass
from casefolio.posting.front_matter import Readers, collect_values, read_date, read_text
from casefolio.text.errors import InputError, Problem
from casefolio.text.front_matter import find_body, read_front_matter
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_slips.sizes import find_oversized, measure_text
from casefolio.text.yaml_tree import Node


@dataclass(frozen=True)
class LetterNotes:
    """What stands at the top of a letter's file, between two lines of dashes; all of it may be left out."""

    recipient: str = ""
    """Who reads the letter, by name; else that of the posting."""
    address: tuple[str, ...] = ()
    """The address below the name, one line each."""
    date: str = ""
    """The day that the letter shows: 2022-06-01; else that of the posting."""
    subject: str = ""
    """What the letter is about, in a line above the greeting. Inline Markdown."""
    enclosures: tuple[str, ...] = ()
    """What comes with the letter, named below your name."""


@dataclass(frozen=True)
class LetterFile:
    """A letter's file as read: its notes, its paragraphs, and what is wrong with it.

    Each paragraph stands behind the place in the text at which it begins. `front_matter` is the tree of the
    notes, for places.
    """

    source: Source
    notes: LetterNotes = LetterNotes()
    paragraphs: tuple[tuple[int, str], ...] = ()
    front_matter: Node | None = field(default=None, compare=False, repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def slug(self) -> str:
        """The posting that it was written for."""
        return self.source.path.rpartition("/")[2].rpartition(".")[0]


def parse_letter(source: Source) -> LetterFile:
    """The letter in a file. What is wrong with it is among its problems, nothing is raised."""
    try:
        front = read_front_matter(source, LETTER_KEYS)
    except InputError as error:
        return LetterFile(source, problems=error.problems)
    values, problems = collect_values(front.node, LETTER_KEYS)
    body = find_body(source, front)
    paragraphs = tuple(_split(body, len(source.text) - len(body)))
    if not paragraphs:
        hint = "write the letter below its front matter, from the greeting to your name"
        problems.append(source.problem(source.place(), "the letter is empty", hint))
    problems += find_oversized(front.node) if front.node else ()
    problems += _find_too_long(source, len(source.text) - len(body), body)
    found = (*problems, *front.warnings)
    return LetterFile(source, LetterNotes(**values), paragraphs, front.node, found)


def _find_too_long(source: Source, start: int, body: str) -> Iterator[Problem]:
    """A letter that fills no page, or has a word that no line can hold: laying it out would take minutes."""
    if found := measure_text(body):
        message, hint, word = found
        place = source.place_at(start + body.index(word))
        # Not with its line: that may be the whole text.
        yield Problem(place, message, "a letter has one page" if not word else hint)


_PARAGRAPH = lazy_pattern(r"^[^\S\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", re.M)


def _split(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, which blank lines part."""
    for found in _PARAGRAPH.finditer(text):
        yield start + found.start(), found[0]


def read_lines(node: Node) -> tuple[str, ...]:
    """Lines of a text, or the items of a list."""
    if isinstance(node.value, list):
        items = [line for item in node.value for line in read_lines(item)]
        return tuple(items)
    return tuple(line.strip() for line in read_text(node).splitlines() if line.strip())


LETTER_KEYS: Readers = {
    "recipient": read_text,
    "address": read_lines,
    "date": read_date,
    "subject": read_text,
    "enclosures": read_lines,
}
"""What may stand in a letter's front matter, and how it is read."""

"""Fills a letter's placeholders, and tells what is wrong with one that has a file of its own.

Apart from `writing`, which chooses among the resume's paragraphs too, and for this imports what tailors a
resume.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from casefolio.deferred.dataclasses import dataclass
from casefolio.letter.file import LetterFile
from casefolio.posting.values import PostingFacts
from casefolio.resume.letters.placeholders import (
    PLACEHOLDERS,
    Placeholder,
    explain_unknown,
    fill_placeholders,
)
from casefolio.text.errors import Problem
from casefolio.text.inline import render_text
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node


def find_letter_problems(own: LetterFile, facts: PostingFacts | None, name: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a letter's own file; without `facts` of its posting, it may ask for all.

    `name` is the person's, with which a letter ends.
    """
    filler = Filler(find_values(facts, own) if facts else dict.fromkeys(PLACEHOLDERS, "…"), own.slug)
    read_parts(own, filler)
    return (*own.problems, *filler.problems, *_find_lost_name(own, name))


def find_values(facts: PostingFacts, own: LetterFile | None = None) -> dict[str, str]:
    """What stands in place of each placeholder, "" where nothing says it."""
    return {
        "company": facts.company,
        "role": facts.title,
        "recipient": (own.notes.recipient if own else "") or facts.recipient,
    }


@dataclass
class Filler:
    """Fills placeholders, and collects those for which there is no value."""

    values: Mapping[str, str]
    slug: str
    problems: list[Problem] = field(default_factory=list)

    def fill(self, text: str, tell: Callable[[Placeholder, str, str], Problem]) -> str:
        """The text, filled; `tell` makes a problem at a placeholder in it, with message and hint."""

        def write(placeholder: Placeholder) -> str:
            if value := self.values.get(placeholder.name):
                return write_plainly(value)
            self.problems.append(tell(placeholder, *self._explain(placeholder)))
            return placeholder.text

        return fill_placeholders(text, write)

    def fill_value(self, text: str, node: Node) -> str:
        """The same for a value of YAML."""

        def tell(found: Placeholder, message: str, hint: str) -> Problem:
            return node.problem(message, hint, node.place_of(found.text))

        return self.fill(text, tell)

    def _explain(self, placeholder: Placeholder) -> tuple[str, str]:
        name = placeholder.name
        if name not in self.values:
            return explain_unknown(placeholder)
        hint = f"write '{name}: …' into the front matter of the posting"
        hint += " or of the letter" if name == "recipient" else ""
        return f"'{placeholder.text}' stays empty: '{self.slug}' names no {name}", hint


_MARKS = lazy_pattern(r"[\\`*_\[\]{}<]|^[-+#](?=\s)|(?<=\d)[.)](?=\s)")


def write_plainly(value: str) -> str:
    """Plain words on one line as Markdown: what could be a mark in them has a backslash."""
    return _MARKS.sub(lambda found: f"\\{found[0]}", " ".join(value.split()))


def read_parts(own: LetterFile, filler: Filler) -> tuple[str, list[str]]:
    """The subject and the paragraphs of a letter's file, filled."""
    source = own.source
    subject = own.notes.subject
    if subject and own.front_matter is not None:
        subject = filler.fill_value(subject, own.front_matter.find(("subject",)))

    def fill(start: int, text: str) -> str:
        def tell(found: Placeholder, message: str, hint: str) -> Problem:
            return source.problem(source.place_at(start + found.start), message, hint)

        return filler.fill(text, tell)

    return subject, [fill(start, text) for start, text in own.paragraphs]


def ends_with(text: str, name: str) -> bool:
    """Whether the last line of a paragraph is a person's name."""
    last = render_text(text.rstrip().rpartition("\n")[2])
    return last.casefold().split() == name.casefold().split()


def _find_lost_name(own: LetterFile, name: str) -> list[Problem]:
    if not own.paragraphs or not name or ends_with(own.paragraphs[-1][1], name):
        return []
    start, text = own.paragraphs[-1]
    place = own.source.place_at(start + text.rstrip().rfind("\n") + 1)
    hint = f"write '{name}' as its last line, below a line such as 'Kind regards,'"
    return [own.source.problem(place, "the letter does not end with your name", hint, "warning")]

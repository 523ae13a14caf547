"""Writes the letter for a posting: from the resume's paragraphs that fit it, or from its own file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from casefolio.deferred.dataclasses import dataclass
from casefolio.letter.choice import choose_paragraphs
from casefolio.letter.file import LetterFile
from casefolio.letter.values import Letter, LetterPart
from casefolio.posting import Posting
from casefolio.resume.letters.placeholders import (
    PLACEHOLDERS,
    Placeholder,
    explain_unknown,
    fill_placeholders,
)
from casefolio.resume.record import PartialDate, parse_date
from casefolio.resume.vocabulary.labels import Labels
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Place, Problem, stop_on_errors
from casefolio.text.inline import render_text
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node

LONGEST_SIGNOFF = 60
"""The most characters of what stands above a name: a longer paragraph belongs to the letter."""


def write_letter(
    study: Study,
    node: Node,
    labels: Labels,
    own: LetterFile | None = None,
    date: PartialDate | None = None,
) -> Letter:
    """The letter for the posting of a study: its `own` one, or one chosen from the resume's paragraphs.

    `node` is the YAML tree of the resume, for places. A `date` wins over that of the letter, that over the
    posting's. Raises InputError with every placeholder that cannot be filled, and where there is no letter.
    """
    posting = study.posting
    day = date or _read_day(own.notes.date if own else "") or _read_day(posting.preferences.date)
    if own:
        return _write_own(own, posting, study.resume.basics.name, day)
    return _choose(study, node, labels, day)


def find_letter_problems(own: LetterFile, posting: Posting | None, name: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a letter's own file; without its posting, what that has is not asked for.

    `name` is the person's, with which a letter ends.
    """
    filler = _Filler(_find_values(posting, own) if posting else dict.fromkeys(PLACEHOLDERS, "…"), own.slug)
    _read_parts(own, filler)
    return (*own.problems, *filler.problems, *_find_lost_name(own, name))


def _read_day(written: str) -> PartialDate | None:
    return parse_date(written) if written else None


def _find_values(posting: Posting, own: LetterFile | None) -> dict[str, str]:
    """What stands in place of each placeholder, "" where nothing says it."""
    return {
        "company": posting.company,
        "role": posting.title,
        "recipient": (own.notes.recipient if own else "") or posting.preferences.recipient,
    }


@dataclass
class _Filler:
    """Fills placeholders, and collects those for which there is no value."""

    values: Mapping[str, str]
    slug: str
    problems: list[Problem] = field(default_factory=list)

    def fill(self, text: str, tell: Callable[[Placeholder, str, str], Problem]) -> str:
        """The text, filled; `tell` makes a problem at a placeholder in it, with message and hint."""

        def write(placeholder: Placeholder) -> str:
            if value := self.values.get(placeholder.name):
                return _as_markdown(value)
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


def _as_markdown(value: str) -> str:
    """Plain words on one line as Markdown: what could be a mark in them has a backslash."""
    return _MARKS.sub(lambda found: f"\\{found[0]}", " ".join(value.split()))


def _write_own(own: LetterFile, posting: Posting, name: str, day: PartialDate | None) -> Letter:
    values = _find_values(posting, own)
    filler = _Filler(values, posting.slug)
    subject, texts = _read_parts(own, filler)
    stop_on_errors((*own.problems, *filler.problems))
    texts, signoff, signature = _split_ending(texts, name)
    return Letter(
        slug=posting.slug,
        parts=tuple(map(LetterPart, texts)),
        signoff=signoff,
        signature=signature,
        company=posting.company,
        role=posting.title,
        recipient=values["recipient"],
        address=own.notes.address,
        date=day,
        subject=subject,
        enclosures=own.notes.enclosures,
        file=own.source.path,
    )


def _read_parts(own: LetterFile, filler: _Filler) -> tuple[str, list[str]]:
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


def _split_ending(texts: list[str], name: str) -> tuple[list[str], str, str]:
    """The paragraphs of a letter, its sign-off, and the name below it, as far as it has them."""
    if not texts or not _ends_with(texts[-1], name):
        return texts, "", ""
    *above, _ = texts[-1].rstrip().split("\n")
    before = texts[:-1]
    if above:
        return before, " ".join(above), name
    if before[1:] and len(before[-1]) <= LONGEST_SIGNOFF and "\n" not in before[-1]:
        return before[:-1], before[-1], name
    return before, "", name


def _ends_with(text: str, name: str) -> bool:
    """Whether the last line of a paragraph is a person's name."""
    last = render_text(text.rstrip().rpartition("\n")[2])
    return last.casefold().split() == name.casefold().split()


def _find_lost_name(own: LetterFile, name: str) -> list[Problem]:
    if not own.paragraphs or not name or _ends_with(own.paragraphs[-1][1], name):
        return []
    start, text = own.paragraphs[-1]
    place = own.source.place_at(start + text.rstrip().rfind("\n") + 1)
    hint = f"write '{name}' as its last line, below a line such as 'Kind regards,'"
    return [own.source.problem(place, "the letter does not end with your name", hint, "warning")]


def _choose(study: Study, node: Node, labels: Labels, day: PartialDate | None) -> Letter:
    """The letter from the resume's own paragraphs that fit best."""
    texts, posting = study.resume.letter, study.posting
    if not texts.has_words:
        raise InputError([_refuse(node, posting.slug)])
    values = _find_values(posting, None)
    filler = _Filler(values, posting.slug)
    choices = choose_paragraphs(study)

    def fill(text: str, *path: str | int) -> str:
        return filler.fill_value(text, node.find(("letter", *path)))

    chosen = {choice.id for choice in choices if choice.is_chosen}
    parts = (
        LetterPart(fill(texts.greeting, "greeting") if texts.greeting else _greet(labels, values)),
        LetterPart(fill(texts.opening, "opening")),
        *(
            LetterPart(fill(each.text, "paragraphs", place, "text"), each.id)
            for place, each in enumerate(texts.paragraphs)
            if each.id in chosen
        ),
        LetterPart(fill(texts.closing, "closing")),
    )
    signoff = fill(texts.signoff, "signoff") if texts.signoff else labels.letter.signoff
    stop_on_errors(filler.problems)
    return Letter(
        slug=posting.slug,
        parts=tuple(part for part in parts if part.text),
        signoff=signoff,
        signature=study.resume.basics.name,
        company=values["company"],
        role=values["role"],
        recipient=values["recipient"],
        date=day,
        choices=choices,
    )


def _greet(labels: Labels, values: Mapping[str, str]) -> str:
    if not values["recipient"]:
        return labels.letter.greeting_of_all
    return labels.letter.greeting.format(_as_markdown(values["recipient"]))


def _refuse(node: Node, slug: str) -> Problem:
    hint = f"write 'letter:' with 'opening: …', or this posting's own letter: data/letters/{slug}.md"
    letter = node.child("letter")
    if letter is not None:
        return node.key_problem("letter", "the letter has no words", hint)
    return Problem(Place(node.source.path), "there is no letter", hint)

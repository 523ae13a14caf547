"""Writes the letter for a posting: from the resume's paragraphs that fit it, or from its own file."""

from __future__ import annotations

from collections.abc import Mapping

from casefolio.letter.choice import choose_paragraphs
from casefolio.letter.file import LetterFile
from casefolio.letter.filling import Filler, ends_with, find_values, read_parts, write_plainly
from casefolio.letter.values import Letter, LetterPart
from casefolio.posting import Posting
from casefolio.resume.record import PartialDate, parse_date
from casefolio.resume.vocabulary.labels import Labels
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Place, Problem, stop_on_errors
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


def _read_day(written: str) -> PartialDate | None:
    return parse_date(written) if written else None


def _write_own(own: LetterFile, posting: Posting, name: str, day: PartialDate | None) -> Letter:
    values = find_values(posting.facts, own)
    filler = Filler(values, posting.slug)
    subject, texts = read_parts(own, filler)
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


def _split_ending(texts: list[str], name: str) -> tuple[list[str], str, str]:
    """The paragraphs of a letter, its sign-off, and the name below it, as far as it has them."""
    if not texts or not ends_with(texts[-1], name):
        return texts, "", ""
    *above, _ = texts[-1].rstrip().split("\n")
    before = texts[:-1]
    if above:
        return before, " ".join(above), name
    if before[1:] and len(before[-1]) <= LONGEST_SIGNOFF and "\n" not in before[-1]:
        return before[:-1], before[-1], name
    return before, "", name


def _choose(study: Study, node: Node, labels: Labels, day: PartialDate | None) -> Letter:
    """The letter from the resume's own paragraphs that fit best."""
    texts, posting = study.resume.letter, study.posting
    if not texts.has_words:
        raise InputError([_refuse(node, posting.slug)])
    values = find_values(posting.facts)
    filler = Filler(values, posting.slug)
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
    return labels.letter.greeting.format(write_plainly(values["recipient"]))


def _refuse(node: Node, slug: str) -> Problem:
    hint = f"write 'letter:' with 'opening: …', or this posting's own letter: data/letters/{slug}.md"
    letter = node.child("letter")
    if letter is not None:
        return node.key_problem("letter", "the letter has no words", hint)
    return Problem(Place(node.source.path), "there is no letter", hint)

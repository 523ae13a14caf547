"""Composes the sheet that a look's template shows of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from casefolio.fit import BoxKey
from casefolio.letter.values import Letter
from casefolio.pdf.sheet import NO_WORDS, LetterSheet, Paragraph
from casefolio.pdf.sheet.compose import compose_head
from casefolio.pdf.sheet.entries import Writer
from casefolio.pdf.sheet.words import keep_ending, mark_up, plain
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels


def compose_letter(
    resume: Resume,
    letter: Letter,
    selection: Selection,
    *,
    site_url: str,
    labels: Labels,
    created: str | None = None,
    stranded: frozenset[BoxKey] = frozenset(),
) -> LetterSheet:
    """The sheet of a letter, headed and emphasised as the resume with this `selection` is.

    In paragraphs that are `stranded` the last word is bound to the one before it.
    """
    writer = Writer(labels, site_url, selection.bold, {})
    return LetterSheet(
        **compose_head(resume, selection.label, labels.letter.letter, created),
        date=plain(labels.day(letter.date)) if letter.date else "",
        receiver=tuple(mark_up(line) for line in _list_receiver(letter)),
        subject=writer.prose(letter.subject) if letter.subject else NO_WORDS,
        paragraphs=tuple(_write_paragraphs(writer, letter, stranded)),
        signoff=writer.prose(letter.signoff) if letter.signoff else NO_WORDS,
        signature=plain(letter.signature),
        enclosures=_write_enclosures(letter, labels),
    )


def _write_paragraphs(writer: Writer, letter: Letter, stranded: frozenset[BoxKey]) -> Iterator[Paragraph]:
    for place, part in enumerate(letter.parts):
        key = BoxKey("text", "letter", place)
        yield Paragraph(keep_ending(writer.passage(part.text), is_stranded=key in stranded), key)


def _list_receiver(letter: Letter) -> Iterator[str]:
    """Who the letter goes to: the name, the company, the address, each as far as it is known."""
    if letter.recipient:
        yield letter.recipient
    said = " ".join(letter.address).casefold()
    if letter.company and letter.company.casefold() not in said:
        yield letter.company
    yield from letter.address


def _write_enclosures(letter: Letter, labels: Labels) -> Markup:
    if not letter.enclosures:
        return NO_WORDS
    return mark_up(f"{labels.letter.enclosures}: {', '.join(letter.enclosures)}")

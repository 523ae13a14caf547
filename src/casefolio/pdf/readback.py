"""Reads a finished PDF as a machine would, and tells what of the sheet did not arrive whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from casefolio.errors import Place, Problem
from casefolio.pdf.sheet import Bullet, Entry, Sheet
from casefolio.pdf.textlayer import PdfText
from casefolio.pdf.words import GLUE

# Odd for a reader that is a machine: other spaces, soft hyphens, ligatures, private and broken characters.
_ODD = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\u00a0\u00ad\u2000-\u200b\u202f\u2011\ue000-\uf8ff\ufb00-\ufb06\ufffd]"
)
_AFTER_HYPHEN = re.compile(r"(?<=[-–—/])\s+")


def find_pdf_problems(
    found: PdfText, sheet: Sheet, pages: int, file: str, missing: str = ""
) -> tuple[Problem, ...]:
    """What of the sheet is missing in a PDF's text, broken or out of order; `file` is how problems call it.

    Words with one of the `missing` characters, which no font has, are passed over.
    """
    text = "\n".join(found.pages)
    messages = [
        *_find_missing_words(fold(text), sheet, missing),
        *_find_missing_links(found.links, sheet),
        *([] if missing else find_odd_characters(text)),
    ]
    if len(found.pages) != pages:
        messages.append(f"has {len(found.pages)} pages instead of {pages}")
    if (found.title, found.language) != (sheet.title, sheet.language) or not found.is_tagged:
        messages.append("lacks its title, its language or its tags")
    return tuple(Problem(Place(file), message) for message in messages)


def fold(text: str) -> str:
    """Text without what depends on where its lines were broken."""
    return _AFTER_HYPHEN.sub("", " ".join(text.split()))


def _find_missing_words(text: str, sheet: Sheet, missing: str) -> Iterator[str]:
    """Everything that is shown must come in the order in which it is read."""
    position = 0
    for what, words in _expected_words(sheet):
        wanted = fold(words)
        if not wanted or any(character in wanted for character in missing):
            continue
        found = text.find(wanted, position)
        if found >= 0:
            position = found + len(wanted)
        elif wanted in text:
            yield f"{what} is out of order in the text layer: {_shorten(wanted)}"
        else:
            yield f"{what} is not whole in the text layer: {_shorten(wanted)}"


def _expected_words(sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield "the name", sheet.name
    yield "the headline", sheet.headline
    for contact in sheet.contacts:
        yield f"the {contact.kind}", _words(contact.text)
    if sheet.summary:
        yield "the heading", sheet.summary_title
        yield "the summary", _words(sheet.summary)
    for block in sheet.blocks:
        yield "the heading", block.title
        for entry in block.entries:
            yield from _entry_words(entry)
        # A lone position stands before its employer, several stand after it: only lines are in order.
        for position in block.positions:
            for bullet in position.bullets:
                yield f"line '{bullet.key.partition(':')[2]}'", _bullet_words(bullet)


def _entry_words(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.title:
        yield "the entry", _words(entry.title.text)
    for bullet in entry.bullets:
        yield f"line '{bullet.key.partition(':')[2]}'", _bullet_words(bullet)


def _bullet_words(bullet: Bullet) -> str:
    lead = f"{_words(bullet.lead)}: " if bullet.lead else ""
    evidence = f" {_words(bullet.evidence.text)}" if bullet.evidence else ""
    return f"{lead}{_words(bullet.text)}{evidence}"


def _words(html: Markup) -> str:
    return html.striptags().replace(GLUE, "")


def _find_missing_links(links: frozenset[str], sheet: Sheet) -> Iterator[str]:
    for address in dict.fromkeys(_expected_links(sheet)):
        if address not in links:
            yield f"the link to {address} is missing"


def _expected_links(sheet: Sheet) -> Iterator[str]:
    for block in sheet.blocks:
        for entry in (*block.entries, *block.positions):
            for bullet in entry.bullets:
                if bullet.evidence:
                    yield bullet.evidence.url


def find_odd_characters(text: str) -> Iterator[str]:
    """Complaints about characters that a machine misreads, each once."""
    for character in sorted(set(_ODD.findall(text))):
        yield f"an odd character in the text layer: U+{ord(character):04X}"


def _shorten(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"

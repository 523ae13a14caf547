"""Reads a finished PDF as a machine would, and tells what of the sheet did not arrive whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from markupsafe import Markup

from casefolio.pdf.reading.text_layer import PdfText
from casefolio.pdf.sheet import Bullet, Sheet, SheetEntry
from casefolio.pdf.sheet.words import GLUE
from casefolio.text.errors import Place, Problem
from casefolio.text.patterns import lazy_pattern

# Odd for a reader that is a machine: other spaces, soft hyphens, ligatures, private and broken characters.
_ODD = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\u00a0\u00ad\u2000-\u200b\u202f\u2011\ue000-\uf8ff\ufb00-\ufb06\ufffd]"
)
_AFTER_HYPHEN = lazy_pattern(r"(?<=[-–—/])\s+")

# Scripts that are written without spaces, where a line may end after any character.
_EAST_ASIAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_EAST_ASIAN_BREAK = lazy_pattern(rf"(?<=[{_EAST_ASIAN}])\s+|\s+(?=[{_EAST_ASIAN}])")

# Scripts whose glyphs stand in another order than their letters, or for several at once: from right to left,
# and those of South and Southeast Asia.
_REORDERED = lazy_pattern(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]"
)
LONGEST_WHOLE = 40
"""A word with more characters may be wider than a line, in the largest type of a look."""

_LETTERS = lazy_pattern(r"[^\W\d_]+")


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
    return _EAST_ASIAN_BREAK.sub("", _AFTER_HYPHEN.sub("", " ".join(text.split())))


def has_words(text: str, wanted: str) -> bool:
    """Whether folded text holds these words.

    A word too long for a line may be broken anywhere. Of scripts that are drawn in another order than they
    are written, the words are looked for in any order, and their letters too: what extractors make of them
    differs.
    """
    if wanted in text:
        return True
    if any(len(word) > LONGEST_WHOLE for word in wanted.split()):
        return wanted.replace(" ", "") in text.replace(" ", "")
    return bool(_REORDERED.search(wanted)) and not set(_find_letters(wanted)) - set(_find_letters(text))


def _find_letters(text: str) -> Iterator[str]:
    """The words of a text, each as its sorted letters without marks."""
    letters = "".join(
        character
        for character in unicodedata.normalize("NFKC", text)
        if not unicodedata.category(character).startswith("M")
    )
    for word in _LETTERS.findall(letters):
        yield "".join(sorted(word))


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
        elif not has_words(text, wanted):
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
                yield f"line '{bullet.key.id}'", _bullet_words(bullet)


def _entry_words(entry: SheetEntry) -> Iterator[tuple[str, str]]:
    if entry.title:
        yield "the entry", _words(entry.title.text)
    for bullet in entry.bullets:
        yield f"line '{bullet.key.id}'", _bullet_words(bullet)


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

"""Reads a finished PDF as a machine would, and tells what of the sheet did not arrive whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from markupsafe import Markup

from casefolio.pdf.markup.signs import split_at_signs
from casefolio.pdf.reading.text_layer import PdfText
from casefolio.pdf.sheet import Bullet, Sheet, SheetEntry
from casefolio.pdf.sheet.words import GLUE
from casefolio.text.direction import has_right_to_left
from casefolio.text.errors import Place, Problem
from casefolio.text.patterns import lazy_pattern

# Odd for a reader that is a machine: other spaces, soft hyphens, ligatures, private and broken characters.
_ODD = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\u00a0\u00ad\u2000-\u200b\u202f\u2011\ue000-\uf8ff\ufb00-\ufb06\ufffd]"
)
_AFTER_HYPHEN = lazy_pattern(r"(?<=[-–—/])\s+")

_BRACKETS = str.maketrans(")]}>»›", "([{<«‹")

# They choose how their neighbours are drawn, joined or apart, in colour or not, and are not drawn themselves.
_UNSEEN = lazy_pattern("[\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")

# Scripts that are written without spaces, where a line may end after any character.
_EAST_ASIAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_EAST_ASIAN_BREAK = lazy_pattern(rf"(?<=[{_EAST_ASIAN}])\s+|\s+(?=[{_EAST_ASIAN}])")

# The scripts of India, its neighbours and islands. What a PDF says of their letters, which are drawn joined
# and around each other, has some twice, in other places or not at all. Devanagari's full stops serve many.
_JOINED_SCRIPTS = (
    "\u0900-\u0963\u0966-\u0dff\u0f00-\u109f\u1780-\u18af\u1a00-\u1bff\ua800-\ua8ff\ua980-\uaa7f\uabc0-\uabff"
    "\U00011000-\U000115ff"
)
JOINED = lazy_pattern(f"[{_JOINED_SCRIPTS}]")

# Scripts whose glyphs stand in another order than their letters, or for several at once: those, Thai and Lao,
# and those from right to left.
_REORDERED_SCRIPTS = (
    f"{_JOINED_SCRIPTS}\u0590-\u08ff\u0e00-\u0eff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
)
_REORDERED = lazy_pattern(f"[{_REORDERED_SCRIPTS}]")
_REORDERED_TEXT = lazy_pattern(f"[{_REORDERED_SCRIPTS}\u0964\u0965]+")

LEAST_FAMILIAR, LEAST_FAMILIAR_JOINED = 0.5, 0.25
"""Of the runs of three letters in a reordered text so many are found again, where it is there.

Why: of 84 texts in 14 joined scripts 0.38 at least were, set in Noto's fonts and read by pypdf; of texts that
were not there, in the same language and about the same, 0.17 at most.
"""

FEWEST_RUNS = 8
"""A text with fewer runs of three letters is looked for by its letters alone."""

LONGEST_WHOLE = 40
"""A word with more characters may be wider than a line, in the largest type of a look."""

_WORDS = lazy_pattern(r"\w+")


def find_pdf_problems(
    found: PdfText, sheet: Sheet, pages: int, file: str, missing: str = ""
) -> tuple[Problem, ...]:
    """What of the sheet is missing in a PDF's text, broken or out of order; `file` is how problems call it.

    The `missing` characters, which no font has, stand on it as pictures: the words around them count.
    """
    text = "\n".join(found.pages)
    messages = [
        *_find_missing_words(fold(text), sheet, missing),
        *_find_missing_links(found.links, sheet),
        *find_odd_characters(text),
    ]
    if len(found.pages) != pages:
        messages.append(f"has {len(found.pages)} pages instead of {pages}")
    if (found.title, found.language) != (sheet.title, sheet.language) or not found.is_tagged:
        messages.append("lacks its title, its language or its tags")
    return tuple(Problem(Place(file), message) for message in messages)


def fold(text: str) -> str:
    """Text without what depends on where its lines were broken, and without marks that have no glyph."""
    seen = " ".join(_UNSEEN.sub("", text).split())
    return _EAST_ASIAN_BREAK.sub("", _AFTER_HYPHEN.sub("", seen))


def turn_brackets(text: str) -> str:
    """The text with all brackets as opening ones, if it has letters from right to left.

    Why: among these a closing bracket is drawn by the glyph of an opening one, and a PDF has one character
    for each glyph.
    """
    return text.translate(_BRACKETS) if has_right_to_left(text) else text


def has_words(text: str, wanted: str) -> bool:
    """Whether folded text holds these words.

    A word too long for a line may be broken anywhere. Of scripts that are drawn in another order than they
    are written, most runs of letters have to be there: what extractors make of them differs.
    """
    if wanted in text:
        return True
    if any(len(word) > LONGEST_WHOLE for word in wanted.split()):
        return wanted.replace(" ", "") in text.replace(" ", "")
    return bool(_REORDERED.search(wanted)) and _has_reordered_words(text, wanted)


def _has_reordered_words(text: str, wanted: str) -> bool:
    """Whether most letters of reordered scripts are there, and all words of other scripts beside them."""
    others = (word for part in _REORDERED_TEXT.split(wanted) for word in _WORDS.findall(part))
    if not all(word in text for word in others):
        return False
    is_joined = bool(JOINED.search(wanted))
    letters, read = _find_letters(wanted), _find_letters(text)
    runs = _find_runs(letters)
    if len(runs) < FEWEST_RUNS:
        return is_joined or set(letters) <= set(read)
    # Some readers give words that run from right to left as they are seen.
    familiar = max(len(runs & _find_runs(read)), len(runs & _find_runs(read[::-1])))
    return familiar >= (LEAST_FAMILIAR_JOINED if is_joined else LEAST_FAMILIAR) * len(runs)


def _find_letters(text: str) -> str:
    """The letters of reordered scripts in a text, whatever marks, spaces and words are between."""
    letters = _REORDERED.findall(unicodedata.normalize("NFKC", text))
    return "".join(letter for letter in letters if unicodedata.category(letter) == "Lo")


def _find_runs(letters: str) -> set[str]:
    """Each three letters that follow each other."""
    return {letters[at : at + 3] for at in range(len(letters) - 2)}


def _find_missing_words(text: str, sheet: Sheet, missing: str) -> Iterator[str]:
    """Everything that is shown must come in the order in which it is read."""
    position = 0
    turned = turn_brackets(text)
    for what, words in _expected_parts(sheet, missing):
        wanted = words if turned == text else words.translate(_BRACKETS)
        found = turned.find(wanted, position)
        if found >= 0 and not _REORDERED.search(wanted):
            position = found + len(wanted)
        elif not has_words(turned, wanted):
            yield f"{what} is not whole in the text layer: {_shorten(words)}"
        elif not _REORDERED.search(wanted) and wanted in turned:
            yield f"{what} is out of order in the text layer: {_shorten(words)}"


def _expected_parts(sheet: Sheet, missing: str) -> Iterator[tuple[str, str]]:
    """What is shown, in the parts that it is drawn in.

    Words whose letters are reordered tell nothing of the order of lines: read badly where they stand first,
    they may be read well where they are said again.
    """
    for what, words in _expected_words(sheet):
        for part in split_at_signs(words, missing):
            if wanted := fold(part):
                yield what, wanted


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

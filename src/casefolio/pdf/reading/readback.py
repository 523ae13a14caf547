"""Compares the text layer of a finished PDF with the sheet, and reports what is missing or broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain

from markupsafe import Markup

from casefolio.pdf.markup.directions import LONGEST_WHOLE
from casefolio.pdf.markup.signs import split_at_signs
from casefolio.pdf.reading.text_layer import PdfText
from casefolio.pdf.sheet import Bullet, LetterSheet, Sheet, SheetEntry, SheetHead
from casefolio.pdf.sheet.words import GLUE
from casefolio.text.direction import has_right_to_left
from casefolio.text.errors import Place, Problem
from casefolio.text.patterns import lazy_pattern

# Characters that programs misread: other spaces, soft hyphens, ligatures, private and broken characters.
_ODD = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\u00a0\u00ad\u2000-\u200b\u202f\u2011\ue000-\uf8ff\ufb00-\ufb06\ufffd]"
)
_AFTER_HYPHEN = lazy_pattern(r"(?<=[-–—/])\s+")

_BRACKETS = str.maketrans(")]}>»›", "([{<«‹")

# Characters that select how their neighbours are drawn, and are not drawn themselves.
_UNSEEN = lazy_pattern("[\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")

# Marks that are drawn above, below and through the letter before: some readers put spaces around them, and a
# circle before one that follows no letter.
_MARKS = lazy_pattern(" ?[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+ ?")

# Scripts that are written without spaces, where a line may end after any character.
_EAST_ASIAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_EAST_ASIAN_BREAK = lazy_pattern(rf"(?<=[{_EAST_ASIAN}])\s+|(?<!\s)\s+(?=[{_EAST_ASIAN}])")

# The scripts of India and South-East Asia. Their letters are drawn joined and reordered, so that a PDF's text
# layer has some twice, in other places or not at all. Several of them use Devanagari's full stops.
_JOINED_SCRIPTS = (
    "\u0900-\u0963\u0966-\u0dff\u0f00-\u109f\u1780-\u18af\u1a00-\u1bff\ua800-\ua8ff\ua980-\uaa7f\uabc0-\uabff"
    "\U00011000-\U000115ff"
)
JOINED = lazy_pattern(f"[{_JOINED_SCRIPTS}]")

# Scripts whose glyphs are in another order than their letters, or stand for several: those, Thai and Lao, and
# those from right to left.
_REORDERED_SCRIPTS = (
    f"{_JOINED_SCRIPTS}\u0590-\u08ff\u0e00-\u0eff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
)
_REORDERED = lazy_pattern(f"[{_REORDERED_SCRIPTS}]")
_REORDERED_TEXT = lazy_pattern(f"[{_REORDERED_SCRIPTS}\u0964\u0965]+")

LEAST_FAMILIAR, LEAST_FAMILIAR_JOINED = 0.5, 0.25
"""The least share of three-letter runs of a reordered text that is found if the text is there, 0 to 1.

Measured on 84 texts in 14 joined scripts, set in Noto's fonts and read by pypdf: at least 0.38; of texts that
were not there, in the same language and on the same subject, at most 0.17.
"""

FEWEST_RUNS = 8
"""A text with fewer runs of three letters is searched for by its letters alone."""

LONGEST_IN_NAME = 16
"""The same in the largest type of a look, which is that of the name."""

_WORDS = lazy_pattern(r"\w+")
_PAGE_NUMBER = lazy_pattern(r"\d / \d+$")
_FIRST_SIGNS = lazy_pattern(r"^[^\w\s]+")


def find_pdf_problems(
    found: PdfText, sheets: Sequence[SheetHead], pages: int, file: str, missing: str = "", title: str = ""
) -> tuple[Problem, ...]:
    """Parts of the sheets that are missing in a PDF's text, broken or out of order.

    They stand in it one after the other, and without a `title` it is called as the first one. `file` names
    the PDF in problems, `pages` is the expected number. The `missing` characters, which no font has, are
    pictures: only the words around them are compared.
    """
    text = _join_pages(found.pages, sheets)
    messages = [
        *_find_missing_words(fold(text), sheets, missing),
        *_find_missing_links(found.links, sheets),
        *find_odd_characters(text),
    ]
    if len(found.pages) != pages:
        messages.append(f"has {len(found.pages)} pages instead of {pages}")
    if (found.title, found.language) != (title or sheets[0].title, sheets[0].language) or not found.is_tagged:
        messages.append("lacks its title, its language or its tags")
    return tuple(Problem(Place(file), message) for message in messages)


def _join_pages(pages: Sequence[str], sheets: Sequence[SheetHead]) -> str:
    """The text of all pages, what stands at the head of later ones at the end.

    Why: it is read behind the page's own text, and would interrupt one that goes on to the next page.
    """
    names = tuple(sheet.name for sheet in sheets)
    bodies, heads = list[str](), list[str]()
    for page in pages:
        body, _, last = page.rstrip().rpartition("\n")
        is_head = last.startswith(names) and bool(_PAGE_NUMBER.search(last))
        bodies.append(body if is_head else page)
        heads += [last] * is_head
    return "\n".join((*bodies, *heads))


def fold(text: str) -> str:
    """Text normalised for comparison: without line breaks, and without marks that have no glyph."""
    seen = _MARKS.sub("", " ".join(_UNSEEN.sub("", text).split()))
    return _EAST_ASIAN_BREAK.sub("", _AFTER_HYPHEN.sub("", seen))


def turn_brackets(text: str) -> str:
    """The text with all brackets replaced by opening ones, if it has letters from right to left.

    Why: there a closing bracket is drawn with the glyph of an opening one, and a PDF has one character for
    each glyph.
    """
    return text.translate(_BRACKETS) if has_right_to_left(text) else text


def has_words(text: str, wanted: str, longest: int = LONGEST_WHOLE) -> bool:
    """Whether folded text holds these words.

    A word with more than the `longest` number of characters may be broken anywhere. For scripts whose glyphs
    are reordered, most runs of letters must be there, since extractors differ.
    """
    if wanted in text:
        return True
    if has_right_to_left(text) and _FIRST_SIGNS.sub("", wanted) in text:
        # pypdf turns signs at the beginning of a line round behind words from right to left.
        return True
    if _is_broken(wanted, longest):
        text = text.replace(" ", "")
        if wanted.replace(" ", "") in text:
            return True
    return bool(_REORDERED.search(wanted)) and _has_reordered_words(text, wanted)


def _is_broken(wanted: str, longest: int) -> bool:
    """Whether a line may end within a word."""
    return any(len(word) > longest for word in wanted.split())


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
    # Some readers return right-to-left words in visual order.
    familiar = max(len(runs & _find_runs(read)), len(runs & _find_runs(read[::-1])))
    return familiar >= (LEAST_FAMILIAR_JOINED if is_joined else LEAST_FAMILIAR) * len(runs)


def _find_letters(text: str) -> str:
    """The letters of reordered scripts in a text, without marks, spaces and other words between."""
    letters = _REORDERED.findall(unicodedata.normalize("NFKC", text))
    return "".join(letter for letter in letters if unicodedata.category(letter) == "Lo")


def _find_runs(letters: str) -> set[str]:
    """All runs of three consecutive letters."""
    return {letters[at : at + 3] for at in range(len(letters) - 2)}


def _find_missing_words(text: str, sheets: Sequence[SheetHead], missing: str) -> Iterator[str]:
    """Problems for words of the sheets that the text does not have in reading order."""
    position = 0
    turned = turn_brackets(text)
    for what, words in _expected_parts(sheets, missing):
        wanted = words if turned == text else words.translate(_BRACKETS)
        found = turned.find(wanted, position)
        longest = LONGEST_IN_NAME if what == "the name" else LONGEST_WHOLE
        # What is broken or read otherwise at its place may be found as it is at a repetition.
        is_evidence = not (_REORDERED.search(wanted) or _is_broken(wanted, longest))
        if found >= 0 and is_evidence:
            position = found + len(wanted)
        elif not has_words(turned, wanted, longest):
            yield f"{what} is not whole in the text layer: {_shorten(words)}"
        elif is_evidence and wanted in turned:
            yield f"{what} is out of order in the text layer: {_shorten(words)}"


def _expected_parts(sheets: Sequence[SheetHead], missing: str) -> Iterator[tuple[str, str]]:
    """The expected text, in the parts in which it is drawn."""
    for what, words in (each for sheet in sheets for each in _expected_words(sheet)):
        for part in split_at_signs(words, missing):
            wanted = fold(part)
            if wanted == fold(words) or not has_right_to_left(words) or _REORDERED.search(wanted):
                wanted_parts = [wanted] if wanted else []
            else:
                # Beside words from right to left, signs are drawn from right to left too.
                wanted_parts = _WORDS.findall(wanted)
            yield from ((what, each) for each in wanted_parts)


def _expected_words(sheet: SheetHead) -> Iterator[tuple[str, str]]:
    yield "the name", sheet.name
    yield "the headline", sheet.headline
    for contact in chain.from_iterable(sheet.contact_lines):
        yield f"the {contact.kind}", _words(contact.text)
    if isinstance(sheet, Sheet):
        yield from _resume_words(sheet)
    elif isinstance(sheet, LetterSheet):
        yield from _letter_words(sheet)


def _resume_words(sheet: Sheet) -> Iterator[tuple[str, str]]:
    if sheet.summary:
        yield "the heading", sheet.summary_title
        yield "the summary", _words(sheet.summary)
    for block in sheet.blocks:
        yield "the heading", block.title
        for entry in block.entries:
            yield from _entry_words(entry)


def _letter_words(sheet: LetterSheet) -> Iterator[tuple[str, str]]:
    yield "the date", sheet.date
    for line in sheet.receiver:
        yield "the address", _words(line)
    yield "the subject", _words(sheet.subject)
    for words in (*(paragraph.text for paragraph in sheet.paragraphs), sheet.signoff):
        yield "a paragraph", _words(words)
    yield "the name", sheet.signature
    yield "the enclosures", _words(sheet.enclosures)


def _entry_words(entry: SheetEntry) -> Iterator[tuple[str, str]]:
    if entry.title:
        yield "the entry", _words(entry.title.text)
    if entry.citation:
        yield "the entry", _words(Markup().join(part.text for part in entry.citation))
    for bullet in entry.bullets:
        yield f"line '{bullet.key.id}'", _bullet_words(bullet)


def _bullet_words(bullet: Bullet) -> str:
    lead = f"{_words(bullet.lead)}: " if bullet.lead else ""
    evidence = f" {_words(bullet.evidence.text)}" if bullet.evidence else ""
    return f"{lead}{_words(bullet.text)}{evidence}"


def _words(html: Markup) -> str:
    return html.striptags().replace(GLUE, "")


def _find_missing_links(links: frozenset[str], sheets: Sequence[SheetHead]) -> Iterator[str]:
    wanted = (link for sheet in sheets if isinstance(sheet, Sheet) for link in _expected_links(sheet))
    for address in dict.fromkeys(wanted):
        if address not in links:
            yield f"the link to {address} is missing"


def _expected_links(sheet: Sheet) -> Iterator[str]:
    for block in sheet.blocks:
        for entry in block.entries:
            for bullet in entry.bullets:
                if bullet.evidence:
                    yield bullet.evidence.url


def find_odd_characters(text: str) -> Iterator[str]:
    """Complaints about characters that programs misread, each once."""
    for character in sorted(set(_ODD.findall(text))):
        yield f"an odd character in the text layer: U+{ord(character):04X}"


def _shorten(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"

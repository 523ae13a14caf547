"""The rules for PDFs that are read by programs, and the checks of any PDF against them.

`templates/pdf/CHECKS.md` explains each rule to a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.pdf.markup.signs import is_emoji, split_at_signs
from casefolio.pdf.reading.readback import find_odd_characters, fold, has_words
from casefolio.pdf.reading.text_layer import PdfText, read_with_pypdf
from casefolio.resume.anchors import CASE_STUDY_ANCHOR
from casefolio.resume.model import Resume
from casefolio.resume.selection import section_title
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.errors import Place, Problem, Severity
from casefolio.text.log_capture import captured_messages
from casefolio.text.patterns import lazy_pattern

MOST_PAGES = 3
"""The most pages without advice: longer resumes are rarely read to the end."""

# Errors that pypdf raises, beside its own, for a corrupt file.
_BROKEN_FILE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)

DEEPEST_FORM = 8
"""How deep nested forms are followed; a corrupt file may contain a cycle."""

# A word whose letters are so far apart that they are read as separate words: S U M M A R Y.
_SPACED = lazy_pattern(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_](?!\S)")

SAFE_SCHEMES = frozenset({"https", "http", "mailto", "tel"})


@dataclass(frozen=True)
class Rule:
    """A rule for PDFs. `advice` is the hint where it is broken."""

    code: str
    severity: Severity
    meaning: str
    advice: str


RULES = {
    rule.code: rule
    for rule in (
        Rule("open", "error", "it opens without a password", "save it without a password"),
        Rule("sound", "warning", "the file keeps to the format", "export it anew, for strict readers"),
        Rule("text", "error", "every page has text", "export the PDF from its source: a scan is a picture"),
        Rule("name", "error", "the name can be read", "set it as plain text, in one piece"),
        Rule("mail", "error", "the mail address can be read", "print the address itself, not only an icon"),
        Rule("phone", "warning", "the phone number can be read", "print the number itself"),
        Rule("heading", "warning", "section headings can be read", "use plain words without letter-spacing"),
        Rule("dates", "warning", "years can be read", "write dates as text, in the line of the position"),
        Rule("odd", "warning", "no character that machines misread", "replace it with a plain one"),
        Rule("tags", "warning", "the PDF is tagged for screen readers", "export it as a tagged PDF (PDF/UA)"),
        Rule("language", "warning", "the PDF names its language", "set the document's language"),
        Rule("title", "warning", "the PDF has a title", "set the title in the document's properties"),
        Rule("links", "error", "links lead somewhere", "give full addresses: https://…, mailto:…, tel:…"),
        Rule("fonts", "error", "all fonts are embedded", "embed the fonts when you export the PDF"),
        Rule("pages", "advice", f"there are no more than {MOST_PAGES} pages", "leave out what is oldest"),
    )
}


def check_pdf(file: Path, resume: Resume | None = None, labels: Labels | None = None) -> tuple[Problem, ...]:
    """Every rule that a PDF breaks. With a resume its name, mail and so on are searched for, too.

    Raises nothing: a file that is no PDF or is corrupt breaks a rule, too.
    """
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        # Only messages about the file's structure, not those about fonts.
        with captured_messages("pypdf._reader") as notes:
            data = file.read_bytes()
            found, loose = read_with_pypdf(data), tuple(find_loose_fonts(data))
    except FileNotDecryptedError:
        return (_explain(file, "open", "nobody can read it without its password"),)
    except (PyPdfError, *_BROKEN_FILE) as error:
        message = f"cannot be read as a PDF: {error or type(error).__name__}"
        return (Problem(Place(file.as_posix()), message, "export it anew, as a PDF"),)
    broken = [("sound", f"not quite a PDF: {note}") for note in notes[:1]]
    broken += [*_check_text(found), *_check_file(found, loose)]
    if any(page.strip() for page in found.pages):
        broken += _check_words(found, resume, labels) if resume and labels else _check_any_words(found)
    studies = {study.id for study in resume.case_studies} if resume else None
    broken += _check_links(found.links, studies)
    return tuple(_explain(file, code, message) for code, message in broken)


def _explain(file: Path, code: str, message: str) -> Problem:
    rule = RULES[code]
    return Problem(Place(file.as_posix()), f"{message} [{code}]", rule.advice, severity=rule.severity)


Broken = tuple[str, str]
"""A rule's code, and the details of what is wrong."""


def _check_text(found: PdfText) -> Iterator[Broken]:
    if not found.pages:
        yield "text", "has no pages"
    for number, page in enumerate(found.pages, 1):
        if not page.strip():
            yield "text", f"page {number} has no text that a machine could read"
    for message in find_odd_characters("\n".join(found.pages)):
        yield "odd", message


def _check_file(found: PdfText, loose_fonts: Collection[str]) -> Iterator[Broken]:
    if not found.is_tagged:
        yield "tags", "not tagged: a screen reader has to guess the order"
    if not found.language:
        yield "language", "does not say in which language it is"
    if not found.title.strip():
        yield "title", "has no title"
    for font in loose_fonts:
        yield "fonts", f"the font '{font}' is not embedded"
    if len(found.pages) > MOST_PAGES:
        yield "pages", f"has {len(found.pages)} pages"


def _check_any_words(found: PdfText) -> Iterator[Broken]:
    text = "\n".join(found.pages)
    if spaced := _SPACED.search(text):
        yield "heading", f"'{spaced[0]}' reads as single letters"
    if not re.search(r"[\w.+-]+@[\w-]+\.\w", text):
        yield "mail", "no mail address in the text"
    if not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
        yield "dates", "no year in the text"


def _check_words(found: PdfText, resume: Resume, labels: Labels) -> Iterator[Broken]:
    """The rules on the resume's own words. A tailored PDF need not show every section."""
    text = fold("\n".join(found.pages))
    basics = resume.basics
    for code, words in (("name", basics.name), ("mail", basics.email), ("phone", basics.phone)):
        parts = [part for part in split_at_signs(words or "", "") if not is_emoji(part)]
        if not all(has_words(text, fold(part)) for part in parts):
            yield code, f"'{words}' is not in the text"
    if spaced := _SPACED.search("\n".join(found.pages)):
        yield "heading", f"'{spaced[0]}' reads as single letters"
    if resume.work:
        title = section_title("work", resume, labels)
        if fold(title).lower() not in text.lower():
            yield "heading", f"the heading '{title}' is not in the text"
        years = {str(entry.start_date.year) for entry in resume.work if entry.start_date}
        if years and not any(year in text for year in years):
            yield "dates", "no year of your positions is in the text"


def _check_links(links: Collection[str], studies: Collection[str] | None) -> Iterator[Broken]:
    for link in sorted(links):
        scheme, colon, rest = link.partition(":")
        _, anchor, id = link.partition(f"#{CASE_STUDY_ANCHOR}")
        if not colon or scheme.lower() not in SAFE_SCHEMES or not rest.strip("/"):
            yield "links", f"the link '{link}' leads nowhere outside this file"
        elif studies is not None and anchor and id not in studies:
            yield "links", f"the link '{link}' leads to a case study that does not exist"


def find_loose_fonts(data: bytes) -> Iterator[str]:
    """The names of the fonts that a PDF uses without embedding them."""
    from io import BytesIO

    from pypdf import PdfReader

    seen: set[str] = set()
    for page in PdfReader(BytesIO(data)).pages:
        for font in _find_fonts(page, DEEPEST_FORM):
            name = str(font.get("/BaseFont", "")).removeprefix("/")
            if name not in seen and not _is_embedded(font):
                yield name
            seen.add(name)


def _find_fonts(holder: Any, depth: int) -> Iterator[Any]:
    """The fonts of a page, and of the forms that are drawn on it."""
    resources = _follow(holder, "/Resources")
    for font in _follow(resources, "/Font").values():
        yield font.get_object()
    for drawn in _follow(resources, "/XObject").values():
        if depth and drawn.get_object().get("/Subtype") == "/Form":
            yield from _find_fonts(drawn.get_object(), depth - 1)


def _follow(holder: Any, key: str) -> Any:
    return holder[key].get_object() if key in holder else {}


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor")
    return bool(descriptor) and any(key.startswith("/FontFile") for key in descriptor.get_object())

"""The letter for a posting on its page: shown as text, saved to `data/letters/` as the person edits it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.letters import read_letter
from casefolio.letter.file import LETTER_KEYS, parse_letter
from casefolio.letter.filling import find_letter_problems
from casefolio.letter.values import ParagraphChoice
from casefolio.pdf.sheet import LetterSheet
from casefolio.pdf.sheet.letter import compose_letter
from casefolio.posting import PostingFacts, read_facts
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import LETTER_ENDING, LETTERS_FOLDER, find_letter
from casefolio.storage.writing.output import write_atomically, write_new
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Place, Problem, stop_on_errors
from casefolio.text.front_matter import find_body, read_front_matter
from casefolio.text.inline import render_html
from casefolio.text.inline.blocks import list_rows, read_blocks
from casefolio.text.source import decode_source, display_path, read_source, real_path

LONGEST_LETTER = 20_000
"""The most characters of a letter that is saved: a page holds some 3,000."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Draft:
    """What a person wrote into the box and was not saved, and why."""

    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class LetterRow:
    """A paragraph, or an item of a list at a `depth` from 1 behind its `mark`; `html` is safe."""

    html: str
    depth: int = 0
    mark: str = ""


@dataclass(frozen=True)
class LetterView:
    """The letter of a posting, with the box for the text in its file at `path`.

    `sheet` is None where there is no letter, or `problems` with it. `version` tells which state of the file
    is shown, "" where there is none; None where its text cannot be told from its settings: there is no box.
    `rows` are its paragraphs, `choices` those that were chosen for one that has no file (`is_own` is False).
    """

    path: str
    text: str = ""
    version: str | None = ""
    is_own: bool = False
    warnings: tuple[str, ...] = ()
    sheet: LetterSheet | None = None
    rows: tuple[LetterRow, ...] = ()
    choices: tuple[ParagraphChoice, ...] = ()
    problems: tuple[Problem, ...] = ()
    draft: Draft | None = None


@dataclass(frozen=True)
class _Found:
    """The file of a letter, which may not be there yet: what it holds, and its text below the settings."""

    file: Path
    path: str
    data: bytes | None = None
    before: str = ""
    text: str = ""

    @property
    def version(self) -> str:
        return "" if self.data is None else digest(self.data)


def view_letter(portfolio: Portfolio, study: Study, draft: Draft | None = None) -> LetterView:
    """The letter of a posting: what is wrong with it stands in its place."""
    slug = study.posting.slug
    try:
        found = _find(portfolio.root, slug)
    except InputError as error:
        file = find_letter(portfolio.root, slug)
        path = display_path(file, portfolio.root) if file else ""
        return LetterView(path, version=None, is_own=True, problems=error.problems, draft=draft)
    is_own = found.data is not None
    view = LetterView(found.path, found.text, found.version, is_own, draft=draft)
    if not (is_own or study.resume.letter.has_words):
        return view
    try:
        letter = read_letter(portfolio, study)
    except InputError as error:
        return replace(view, problems=error.problems)
    language = study.resume.meta.casefolio.language
    labels, site = find_labels(language), portfolio.home_address
    sheet = compose_letter(study.resume, letter, study.selection, site_url=site, labels=labels)
    rows = tuple(row for part in letter.parts for row in _list_rows(part.text, study, language))
    view = replace(view, sheet=sheet, rows=rows)
    if not is_own:
        chosen = tuple(choice for choice in letter.choices if choice.is_chosen)
        return replace(view, text=letter.text, choices=chosen)
    own = _list_problems(found, found.data, study.posting.facts, study.resume.basics.name)
    return replace(view, warnings=tuple(problem.message for problem in own))


def _list_rows(text: str, study: Study, language: str) -> Iterator[LetterRow]:
    for row in list_rows(read_blocks(text)):
        html = render_html(row.text, bold=study.selection.bold, link=lambda address: "", language=language)
        yield LetterRow(html, row.depth, row.mark)


def save_letter(portfolio: Portfolio, posting: Path, form: Mapping[str, str]) -> None:
    """Write the text of a form into the file of a posting's letter, below its settings.

    Raises InputError with what is wrong with it, or why it is not written: the person has seen no other state
    of the file than the one whose version is in the form.
    """
    found = _find(portfolio.root, posting.stem)
    place = Place(found.path)
    text = form.get("text", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST_LETTER:
        message = f"{len(text):,} characters, and no letter has more than {LONGEST_LETTER:,}"
        raise InputError([Problem(place, message, "a page holds some 3,000")])
    if found.version != form.get("version", ""):
        hint = "look at what is shown now: if you save again, your text takes its place"
        raise InputError([Problem(place, "was changed since this page showed it", hint)])
    data = f"{found.before}{text}\n".encode()
    data = (_BOM if found.data and found.data.startswith(_BOM) else b"") + data
    _stop_on_new_problems(found, data, _read_facts(posting, portfolio.root), portfolio.resume.basics.name)
    if found.data is None:
        write_new(found.file, data)
    elif data != found.data:
        # A symbolic link stays one: its target is written.
        write_atomically(real_path(found.file), data)


def _find(root: Path, slug: str) -> _Found:
    """The file of a letter. Raises InputError where it cannot be read, or its settings are malformed."""
    file = find_letter(root, slug)
    if file is None:
        file = root / LETTERS_FOLDER / f"{slug}{LETTER_ENDING}"
        return _Found(file, display_path(file, root))
    # Tells what cannot be read.
    path = read_source(file, root).path
    data = file.read_bytes()
    source = decode_source(data, path)
    text = find_body(source, read_front_matter(source, LETTER_KEYS)).lstrip("\r\n")
    before = source.text[: len(source.text) - len(text)]
    if before and before[-1] not in "\r\n":
        before += "\n"
    return _Found(file, path, data, before, text)


def _read_facts(file: Path, root: Path) -> PostingFacts | None:
    """What a letter needs of its posting; None where that has errors, which its page shows."""
    try:
        return read_facts(read_source(file, root))
    except InputError:
        return None


def _stop_on_new_problems(found: _Found, data: bytes, facts: PostingFacts | None, name: str) -> None:
    old = _list_problems(found, found.data, facts, name)
    new = _list_problems(found, data, facts, name)
    known = {problem.message for problem in old}
    stop_on_errors(problem for problem in new if problem.message not in known)


def _list_problems(
    found: _Found, data: bytes | None, facts: PostingFacts | None, name: str
) -> tuple[Problem, ...]:
    if data is None:
        return ()
    return find_letter_problems(parse_letter(decode_source(data, found.path)), facts, name)

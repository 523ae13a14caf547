"""The cover letter for a posting from beginning to end, in all its formats, with its report."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.budgets import find_budget
from casefolio.documents.document import choose_look, choose_paper
from casefolio.documents.exports import write_rows
from casefolio.documents.file_name import name_letter
from casefolio.documents.freshness import Options, Wanted
from casefolio.documents.letter_files import (
    APPLICATION,
    PDF,
    REPORT,
    LetterOptions,
    describe_options,
    fingerprint_letter,
    list_unchanged,
    read_own_letter,
    read_report,
)
from casefolio.export.outline import list_letter_rows
from casefolio.letter.file import LetterFile, parse_letter
from casefolio.letter.values import Letter
from casefolio.letter.writing import write_letter
from casefolio.pdf.fitting import FitJob
from casefolio.pdf.letters.fitting import LetterJob
from casefolio.pdf.letters.make import MadeLetter, render_letter
from casefolio.pdf.make import drawing
from casefolio.pdf.renderer import open_renderer
from casefolio.posting import Posting
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.record import PartialDate
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import BUILD_FOLDER
from casefolio.storage.writing.output import write_atomically
from casefolio.tailor.study import Study, show_names
from casefolio.text.errors import Problem


@dataclass(frozen=True)
class LetterEdition:
    """A letter as it was written to `build/`: its files by format, what it shows, and warnings."""

    letter: Letter
    files: dict[str, Path]
    fill: float
    warnings: tuple[str, ...]


def read_letter(portfolio: Portfolio, study: Study, date: PartialDate | None = None) -> Letter:
    """The letter for a posting as a value: its own in `data/letters/`, or the one chosen for it.

    A `date` wins over those that are written. Nothing is drawn, so a third paragraph may still give way.
    Raises InputError with everything that is wrong with it, and where there is none.
    """
    own = _read_own(portfolio.root, study.posting.slug)
    return _write(portfolio, study, own, date)


def draw_letter(portfolio: Portfolio, study: Study, letter: Letter, options: Options) -> MadeLetter:
    """The PDF of a letter that `read_letter` read, without writing anything.

    Raises InputError where it does not fit its page or cannot be drawn.
    """
    own = _read_own(portfolio.root, study.posting.slug)
    return _draw(portfolio, study, letter, own, options, is_joined=False)


def make_letter(
    portfolio: Portfolio,
    study: Study,
    wanted: Wanted,
    options: LetterOptions,
    formats: Collection[str] = (PDF,),
) -> LetterEdition:
    """Make the letter for a posting and write it, with its report, to the posting's folder in `build/`.

    `formats` are of `letter_files`, APPLICATION included; those that lie beside an earlier letter are made
    anew with it. Raises InputError where it cannot be made.
    """
    root, slug = portfolio.root, wanted.slug
    earlier = read_report(root, slug)
    unchanged = list_unchanged(root, slug, earlier) if earlier else {}
    formats = tuple(dict.fromkeys((*formats, *unchanged)))
    own = read_own_letter(root, slug)
    made, data = render_files(portfolio, study, options, formats)
    files = {format: root / BUILD_FOLDER / slug / _name(portfolio, format) for format in formats}
    report = _describe(made, wanted) | {
        "made_from": fingerprint_letter(root, wanted, own, options),
        "options": describe_options(options),
        "files": {format: [files[format].name, digest(data[format])] for format in formats},
    }
    for format, file in files.items():
        if file not in unchanged.values() and file.is_file() and format not in (PDF, APPLICATION):
            # It may have been edited in a word processor since.
            file.replace(file.with_name(f"{file.name}.bak"))
        write_atomically(file, data[format])
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    write_atomically(root / BUILD_FOLDER / slug / REPORT, text.encode())
    for file in unchanged.values():
        # Made before the person's name changed, or what letters are called.
        if file.exists() and not any(file.samefile(new) for new in files.values()):
            file.unlink(missing_ok=True)
    return LetterEdition(made.letter, files, made.fill, made.warnings)


def render_files(
    portfolio: Portfolio, study: Study, options: LetterOptions, formats: Collection[str]
) -> tuple[MadeLetter, dict[str, bytes]]:
    """The letter for a posting, and its files by format; nothing is written.

    Raises InputError where it cannot be made.
    """
    own = _read_own(portfolio.root, study.posting.slug)
    letter = _write(portfolio, study, own, options.date)
    made = _draw(portfolio, study, letter, own, options.document, is_joined=APPLICATION in formats)
    return made, {format: _render(made, portfolio.root, format) for format in formats}


def _read_own(root: Path, slug: str) -> LetterFile | None:
    source = read_own_letter(root, slug)
    return parse_letter(source) if source else None


def _write(portfolio: Portfolio, study: Study, own: LetterFile | None, date: PartialDate | None) -> Letter:
    labels = find_labels(portfolio.resume.meta.casefolio.language)
    return write_letter(study, portfolio.node, labels, own, date)


def _show_names(portfolio: Portfolio, posting: Posting, letter: Letter) -> Letter:
    """The letter with the real names: one that was written for this posting may have the public wordings."""
    if not posting.preferences.shows_real_names:
        return letter
    reveal = portfolio.names.reveal_text
    parts = tuple(replace(part, text=reveal(part.text)) for part in letter.parts)
    return replace(letter, parts=parts, subject=reveal(letter.subject))


def _draw(
    portfolio: Portfolio,
    study: Study,
    letter: Letter,
    own: LetterFile | None,
    options: Options,
    *,
    is_joined: bool,
) -> MadeLetter:
    portfolio = show_names(portfolio, study.posting)
    letter = _show_names(portfolio, study.posting, letter)
    resume = portfolio.resume
    settings = resume.meta.casefolio

    def refuse(message: str, hint: str) -> Problem:
        if own:
            return own.source.problem(own.source.place_at(own.paragraphs[0][0]), message, hint)
        return portfolio.node.key_problem("letter", message, hint)

    with drawing():
        renderer = open_renderer(
            portfolio.root, choose_look(portfolio, study.posting, options), choose_paper(portfolio.resume)
        )
        job = LetterJob(
            resume,
            letter,
            study.selection,
            find_labels(settings.language),
            portfolio.home_address,
            options.created,
            renderer,
            refuse,
        )
        return render_letter(job, _plan_resume(job, portfolio, study, options) if is_joined else None)


def _plan_resume(job: LetterJob, portfolio: Portfolio, study: Study, options: Options) -> FitJob:
    """The resume behind a letter: the one that is made for the same posting."""
    return FitJob(
        job.resume,
        job.selection,
        job.labels,
        job.site_url,
        job.created,
        job.renderer,
        budget=find_budget(portfolio, study.posting, options),
        is_brief=True,
    )


def _render(made: MadeLetter, root: Path, format: str) -> bytes:
    if format == APPLICATION:
        assert made.application, "a letter that is to be joined has been"
        return made.application
    if format == PDF:
        return made.data
    return write_rows(list_letter_rows(made.drawn.sheet), made.drawn, root, format)


def _name(portfolio: Portfolio, format: str) -> str:
    if format == APPLICATION:
        return name_letter(portfolio.resume, with_resume=True) + ".pdf"
    return f"{name_letter(portfolio.resume)}.{format}"


def _describe(made: MadeLetter, wanted: Wanted) -> dict[str, Any]:
    """The content of `letter.json`: whom the letter names, and why it has its paragraphs."""
    letter = made.letter
    return {
        "document": wanted.slug,
        "written": letter.file,
        "company": letter.company,
        "role": letter.role,
        "recipient": letter.recipient,
        "date": str(letter.date) if letter.date else "",
        "fill": made.fill,
        "paragraphs": [
            {"id": each.id, "chosen": each.is_chosen, "score": each.score, "reason": each.reason}
            for each in letter.choices
        ],
        "warnings": list(made.warnings),
    }

"""From a letter to a PDF of one page, verified by reading it back; and one with the resume behind it."""

from __future__ import annotations

from casefolio.deferred.dataclasses import dataclass
from casefolio.letter.values import Letter
from casefolio.pdf.fitting import FitJob
from casefolio.pdf.letters.fitting import FittedLetter, LetterJob, fit_letter
from casefolio.pdf.make import Drawn, fit_resume, list_warnings, verify
from casefolio.pdf.renderer import PAPERS
from casefolio.pdf.sheet import LetterSheet
from casefolio.resume.vocabulary.labels import Labels


@dataclass(frozen=True)
class MadeLetter:
    """A finished letter.

    `letter` is what it shows, `fill` how full its page is, 0 to 1. `drawn` is for other formats of it.
    `application` is the PDF with the resume behind it, None where none was asked for.
    """

    data: bytes
    letter: Letter
    fill: float
    drawn: Drawn[LetterSheet]
    warnings: tuple[str, ...]
    application: bytes | None = None


def render_letter(job: LetterJob, resume: FitJob | None = None) -> MadeLetter:
    """The PDF of a letter; with a `resume` for the same posting, one with both of them too.

    To be called within `drawing()`; nothing is written. Raises InputError where the letter does not fit its
    page or the resume its budget, where a look, template or native library fails, and where a PDF does not
    read back whole.
    """
    renderer = job.renderer
    fitted = fit_letter(job)
    written = renderer.write(fitted.layout)
    verify(written, (fitted.sheet,), 1, fitted.html, renderer.root)
    complaints = (*renderer.opened.complaints, *fitted.layout.complaints, *written.complaints)
    return MadeLetter(
        data=written.data,
        letter=fitted.letter,
        fill=round(fitted.layout.fill, 4),
        drawn=Drawn(fitted.sheet, renderer.look, PAPERS[renderer.paper]),
        warnings=list_warnings(fitted.html, complaints),
        application=_join(fitted, resume, job.labels) if resume else None,
    )


def _join(letter: FittedLetter, job: FitJob, labels: Labels) -> bytes:
    """The letter and the resume in one PDF, with one outline and one tree of tags."""
    fitted, _ = fit_resume(job)
    sheets = (letter.sheet, fitted.sheet)
    word = labels.letter.application
    title, description = f"{letter.sheet.name} – {word}", f"{word}: {letter.sheet.name}"
    names = [sheet.title.removeprefix(f"{sheet.name} – ") for sheet in sheets]
    layout = job.renderer.engine.join_layouts(title, description, names, letter.layout, fitted.layout)
    written = job.renderer.write(layout)
    pages = 1 + fitted.layout.pages
    verify(written, sheets, pages, letter.html + fitted.html, job.renderer.root, title)
    return written.data

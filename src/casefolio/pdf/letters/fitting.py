"""Fits a letter to its one page: gaps are tightened, then a third paragraph gives way."""

from __future__ import annotations

import math
from collections.abc import Callable

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import BoxKey
from casefolio.letter.values import Letter
from casefolio.pdf.renderer import Renderer
from casefolio.pdf.sheet import LetterSheet
from casefolio.pdf.sheet.letter import compose_letter
from casefolio.pdf.values import Layout
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.errors import InputError, Problem

AIRS = (1.0, 0.6, 0.3, 0.0)
"""How open the gaps are tried to be, until the page holds the letter: from the widest to the tightest."""

NO_ROOM = "no room on the page"


@dataclass(frozen=True)
class LetterJob:
    """A letter to be made, headed as the resume with a `selection` is.

    `refuse` makes a problem at the letter's place, of a message and a hint.
    """

    resume: Resume
    letter: Letter
    selection: Selection
    labels: Labels
    site_url: str
    created: str | None
    renderer: Renderer
    refuse: Callable[[str, str], Problem]

    def compose(self, letter: Letter, stranded: frozenset[BoxKey] = frozenset()) -> LetterSheet:
        return compose_letter(
            self.resume,
            letter,
            self.selection,
            site_url=self.site_url,
            labels=self.labels,
            created=self.created,
            stranded=stranded,
        )

    def draw(self, letter: Letter, air: float, stranded: frozenset[BoxKey] = frozenset()) -> FittedLetter:
        """The letter with its gaps at an openness `air`, on as many pages as that takes."""
        sheet = self.compose(letter, stranded)
        html = self.renderer.render_letter(sheet, air)
        return FittedLetter(letter, sheet, html, self.renderer.lay_out(html))


@dataclass(frozen=True)
class FittedLetter:
    """A letter, and its pages: one, once it fits."""

    letter: Letter
    sheet: LetterSheet
    html: str
    layout: Layout


def fit_letter(job: LetterJob) -> FittedLetter:
    """The letter on one page, or raises InputError where it is too long for one."""
    letter = job.letter
    while True:
        for air in AIRS:
            drawn = job.draw(letter, air)
            if drawn.layout.pages == 1:
                return _bind_last_words(job, drawn, air)
        choice = letter.last_choice
        if choice is None:
            raise InputError([job.refuse(*_explain(letter, drawn.layout))])
        letter = letter.without(choice, NO_ROOM)


def _bind_last_words(job: LetterJob, fitted: FittedLetter, air: float) -> FittedLetter:
    """The same page, without a paragraph whose last line is a single word that had room above."""
    stranded = job.renderer.engine.find_stranded(fitted.layout)
    if not stranded:
        return fitted
    bound = job.draw(fitted.letter, air, stranded)
    return bound if bound.layout.pages == 1 else fitted


def _explain(letter: Letter, layout: Layout) -> tuple[str, str]:
    """Message and hint for a letter that fills more than a page, with the tightest gaps."""
    over = sum(layout.used[1:])
    words = len(letter.text.split())
    too_many = math.ceil(words * over / sum(layout.used) / 10) * 10
    message = f"the letter fills {1 + over / layout.available:.1f} pages, and a letter has one"
    hint = f"shorten it by about {too_many} words"
    if any(choice.is_pinned for choice in letter.choices):
        hint += ", or pin fewer paragraphs"
    return message, f"{hint}; a look such as 'compact' has room for more"

"""From a selection to a PDF that keeps its page budget and has been read back."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casefolio.fit import (
    FULLEST,
    LEAST_LAST_PAGE,
    TARGET_FILL,
    EntryRef,
    Measures,
    Plan,
    apply_plan,
    plan_pages,
)
from casefolio.pdf.archive import embedding_date, write_json_resume
from casefolio.pdf.compose import compose_sheet
from casefolio.pdf.glyphs import describe_joined, describe_missing
from casefolio.pdf.reading.readback import find_pdf_problems
from casefolio.pdf.reading.text_layer import read_bytes
from casefolio.pdf.renderer import Renderer, open_renderer
from casefolio.pdf.sheet import Sheet
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from casefolio.pdf.layout import Layout, Written

MOST_PAGES = 20
"""The largest budget that is tried to tell a person which one would do."""

MOST_LAYOUTS = 6
"""How often pages are laid out again when the breaks between them waste more room than planned."""

_BREAK_SLACK = 1.0
"""Pixels given up beside what a break wasted, so that rounding cannot waste another layout."""


_press = threading.Lock()
"""A look's fonts and what is said while drawing are not to be shared between threads: one PDF at a time."""


@dataclass(frozen=True)
class Dropped:
    """What was left out: a line by its highlight's id, an entry as `projects-0`, and why."""

    id: str
    reason: str
    kind: str = "line"
    score: float = 0.0


@dataclass(frozen=True)
class Made:
    """A finished PDF.

    `fill` is how full its last page is, 0 to 1. `kept` and `shortened` (a part of it) are highlight ids,
    `selection` is what it shows, `html` what it was drawn from, without the look's style sheet.
    """

    data: bytes
    pages: int
    fill: float
    kept: tuple[str, ...]
    shortened: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    selection: Selection
    html: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Fitted:
    plan: Plan
    selection: Selection
    sheet: Sheet
    html: str
    layout: Layout


@dataclass(frozen=True)
class _Job:
    """One document to be made, and where."""

    resume: Resume
    selection: Selection
    labels: Labels
    site_url: str
    created: str | None
    studio: Renderer

    def compose(self, selection: Selection, *, with_shorts: bool = False) -> Sheet:
        return compose_sheet(
            self.resume,
            selection,
            site_url=self.site_url,
            labels=self.labels,
            created=self.created,
            with_shorts=with_shorts,
        )

    def draw(self, plan: Plan) -> _Fitted:
        selection = apply_plan(self.selection, plan)
        sheet = self.compose(selection)
        html = self.studio.render(sheet, plan.air)
        return _Fitted(plan, selection, sheet, html, self.studio.lay_out(html))


def render_pdf(
    resume: Resume,
    selection: Selection,
    *,
    root: Path,
    look: str,
    paper: str,
    site_url: str,
    pages: int,
    labels: Labels,
    created: str | None = None,
    archive: bool = False,
) -> Made:
    """The PDF of a selection on at most `pages` pages, the most relevant lines kept.

    `look` is a folder of `templates/pdf/` below `root`, `paper` is `a4` or `letter`, `created` an ISO
    date for the metadata. With `archive` it is PDF/A-3a too, with what it shows inside as JSON. Nothing
    is written. Raises InputError where the pages cannot hold what must stay, where a look, template or
    native library fails, and where the PDF does not read back whole.
    """
    with _press, _collecting_later():
        job = _Job(resume, selection, labels, site_url, created, open_renderer(root, look, paper))
        return _make(job, pages, archive)


def _make(job: _Job, pages: int, archive: bool) -> Made:
    fitted, measures = _fit_measured(job, pages)
    if fitted is None:
        raise InputError([_explain_budget(job, measures, pages)])
    embedding = (
        (write_json_resume(job.resume, fitted.selection), embedding_date(job.created)) if archive else ()
    )
    written = job.studio.write(fitted.layout, *embedding)
    _check_back(written, fitted)
    kept = tuple(line.id for line in fitted.selection.lines())
    complaints = [*job.studio.opened.complaints, *fitted.layout.complaints, *written.complaints]
    complaints += [*describe_missing(written.missing), *describe_joined("".join(written.text.pages))]
    return Made(
        data=written.data,
        pages=fitted.layout.pages,
        fill=round(fitted.layout.fill, 4),
        kept=kept,
        shortened=tuple(id for id in kept if id in fitted.plan.shorts),
        dropped=tuple(_find_dropped(job, fitted)),
        selection=fitted.selection,
        html=fitted.html,
        warnings=tuple(dict.fromkeys(complaints)),
    )


@contextmanager
def _collecting_later() -> Iterator[None]:
    """No search for cyclic garbage meanwhile.

    Why: importing WeasyPrint and laying out pages make very many objects and hardly any garbage; the
    searches took a tenth of the whole.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _fit_measured(job: _Job, pages: int) -> tuple[_Fitted | None, Measures]:
    """The best pages by the heights that are known; by new ones where these turn out to be wrong.

    They are where something has changed that no file of the project tells, as a font of the system.
    """
    sheet = job.compose(job.selection, with_shorts=True)
    measures = job.studio.measure(sheet)
    fitted = _fit(job, measures, pages)
    if fitted is None or not job.studio.confirms(fitted.layout, measures, fitted.plan):
        again = job.studio.measure_again(sheet)
        if again != measures:
            return _fit(job, again, pages), again
    return fitted, measures


def _fit(job: _Job, measures: Measures, pages: int) -> _Fitted | None:
    """The best pages within the budget, or None where it cannot hold what must stay.

    What a plan cannot know is how much room the breaks between pages waste: it is made anew with what a
    layout of so many pages showed, until the pages hold.
    """
    loss, sparse = 0.0, None
    known: dict[int, float] = {}
    for _ in range(MOST_LAYOUTS):
        plan = plan_pages(job.selection, measures, pages, loss)
        if plan is None:
            break
        fitted = job.draw(plan)
        layout = fitted.layout
        if layout.pages > plan.pages:
            loss += sum(layout.used[plan.pages :]) + _BREAK_SLACK
            known[plan.pages] = loss
        elif layout.pages > 1 and layout.fill < LEAST_LAST_PAGE:
            pages, sparse = layout.pages - 1, fitted
            loss = known.get(pages, 0.0)
        elif layout.fill > FULLEST:
            loss += (layout.fill - TARGET_FILL) * layout.available
            known[plan.pages] = loss
        else:
            return fitted
    return sparse


def _check_back(written: Written, fitted: _Fitted) -> None:
    """Raises InputError unless everything that is shown arrives in the PDF's text layer."""
    pages, missing = fitted.layout.pages, written.missing
    problems = find_pdf_problems(written.text, fitted.sheet, pages, "the finished PDF", missing)
    if problems:
        # The quick reading knows less of PDF than a real reader, so that one has the last word.
        text = read_bytes(written.data)
        problems = find_pdf_problems(text, fitted.sheet, pages, "the finished PDF", missing)
    if problems:
        raise InputError(problems)


def _explain_budget(job: _Job, measures: Measures, pages: int) -> Problem:
    must_stay = [
        _count(sum(bool(item.lines) for s in job.selection.sections if s.name == "work" for item in s.items),
               "position", "with a line each"),
        _count(sum(line.pinned for line in job.selection.lines()), "pinned line"),
    ]  # fmt: skip
    named = ", ".join(filter(None, must_stay)) or "the summary"
    message = f"{_count(pages, 'page')} cannot hold what must stay: {named}"
    for budget in range(pages + 1, MOST_PAGES + 1):
        if fitted := _fit(job, measures, budget):
            needed = fitted.layout.pages
            return Problem(
                Place("data/resume.yaml"), f"{message}; the smallest budget that can is {needed}",
                f"--pages {needed}, or pin fewer lines",
            )  # fmt: skip
    return Problem(Place("data/resume.yaml"), f"{message}; {MOST_PAGES} cannot either", "shorten the summary")


def _find_dropped(job: _Job, fitted: _Fitted) -> Iterator[Dropped]:
    """What the selection had and the pages do not, in its order.

    Not the list of case studies, which only fills what is left: the links at the lines lead there too.
    """
    plan = fitted.plan
    kept = {line.id for line in fitted.selection.lines()}
    reason = f"no room on {_count(fitted.layout.pages, 'page')}"
    for section in job.selection.sections:
        for item in section.items:
            if EntryRef(section.name, item.index) in plan.dropped_entries:
                yield Dropped(f"{section.name}-{item.index}", reason, "entry", item.score)
            yield from (
                Dropped(line.id, reason, "line", line.score) for line in item.lines if line.id not in kept
            )


def _count(number: int, thing: str, more: str = "") -> str:
    if not number:
        return ""
    return f"{number} {thing}{'' if number == 1 else 's'} {more}".strip()

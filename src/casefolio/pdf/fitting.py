"""The fit: heights are measured, a plan is made for them and laid out, until the pages hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casefolio.fit import FULLEST, LEAST_LAST_PAGE, TARGET_FILL, Measures, Plan, apply_plan, plan_pages
from casefolio.pdf.renderer import Renderer
from casefolio.pdf.sheet import Sheet
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels
from casefolio.storage.project import RESUME_FILE
from casefolio.text.errors import Place, Problem

if TYPE_CHECKING:
    from casefolio.pdf.values import Layout

MOST_PAGES = 20
"""The largest budget that is tried to tell a person which one would do."""

MOST_LAYOUTS = 6
"""How often pages are laid out again when the breaks between them waste more room than planned."""

_BREAK_SLACK = 1.0
"""Pixels given up beside what a break wasted, so that rounding cannot waste another layout."""


@dataclass(frozen=True)
class Fitted:
    """A plan, what it shows, and the pages that it made."""

    plan: Plan
    selection: Selection
    sheet: Sheet
    html: str
    layout: Layout


@dataclass(frozen=True)
class FitJob:
    """One document to be made, and where."""

    resume: Resume
    selection: Selection
    labels: Labels
    site_url: str
    created: str | None
    renderer: Renderer

    def compose(self, selection: Selection, *, with_shorts: bool = False) -> Sheet:
        return compose_sheet(
            self.resume,
            selection,
            site_url=self.site_url,
            labels=self.labels,
            created=self.created,
            with_shorts=with_shorts,
        )

    def draw(self, plan: Plan) -> Fitted:
        selection = apply_plan(self.selection, plan)
        sheet = self.compose(selection)
        html = self.renderer.render(sheet, plan.air)
        return Fitted(plan, selection, sheet, html, self.renderer.lay_out(html))


def fit_measured(job: FitJob, pages: int) -> tuple[Fitted | None, Measures]:
    """The best pages by the heights that are known; by new ones where these turn out to be wrong.

    They are where something has changed that no file of the project tells, as a font of the system.
    """
    sheet = job.compose(job.selection, with_shorts=True)
    measures = job.renderer.measure(sheet)
    fitted = _fit(job, measures, pages)
    if fitted is None or not job.renderer.confirms(fitted.layout, measures, fitted.plan):
        again = job.renderer.measure_again(sheet)
        if again != measures:
            return _fit(job, again, pages), again
    return fitted, measures


def _fit(job: FitJob, measures: Measures, pages: int) -> Fitted | None:
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


def explain_budget(job: FitJob, measures: Measures, pages: int) -> Problem:
    """What must stay is more than the budget holds: what it is, and the smallest budget that holds it."""
    must_stay = [
        count(sum(bool(item.lines) for s in job.selection.sections if s.name == "work" for item in s.items),
               "position", "with a line each"),
        count(sum(line.pinned for line in job.selection.lines()), "pinned line"),
    ]  # fmt: skip
    named = ", ".join(filter(None, must_stay)) or "the summary"
    message = f"{count(pages, 'page')} cannot hold what must stay: {named}"
    for budget in range(pages + 1, MOST_PAGES + 1):
        if fitted := _fit(job, measures, budget):
            needed = fitted.layout.pages
            return Problem(
                Place(RESUME_FILE.as_posix()), f"{message}; the smallest budget that can is {needed}",
                f"--pages {needed}, or pin fewer lines",
            )  # fmt: skip
    return Problem(
        Place(RESUME_FILE.as_posix()), f"{message}; {MOST_PAGES} cannot either", "shorten the summary"
    )


def count(number: int, thing: str, more: str = "") -> str:
    if not number:
        return ""
    return f"{number} {thing}{'' if number == 1 else 's'} {more}".strip()

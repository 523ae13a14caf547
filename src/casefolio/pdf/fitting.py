"""The fit: heights are measured, a plan is made for them and laid out, until the pages hold it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import (
    FULLEST,
    LEAST_LAST_PAGE,
    TARGET_FILL,
    USUAL_AIR,
    BoxKey,
    Budget,
    Measures,
    Plan,
    apply_plan,
    find_least_shares,
    measure_excess,
    plan_everything,
    plan_pages,
)
from casefolio.fit.boxes import HEAD_SUMMARY
from casefolio.pdf.renderer import Renderer
from casefolio.pdf.sheet import Sheet
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.errors import Problem

if TYPE_CHECKING:
    from casefolio.pdf.values import Foot, Layout

MOST_LAYOUTS = 6
"""How often pages are laid out again when the breaks between them waste more room than planned."""

HIGHEST_HOLE, USUAL_HOLE = 36 * 96 / 72, 20 * 96 / 72
"""The most pixels below the last line of a page that others follow (36 points, with the line's own space 40);
those that are left where gaps are opened for it."""

MOST_AIR = 1.6
"""How far the gaps of a page may be opened for that: a little wider than elsewhere."""

CLOSER_LINES = 0.95
"""How close lines are set, as a factor on the look's distance, where everything then fits: for a line or two
nothing is left out, and no page begun."""

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
    """One document to be made, and where.

    Without a `budget` it has as many pages as show everything; or, where it `is_brief`, as few as hold what
    must stay. `stranded` are the measured lines that end in a single word. `closeness` is a factor on the
    distance of lines.
    """

    resume: Resume
    selection: Selection
    labels: Labels
    site_url: str
    created: str | None
    renderer: Renderer
    budget: Budget | None = None
    is_brief: bool = False
    stranded: frozenset[BoxKey] = frozenset()
    closeness: float | None = None

    def compose(
        self, selection: Selection, *, with_shorts: bool = False, stranded: frozenset[BoxKey] = frozenset()
    ) -> Sheet:
        sheet = compose_sheet(
            self.resume,
            selection,
            site_url=self.site_url,
            labels=self.labels,
            created=self.created,
            with_shorts=with_shorts,
            stranded=stranded,
        )
        return replace(sheet, spacing=self.closeness) if self.closeness else sheet

    def draw(self, plan: Plan) -> Fitted:
        selection = apply_plan(self.selection, plan)
        shown = {key.id for key in self.stranded if (key.kind == "short") == (key.id in plan.shorts)}
        sheet = self.compose(selection, stranded=frozenset(BoxKey("line", id) for id in shown))
        html = self.renderer.render(sheet, plan.air)
        return Fitted(plan, selection, sheet, html, self.renderer.lay_out(html))


def fit_measured(job: FitJob) -> tuple[Fitted | None, Measures]:
    """The best pages by the heights that are known; by new ones where these turn out to be wrong.

    They are where something has changed that no file of the project tells, as a font of the system. None
    where the budget cannot hold what must stay.
    """
    fitted, measures = _fit_known(job)
    fitted = _fit_closer(job, fitted, measures) or fitted
    return fitted and _close_holes(job, fitted), measures


def _fit_closer(job: FitJob, fitted: Fitted | None, measures: Measures) -> Fitted | None:
    """Pages with everything, its lines a little closer, where `fitted` leaves something out, begins a page
    for the last lines or is none; None where CLOSER_LINES do not do, or the person chose the distance."""
    if fitted:
        pages = fitted.layout.pages - (fitted.selection == job.selection)
    else:
        pages = job.budget.pages if job.budget else 0
    if not pages or job.resume.meta.casefolio.look_choice.spacing:
        return None
    if not 0 < measure_excess(job.selection, measures, pages) < (1 - CLOSER_LINES) * pages:
        return None
    closer = replace(job, closeness=CLOSER_LINES, budget=None, is_brief=False)
    found, _ = _fit_known(closer)
    return found if found and found.layout.pages <= pages else None


def _fit_known(job: FitJob) -> tuple[Fitted | None, Measures]:
    sheet = job.compose(job.selection, with_shorts=True)
    measures = job.renderer.measure(sheet)
    fitted = _fit(job, measures)
    if fitted is None or not job.renderer.confirms(fitted.layout, measures, fitted.plan):
        again = job.renderer.measure_again(sheet)
        if again != measures:
            fitted, measures = _fit(job, again), again
    return fitted, measures


def _fit(job: FitJob, measures: Measures) -> Fitted | None:
    job = replace(job, stranded=measures.stranded)
    if job.budget:
        # What is allowed is used: nothing is left out that the pages hold.
        pages = job.budget.pages
        return _fit_everything(job, measures, pages) or _fit_best(job, measures, pages)
    if job.is_brief:
        return _fit_fewest(job, measures)
    return _fit_everything(job, measures)


def _fit_everything(job: FitJob, measures: Measures, most: int | None = None) -> Fitted | None:
    """Pages with all that there is; None where they are more than `most`."""
    return _lay_out(job, lambda loss: plan_everything(job.selection, measures, loss), most)


def _fit_best(job: FitJob, measures: Measures, pages: int) -> Fitted | None:
    """The best that so many pages hold, or None where they cannot hold what must stay."""
    return _lay_out(job, lambda loss: plan_pages(job.selection, measures, pages, loss), pages)


def _fit_fewest(job: FitJob, measures: Measures, fewest: int = 1) -> Fitted | None:
    """The best that the fewest pages hold on which what must stay finds room, `fewest` at least."""
    for pages in range(fewest, plan_everything(job.selection, measures).pages):
        if fitted := _fit_best(job, measures, pages):
            return fitted
    return _fit_everything(job, measures)


def _lay_out(job: FitJob, plan_with: Callable[[float], Plan | None], most: int | None) -> Fitted | None:
    """The pages of a plan, none beyond `most`; None where there is no such plan.

    What a plan cannot know is how much room the breaks between pages waste: it is made anew with what a
    layout of so many pages showed, until the pages hold.
    """
    loss, best = 0.0, None
    for _ in range(MOST_LAYOUTS):
        plan = plan_with(loss)
        if plan is None or (most and plan.pages > most):
            break
        fitted = job.draw(plan)
        layout = fitted.layout
        is_allowed = not most or layout.pages <= most
        best = fitted if is_allowed else best
        if layout.pages > plan.pages:
            if is_allowed and plan.air >= USUAL_AIR and layout.fill >= LEAST_LAST_PAGE:
                # As good as if so many had been planned.
                return fitted
            loss += sum(layout.used[plan.pages :]) + _BREAK_SLACK
        elif layout.fill > FULLEST:
            loss += (layout.fill - TARGET_FILL) * layout.available
        else:
            return fitted
    return best


def _close_holes(job: FitJob, fitted: Fitted) -> Fitted:
    """The same pages, with wider gaps on those at whose foot a heading or an entry had no room; on the last
    page they are as wide as on the one before it, where it has room."""
    air, layout = fitted.plan.air, fitted.layout
    *feet, last = layout.feet
    airs = [_widen(air, foot) for foot in feet]
    if set(airs) <= {air}:
        return fitted
    room = last.hole - (1 - TARGET_FILL) * layout.available
    airs.append(_open(air, airs[-1], room, last))
    return replace(fitted, layout=job.renderer.open_gaps(layout, air, airs))


def _widen(air: float, foot: Foot) -> float:
    return _open(air, MOST_AIR, foot.hole - USUAL_HOLE, foot) if foot.hole > HIGHEST_HOLE else air


def _open(air: float, most: float, room: float, foot: Foot) -> float:
    """How far the gaps of a page are opened, at most so far, to take so many pixels of `room`."""
    return round(max(air, min(most, air + room / foot.give)), 3) if foot.give > 0 else air


def explain_budget(job: FitJob, budget: Budget, measures: Measures) -> Problem:
    """What must stay is more than the budget holds: what it is, and the smallest budget that holds it."""
    fitted = _fit_fewest(job, measures, budget.pages + 1)
    fitted = _fit_closer(job, fitted, measures) or fitted
    assert fitted, "as many pages as it takes hold everything"
    needed = fitted.layout.pages
    filled = describe_least(job.selection, measures)
    message = f"{count(budget.pages, 'page')} cannot hold what must stay: {filled}"
    problem = budget.refuse(f"{message}; the smallest budget that can is {needed}", needed)
    what = " and ".join(
        ["lines"] * any(line.pinned for line in job.selection.lines())
        + ["entries"] * any(item.pinned for section in job.selection.sections for item in section.items)
    )
    return replace(problem, hint=f"{problem.hint}, or pin fewer {what}") if what else problem


def describe_least(selection: Selection, measures: Measures) -> str:
    """What must stay: each section with its share of a page, the largest first."""
    shares = find_least_shares(selection, measures)
    named = [
        f"{_name_share(name, selection)} {share:.0%}" for name, share in shares.items() if share >= 0.005
    ]
    return f"{', '.join(named)} of a page"


def _name_share(name: str, selection: Selection) -> str:
    usual = {"": "name and contacts", HEAD_SUMMARY: "the summary"}
    return usual.get(name) or f"{name}{_count_least(name, selection)}"


def _count_least(name: str, selection: Selection) -> str:
    items = [item for section in selection.sections if section.name == name for item in section.items]
    pinned = sum(line.pinned for item in items for line in item.lines)
    entries = sum(item.pinned for item in items)
    parts = [
        count(sum(bool(item.lines) for item in items), "position", "with a line each")
        if name == "work"
        else "",
        count(pinned, "pinned line"),
        count(entries, "pinned entry"),
    ]
    named = ", ".join(filter(None, parts))
    return f" ({named})" if named else ""


def count(number: int, thing: str, more: str = "") -> str:
    if not number:
        return ""
    many = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number} {thing if number == 1 else many} {more}".strip()

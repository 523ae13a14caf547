"""From a selection to a PDF that keeps its page budget and has been read back."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casefolio.fit import BoxKey, Budget, Measures
from casefolio.pdf.archive import embedding_date, write_json_resume
from casefolio.pdf.fitting import FitJob, Fitted, count, describe_least, explain_budget, fit_measured
from casefolio.pdf.markup.signs import drop_boxes, find_boxed
from casefolio.pdf.reading.glyphs import describe_joined, describe_missing
from casefolio.pdf.reading.readback import find_pdf_problems
from casefolio.pdf.reading.text_layer import read_bytes
from casefolio.pdf.renderer import open_renderer
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels
from casefolio.storage.fonts import find_foreign
from casefolio.text.errors import InputError

if TYPE_CHECKING:
    from casefolio.pdf.values import Written

_press = threading.Lock()
"""A look's fonts and what is said while drawing are not to be shared between threads: one PDF at a time."""


@dataclass(frozen=True)
class Dropped:
    """What was left out, and why: a line by its highlight's id, an entry as `projects-0`.

    The running text of an entry is `work-0:text`, what is said of its employer `work-0:blurb`.
    """

    id: str
    reason: str
    kind: str = "line"
    score: float = 0.0


@dataclass(frozen=True)
class Made:
    """A finished PDF.

    `fill` is how full its last page is, 0 to 1. `kept` and `shortened` (a part of it) are highlight ids,
    `selection` is what it shows, `html` what it was drawn from, without the look's style sheet. `complaints`
    are those of the library that draws: most often a fault of the look. `note` says why there are more pages
    than one where nobody asked for them and not everything is shown, else "".
    """

    data: bytes
    pages: int
    fill: float
    kept: tuple[str, ...]
    shortened: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    selection: Selection
    html: str
    complaints: tuple[str, ...]
    note: str = ""

    @property
    def boxed(self) -> str:
        """The characters that no font has: they are drawn as boxes."""
        return find_boxed(self.html)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know: the complaints, and what people or machines cannot read."""
        unread = (*describe_missing(self.boxed), *describe_joined(drop_boxes(self.html)))
        return tuple(dict.fromkeys((*self.complaints, *unread)))


def render_pdf(
    resume: Resume,
    selection: Selection,
    *,
    root: Path,
    look: str,
    paper: str,
    site_url: str,
    labels: Labels,
    created: str | None = None,
    archive: bool = False,
    budget: Budget | None = None,
    is_brief: bool = False,
) -> Made:
    """The PDF of a selection: of all that it holds, or of the most relevant that a budget leaves room for.

    Without a `budget` it has the pages that it needs to show everything; or, where it `is_brief`, the fewest
    that hold what must stay.

    `look` is a folder of `templates/pdf/` below `root`, `paper` is `a4` or `letter`, `created` an ISO date
    for the metadata. With `archive` it is PDF/A-3a too, with what it shows inside as JSON. Nothing is
    written.
    Raises InputError where the budget cannot hold what must stay, where a look, template or native library
    fails, and where the PDF does not read back whole.
    """
    with _press, _collecting_later():
        renderer = open_renderer(root, look, paper)
        job = FitJob(resume, selection, labels, site_url, created, renderer, budget, is_brief)
        return _make(job, archive)


def find_missing(
    resume: Resume, selection: Selection, *, root: Path, look: str, paper: str, site_url: str, labels: Labels
) -> str:
    """The characters of a selection that no font on this machine has; nothing is laid out.

    Raises InputError where a look, template or native library fails.
    """
    with _press, _collecting_later():
        job = FitJob(resume, selection, labels, site_url, None, open_renderer(root, look, paper))
        return find_boxed(job.renderer.render(job.compose(selection, with_shorts=True), air=0.0))


def _make(job: FitJob, archive: bool) -> Made:
    fitted, measures = fit_measured(job)
    if fitted is None:
        assert job.budget, "without a budget there are as many pages as it takes"
        raise InputError([explain_budget(job, job.budget, measures)])
    embedding = (
        (write_json_resume(job.resume, fitted.selection), embedding_date(job.created)) if archive else ()
    )
    written = job.renderer.write(fitted.layout, *embedding)
    _check_back(written, fitted, job.renderer.root)
    kept = tuple(line.id for line in fitted.selection.lines())
    complaints = (*job.renderer.opened.complaints, *fitted.layout.complaints, *written.complaints)
    return Made(
        data=written.data,
        pages=fitted.layout.pages,
        fill=round(fitted.layout.fill, 4),
        kept=kept,
        shortened=tuple(id for id in kept if id in fitted.plan.shorts),
        dropped=tuple(_find_dropped(job, fitted)),
        selection=fitted.selection,
        html=fitted.html,
        complaints=complaints,
        note=_explain_pages(job, fitted, measures),
    )


def _explain_pages(job: FitJob, fitted: Fitted, measures: Measures) -> str:
    pages = fitted.layout.pages
    if job.budget or not job.is_brief or pages == 1:
        return ""
    return f"{pages} pages are the fewest that hold what must stay: {describe_least(job.selection, measures)}"


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


def _check_back(written: Written, fitted: Fitted, root: Path) -> None:
    """Raises InputError unless everything that is shown arrives in the PDF's text layer."""
    pages, missing = fitted.layout.pages, find_boxed(fitted.html)
    problems = find_pdf_problems(written.text, fitted.sheet, pages, "the finished PDF", missing)
    if problems or find_foreign(fitted.html, root):
        # The quick reading knows less of PDF than a reader of finished files, and nothing of other fonts than
        # the looks': so that one has the last word.
        text = read_bytes(written.data)
        problems = find_pdf_problems(text, fitted.sheet, pages, "the finished PDF", missing)
    if problems:
        raise InputError(problems)


def _find_dropped(job: FitJob, fitted: Fitted) -> Iterator[Dropped]:
    """What the selection had and the pages do not, in its order.

    Not the list of case studies, which only fills what is left: the links at the lines lead there too.
    """
    plan = fitted.plan
    kept = {line.id for line in fitted.selection.lines()}
    reason = f"no room on {count(fitted.layout.pages, 'page')}"
    for section in job.selection.sections:
        for item in section.items:
            ref = EntryRef(section.name, item.index)
            if ref in plan.dropped_entries:
                yield Dropped(str(ref), reason, "entry", item.score)
            else:
                texts = (BoxKey(kind, section.name, item.index) for kind in ("blurb", "text"))
                for key in texts:
                    if key in plan.dropped_texts:
                        yield Dropped(f"{ref}:{key.kind}", reason, key.kind)
            yield from (
                Dropped(line.id, reason, "line", line.score) for line in item.lines if line.id not in kept
            )

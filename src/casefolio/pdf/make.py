"""From a selection to a PDF that fits its page budget and has been verified by reading it back."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import BoxKey, Budget, Measures
from casefolio.pdf.archive import embedding_date, write_json_resume
from casefolio.pdf.fitting import FitJob, Fitted, count, describe_least, explain_budget, fit_measured
from casefolio.pdf.markup.signs import drop_boxes, find_boxed
from casefolio.pdf.reading.glyphs import describe_joined, describe_missing
from casefolio.pdf.reading.pdfium import read_with_pdfium
from casefolio.pdf.reading.readback import find_pdf_problems
from casefolio.pdf.reading.text_layer import PdfText, read_with_pypdf
from casefolio.pdf.renderer import PAPERS, open_renderer
from casefolio.pdf.sheet import Sheet, SheetHead
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels
from casefolio.storage.fonts import find_foreign
from casefolio.text.direction import language_direction
from casefolio.text.errors import InputError, Problem

if TYPE_CHECKING:
    from casefolio.pdf.values import Written

_FAR = "nothing asks for it"
"""The reason why a line for which there was room was left out all the same, see `fit/far.py`."""

_lock = threading.Lock()
"""Fonts of a look and captured log messages cannot be shared between threads: one PDF at a time."""


@dataclass(frozen=True)
class Dropped:
    """A part that was left out, with the reason: a line by its highlight's id, an entry as `projects-0`.

    The running text of an entry is `work-0:text`, the text about its employer `work-0:blurb`.
    """

    id: str
    reason: str
    kind: str = "line"
    score: float = 0.0


AnySheet = TypeVar("AnySheet", bound=SheetHead, covariant=True)


@dataclass(frozen=True)
class Drawn(Generic[AnySheet]):
    """What a PDF shows, word by word, and what it is drawn with.

    `look` is the name of its look, `paper` the width and height of a page in millimetres.
    """

    sheet: AnySheet
    look: str
    paper: tuple[float, float]


@dataclass(frozen=True)
class Made:
    """A finished PDF.

    `fill` is how full its last page is, 0 to 1. `kept` (the lines shown) and `shortened` (a part of them) are
    highlight ids, `selection` is what it shows, `html` its source, without the look's style sheet.
    `complaints` are WeasyPrint's warnings, mostly about the look. `note` is the reason for more than one page
    where no budget was set and not everything is shown, else "". `drawn` is for other formats of it.
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
    drawn: Drawn[Sheet] | None = None

    @property
    def boxed(self) -> str:
        """The characters that no font has, which are drawn as boxes."""
        return find_boxed(self.html)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Warnings for the person: the complaints, and characters that people or programs cannot read."""
        return list_warnings(self.html, self.complaints)


def list_warnings(html: str, complaints: tuple[str, ...]) -> tuple[str, ...]:
    """The complaints about a document, and characters in it that people or programs cannot read."""
    unread = (*describe_missing(find_boxed(html)), *describe_joined(drop_boxes(html)))
    return tuple(dict.fromkeys((*complaints, *unread)))


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
    """The PDF of a selection: all of it, or the most relevant content that fits the budget.

    Without a `budget` it has as many pages as needed for everything; or, where it `is_brief`, the fewest that
    hold what must stay.

    `look` is a folder of `templates/pdf/` below `root`, `paper` is `a4` or `letter`, `created` an ISO date
    for the metadata. With `archive` it is PDF/A-3a too, with what it shows inside as JSON. Nothing is
    written.
    Raises InputError where the budget cannot hold what must stay, where a look, template or native library
    fails, and where the PDF does not read back whole.
    """
    with drawing():
        renderer = open_renderer(root, look, paper)
        job = FitJob(resume, selection, labels, site_url, created, renderer, budget, is_brief)
        return _make(job, archive)


def find_missing(
    resume: Resume, selection: Selection, *, root: Path, look: str, paper: str, site_url: str, labels: Labels
) -> str:
    """The characters of a selection that no font on this machine has; nothing is laid out.

    Raises InputError where a look, template or native library fails.
    """
    with drawing():
        job = FitJob(resume, selection, labels, site_url, None, open_renderer(root, look, paper))
        return find_boxed(job.renderer.render(job.compose(selection, with_shorts=True), air=0.0))


def _make(job: FitJob, archive: bool) -> Made:
    fitted, measures = fit_resume(job)
    embedding = (
        (write_json_resume(job.resume, fitted.selection), embedding_date(job.created)) if archive else ()
    )
    written = job.renderer.write(fitted.layout, *embedding)
    verify(written, (fitted.sheet,), fitted.layout.pages, fitted.html, job.renderer.root)
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
        drawn=Drawn(fitted.sheet, job.renderer.look, PAPERS[job.renderer.paper]),
    )


def fit_resume(job: FitJob) -> tuple[Fitted, Measures]:
    """The pages of a resume. Raises InputError where its budget cannot hold what must stay."""
    fitted, measures = fit_measured(job)
    if fitted is None:
        assert job.budget, "without a budget there are as many pages as it takes"
        raise InputError([explain_budget(job, job.budget, measures)])
    return fitted, measures


def _explain_pages(job: FitJob, fitted: Fitted, measures: Measures) -> str:
    pages = fitted.layout.pages
    if job.budget or not job.is_brief or pages == 1:
        return ""
    return f"{pages} pages are the fewest that hold what must stay: {describe_least(job.selection, measures)}"


@contextmanager
def drawing() -> Iterator[None]:
    """Draw one PDF within the block, alone and without cyclic garbage collection.

    Why: importing WeasyPrint and laying out pages create many objects and hardly any garbage; collections
    took a tenth of the time.
    """
    with _lock:
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if was_enabled:
                gc.enable()


def verify(
    written: Written, sheets: Sequence[SheetHead], pages: int, html: str, root: Path, title: str = ""
) -> None:
    """Verify the PDF by reading the finished file, which another library does than the one that wrote it.

    It shows the `sheets` one after the other, as `html` has them; without a `title` it has the first one's.
    Raises InputError unless everything that is shown is in its text layer, in order.
    """

    def compare(found: PdfText) -> tuple[Problem, ...]:
        return find_pdf_problems(found, sheets, pages, "the finished PDF", missing, title)

    missing = find_boxed(html)
    # PDFium is quick, but it reads fonts too that many programs cannot, which the PDF's objects show; and on
    # a page or in words from right to left it has another order. There pypdf decides.
    is_turned = language_direction(sheets[0].language) == "rtl"
    is_plain = not (is_turned or find_foreign(html, root) or compare(written.text))
    if problems := compare((read_with_pdfium if is_plain else read_with_pypdf)(written.data)):
        raise InputError(problems)


def _find_dropped(job: FitJob, fitted: Fitted) -> Iterator[Dropped]:
    """The parts of the selection that the pages do not have, in its order.

    The list of case studies is not included: it only fills remaining space, and lines link to them too.
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
                Dropped(line.id, _FAR if line.id in plan.far else reason, "line", line.score)
                for line in item.lines
                if line.id not in kept
            )

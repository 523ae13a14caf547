"""The desk's pages as HTML: values put into templates, and a plain page for when a template is broken."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casefolio.desk.pdf_jobs import Job
from casefolio.desk.rows import Built
from casefolio.desk.views import MatchView
from casefolio.documents.left_out import LeftOut
from casefolio.storage.project import DESK_TEMPLATES
from casefolio.templates import make_environment, render_template
from casefolio.text.errors import InputError, Problem, show_controls


@dataclass(frozen=True)
class Frame:
    """What stands around each page. `base` is where the desk is, `token` what its forms carry; `problems`
    are those of the project as a whole, `has_good` whether there is an older state of it to show."""

    base: str
    site: str
    token: str
    version: str
    problems: tuple[Problem, ...] = ()
    has_good: bool = True


@dataclass(frozen=True)
class PdfView:
    """A posting's PDF. `state` is ready, making, failed (of our own doing) or none (problems say why).

    `address` is "" where there is no PDF at all; `is_current` says that it is made from what there is now.
    `left_out` counts in words what had no room, `note` says why there are so many pages.
    """

    state: str
    address: str = ""
    name: str = ""
    pages: int = 0
    fill: float = 0.0
    left_out: str = ""
    note: str = ""
    is_current: bool = True
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class PostingPage:
    """All that the page of one posting shows, which is at `address`. `match` is None where there is none:
    `raw` is its text then.

    `key` stands for a pasted text that is not saved: it has no pins to change, but a name to be given.
    """

    slug: str
    path: str
    address: str
    match: MatchView | None
    pdf: PdfView
    problems: tuple[Problem, ...] = ()
    raw: Sequence[str] = ()
    built: Built | None = None
    key: str = ""
    proposed: str = ""
    refused: str = ""


class Pages:
    """Renders the pages of the desk of the project at `root`."""

    def __init__(self, root: Path) -> None:
        self._environment = make_environment(
            root / DESK_TEMPLATES, {"percent": lambda share: f"{share:.0%}", "visible": show_controls}
        )

    def render(self, name: str, frame: Frame, **values: Any) -> bytes:
        """A page; a plain one with what is wrong where its template cannot be used."""
        try:
            return self._fill(f"{name}.html.j2", {"frame": frame, **values})
        except InputError as error:
            return render_plainly("The applications desk cannot be shown", error.problems)

    def _fill(self, template: str, values: Mapping[str, Any]) -> bytes:
        return render_template(self._environment, template, values, DESK_TEMPLATES.as_posix()).encode()


def render_plainly(title: str, problems: Sequence[Problem]) -> bytes:
    """A page that is made without a template."""
    text = html.escape("\n\n".join(str(problem) for problem in problems))
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(title)}</title>'
    return f"{head}<h1>{html.escape(title)}</h1><pre>{text}</pre>".encode()


def view_pdf(job: Job | None, last_good: Job | None, address: str) -> PdfView:
    """How far a PDF is; the last good one stays in its place where there is no newer."""
    shown = job if job and job.document else last_good
    state = "making" if job is None or not job.done.is_set() else "ready"
    if job and job.done.is_set() and not job.document:
        state = "none" if job.problems else "failed"
    problems = job.problems if job else ()
    if shown is None or shown.document is None:
        return PdfView(state, problems=problems)
    document = shown.document
    return PdfView(
        state=state,
        address=f"{address}{document.file_name}?v={shown.sha256[:16]}",
        name=document.file_name,
        pages=document.made.pages,
        fill=document.made.fill,
        left_out=LeftOut.of_parts((each.kind, each.id) for each in document.made.dropped).count(),
        note=document.made.note,
        is_current=shown is job,
        warnings=document.made.warnings,
        problems=problems,
    )

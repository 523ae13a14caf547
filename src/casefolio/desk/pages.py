"""The desk's pages as HTML from templates, with a plain page in case a template is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.desk.applying.letters import LetterView
from casefolio.desk.applying.views import AppliedView
from casefolio.desk.pdf_jobs import Job
from casefolio.desk.rows import Built
from casefolio.desk.views import MatchView
from casefolio.desk.web import Response, plain
from casefolio.documents.left_out import LeftOut
from casefolio.resume.privacy.names import KeptName
from casefolio.storage.project import ASSETS_FOLDER, DESK_TEMPLATES
from casefolio.storage.shipped import find_file, find_folders
from casefolio.templates import make_environment, render_template
from casefolio.text.errors import InputError, Problem
from casefolio.text.escaping.markup import escape_html
from casefolio.text.escaping.terminal import show_controls


@dataclass(frozen=True)
class Frame:
    """The frame of each page. `base` is the desk's address, `token` the one for its forms; `problems`
    are those of the project as a whole, `has_good` whether there is an older state of it to show."""

    base: str
    site: str
    token: str
    version: str
    problems: tuple[Problem, ...] = ()
    has_good: bool = True


@dataclass(frozen=True)
class PdfView:
    """A posting's PDF. `state` is ready, making, failed (an error of ours) or none (see `problems`).

    `address` is "" where there is no PDF at all; `is_current` is False where its input has changed. `fill` is
    how full the last page is, 0 to 1; `left_out` counts in words what had no room, `note` is the reason for
    the number of pages. `names` are the real names in it, in place of public ones.
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
    names: tuple[KeptName, ...] = ()

    @property
    def stem(self) -> str:
        """Its name without the ending, which its other formats share."""
        return self.name.removesuffix(".pdf")


@dataclass(frozen=True)
class PostingPage:
    """The values of the page of one posting, which is at `address`. Without a `match`, `raw` is its text.

    `applied` are its applications; None for a text that is not saved, which `key` identifies: it has no pins
    to change and no `letter`, but can be given a name. `written` is what stood in a form that was refused.
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
    applied: AppliedView | None = None
    letter: LetterView | None = None
    written: Mapping[str, str] = field(default_factory=dict)


class Pages:
    """Renders the pages of the desk of the project at `root`."""

    def __init__(self, root: Path) -> None:
        filters = {"percent": lambda share: f"{share:.0%}", "visible": show_controls}
        self._environment = make_environment(find_folders(root, DESK_TEMPLATES), filters)

    def render(self, name: str, frame: Frame, **values: Any) -> bytes:
        """A page; a plain one with the problems where its template fails."""
        try:
            return self._fill(f"{name}.html.j2", {"frame": frame, **values})
        except InputError as error:
            return render_plainly("The applications desk cannot be shown", error.problems)

    def _fill(self, template: str, values: Mapping[str, Any]) -> bytes:
        return render_template(self._environment, template, values, DESK_TEMPLATES.as_posix()).encode()


def render_plainly(title: str, problems: Sequence[Problem]) -> bytes:
    """A page that needs no template."""
    text = escape_html("\n\n".join(str(problem) for problem in problems))
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape_html(title)}</title>'
    return f"{head}<h1>{escape_html(title)}</h1><pre>{text}</pre>".encode()


def view_pdf(job: Job | None, last_good: Job | None, address: str) -> PdfView:
    """The state of a PDF; the last good one is used where there is no newer."""
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
        names=document.names,
    )


STYLES = {"desk.css": DESK_TEMPLATES / "desk.css", "site.css": ASSETS_FOLDER / "site.css"}
SCRIPT = DESK_TEMPLATES / "desk.js"
FONTS = ASSETS_FOLDER / "fonts"

FOR_LATER = ("Cache-Control", "private, max-age=3600")
"""The cache header for public files that are the same on every page."""


def give_own_file(root: Path, steps: Sequence[str]) -> Response | None:
    """A style sheet, script or font of the desk's pages; None where the path names none."""
    match steps:
        case [("desk.css" | "site.css") as name]:
            style = _give_file(root, STYLES[name], "text/css; charset=utf-8")
            # The site skips a font that loads late; here the server is near, and each page uses it.
            late = style.body.replace(b"font-display: optional", b"font-display: swap")
            return replace(style, body=late)
        case ["desk.js"]:
            return _give_file(root, SCRIPT, "text/javascript; charset=utf-8")
        case ["fonts", name] if name.endswith(".woff2") and "\\" not in name:
            return _give_file(root, FONTS / name, "font/woff2", FOR_LATER)
    return None


def _give_file(root: Path, path: Path, kind: str, *headers: tuple[str, str]) -> Response:
    try:
        return Response(200, find_file(root, path).read_bytes(), kind, headers)
    except OSError:
        return plain(404, f"there is no {path.as_posix()}")

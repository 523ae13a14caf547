"""The applications desk: all postings with their matches and PDFs, in the browser, during a preview.

It handles the requests below `applications/` before the server of the preview does; a build does not contain
it. It writes only new postings, pins and hides in existing ones, tags that the person accepts, letters and
their files, and records of what was sent.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from casefolio.applications.record import slug_of
from casefolio.desk.access import Access, Refusal, is_loopback
from casefolio.desk.applying.acting import Form, add_state, record_application
from casefolio.desk.applying.files import find_format, give_export, give_file
from casefolio.desk.applying.letter_files import MakeLetter, give_letter, make_letter_file
from casefolio.desk.applying.letters import Draft, save_letter, view_letter
from casefolio.desk.applying.views import NOTHING, Applications, Refused
from casefolio.desk.pages import Frame, Pages, PostingPage, give_own_file, view_pdf
from casefolio.desk.pasted import PASTED, PastedTexts
from casefolio.desk.pdf_jobs import Job, Make, PdfJobs, answer_with_pdf, list_problems
from casefolio.desk.pins import EDITS, write_edit, write_proposed_tags
from casefolio.desk.rows import find_built, list_rows
from casefolio.desk.slugs import propose_slug, save_posting
from casefolio.desk.views import view_match
from casefolio.desk.web import (
    Application,
    Request,
    Response,
    drain,
    plain,
    read_form,
    read_head,
    redirect,
    send,
)
from casefolio.desk.workspace import State, Workspace
from casefolio.documents.document import make_tailored
from casefolio.documents.letters import make_letter
from casefolio.storage.project import APPLICATIONS_FOLDER, DESK_PLACE, POSTINGS_FOLDER
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError
from casefolio.text.source import Source, display_path, read_source

OWN = "-"
"""The path segment of the desk's own files, which no posting can be named."""

PAGE_PATIENCE, PDF_PATIENCE = 1.0, 1.5
"""How many seconds a page and a PDF wait for a PDF before they answer that it is still being made."""


class Desk:
    """The desk of the project at `root`.

    `mount` is the site's path, `address` where the server listens; `make` draws a PDF and `make_letter` a
    letter, in whatever process. `today` tells the day, for what is due and as what the forms begin with.
    """

    def __init__(
        self,
        root: Path,
        mount: str,
        address: str,
        make: Make = make_tailored,
        make_letter: MakeLetter = make_letter,
        *,
        today: Callable[[], date],
    ) -> None:
        self.root = root
        self.site = mount
        self.base = f"{mount}{DESK_PLACE}"
        # A request without the site's own path is redirected, unless that is where the site is.
        short = f"/{DESK_PLACE}"
        self._prefixes = (self.base,) if mount.startswith(short) else (self.base, short)
        self.access = Access(address)
        self._workspace = Workspace(root)
        self._pdf_jobs, self._make_letter = PdfJobs(make), make_letter
        self._pages = Pages(root)
        self._applying = Applications(root, self.base, today)
        self._pasted = PastedTexts()
        self._lock = threading.Lock()

    def describe(self, site: str) -> str:
        """The message for the person who started the server for the site at `site`."""
        if is_loopback(self.access.address):
            return f"applications: {site}{DESK_PLACE}"
        address = self.access.address
        return f"the applications desk is off: others can reach {address}, and would see your postings"

    def wrap(self, inner: Application) -> Application:
        """A WSGI application that answers for the desk, and leaves all else to `inner`."""

        def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            head = read_head(environ)
            if not f"{head.path}/".startswith(self._prefixes):
                return inner(environ, start_response)
            response = self._receive(head, environ)
            return send(response, start_response, with_body=head.method != "HEAD")

        return application

    def _receive(self, head: Request, environ: dict[str, Any]) -> Response:
        """Read a request as far as access is granted, and answer it."""
        refusal = self.access.judge_head(head)
        size = head.body_size
        if refusal:
            drain(environ, size)
            return self._refuse(refusal)
        if head.method == "POST":
            form = read_form(environ["wsgi.input"].read(size))
            if form is None:
                return self._refuse(Refusal(400, "This is no form of the applications desk."))
            head = replace(head, form=form)
        return self.answer(head)

    def answer(self, request: Request) -> Response:
        """The response to a request whose head has passed the access checks."""
        if not request.path.startswith(self.base):
            return redirect(quote(self.base))
        steps = request.path[len(self.base) :].split("/")
        if request.method == "POST":
            return self._act(request, steps)
        if steps[0] == OWN:
            return self._show_own(request, steps[1:])
        if steps == [""]:
            return self._show_table()
        return self._show_posting(request, steps)

    # Pages and files

    def _show_table(self) -> Response:
        state, frame = self._open()
        rows = list_rows(self._workspace, self._pdf_jobs, state)
        applied = self._applying.read_table()
        others = applied.list_others(frozenset(row.slug for row in rows))
        return self._page("table", frame, rows=rows, applied=applied, others=others)

    def _show_posting(self, request: Request, steps: list[str]) -> Response:
        slug, *rest = steps
        if rest == [""] or slug not in self._workspace.postings():
            return self._page_of(slug)
        if not rest:
            return redirect(self._address(slug))
        match rest:
            case ["letter", name]:
                return give_letter(self.root, slug, name)
            case [name]:
                return self._give_made(request, slug, name)
        return self._miss("There is nothing here.")

    def _show_own(self, request: Request, steps: list[str]) -> Response:
        match steps:
            case ["version"]:
                return plain(200, self._version())
            case ["sent", name, *rest]:
                return self._show_sent(name, rest)
            case ["try", key, *rest] if key in self._pasted:
                if rest == [""]:
                    return self._page_of_pasted(key)
                return self._give_made(request, PASTED, "".join(rest[:1]), key)
            case ["try", *_]:
                return self._miss("This text is no longer in memory: paste it again.")
        return give_own_file(self.root, steps) or self._miss("There is nothing here.")

    def _show_sent(self, name: str, rest: list[str]) -> Response:
        """The page of an application, or one of its files."""
        folder = self._applying.find(name)
        if folder is None:
            return self._miss(f"There is no application '{name}' in {APPLICATIONS_FOLDER.as_posix()}/.")
        if rest == [""]:
            return self._page_of_sent(folder)
        return give_file(folder, "/".join(rest)) if rest else redirect(self._applying.address(folder))

    def _page_of_sent(self, folder: Path, refused: Refused = NOTHING) -> Response:
        posting = self._address(slug_of(folder)) if slug_of(folder) in self._workspace.postings() else ""
        page = self._applying.view_alone(folder, posting, refused)
        return self._page("sent", self._frame(self._version()), refused.status, page=page)

    def _page_of(self, slug: str, refused: Refused = NOTHING, draft: Draft | None = None) -> Response:
        """The page of a posting in the project, with an edit or its letter, if they are refused."""
        state, frame = self._open()
        file = self._workspace.postings().get(slug)
        if file is None:
            return self._miss(f"There is no posting called '{slug}' in {POSTINGS_FOLDER.as_posix()}/.")
        try:
            source = read_source(file, self.root)
        except InputError as error:
            path, nothing = display_path(file, self.root), view_pdf(None, None, "")
            page = PostingPage(slug, path, self._address(slug), None, nothing, error.problems)
            return self._page("posting", frame, page=replace(page, applied=self._applying.view(slug)))
        page = self._view(state, source, slug, self._address(slug), draft)
        built, problems = find_built(self.root, slug, source, state), (*refused.problems, *page.problems)
        applied = page.applied or self._applying.view(slug)
        page = replace(page, built=built, applied=applied, problems=problems, written=refused.written)
        return self._page("posting", frame, 422 if draft else refused.status, page=page)

    def _page_of_pasted(self, key: str, slug: str = "", refused: str = "", status: int = 200) -> Response:
        """The page of a pasted text, with a name to save it by, and why that was not done."""
        (state, frame), source = self._open(), self._pasted[key]
        page = self._view(state, source, PASTED, f"{self.base}{OWN}/try/{key}/")
        found = page.match
        proposed = slug or propose_slug(
            found.company if found else "", found.title if found else "", self._workspace.postings()
        )
        page = replace(page, key=key, proposed=proposed, refused=refused)
        return self._page("posting", frame, status, page=page, text=source.text)

    def _view(
        self, state: State, source: Source, slug: str, at: str, draft: Draft | None = None
    ) -> PostingPage:
        """A posting's match, if there is one, and the state of its PDF."""
        raw = source.lines[:2_000]
        if state.portfolio is None:
            return PostingPage(slug, source.path, at, None, view_pdf(None, None, ""), raw=raw)
        try:
            study = self._workspace.study(state, source, slug)
        except InputError as error:
            pdf = view_pdf(None, self._pdf_jobs.find(slug), at)
            return PostingPage(slug, source.path, at, None, replace(pdf, state="none"), error.problems, raw)
        job = self._wait(state, study, PAGE_PATIENCE)
        match = view_match(study, job.document if job else None)
        if slug == PASTED:
            return PostingPage(slug, source.path, at, match, view_pdf(job, None, at))
        pdf = view_pdf(job, self._pdf_jobs.find(slug), at)
        applied = self._applying.view(slug, study, job)
        letter = view_letter(state.portfolio, study, draft)
        return PostingPage(slug, source.path, at, match, pdf, applied=applied, letter=letter)

    def _read_posting(self, slug: str) -> Source:
        """Raises KeyError where there is no such posting, and InputError where it cannot be read."""
        return read_source(self._workspace.postings()[slug], self.root)

    def _wait(self, state: State, study: Study, patience: float) -> Job | None:
        job = self._pdf_jobs.ask(state, study)
        if job:
            job.done.wait(patience)
        return job

    def _give_made(self, request: Request, slug: str, name: str, key: str = "") -> Response:
        """The PDF that a page shows, or the current one; by its name in another format."""
        version = parse_qs(request.query).get("v", [""])[0]
        job = self._pdf_jobs.find(slug, version) if version else None
        if job is None:
            state = self._workspace.read()
            if state.portfolio is None:
                return plain(503, "The resume has errors: there is no PDF yet.")
            try:
                source = self._pasted[key] if key else self._read_posting(slug)
            except (InputError, KeyError):
                return self._miss("There is no posting to make a PDF for.")
            try:
                job = self._wait(state, self._workspace.study(state, source, slug), PDF_PATIENCE)
            except InputError as error:
                return plain(422, list_problems(error.problems))
        portfolio = self._workspace.read().portfolio
        if portfolio and job and job.document and (format := find_format(name)):
            return give_export(job.document, portfolio, format)
        return answer_with_pdf(job)

    # Forms

    def _act(self, request: Request, steps: list[str]) -> Response:
        if refusal := self.access.judge_token(request):
            return self._refuse(refusal)
        form = request.form
        with self._lock:
            match steps:
                case ["-", "try"]:
                    key = self._pasted.keep(form.get("text", ""))
                    return redirect(f"{self.base}{OWN}/try/{key}/")
                case ["-", "save"]:
                    return self._save(form.get("text", ""), form.get("slug", ""))
                case ["-", "sent", name, "log"]:
                    return self._log(name, form)
                case [slug, "wish"]:
                    return self._edit_front_matter(slug, form.get("id", ""), form.get("wish", ""))
                case [slug, "tags"]:
                    return self._write_tags(slug, form.get("id", ""))
                case [slug, "letter"]:
                    return self._save_letter(slug, form)
                case [slug, "letter", "make"]:
                    make = partial(make_letter_file, form.get("format", ""), self._make_letter)
                    return self._act_on(slug, make, {})
                case [slug, "sent"]:
                    return self._record(slug, form)
        return self._miss("There is nothing to be done here.")

    def _save(self, text: str, slug: str) -> Response:
        """Write a pasted text as a new posting. An existing one is never overwritten."""
        key, slug = self._pasted.keep(text), slug.strip()
        postings, portfolio = self._workspace.postings(), self._workspace.read().portfolio
        if refusal := save_posting(self.root, slug, self._pasted[key], postings, portfolio):
            return self._page_of_pasted(key, slug, refusal.words, refusal.status)
        return redirect(self._address(slug))

    def _edit_front_matter(self, slug: str, id: str, edit: str) -> Response:
        """Write a pin or hide into a posting's front matter, unless that would make it wrong."""
        file = self._workspace.postings().get(slug)
        if file is None:
            return self._miss(f"There is no posting called '{slug}' any more.")
        chosen = next((each for each in EDITS if each == edit), None)
        if chosen is None:
            return self._refuse(Refusal(400, f"There is no wish '{edit}'."))
        try:
            write_edit(file, self.root, id, chosen, self._workspace.read().portfolio)
        except InputError as error:
            return self._page_of(slug, Refused(error.problems))
        except OSError as error:
            return self._refuse(Refusal(409, f"{slug} cannot be read: {error.strerror}."))
        return redirect(f"{self._address(slug)}#line-{quote(id)}")

    def _write_tags(self, slug: str, id: str) -> Response:
        """Write the tags that are proposed for a line into the resume."""
        try:
            if not write_proposed_tags(self.root, id):
                return self._miss(f"There are no tags to propose for '{id}' any more.")
        except InputError as error:
            return self._page_of(slug, Refused(error.problems))
        return redirect(f"{self._address(slug)}#line-{quote(id)}")

    def _record(self, slug: str, form: Form) -> Response:
        """Freeze the PDF that the page has shown as sent."""

        def record(state: State, study: Study | None) -> str:
            job = self._wait(state, study, PDF_PATIENCE) if study else None
            record_application(state, study, job, form)
            return "#applied"

        return self._act_on(slug, record, form)

    def _act_on(self, slug: str, act: Callable[[State, Study | None], str], form: Form) -> Response:
        """Do something about a posting, and redirect to where `act` says; or tell why it was not done."""
        state = self._workspace.read()
        try:
            study = self._workspace.study(state, self._read_posting(slug), slug) if state.portfolio else None
            return redirect(f"{self._address(slug)}{act(state, study)}")
        except KeyError:
            return self._miss(f"There is no posting called '{slug}' any more.")
        except InputError as error:
            return self._page_of(slug, Refused(error.problems, form))

    def _save_letter(self, slug: str, form: Form) -> Response:
        """Write a letter as the person has edited it; what is refused stays in its box."""
        portfolio, posting = self._workspace.read().portfolio, self._workspace.postings().get(slug)
        if portfolio is None or posting is None:
            return self._miss(f"There is no posting called '{slug}' that a letter could be for.")
        try:
            save_letter(portfolio, posting, form)
        except InputError as error:
            return self._page_of(slug, draft=Draft(form.get("text", ""), error.problems))
        return redirect(f"{self._address(slug)}#letter")

    def _log(self, name: str, form: Form) -> Response:
        """Add to an application what it has come to."""
        folder = self._applying.find(name)
        if folder is None:
            return self._miss(f"There is no application '{name}' any more.")
        try:
            add_state(self.root, folder, form)
        except InputError as error:
            return self._page_of_sent(folder, Refused(error.problems, form))
        slug, alone = slug_of(folder), self._applying.address(folder)
        return redirect(f"{self._address(slug)}#applied" if slug in self._workspace.postings() else alone)

    # Frames and addresses

    def _address(self, slug: str) -> str:
        return f"{quote(self.base)}{quote(slug, safe='')}/"

    def _version(self) -> str:
        return f"{self._workspace.version()[:32]}-{self._pdf_jobs.finished}"

    def _open(self) -> tuple[State, Frame]:
        """The project, and the frame of a page about it.

        The version is taken before anything is read, so that a change during the reading makes a newer one.
        """
        version = self._version()
        state, frame = self._workspace.read(), self._frame(version)
        return state, replace(frame, problems=state.problems, has_good=state.portfolio is not None)

    def _frame(self, version: str) -> Frame:
        return Frame(quote(self.base), quote(self.site), self.access.token, version)

    def _page(self, name: str, frame: Frame, status: int = 200, **values: Any) -> Response:
        return Response(status, self._pages.render(name, frame, **values))

    def _refuse(self, refusal: Refusal) -> Response:
        allowed = (("Allow", "GET, HEAD, POST"),) if refusal.status == 405 else ()
        return plain(refusal.status, f"{refusal.words}\n", *allowed)

    def _miss(self, words: str) -> Response:
        return self._page("missing", self._frame(self._version()), 404, words=words)

"""The applications desk: all postings with their matches and PDFs, in the browser, during a preview.

It handles the requests below `applications/` before the server of the preview does; a build does not contain
it. It writes only new postings, pins and hides in existing ones, and tags that the person accepts.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from casefolio.checks.portfolio import read_checked
from casefolio.desk.access import Access, Refusal, is_loopback
from casefolio.desk.pages import Frame, Pages, PostingPage, view_pdf
from casefolio.desk.pdf_jobs import Job, Make, PdfJobs
from casefolio.desk.pins import EDITS, apply_edit
from casefolio.desk.rows import find_built, list_rows
from casefolio.desk.slugs import find_slug_problem, propose_slug
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
from casefolio.posting import find_posting_problems
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import (
    ASSETS_FOLDER,
    DESK_PLACE,
    DESK_TEMPLATES,
    POSTINGS_FOLDER,
    RESUME_FILE,
)
from casefolio.storage.shipped import find_file
from casefolio.storage.writing.output import write_atomically, write_new
from casefolio.tailor.proposals import explain_refusal, propose_tags, write_tags
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Problem, stop_on_errors
from casefolio.text.source import Source, decode_source, display_path, read_source, real_path

OWN = "-"
"""The path segment of the desk's own files, which no posting can be named."""

PASTED = "pasted"
"""The slug of a text that is not saved; its PDFs are cached under it."""

MOST_PASTED = 20
"""How many pasted texts are retained; they are stored in memory only."""

PAGE_PATIENCE, PDF_PATIENCE = 1.0, 1.5
"""How many seconds a page and a PDF wait for a PDF before they answer that it is still being made."""

FOR_LATER = ("Cache-Control", "private, max-age=3600")
"""The cache header for public files that are the same on every page."""

STYLES = {"desk.css": DESK_TEMPLATES / "desk.css", "site.css": ASSETS_FOLDER / "site.css"}
SCRIPT = DESK_TEMPLATES / "desk.js"
FONTS = ASSETS_FOLDER / "fonts"


class Desk:
    """The desk of the project at `root`.

    `mount` is the site's path, `address` where the server listens; `make` draws a PDF, in whatever process.
    """

    def __init__(self, root: Path, mount: str, address: str, make: Make = make_tailored) -> None:
        self.root = root
        self.site = mount
        self.base = f"{mount}{DESK_PLACE}"
        # A request without the site's own path is redirected, unless that is where the site is.
        short = f"/{DESK_PLACE}"
        self._prefixes = (self.base,) if mount.startswith(short) else (self.base, short)
        self.access = Access(address)
        self._workspace = Workspace(root)
        self._pdf_jobs = PdfJobs(make)
        self._pages = Pages(root)
        self._pasted: OrderedDict[str, Source] = OrderedDict()
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
        length = head.header("content-length")
        size = int(length[:12]) if length.isascii() and length.isdigit() else 0
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
        return self._page("table", frame, rows=rows)

    def _show_posting(self, request: Request, steps: list[str]) -> Response:
        slug, *rest = steps
        if rest == [""] or slug not in self._workspace.postings():
            return self._page_of(slug)
        if not rest:
            return redirect(self._address(slug))
        return self._give_pdf(request, slug) if len(rest) == 1 else self._miss("There is nothing here.")

    def _show_own(self, request: Request, steps: list[str]) -> Response:
        match steps:
            case ["version"]:
                return plain(200, self._version())
            case [("desk.css" | "site.css") as name]:
                style = self._give_file(STYLES[name], "text/css; charset=utf-8")
                # The site skips a font that loads late; here the server is near, and each page uses it.
                late = style.body.replace(b"font-display: optional", b"font-display: swap")
                return replace(style, body=late)
            case ["desk.js"]:
                return self._give_file(SCRIPT, "text/javascript; charset=utf-8")
            case ["fonts", name] if name.endswith(".woff2") and "\\" not in name:
                return self._give_file(FONTS / name, "font/woff2", FOR_LATER)
            case ["try", key, *rest] if key in self._pasted:
                return self._page_of_pasted(key) if rest == [""] else self._give_pdf(request, PASTED, key)
            case ["try", *_]:
                return self._miss("This text is no longer in memory: paste it again.")
        return self._miss("There is nothing here.")

    def _page_of(self, slug: str, problems: tuple[Problem, ...] = (), status: int = 200) -> Response:
        """The page of a posting in the project, with the problems of an edit, if it was refused."""
        state, frame = self._open()
        file = self._workspace.postings().get(slug)
        if file is None:
            return self._miss(f"There is no posting called '{slug}' in {POSTINGS_FOLDER.as_posix()}/.")
        try:
            source = read_source(file, self.root)
        except InputError as error:
            path, nothing = display_path(file, self.root), view_pdf(None, None, "")
            page = PostingPage(slug, path, self._address(slug), None, nothing, error.problems)
            return self._page("posting", frame, page=page)
        page = self._view(state, source, slug, self._address(slug))
        built = find_built(self.root, slug, source, state)
        page = replace(page, built=built, problems=(*problems, *page.problems))
        return self._page("posting", frame, status, page=page)

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

    def _view(self, state: State, source: Source, slug: str, address: str) -> PostingPage:
        """A posting's match, if there is one, and the state of its PDF."""
        raw = source.lines[:2_000]
        if state.portfolio is None:
            return PostingPage(slug, source.path, address, None, view_pdf(None, None, ""), raw=raw)
        try:
            study = self._workspace.study(state, source, slug)
        except InputError as error:
            pdf = view_pdf(None, self._pdf_jobs.find(slug), address)
            return PostingPage(
                slug, source.path, address, None, replace(pdf, state="none"), error.problems, raw
            )
        job = self._wait(state, study, PAGE_PATIENCE)
        match = view_match(study, job.document if job else None)
        last_good = self._pdf_jobs.find(slug) if slug != PASTED else None
        return PostingPage(slug, source.path, address, match, view_pdf(job, last_good, address))

    def _read_posting(self, slug: str) -> Source:
        """Raises KeyError where there is no such posting, and InputError where it cannot be read."""
        return read_source(self._workspace.postings()[slug], self.root)

    def _wait(self, state: State, study: Study, patience: float) -> Job | None:
        job = self._pdf_jobs.ask(state, study)
        if job:
            job.done.wait(patience)
        return job

    def _give_pdf(self, request: Request, slug: str, key: str = "") -> Response:
        """The PDF that a page shows, or the current one."""
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
                return plain(422, _list_problems(error.problems))
        return _answer_with_pdf(job)

    def _give_file(self, path: Path, kind: str, *headers: tuple[str, str]) -> Response:
        try:
            return Response(200, find_file(self.root, path).read_bytes(), kind, headers)
        except OSError:
            return plain(404, f"there is no {path.as_posix()}")

    # Forms

    def _act(self, request: Request, steps: list[str]) -> Response:
        if refusal := self.access.judge_token(request):
            return self._refuse(refusal)
        with self._lock:
            if steps == [OWN, "try"]:
                return self._open_pasted(request.form.get("text", ""))
            if steps == [OWN, "save"]:
                return self._save(request.form.get("text", ""), request.form.get("slug", ""))
            if len(steps) == 2 and steps[1] == "wish":
                return self._edit_front_matter(
                    steps[0], request.form.get("id", ""), request.form.get("wish", "")
                )
            if len(steps) == 2 and steps[1] == "tags":
                return self._write_tags(steps[0], request.form.get("id", ""))
        return self._miss("There is nothing to be done here.")

    def _open_pasted(self, text: str) -> Response:
        """Store a pasted text in memory, and redirect to its page."""
        return redirect(f"{self.base}{OWN}/try/{self._keep(text)}/")

    def _keep(self, text: str) -> str:
        # A form sends all line ends as CRLF, whatever was pasted.
        text = text.replace("\r\n", "\n").removeprefix("\ufeff")
        key = digest(text.encode())[:32]
        self._pasted[key] = Source("pasted text", text)
        self._pasted.move_to_end(key)
        while len(self._pasted) > MOST_PASTED:
            self._pasted.popitem(last=False)
        return key

    def _save(self, text: str, slug: str) -> Response:
        """Write a pasted text as a new posting. An existing one is never overwritten."""
        key, slug = self._keep(text), slug.strip()
        if problem := find_slug_problem(slug, self._workspace.postings()):
            return self._page_of_pasted(key, slug, problem, 409)
        source, state = self._pasted[key], self._workspace.read()
        resume, vocabulary = (
            (state.portfolio.resume, state.portfolio.vocabulary) if state.portfolio else (None, {})
        )
        if find_posting_problems(source, resume, vocabulary):
            return self._page_of_pasted(key, slug, "Not saved: fix the problems shown above first", 422)
        ending = "" if source.text.endswith("\n") else "\n"
        try:
            write_new(self.root / POSTINGS_FOLDER / f"{slug}.txt", f"{source.text}{ending}".encode())
        except InputError as error:
            return self._page_of_pasted(key, slug, f"Not saved: {error.problems[0].message}", 409)
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
            data, path = file.read_bytes(), display_path(file, self.root)
            changed = apply_edit(data, path, id, chosen)
            self._stop_on_new_problems(data, changed, path)
            if changed != data:
                # A symbolic link stays one: its target is written.
                write_atomically(real_path(file), changed)
        except InputError as error:
            return self._page_of(slug, error.problems, 422)
        except OSError as error:
            return self._refuse(Refusal(409, f"{slug} cannot be read: {error.strerror}."))
        return redirect(f"{self._address(slug)}#line-{quote(id)}")

    def _write_tags(self, slug: str, id: str) -> Response:
        """Write the tags that are proposed for a line into the resume."""
        file = self.root / RESUME_FILE
        try:
            portfolio, _ = read_checked(self.root, private=False)
            proposals = [each for each in propose_tags(portfolio) if each.id == id and each.tags]
            if not proposals:
                return self._miss(f"There are no tags to propose for '{id}' any more.")
            changed, refused = write_tags(file.read_bytes(), proposals)
            stop_on_errors(map(explain_refusal, refused))
            write_atomically(real_path(file), changed)
        except InputError as error:
            return self._page_of(slug, error.problems, 422)
        return redirect(f"{self._address(slug)}#line-{quote(id)}")

    def _stop_on_new_problems(self, before: bytes, after: bytes, path: str) -> None:
        """Raises InputError with the problems that an edit would add."""
        portfolio = self._workspace.read().portfolio
        resume, vocabulary = (portfolio.resume, portfolio.vocabulary) if portfolio else (None, {})
        old, new = (
            find_posting_problems(decode_source(data, path), resume, vocabulary) for data in (before, after)
        )
        known = {problem.message for problem in old}
        if problems := [problem for problem in new if problem.message not in known]:
            raise InputError(problems)

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
        state = self._workspace.read()
        return state, replace(
            self._frame(version), problems=state.problems, has_good=state.portfolio is not None
        )

    def _frame(self, version: str) -> Frame:
        return Frame(quote(self.base), quote(self.site), self.access.token, version)

    def _page(self, name: str, frame: Frame, status: int = 200, **values: Any) -> Response:
        return Response(status, self._pages.render(name, frame, **values))

    def _refuse(self, refusal: Refusal) -> Response:
        allowed = (("Allow", "GET, HEAD, POST"),) if refusal.status == 405 else ()
        return plain(refusal.status, f"{refusal.words}\n", *allowed)

    def _miss(self, words: str) -> Response:
        return self._page("missing", self._frame(self._version()), 404, words=words)


def _answer_with_pdf(job: Job | None) -> Response:
    """The PDF of a job, why there is none, or that it is not ready. `job` is None where too many wait."""
    if job and job.document:
        name = ("Content-Disposition", f"inline; filename*=UTF-8''{quote(job.document.file_name)}")
        return Response(200, job.document.made.data, "application/pdf", (name,))
    if job is None or not job.done.is_set():
        # A browser that shows this retries by itself.
        return plain(503, "The PDF is still being made.", ("Retry-After", "1"), ("Refresh", "1"))
    return plain(422, _list_problems(job.problems))


def _list_problems(problems: Iterable[Problem]) -> str:
    return "\n\n".join(map(str, problems)) or "The PDF could not be made: see the terminal."

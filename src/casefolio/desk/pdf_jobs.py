"""PDFs made on request and cached in memory; nothing is written to the disk."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import field
from urllib.parse import quote

from casefolio.deferred.dataclasses import dataclass
from casefolio.desk.web import Response, plain
from casefolio.desk.workspace import State
from casefolio.documents.document import Document, make_tailored
from casefolio.documents.freshness import Options, Wanted, fingerprint
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.fingerprint import digest
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Problem

MOST_CACHED, MOST_OF_ONE = 30, 3
"""How many PDFs are cached, of all postings and of one: each takes some 100 KB with what it shows."""

MOST_WAITING = 8
"""How many PDFs may be queued or in progress; one more request gets 'retry later'."""


@dataclass
class Job:
    """A requested PDF. When `done` is set there is a document, or problems, or neither: then it failed by
    an error of the program, which the terminal shows."""

    slug: str
    done: threading.Event = field(default_factory=threading.Event)
    document: Document | None = None
    sha256: str = ""
    problems: tuple[Problem, ...] = ()


Make = Callable[[Portfolio, Study, Options], Document]


class PdfJobs:
    """Makes each PDF once, in a thread of its own, so that no other request is blocked.

    `make` renders one; it may be called from several threads, and raises InputError where it fails.
    """

    def __init__(self, make: Make = make_tailored) -> None:
        self._render = make
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._finished = 0

    @property
    def finished(self) -> int:
        """The number of PDFs that have been made, or have failed, so far."""
        return self._finished

    def ask(self, state: State, study: Study) -> Job | None:
        """The PDF job of a posting, started if there is none; None where too many are queued already."""
        key = _fingerprint(state, study)
        with self._lock:
            if key in self._jobs:
                self._jobs.move_to_end(key)
                return self._jobs[key]
            if sum(not job.done.is_set() for job in self._jobs.values()) >= MOST_WAITING:
                return None
            job = self._jobs[key] = Job(study.posting.slug)
            self._evict()
        threading.Thread(target=self._make, args=(job, state, study), daemon=True).start()
        return job

    def peek(self, state: State, study: Study) -> Document | None:
        """The PDF for a posting, if it has been made."""
        job = self._jobs.get(_fingerprint(state, study))
        return job.document if job else None

    def find(self, slug: str, sha256: str = "") -> Job | None:
        """The last good PDF of a posting, or the one with this digest."""
        with self._lock:
            jobs = [job for job in self._jobs.values() if job.slug == slug and job.document]
        return next((job for job in reversed(jobs) if job.sha256.startswith(sha256)), None)

    def _evict(self) -> None:
        """Remove the least recently requested PDFs from the cache."""
        done = [key for key, job in self._jobs.items() if job.done.is_set()]
        evicted = done[: max(0, len(self._jobs) - MOST_CACHED)]
        for slug in {job.slug for job in self._jobs.values()}:
            evicted += [key for key in done if self._jobs[key].slug == slug][:-MOST_OF_ONE]
        for key in set(evicted):
            del self._jobs[key]

    def _make(self, job: Job, state: State, study: Study) -> None:
        assert state.portfolio is not None
        document = None
        try:
            document = self._render(state.portfolio, study, state.options)
        except InputError as error:
            job.problems = error.problems
        except RuntimeError as error:
            # The worker process may die before it is done.
            source = study.posting.source
            job.problems = (source.problem(source.place(), f"this PDF was not made: {error}"),)
        finally:
            with self._lock:
                # Both under one lock: a page with the PDF must have the version that counts it.
                if document:
                    job.sha256, job.document = digest(document.made.data), document
                self._finished += 1
            job.done.set()


def _fingerprint(state: State, study: Study) -> str:
    return fingerprint(state.made_from, Wanted(study.posting.slug, study.posting.source))


def answer_with_pdf(job: Job | None) -> Response:
    """The PDF of a job, why there is none, or that it is not ready. `job` is None where too many wait."""
    if job and job.document:
        name = ("Content-Disposition", f"inline; filename*=UTF-8''{quote(job.document.file_name)}")
        return Response(200, job.document.made.data, "application/pdf", (name,))
    if job is None or not job.done.is_set():
        # A browser that shows this retries by itself.
        return plain(503, "The PDF is still being made.", ("Retry-After", "1"), ("Refresh", "1"))
    return plain(422, list_problems(job.problems))


def list_problems(problems: Iterable[Problem]) -> str:
    return "\n\n".join(map(str, problems)) or "The PDF could not be made: see the terminal."

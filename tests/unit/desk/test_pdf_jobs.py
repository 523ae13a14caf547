"""PDFs are made once, one for each content, in threads of their own, and only so many are kept."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from casefolio.desk.pdf_jobs import MOST_CACHED, MOST_OF_ONE, MOST_WAITING, Job, PdfJobs
from casefolio.desk.workspace import State, Workspace
from casefolio.documents.document import Document, Options
from casefolio.pdf.make import Made
from casefolio.resume.selection import Selection
from casefolio.tailor.study import Study, read_study
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import Source

RESUME = "basics: {name: Ada Example}\nwork: [{position: Engineer, highlights: [Built it.]}]\n"

LONGEST_WAIT = 120
"""Seconds after which what must come counts as never coming."""


@pytest.fixture
def state(tmp_path: Path) -> State:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text(RESUME, encoding="utf-8")
    return Workspace(tmp_path).read()


def study(state: State, text: str, slug: str = "p", path: str = "p") -> Study:
    assert state.portfolio is not None
    return read_study(Source(path, text), slug, state.portfolio.resume, state.portfolio.vocabulary)


def draw(portfolio: Any, study: Study, options: Options) -> Document:
    """A document without a layout: its bytes are the posting's text."""
    selection = Selection("", "", ())
    data = study.posting.source.text.encode()
    made = Made(data, 1, 0.9, (), (), (), selection, "", ())
    return Document(study.posting.slug, "x.pdf", made, selection, study.resume)


def finish(job: Job | None) -> Job:
    assert job is not None and job.done.wait(LONGEST_WAIT)
    return job


def test_the_same_content_is_made_once(state: State) -> None:
    jobs = PdfJobs(draw)
    first = finish(jobs.ask(state, study(state, "one")))
    assert jobs.ask(state, study(state, "one")) is first
    second = finish(jobs.ask(state, study(state, "two")))
    assert second.document is not None and second.document.made.data == b"two"
    assert jobs.finished == 2
    assert jobs.peek(state, study(state, "one")) is first.document
    assert jobs.find("p") is second
    assert jobs.find("p", first.sha256[:16]) is first
    assert jobs.find("q") is None


def test_only_so_many_are_kept(state: State) -> None:
    jobs = PdfJobs(draw)
    for number in range(MOST_CACHED + 20):
        finish(jobs.ask(state, study(state, str(number), f"p{number}")))
    kept = [n for n in range(MOST_CACHED + 20) if jobs.peek(state, study(state, str(n), f"p{n}"))]
    assert kept == list(range(20, MOST_CACHED + 20))
    for number in range(10):
        finish(jobs.ask(state, study(state, str(number))))
    # The newest, and those before it.
    assert sum(bool(jobs.peek(state, study(state, str(n)))) for n in range(10)) == MOST_OF_ONE + 1


def test_what_cannot_be_made_says_why(state: State) -> None:
    def refuse(*_: Any) -> Document:
        raise InputError([Problem(Place("look.css"), "broken")])

    job = finish(PdfJobs(refuse).ask(state, study(state, "one")))
    assert job.document is None and [problem.message for problem in job.problems] == ["broken"]


def test_a_fault_of_ours_leaves_nobody_waiting(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    told = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _: told.set())

    def fail(*_: Any) -> Document:
        raise ZeroDivisionError

    jobs = PdfJobs(fail)
    job = finish(jobs.ask(state, study(state, "one")))
    assert job.document is None and job.problems == ()
    assert jobs.finished == 1
    assert told.wait(LONGEST_WAIT)


def test_not_more_wait_than_can_be_made_soon(state: State) -> None:
    start = threading.Event()

    def wait(portfolio: Any, study: Study, options: Options) -> Document:
        start.wait(LONGEST_WAIT)
        return draw(portfolio, study, options)

    jobs = PdfJobs(wait)
    waiting = [jobs.ask(state, study(state, str(number), f"p{number}")) for number in range(MOST_WAITING)]
    assert jobs.ask(state, study(state, "more", "more")) is None
    # Nobody who looks at what is there has to wait for them.
    assert jobs.peek(state, study(state, "0", "p0")) is None
    start.set()
    for job in waiting:
        finish(job)
    finish(jobs.ask(state, study(state, "more", "more")))


def test_a_process_that_ends_meanwhile_is_told(state: State) -> None:
    def end(portfolio: Any, study: Study, options: Options) -> Document:
        raise RuntimeError("the process that draws PDFs has ended")

    job = finish(PdfJobs(end).ask(state, study(state, "one", "p", "data/postings/p.txt")))
    assert [str(problem) for problem in job.problems] == [
        "data/postings/p.txt: this PDF was not made: the process that draws PDFs has ended"
    ]

"""Resumes that are too long for a page, each in a way of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.pdf.conftest import make_resume

from casefolio.resume.model import Resume

CLAIM = (
    "Brought the night trains of four countries under one timetable, so that whoever missed a connection "
    "had a seat in the next one before asking."
)
FILLER = "Fixed timetables."
SENTENCE = "Kept the lamps of a harbour lit. "


def make_jobs(number: int, describe: Callable[[int], dict[str, Any]]) -> list[dict[str, Any]]:
    """So many positions of two years each, the newest first."""
    return [
        {
            "name": f"Example Line {index}",
            "position": f"Dispatcher {index}",
            "startDate": str(2022 - 2 * index),
            **({"endDate": str(2024 - 2 * index)} if index else {}),
            **describe(index),
        }
        for index in range(number)
    ]


def make_long(**sections: Any) -> Resume:
    return make_resume({"basics": {"name": "Ada Example", "email": "ada@example.com"}} | sections)


def claims(number: int, job: int) -> list[str]:
    return [f"{job}.{place} {CLAIM}" for place in range(number)]


def only_summaries() -> Resume:
    """Positions without a line, whose summaries fill a page each."""
    return make_long(work=make_jobs(3, lambda _: {"summary": SENTENCE * 150}))


def fillers(repeated: int = 1) -> Resume:
    """Positions with a claim, `repeated` so often in its line, and a line that says little."""
    return make_long(
        work=make_jobs(11, lambda job: {"highlights": [f"{job} " + f"{CLAIM} " * repeated, FILLER]})
    )


def some_awards(jobs: int = 7) -> Resume:
    """A little more than a page."""
    prizes = [{"title": f"Lantern {number}", "awarder": "Example Harbour"} for number in range(5)]
    return make_long(work=make_jobs(jobs, lambda job: {"highlights": claims(3, job)}), awards=prizes)


def many_publications() -> Resume:
    """A scholar: many positions, blurbs and courses, and more publications than all else together."""
    books = [{"name": f"On waiting, part {number}", "publisher": "Example Press"} for number in range(70)]
    degree = {"institution": "Example University", "studyType": "PhD", "courses": ["Queues", "Graphs"] * 9}
    work = make_jobs(12, lambda job: {"highlights": claims(2, job), "description": f"A ferry, no. {job}"})
    return make_long(work=work, education=[degree], publications=books)


def twenty_pages() -> Resume:
    return make_long(work=make_jobs(30, lambda job: {"highlights": claims(15, job)}))


def endless_line() -> Resume:
    """A line that is longer than a page, and a short one."""
    return make_long(
        work=make_jobs(2, lambda job: {"highlights": [CLAIM * 60 if job == 0 else "Wound the clocks."]})
    )


def endless_skill() -> Resume:
    return make_long(
        work=make_jobs(1, lambda job: {"highlights": claims(2, job)}),
        skills=[{"name": "Ropes", "keywords": [f"knot number {number}" for number in range(500)]}],
    )


def long_profile(claims_in_it: int = 77) -> Resume:
    summary = {"name": "Ada Example", "summary": CLAIM * claims_in_it}
    return make_long(basics=summary, work=make_jobs(2, lambda job: {"highlights": claims(1, job)}))

"""How many pages a document takes: all that it needs, the fewest that do, or those that were asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

import pytest
from tests.conftest import sample_rows
from tests.pdf import long_resumes
from tests.pdf.conftest import make_pdf
from tests.pdf.long_resumes import CLAIM, SENTENCE, claims, make_jobs, make_long

from casefolio.pdf.archive import write_json_resume
from casefolio.pdf.make import Made
from casefolio.pdf.reading.text_layer import read_with_pypdf
from casefolio.resume.model import Resume
from casefolio.text.errors import InputError, Problem

EVERY: list[tuple[Callable[[], Resume], int, int]] = [
    (long_resumes.only_summaries, 3, 3),
    (long_resumes.fillers, 2, 1),
    (long_resumes.some_awards, 2, 1),
    (long_resumes.many_publications, 4, 2),
    (long_resumes.endless_line, 2, 2),
    (long_resumes.endless_skill, 2, 1),
    (long_resumes.long_profile, 3, 3),
    (long_resumes.twenty_pages, 20, 3),
]
"""A resume, the pages at least that show all of it, and the fewest that hold what must stay."""


def refuse(resume: Resume, pages: int, **choices: Any) -> Problem:
    with pytest.raises(InputError) as caught:
        make_pdf(resume, pages=pages, **choices)
    (problem,) = caught.value.problems
    return problem


def kinds(made: Made) -> set[str]:
    return {dropped.kind for dropped in made.dropped}


def read_words(made: Made) -> str:
    return " ".join(" ".join(read_with_pypdf(made.data).pages).split())


@pytest.mark.parametrize(("make", "pages"), sample_rows(8, ((make, pages) for make, pages, _ in EVERY)))
def test_without_a_budget_everything_is_shown(make: Callable[[], Resume], pages: int) -> None:
    resume = make()
    made = make_pdf(resume, pages=None)
    assert (made.dropped, made.shortened, made.note) == ((), (), "")
    assert pages <= made.pages <= pages * 1.4
    words = read_words(made)
    for claim in resume.claims():
        assert " ".join(claim.highlight.text.split()) in words
    for entry in resume.work:
        assert " ".join(entry.summary.split()) in words
    assert all(book.name in words for book in resume.publications)


@pytest.mark.sweep
@pytest.mark.parametrize(("make", "pages"), [(make, fewest) for make, _, fewest in EVERY])
def test_a_tailored_pdf_takes_the_fewest_pages_and_says_so(make: Callable[[], Resume], pages: int) -> None:
    resume = make()
    made = make_pdf(resume, pages=None, is_brief=True)
    assert made.pages == pages
    for entry in resume.work:
        assert not entry.highlights or any(line.id in made.kept for line in entry.highlights)
    if pages == 1:
        assert made.note == ""
        return
    assert made.note.startswith(f"{pages} pages are the fewest that hold what must stay: ")
    problem = refuse(resume, pages - 1)
    assert problem.message.endswith(f"; the smallest budget that can is {pages}")
    assert problem.hint == f"--pages {pages}"
    assert make_pdf(resume, pages=pages).pages <= pages


@pytest.mark.parametrize(
    ("make", "told"),
    sample_rows(
        3,
        [
            (long_resumes.only_summaries, "1 page cannot hold what must stay: work 2"),
            (
                long_resumes.many_publications,
                "1 page cannot hold what must stay: work (12 positions with a line",
            ),
            (long_resumes.long_profile, "1 page cannot hold what must stay: the summary 1"),
        ],
    ),
)
def test_a_refusal_names_what_fills_the_page(make: Callable[[], Resume], told: str) -> None:
    message = refuse(make(), 1).message
    assert message.startswith(told) and "% of a page; " in message
    assert "pin" not in message


def test_a_budget_that_closer_lines_keep_is_kept_and_named() -> None:
    resume = long_resumes.long_profile(70)
    assert refuse(resume, 1).message.endswith("the smallest budget that can is 2")
    assert make_pdf(resume, pages=2).pages == 2


def test_a_text_that_runs_over_three_pages_is_whole() -> None:
    """What stands at the head of the second page is read between its parts."""
    assert make_pdf(long_resumes.long_profile(79), pages=None).pages == 3


@pytest.mark.sweep
def test_a_budget_is_used_before_anything_is_left_out() -> None:
    """Two awards too many for two pages are shown on a third, if four are allowed."""
    prizes = [{"title": f"Lantern {number}"} for number in range(150)]

    def count_pages(number: int) -> int:
        return make_pdf(make_long(awards=prizes[:number]), pages=None).pages

    fewest = bisect_left(range(150), 3, key=count_pages)
    resume = make_long(awards=prizes[: fewest + 1])
    made = make_pdf(resume, pages=4)
    assert (made.pages, made.dropped) == (3, ())
    less = make_pdf(resume, pages=2)
    assert (less.pages, kinds(less)) == (2, {"entry"})


@pytest.mark.sweep
def test_gaps_are_tightened_to_save_a_page_and_opened_to_fill_it() -> None:
    """On the way from one page to two no gaps are as usual: see `fit.paper.USUAL_AIR`. Before a second page
    is opened for a line or two, lines are set a little closer, unless the person chose their distance."""

    def make_claims(number: int, **more: Any) -> Resume:
        return make_long(work=make_jobs(1, lambda _: {"highlights": claims(number, 0)}), **more)

    resumes = [make_claims(number) for number in range(18, 26)]
    fills = [(made.pages, made.fill) for made in (make_pdf(resume, pages=None) for resume in resumes)]
    assert [pages for pages, _ in fills] == sorted(pages for pages, _ in fills)
    assert max(fill for pages, fill in fills if pages == 1) >= 0.96
    # A budget leaves nothing out that tighter gaps make room for.
    tightest = max(number for number, (pages, _) in enumerate(fills) if pages == 1)
    made = make_pdf(resumes[tightest], pages=1)
    assert made.dropped == () and "--spacing: 0.95" in made.html
    own = make_claims(18 + tightest, meta=OWN_DISTANCE)
    assert make_pdf(own, pages=1).dropped and make_pdf(own, pages=None).pages == 2
    # A line and its gap are 4 % of a page.
    assert min(fill for pages, fill in fills if pages == 2) >= 0.15


OWN_DISTANCE = {"casefolio": {"look": {"spacing": 1.0}}}


def make_wordy(lines: int) -> Resume:
    """Employers are described, the last two positions have a long summary, a degree has courses.

    The person chose the distance of lines: they are set no closer to show more.
    """
    degree = {"institution": "Example University", "studyType": "MSc", "courses": ["Queues", "Graphs"] * 9}

    def describe(job: int) -> dict[str, Any]:
        words = f"A ferry line between island {job} and the mainland, in every weather"
        about = {"description": f"{words}, by day and by night, all year"}
        return about | {"highlights": claims(lines, job), "summary": SENTENCE * (20 if job > 1 else 1)}

    return make_long(work=make_jobs(4, describe), education=[degree], meta=OWN_DISTANCE)


def test_texts_give_way_before_lines() -> None:
    """First what is said of employers, then long summaries, then courses: the last of each first."""
    dropped = {lines: make_pdf(make_wordy(lines), pages=1).dropped for lines in range(1, 6)}
    told = {lines: [(each.kind, each.id) for each in every] for lines, every in dropped.items()}
    assert told[1] == []
    assert told[2] == [("blurb", f"work-{job}:blurb") for job in (1, 2, 3)]
    # There was room for the blurbs again when the long summaries had gone.
    assert told[3] == [("text", "work-2:text"), ("text", "work-3:text")]
    assert [id for kind, id in told[4] if kind == "line"] == ["work-3-3"]
    assert {("text", "work-2:text"), ("text", "work-3:text"), ("text", "education-0:text")} <= set(told[4])
    # Short summaries stay.
    assert not {("text", "work-0:text"), ("text", "work-1:text")} & set(told[5])


def test_what_gave_way_is_nowhere_in_the_pdf() -> None:
    """One employer with two positions says once what it is, and not at all where that gave way."""
    about = {"name": "Example Line", "description": "Ferries in every weather, " * 5}
    work = make_jobs(2, lambda job: about | {"highlights": claims(14, job)})
    courses = ["Ropes", *["knots"] * 40]
    resume = make_long(work=work, education=[{"institution": "School", "courses": courses}])
    assert make_pdf(resume, pages=None).html.count("Ferries") == 5
    made = make_pdf(resume, pages=1)
    assert {("blurb", "work-0:blurb"), ("text", "education-0:text")} <= {
        (each.kind, each.id) for each in made.dropped
    }
    assert "Ferries" not in made.html and "Ropes" not in made.html
    inside = write_json_resume(resume, made.selection)
    assert b"Ferries" not in inside and b"Ropes" not in inside and b"Example Line" in inside


FILLED = [(*fillers, turn) for fillers in ((3, "compact"), (1, "modern")) for turn in (1, -1)]
"""How often the fillers stand, in which look, and whether the newest position comes first or last."""


@pytest.mark.parametrize(("repeated", "look", "turn"), sample_rows(4, FILLED))
def test_the_first_line_of_each_position_stays_and_the_newest_position_leads(
    repeated: int, look: str, turn: int
) -> None:
    resume = long_resumes.fillers(repeated)
    resume = resume.model_copy(update={"work": resume.work[::turn]})
    made = make_pdf(resume, look=look, pages=1)
    kept = ["".join("CF"[n] for n, line in enumerate(entry.highlights) if line.id in made.kept)
            for entry in resume.work[::turn]]  # fmt: skip
    assert kept == sorted(kept, key=["CF", "C", "F"].index)
    assert kept.count("C") > 1 and kept.count("F") > 1 and kept.count("CF") < 2


def test_a_line_longer_than_a_page_runs_on() -> None:
    """Kept whole it would push each heading above it to a page of its own."""
    made = make_pdf(long_resumes.endless_line(), pages=None)
    assert made.pages == 2
    first, second = read_with_pypdf(made.data).pages
    assert CLAIM.split()[0] in first and "Wound the clocks." in second

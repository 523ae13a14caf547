"""Whether budgets can be kept: laid out where an estimate does not answer it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import sample
from tests.pdf.conftest import ROOT, SITE
from tests.pdf.generated import make_worker
from tests.pdf.long_resumes import claims, make_jobs

from casefolio.checks.budgets import LINES_A_PAGE, estimate_least, surely_holds_letter
from casefolio.checks.portfolio import check_portfolio
from casefolio.documents.freshness import Options
from casefolio.documents.letters import draw_letter, read_letter
from casefolio.fit import find_least_shares
from casefolio.letter.file import parse_letter
from casefolio.pdf import fitting
from casefolio.pdf.renderer import open_renderer
from casefolio.resume.model import Award
from casefolio.resume.portfolio import read_portfolio
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.tailor.study import read_study
from casefolio.text.source import Source

POSTING = "Dispatcher\nRequirements\n- Ropes and lamps\n"
PARAGRAPH = (
    "Each lamp on the quay was counted twice, and each rope was laid out to dry before the evening. " * 4
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A project with a posting and so many positions, each with the looks of this repository."""

    def write(pages: dict[str, int], jobs: int = 30, asked: int = 0) -> Path:
        shutil.copytree(ROOT / "templates/pdf", tmp_path / "templates/pdf")
        (tmp_path / "data/postings").mkdir(parents=True)
        work = make_jobs(jobs, lambda job: {"highlights": claims(1, job)})
        data: dict[str, Any] = {"basics": {"name": "Ada Example"}, "work": work}
        data["meta"] = {"casefolio": {"pages": pages}}
        (tmp_path / "data/resume.yaml").write_text(json.dumps(data, indent=1), "utf-8")
        front = f"---\npages: {asked}\n---\n" if asked else ""
        (tmp_path / "data/postings/quay.txt").write_text(front + POSTING, "utf-8")
        return tmp_path

    return write


def find_errors(root: Path) -> list[str]:
    return [str(problem).splitlines()[0] for problem in check_portfolio(root).problems
            if problem.severity == "error"]  # fmt: skip


def test_a_budget_that_cannot_be_kept_is_an_error_where_it_stands(write: Callable[..., Path]) -> None:
    root = write({"general": 1, "tailored": 2}, asked=1)
    told = "1 page cannot hold what must stay: work (30 positions with a line each) 2"
    posting, general = find_errors(root)
    assert posting.startswith(f"data/postings/quay.txt:2:8: {told}")
    assert general.startswith("data/resume.yaml:") and told in general


@pytest.mark.sweep
def test_one_for_all_postings_is_held_against_each(write: Callable[..., Path]) -> None:
    (error,) = find_errors(write({"tailored": 1}))
    assert error.startswith("data/resume.yaml:") and "1 page cannot hold" in error


def test_what_can_be_kept_is_no_error(write: Callable[..., Path]) -> None:
    assert find_errors(write({"general": 3, "tailored": 3}, asked=3)) == []


def write_letter(root: Path, paragraphs: int) -> str:
    """A letter of the person's own for the posting; its text."""
    text = "\n\n".join(["Hello,", *[PARAGRAPH.strip()] * paragraphs, "Regards,", "Ada Example"])
    (root / "data/letters").mkdir()
    (root / "data/letters/quay.md").write_text(text, "utf-8")
    return text


def test_a_letter_that_its_page_does_not_hold_is_an_error_where_it_stands(write: Callable[..., Path]) -> None:
    root = write({}, jobs=3)
    write_letter(root, 14)
    (error,) = find_errors(root)
    assert error.startswith("data/letters/quay.md:1:1: the letter fills 1.")


def test_letters_from_the_resume_that_are_too_long_are_told_of_once(write: Callable[..., Path]) -> None:
    root = write({}, jobs=3)
    data = json.loads((root / "data/resume.yaml").read_text("utf-8"))
    data["letter"] = {"opening": PARAGRAPH * 6, "closing": PARAGRAPH * 6}
    (root / "data/resume.yaml").write_text(json.dumps(data, indent=1), "utf-8")
    (root / "data/postings/wharf.txt").write_text(POSTING, "utf-8")
    (error,) = find_errors(root)
    assert error.startswith("data/resume.yaml:") and "the letter fills 1." in error


@pytest.mark.parametrize("look", sample(1, ["classic", "compact", "modern"]))
def test_a_letter_that_is_not_laid_out_fits_its_page(write: Callable[..., Path], look: str) -> None:
    root = write({}, jobs=3)
    text = ""
    portfolio = read_portfolio(root, private=True)
    while surely_holds_letter(
        portfolio.resume,
        parse_letter(Source("data/letters/quay.md", longer := f"{text}\n\n{PARAGRAPH.strip()}")),
    ):
        text = longer
    notes = "recipient: R\naddress: [Quay 1, Port]\ndate: 2024-05-31\nsubject: S\nenclosures: [A]\n"
    ending = "Regards,\n\nAda Example\n"
    (root / "data/letters").mkdir()
    (root / "data/letters/quay.md").write_text(f"---\n{notes}---\nHello,\n\n{text}\n\n{ending}", "utf-8")
    study = read_study(
        Source("data/postings/quay.txt", POSTING), "quay", portfolio.resume, portfolio.vocabulary
    )
    letter = read_letter(portfolio, study)
    assert 0.7 < draw_letter(portfolio, study, letter, Options(look=look)).fill < 1


def test_nothing_is_laid_out_where_no_budget_may_be_too_small(write: Callable[..., Path]) -> None:
    root = write({"general": 1, "tailored": 1}, jobs=3, asked=1)
    write_letter(root, 4)
    code = (
        "import sys; from pathlib import Path; from casefolio.checks.portfolio import check_portfolio\n"
        f"check_portfolio(Path({str(root)!r}))\n"
        "print([name for name in ('weasyprint', 'jinja2', 'casefolio.pdf') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize("seed", sample(9, range(0, 60, 7)))
def test_the_estimate_is_never_less_than_what_is_laid_out(seed: int) -> None:
    resume = make_worker(seed)
    labels = find_labels("en")
    selection = select_everything(resume, labels)
    job = fitting.FitJob(resume, selection, labels, SITE, None, open_renderer(ROOT, "classic", "letter"))
    measures = job.renderer.measure(job.compose(selection, with_shorts=True))
    assert sum(find_least_shares(selection, measures).values()) <= estimate_least(resume) / LINES_A_PAGE


def test_pinned_entries_take_room_and_hidden_ones_none() -> None:
    resume = make_worker(1).model_copy(update={"awards": (Award(title="Lantern"),)})
    usual = estimate_least(resume)
    assert estimate_least(resume, pins=["awards-0"]) > usual > estimate_least(resume, hidden=["work-0"])

"""`check` is the whole truth: what it passes is made, and what it refuses has a place.

`generated.py` writes the portfolios. One that comes out wrong is seen again by its seed alone.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import BuildSite, copy_portfolio
from tests.property.generated import write_portfolio

from casefolio.checks.portfolio import check_portfolio, read_checked
from casefolio.documents.document import make_general, make_tailored
from casefolio.documents.freshness import Options
from casefolio.pdf.make import Made
from casefolio.pdf.reading.readback import find_pdf_problems
from casefolio.pdf.reading.text_layer import read_with_pypdf
from casefolio.resume.portfolio import find_postings
from casefolio.tailor.study import read_study
from casefolio.text.errors import Place, Problem
from casefolio.text.source import read_source

SAMPLE, WHOLE, STEP = 1, 1_210, 40


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without anything that a person writes."""
    folder = copy_portfolio("good", tmp_path_factory.mktemp("bare") / "folio")
    for part in ("data", "docs/case-studies"):
        shutil.rmtree(folder / part)
    (folder / "docs/about.md").unlink()
    return folder


@pytest.mark.parametrize(
    "seeds",
    [
        range(SAMPLE),
        *(
            pytest.param(range(first, first + STEP), marks=pytest.mark.sweep)
            for first in range(SAMPLE, WHOLE, STEP)
        ),
    ],
    ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}",
)
def test_what_check_passes_is_made(seeds: range, bare: Path, tmp_path: Path, build_site: BuildSite) -> None:
    untrue = {}
    for seed in seeds:
        project = Path(shutil.copytree(bare, tmp_path / str(seed)))
        write_portfolio(seed, project)
        if said := find_untruth(project, build_site):
            untrue[seed] = said
        shutil.rmtree(project)
    assert not untrue


def is_there(place: Place, project: Path) -> bool:
    """Whether a place is in the project; what concerns a whole file, or one that is missing, has no line."""
    file = project / place.path
    if not place.line:
        return bool(place.path) and file.parent.exists()
    return place.line <= len(file.read_text(encoding="utf-8").splitlines()) + 1


def find_untruth(project: Path, build_site: BuildSite) -> str:
    """What `check` has not said before, "" where it has said all."""
    errors = [problem for problem in check_portfolio(project).problems if problem.severity == "error"]
    if errors:
        return "\n".join(
            f"no such place: {problem}" for problem in errors if not is_there(problem.place, project)
        )
    portfolio, _ = read_checked(project, private=True)
    made = [make_general(portfolio, Options()).made]
    for posting in find_postings(project):
        source = read_source(posting, project)
        study = read_study(source, posting.stem, portfolio.resume, portfolio.vocabulary)
        made.append(make_tailored(portfolio, study, Options()).made)
    if unread := [problem for each in made for problem in read_again(each)]:
        return "\n".join(map(str, unread))
    built = build_site(project)
    return "" if built.done else built.log


def read_again(made: Made) -> tuple[Problem, ...]:
    """What pypdf finds wrong in a PDF, also where the engine was content with PDFium, which is quicker."""
    assert made.drawn is not None
    found = read_with_pypdf(made.data)
    return find_pdf_problems(found, (made.drawn.sheet,), made.pages, "by pypdf", made.boxed)

"""The table of all postings: coverage, gaps, PDF and problems of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.desk.pdf_jobs import PdfJobs
from casefolio.desk.views import CoverageView, view_coverage
from casefolio.desk.workspace import State, Workspace
from casefolio.documents.freshness import (
    Edition,
    Wanted,
    fingerprint,
    read_edition,
    read_report,
)
from casefolio.storage.project import (
    BUILD_FOLDER,
    find_postings,
)
from casefolio.tailor.coverage import BANDS
from casefolio.tailor.explanation import list_missing, list_silent_lines
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import Source, read_source


@dataclass(frozen=True)
class Built:
    """A PDF in `build/`: when it was made, whether it is up to date, and the share of the central demands
    that it shows, 0 to 1."""

    edition: Edition
    when: datetime
    is_fresh: bool
    share: float

    @property
    def date_text(self) -> str:
        """The time in words: `7 Nov 2026, 09:30`."""
        return f"{self.when.day} {self.when:%b %Y, %H:%M}"


@dataclass(frozen=True)
class PostingRow:
    """A posting in the table. `coverage` is None where it could not be matched, `pages` 0 where no PDF is
    known; `fill` goes from 0 to 1. `unrecognised` is the number of lines with demands in which nothing is
    known."""

    slug: str
    path: str
    company: str = ""
    role: str = ""
    coverage: CoverageView | None = None
    gaps: tuple[str, ...] = ()
    unrecognised: int = 0
    pages: int = 0
    fill: float = 0.0
    built: Built | None = None
    problems: tuple[Problem, ...] = ()


def list_rows(workspace: Workspace, pdf_jobs: PdfJobs, state: State) -> list[PostingRow]:
    """All postings, those best covered first, those with problems last."""
    clashes = _find_clashes(workspace.root)
    rows = []
    for slug, file in workspace.postings().items():
        row = _view_row(slug, file, workspace, pdf_jobs, state)
        rows.append(replace(row, problems=(*clashes.get(slug, ()), *row.problems)))
    return sorted(rows, key=lambda row: (bool(row.problems), -_rank_coverage(row), row.slug))


def _rank_coverage(row: PostingRow) -> float:
    """A number that is higher for a better coverage: by its band, then by the share of demands shown."""
    if row.coverage is None or not row.coverage.band:
        return -1.0
    words = [word for _, word in BANDS]
    return len(words) - words.index(row.coverage.band) + row.coverage.shown / max(1, row.coverage.central)


def _find_clashes(root: Path) -> Mapping[str, tuple[Problem, ...]]:
    """The problems of the names of postings, by slug."""
    try:
        find_postings(root)
    except InputError as error:
        found: dict[str, tuple[Problem, ...]] = {}
        for problem in error.problems:
            slug = Path(problem.place.path).stem
            found[slug] = (*found.get(slug, ()), problem)
        return found
    return {}


def _view_row(slug: str, file: Path, workspace: Workspace, pdf_jobs: PdfJobs, state: State) -> PostingRow:
    path = file.relative_to(workspace.root).as_posix()
    try:
        source = read_source(file, workspace.root)
        built = find_built(workspace.root, slug, source, state)
        if state.portfolio is None:
            return PostingRow(slug, path, built=built)
        study = workspace.study(state, source, slug)
    except InputError as error:
        return PostingRow(slug, path, problems=error.problems)
    document = pdf_jobs.peek(state, study)
    pages, fill = (document.made.pages, document.made.fill) if document else (0, 0.0)
    if not document and built:
        pages, fill = built.edition.pages, built.edition.fill
    return PostingRow(
        slug=slug,
        path=path,
        company=study.posting.company,
        role=study.posting.title,
        coverage=view_coverage(study, document, built.share if built and built.is_fresh else None),
        gaps=tuple(list_missing(study.gaps)),
        unrecognised=len(list_silent_lines(study.gaps)),
        pages=pages,
        fill=fill,
        built=built,
    )


def find_built(root: Path, slug: str, source: Source, state: State) -> Built | None:
    """The PDF that `casefolio pdf` has written for a posting, if there is one."""
    folder = root / BUILD_FOLDER / slug
    report = read_report(folder)
    share = _find_shown_share(report)
    if report is None or share is None:
        return None
    edition = read_edition(report, folder)
    try:
        when = datetime.fromtimestamp(edition.file.stat().st_mtime)
    except OSError:
        return None
    made_from = fingerprint(state.made_from, Wanted(slug, source))
    return Built(edition, when, report.get("made_from") == made_from, share)


def _find_shown_share(report: object) -> float | None:
    """The coverage of a posting by its PDF, 0 to 1, from its report; None where that has none."""
    for key in ("match", "coverage", "shown"):
        report = report.get(key) if isinstance(report, dict) else None
    return float(report) if isinstance(report, int | float) else None

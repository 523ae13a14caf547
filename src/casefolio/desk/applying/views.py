"""What the desk shows of applications: state, history, files, what is due, what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from casefolio.applications.differences import (
    TITLES,
    Change,
    Difference,
    ShownContent,
    compare,
    read_content,
)
from casefolio.applications.frozen import find_changed_files
from casefolio.applications.record import (
    RECORD,
    STATES,
    Application,
    list_folders,
    read_application,
    slug_of,
)
from casefolio.applications.sending import Facts, find_facts
from casefolio.deferred.dataclasses import dataclass
from casefolio.desk.applying.files import list_files
from casefolio.desk.pdf_jobs import Job
from casefolio.documents.document import describe_document
from casefolio.documents.freshness import read_report
from casefolio.storage.project import MADE_FROM
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Problem

FIRST_STATES = ("draft", "applied")
"""States that an application has when it is recorded: no button leads to them."""


@dataclass(frozen=True)
class SentFile:
    """A file that was sent, or that it was made from; `path` is that in its folder."""

    path: str
    address: str


@dataclass(frozen=True)
class DifferenceView:
    """What a document shows and the one that was sent did not; `since` names that.

    Each change stands below its kind in words.
    """

    since: str
    difference: Difference
    groups: tuple[tuple[str, tuple[Change, ...]], ...]


@dataclass(frozen=True)
class ApplicationView:
    """An application on its posting's page, with the states that it may come to.

    `problems` are files that were lost or changed since. `content` is what was sent, as far as it is known.
    """

    application: Application
    address: str
    is_due: bool
    files: tuple[SentFile, ...]
    states: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    content: ShownContent | None = None

    @property
    def origins(self) -> tuple[SentFile, ...]:
        """What it was made from."""
        return tuple(file for file in self.files if file.path.startswith(f"{MADE_FROM}/"))

    @property
    def sent_files(self) -> tuple[SentFile, ...]:
        return tuple(file for file in self.files if file not in self.origins)


@dataclass(frozen=True)
class AppliedView:
    """What a posting's page shows of its applications, the latest first.

    `today` is what its forms begin with, `facts` what its posting says. `version` is the digest of the PDF
    that may be recorded as sent, "" where there is none.
    """

    today: date
    facts: Facts
    applications: tuple[ApplicationView, ...] = ()
    problems: tuple[Problem, ...] = ()
    difference: DifferenceView | None = None
    version: str = ""


@dataclass(frozen=True)
class Refused:
    """Why a form was not acted on, and what stood in it, which it keeps."""

    problems: tuple[Problem, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """That of the page that tells it."""
        return 422 if self.problems else 200


NOTHING = Refused()
"""Where no form was sent."""


@dataclass(frozen=True)
class AppliedRow:
    """An application in the table of all postings."""

    application: Application
    address: str
    is_due: bool

    @property
    def state(self) -> str:
        return self.application.state


@dataclass(frozen=True)
class AppliedTable:
    """All applications: the latest one of each slug, and what is wrong with records."""

    rows: dict[str, AppliedRow] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def list_others(self, postings: frozenset[str]) -> list[AppliedRow]:
        """Those to which no posting belongs, the latest first."""
        others = [row for slug, row in self.rows.items() if slug not in postings]
        return sorted(others, key=lambda row: (row.application.sent, row.application.folder), reverse=True)


@dataclass(frozen=True)
class SentPage:
    """The page of one application, without a `view` where its record is malformed.

    `posting` is the address of its posting's page, "" where that is no longer there; `written` is what
    stood in its form where that was refused.
    """

    name: str
    address: str
    today: date
    view: ApplicationView | None
    posting: str
    problems: tuple[Problem, ...]
    written: Mapping[str, str]


class Applications:
    """The applications of a project as the desk shows them. `base` is its address, `today` tells the day."""

    def __init__(self, root: Path, base: str, today: Callable[[], date]) -> None:
        self._root = root
        self._base = base
        self._today = today

    def find(self, name: str) -> Path | None:
        """The folder of that very name."""
        return next((folder for folder in list_folders(self._root) if folder.name == name), None)

    def address(self, folder: Path) -> str:
        return f"{quote(self._base)}-/sent/{quote(folder.name, safe='')}/"

    def read_table(self) -> AppliedTable:
        """The latest application of each slug. A record that is malformed does not hide the others."""
        rows: dict[str, AppliedRow] = {}
        problems: list[Problem] = []
        for folder in list_folders(self._root):
            try:
                application = read_application(folder, self._root)
            except InputError as error:
                problems += error.problems
                continue
            is_due = application.is_due(self._today())
            rows[application.slug] = AppliedRow(application, self.address(folder), is_due)
        return AppliedTable(rows, tuple(problems))

    def view(self, slug: str, study: Study | None = None, job: Job | None = None) -> AppliedView:
        """The applications of a slug, the latest first; and what its PDF shows that the latest did not.

        Without a `study` its posting cannot be read as it is, and there is no PDF.
        """
        found: list[ApplicationView] = []
        problems: list[Problem] = []
        for folder in reversed(list_folders(self._root)):
            if slug_of(folder) == slug:
                try:
                    found.append(self._view(folder))
                except InputError as error:
                    problems += error.problems
        facts = find_facts(study.posting if study else None, Facts())
        view = AppliedView(self._today(), facts, tuple(found), tuple(problems))
        if job is None or job.document is None:
            return view
        before = next((each.content for each in found if each.content), None)
        after = read_content(describe_document(job.document, study), slug) if before else None
        difference = view_difference(before, after) if before and after else None
        return replace(view, difference=difference, version=job.sha256)

    def view_alone(self, folder: Path, posting: str, refused: Refused) -> SentPage:
        """The page of one application, with its form if that was refused."""
        view, problems = None, refused.problems
        try:
            view = self._view(folder)
        except InputError as error:
            problems = (*problems, *error.problems)
        address, today = self.address(folder), self._today()
        return SentPage(folder.name, address, today, view, posting, problems, refused.written)

    def _view(self, folder: Path) -> ApplicationView:
        """The application in a folder. Raises InputError where its record is malformed."""
        application = read_application(folder, self._root)
        report = read_report(folder / MADE_FROM)
        address = self.address(folder)
        files = (SentFile(path, f"{address}{quote(path)}") for path in list_files(folder))
        return ApplicationView(
            application,
            address,
            application.is_due(self._today()),
            tuple(file for file in files if file.path != RECORD),
            tuple(state for state in STATES if state not in (*FIRST_STATES, application.state)),
            tuple(find_changed_files(folder, self._root)),
            read_content(report, application.folder) if report else None,
        )


def view_difference(before: ShownContent, after: ShownContent) -> DifferenceView:
    """What has changed since a document was sent."""
    difference = compare(before, after)
    groups = (
        (title, tuple(change for change in difference.changes if change.kind == kind))
        for kind, title in TITLES.items()
    )
    groups_with_changes = tuple((title, changes) for title, changes in groups if changes)
    return DifferenceView(before.name, difference, groups_with_changes)

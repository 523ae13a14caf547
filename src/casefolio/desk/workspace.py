"""The project on disk: read again when a file changes, with the last good state while there are errors."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from casefolio.checks.portfolio import read_checked
from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.freshness import MADE_FROM, REPORT, Options, creation_date, fingerprint_project
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.fingerprint import digest, stamp_files
from casefolio.storage.project import (
    APPLICATIONS_FOLDER,
    BUILD_FOLDER,
    DESK_TEMPLATES,
    DOCS_FOLDER,
    LETTERS_FOLDER,
    POSTINGS_FOLDER,
    list_postings,
)
from casefolio.tailor.study import Study, read_study
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import Source

MOST_STUDIES = 300
"""How many studies are cached. A search of months has some dozens of postings."""

MOST_ATTEMPTS = 3
"""How often the project is read again when a file changes just then."""

WATCHED = (*MADE_FROM, DOCS_FOLDER, POSTINGS_FOLDER, LETTERS_FOLDER, APPLICATIONS_FOLDER, DESK_TEMPLATES)
"""Paths that the desk's pages depend on, beside the reports in build/."""


@dataclass(frozen=True)
class State:
    """The project as last read without errors. `problems` are those of its current files.

    `portfolio` is None where it has had errors since the server was started; `made_from` is a digest of
    everything that all PDFs depend on.
    """

    portfolio: Portfolio | None
    problems: tuple[Problem, ...]
    made_from: str
    options: Options


class Workspace:
    """The project at `root`. Thread-safe."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.Lock()
        self._stamp: object = None
        self._state = State(None, (), "", Options())
        self._studies: OrderedDict[tuple[str, str, Source], Study] = OrderedDict()

    def read(self) -> State:
        """The current project, or, while it has errors, the last good one with the problems."""
        with self._lock:
            stamp = stamp_files(self.root, (*MADE_FROM, DOCS_FOLDER))
            for _ in range(MOST_ATTEMPTS):
                if stamp == self._stamp:
                    break
                self._state = self._read(self._state)
                # A file that changed while it was read has to be read again.
                self._stamp, stamp = stamp, stamp_files(self.root, (*MADE_FROM, DOCS_FOLDER))
            return self._state

    def _read(self, before: State) -> State:
        options = Options(created=creation_date())
        try:
            portfolio, _ = read_checked(self.root, private=True)
        except InputError as error:
            return State(before.portfolio, error.problems, before.made_from, before.options)
        # Studies of an earlier resume are not requested again.
        self._studies.clear()
        return State(portfolio, (), fingerprint_project(self.root, options), options)

    def version(self) -> str:
        """A digest that changes when any file changes that a page of the desk may show."""
        built = [file.relative_to(self.root) for file in (self.root / BUILD_FOLDER).glob(f"*/{REPORT}")]
        return digest(repr(stamp_files(self.root, (*WATCHED, *built))).encode())

    def postings(self) -> dict[str, Path]:
        """The files of all postings by slug; of two with one slug, the first."""
        found: dict[str, Path] = {}
        for file in list_postings(self.root):
            found.setdefault(file.stem, file)
        return found

    def study(self, state: State, source: Source, slug: str) -> Study:
        """The cached study of a posting. Raises InputError with the posting's problems."""
        assert state.portfolio is not None
        key = (state.made_from, slug, source)
        with self._lock:
            if key in self._studies:
                self._studies.move_to_end(key)
                return self._studies[key]
        known = state.portfolio
        study = read_study(source, slug, known.resume, known.vocabulary, known.names)
        with self._lock:
            self._studies[key] = study
            while len(self._studies) > MOST_STUDIES:
                self._studies.popitem(last=False)
        return study

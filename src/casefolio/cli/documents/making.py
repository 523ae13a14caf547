"""Makes the documents that a command was asked for, for `pdf` and `export`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from casefolio.cli.console import Session, list_slugs, read_named, show_problems
from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.freshness import (
    Edition,
    Options,
    Wanted,
    find_fresh,
    fingerprint,
    fingerprint_project,
)
from casefolio.storage.project import GENERAL
from casefolio.text.errors import InputError, Problem


@dataclass
class Making:
    """The documents of one run. `formats` are made beside each PDF: keys of `formats.ENDINGS`."""

    session: Session
    options: Options
    formats: tuple[str, ...] = ()
    failed: list[Problem] = field(default_factory=list)

    def run(self, postings: tuple[str, ...], *, every: bool, force: bool) -> dict[str, Edition | None]:
        """The wanted documents by slug, made where they are not up to date; None for one that failed.

        Without postings it is the general one. With `every` it is those of all postings, and only then are
        those left that are up to date, unless `force`.
        """
        root = self.session.find_root()
        wanted = self._find_wanted(root, [*postings, *(list_slugs(root) if every else [])])
        project = fingerprint_project(root, self.options)
        editions: dict[str, Edition | None] = {each.slug: None for each in wanted}
        if every and not force:
            editions = {
                each.slug: find_fresh(root, each, fingerprint(project, each), self.formats) for each in wanted
            }
        missing = [each for each in wanted if editions[each.slug] is None]
        for edition in self._make(root, project, missing):
            editions[edition.slug] = edition
        return editions

    def finish(self) -> None:
        """Raises InputError with the problems of the documents that failed."""
        if self.failed:
            raise InputError(self.failed)

    def _find_wanted(self, root: Path, names: list[str]) -> list[Wanted]:
        """The requested documents, each once: those of postings, or the general one where none is named."""
        if not names:
            return [Wanted(GENERAL, None)]
        wanted: dict[str, Wanted] = {}
        for name in names:
            try:
                source, slug = read_named(self.session, name, root)
                wanted.setdefault(slug, Wanted(slug, source))
            except InputError as error:
                # One invalid posting must not stop the PDFs of the others.
                self.failed += error.problems
        return list(wanted.values())

    def _make(self, root: Path, project: str, wanted: list[Wanted]) -> Iterator[Edition]:
        """Make the wanted documents and yield those that succeed."""
        if not wanted:
            return
        from casefolio.checks.portfolio import read_checked
        from casefolio.documents.batch import Batch, Failed, make_editions

        portfolio, _ = read_checked(root, private=True)
        if portfolio.warnings and not self.session.quiet:
            show_problems(portfolio.warnings, err=True)
        outcomes = make_editions(Batch(portfolio, self.options, project, self.formats), wanted)
        for done, made in enumerate(outcomes, start=1):
            self.session.show_progress(done, len(wanted))
            if isinstance(made, Failed):
                self.failed += made.problems
            else:
                yield made

"""A preview from its start to Ctrl-C: changes are built, and errors are reported."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from casefolio.checks.pages.options import tell_entry
from casefolio.checks.portfolio import check_portfolio
from casefolio.desk.access import is_loopback
from casefolio.site.preview.background_pdf import BackgroundPdf
from casefolio.site.preview.banner import State, render_banner, withhold_private
from casefolio.site.preview.built_files import BuiltFile, BuiltFiles
from casefolio.site.preview.faults import FaultCatcher, describe_fault
from casefolio.site.preview.server import PreviewServer
from casefolio.site.preview.snapshot import Snapshots
from casefolio.site.preview.watch import Watch
from casefolio.storage.project import POSTINGS_FOLDER, PRIVATE_FILE, SITE_CONFIG
from casefolio.text.errors import Place, Problem, sort_problems
from casefolio.text.source import read_source
from casefolio.text.yaml_tree import parse_yaml

log = get_plugin_logger("portfolio")

PATIENCE = 0.12
"""Seconds before problems are reported: editors save in steps, and a missing file may appear."""


class Preview:
    """Rebuilds the site of the project at `root` after each change, and retains the last good state."""

    def __init__(self) -> None:
        self.snapshots, self.watch = Snapshots(), Watch()
        self.pdf = BackgroundPdf(self._show_problems)
        self.server: PreviewServer | None = None
        self._pdf_built: str | None = None
        self._pdf_shown = ""
        self._build: Callable[[], None] = lambda: None
        self._root = Path()
        self._files = BuiltFiles(Path())
        self._is_stale = self._is_public = False
        self._problems: tuple[Problem, ...] = ()
        self._updating = threading.Lock()

    @property
    def is_starting(self) -> bool:
        """Whether there is no server yet that could report problems."""
        return self.server is None

    def open(
        self,
        address: tuple[str, int],
        mount_path: str,
        build: Callable[[], None],
        *,
        root: Path,
        built: Path,
        any_port: bool,
    ) -> PreviewServer:
        """The server, bound to a port. `build` fills the folder `built`. Raises Abort without a free one."""
        self._build, self._root, self._files = build, Path.cwd() / root, BuiltFiles(built)
        self._is_public = not is_loopback(address[0])
        self.server = PreviewServer(
            *address,
            mount_path,
            snapshots=self.snapshots,
            watch=self.watch,
            builder=self.follow_all,
            follow=self._follow,
            find_made=lambda name: self.pdf.fetch() if name == self._pdf_shown else None,
            any_port=any_port,
        )
        self.server.server_bind()
        return self.server

    def finish_build(self, pdf: str) -> None:
        """Called when a build of our pages is done; `pdf` is the name of the PDF that they link to."""
        self._pdf_built = pdf

    def stop(self) -> None:
        self.watch.stop()
        self.pdf.stop()
        if self.server is not None:
            self._files.close()

    def follow_all(self) -> None:
        """Build the site as it is now, and show it or its problems."""
        self._pdf_built = None
        with FaultCatcher() as caught:
            self._read_config()
            self._build()
        if caught.error and not self._is_stale and self.watch.changes_within(PATIENCE):
            return
        fault = describe_fault(caught, self._root) if caught.error else self._find_foreign_site()
        self._is_stale = bool(fault)
        if self._pdf_built is not None and not fault:
            # Problems elsewhere stay until they have been checked again: pages come first.
            self._problems = tuple(each for each in self._problems if self._is_elsewhere(each.place.path))
            self._pdf_shown = self._pdf_built
            self._show(self._files.take(without=self._pdf_built))
            if self.watch.has_news:
                # A check now would see other files than those of these pages.
                return
        self._look_elsewhere(fault)

    def _read_config(self) -> None:
        """Raises InputError where MkDocs would wait for a pipe for ever, or say little of what is no YAML."""
        file = self._root / SITE_CONFIG
        if os.path.lexists(file):
            parse_yaml(read_source(file, self._root), with_tags=True)

    def _find_foreign_site(self) -> list[Problem]:
        """The problem where MkDocs has built a site without our pages."""
        if self._pdf_built is not None:
            return []
        _, message, hint = tell_entry(self._root, "these are no pages of the resume")
        return [Problem(Place(SITE_CONFIG.as_posix()), message, hint)]

    def _follow(self) -> None:
        self.watch.mark_seen()
        self.follow_all()
        while changed := self.watch.wait():
            epoch = self.snapshots.current.epoch
            if all(self._is_elsewhere(file) for file in changed) and not self._is_stale:
                self._look_elsewhere()
            else:
                self.follow_all()
            if self.snapshots.current.epoch == epoch:
                self.snapshots.announce_change()

    def _is_elsewhere(self, file: str) -> bool:
        """Whether no page depends on a file: a posting, or the private file."""
        path = self._root / file
        return path == self._root / PRIVATE_FILE or path.is_relative_to(self._root / POSTINGS_FOLDER)

    def _look_elsewhere(self, fault: Iterable[Problem] = ()) -> None:
        """Report the problems of everything that a person edits, and the `fault` that stopped the build."""
        found: list[Problem] = []
        with FaultCatcher() as caught:
            found += check_portfolio(self._root, advises=False).problems
        if caught.error:
            found += describe_fault(caught, self._root)
        if not self._is_stale and self.watch.has_news:
            # A file was saved after these pages were built: they do not show what was checked.
            return
        before = self._problems
        # First the problems that stop the build, then all others.
        errors = sort_problems(each for each in found if each.severity == "error")
        self._problems = tuple(dict.fromkeys([*sort_problems(fault), *errors]))
        if self._problems and self._problems != before:
            log.error("%s:\n%s", self._describe_state(), "\n".join(map(str, self._problems)))
        self._show_problems()

    def _describe_state(self) -> str:
        if not self._is_stale:
            return "not right"
        stay = "the last good pages stay" if self.snapshots.current.files else "there is nothing to show"
        return f"{stay} until this is right"

    def _show_problems(self) -> None:
        self._show(None)

    def _show(self, files: Mapping[str, BuiltFile] | None) -> None:
        """Show the current state; called from the PDF's thread too."""
        with self._updating:
            problems = [*self._problems, *self.pdf.problems]
            if self._is_public:
                problems = [withhold_private(problem) for problem in problems]
            problems = list(dict.fromkeys(problems))
            has_pages = bool(files or self.snapshots.current.files)
            state: State = "fresh" if not self._is_stale else "stale" if has_pages else "empty"
            self.snapshots.show(files=files, banner=render_banner(problems, state))

"""Many PDFs in one command, on all cores: each with its report; a failure does not stop the others."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.document import Document, describe_document, make_general, make_tailored
from casefolio.documents.exports import make_exports
from casefolio.documents.formats import choose_formats, find_export
from casefolio.documents.freshness import (
    REPORT,
    Edition,
    Options,
    Wanted,
    fingerprint,
    is_as_made,
    list_exports,
    read_edition,
    read_report,
)
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.fingerprint import digest
from casefolio.storage.processes import CAN_FORK, count_cores
from casefolio.storage.project import BUILD_FOLDER
from casefolio.storage.writing.output import write_atomically
from casefolio.tailor.study import Study, read_study
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import describe_failure

WORTH_PROCESSES = 4
"""From this many PDFs on, a process for each core is faster: starting them costs as much as two PDFs."""


CLEARED_AFTER = 12
"""PDFs between two garbage collections: each leaves 2 to 5 MB, and one collection takes as long for many. A
process in a run with twenty has ended by then."""


@dataclass(frozen=True)
class Failed:
    """A PDF that could not be made, and why."""

    slug: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Batch:
    """The values that all PDFs of a run share."""

    portfolio: Portfolio
    options: Options
    project: str
    formats: tuple[str, ...] = ()
    """Other formats that are made of each, keys of `formats.ENDINGS`."""

    def make(self, wanted: Wanted) -> Edition | Failed:
        """Make one PDF and write it, with its report, to its folder in `build/`."""
        try:
            study = self._study(wanted)
            document = (
                make_tailored(self.portfolio, study, self.options)
                if study
                else make_general(self.portfolio, self.options)
            )
            return self._write(wanted, document, study)
        except InputError as error:
            return Failed(wanted.slug, tuple(error.problems))
        except OSError as error:
            # A full disk for temporary files, for example: others may still succeed.
            return Failed(wanted.slug, (describe_failure(error, wanted.slug, done="made"),))

    def describe(
        self, wanted: Wanted, document: Document, study: Study | None, exports: Mapping[str, bytes]
    ) -> dict[str, Any]:
        """The content of `report.json` beside a PDF and its `exports`, by their formats."""
        return describe_document(document, study) | {
            "made_from": fingerprint(self.project, wanted),
            "options": asdict(self.options),
            "sha256": digest(document.made.data),
            "exports": {format: digest(data) for format, data in exports.items()},
        }

    def _study(self, wanted: Wanted) -> Study | None:
        if wanted.source is None:
            return None
        known = self.portfolio
        return read_study(wanted.source, wanted.slug, known.resume, known.vocabulary, known.names)

    def _write(self, wanted: Wanted, document: Document, study: Study | None) -> Edition:
        folder = self.portfolio.root / BUILD_FOLDER / document.slug
        earlier = read_report(folder)
        unchanged = list_exports(earlier, folder) if earlier else ()
        pdf = folder / document.file_name
        ours = {find_export(pdf, format) for format in unchanged}
        # Those that lie beside an earlier PDF would be out of date.
        formats = choose_formats(*self.formats, *unchanged)
        exports = make_exports(document, self.portfolio, formats)
        report = self.describe(wanted, document, study, exports)
        write_atomically(pdf, document.made.data)
        for format, data in exports.items():
            file = find_export(pdf, format)
            if file not in ours and file.is_file():
                # It may have been edited in a word processor since.
                file.replace(file.with_name(f"{file.name}.bak"))
            write_atomically(file, data)
        write_atomically(folder / REPORT, write_report(report))
        if earlier and earlier["file"] != document.file_name:
            _delete_earlier(earlier, folder)
        return read_edition(report, folder, is_new=True)


def _delete_earlier(report: Mapping[str, Any], folder: Path) -> None:
    """Delete the files of a report that have been made anew under another name; changed ones stay."""
    pdf = folder / report["file"]
    made = [find_export(pdf, format) for format in list_exports(report, folder)]
    made += [pdf] if is_as_made(pdf, report["sha256"]) else []
    for file in made:
        file.unlink(missing_ok=True)


def write_report(report: Mapping[str, Any]) -> bytes:
    """A report as `report.json`."""
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()


def make_editions(batch: Batch, wanted: Sequence[Wanted]) -> Iterator[Edition | Failed]:
    """Make each wanted PDF, in order; a failure does not stop the others.

    The first is made before other processes are forked, so that they share the modules it loads.
    """
    if not wanted:
        return
    yield batch.make(wanted[0])
    rest = wanted[1:]
    if not rest:
        return
    # What is loaded by now is never garbage: no collection, here or in a fork, needs to traverse it again.
    gc.freeze()
    cores = count_cores()
    if len(wanted) < WORTH_PROCESSES or cores == 1:
        yield from map(_Worker(batch), rest)
    else:
        yield from _make_in_processes(batch, rest, min(cores, len(rest)))


def _make_in_processes(batch: Batch, wanted: Sequence[Wanted], processes: int) -> Iterator[Edition | Failed]:
    # Imported here: a single PDF does not need them.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if CAN_FORK else "spawn")
    with ProcessPoolExecutor(processes, context, _start_worker, (batch,)) as pool:
        results = [pool.submit(_make_in_worker, each) for each in wanted]
        for each, result in zip(wanted, results, strict=True):
            try:
                yield result.result()
            except BrokenProcessPool:
                message = "the process that draws has ended before its time"
                hint = "run the command again; if it ends again, memory may be short"
                yield Failed(each.slug, (Problem(Place(each.slug), message, hint),))


class _Worker:
    """Makes one PDF after another, with a garbage collection every few of them."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._made = 0

    def __call__(self, wanted: Wanted) -> Edition | Failed:
        self._made += 1
        if self._made % CLEARED_AFTER == 0:
            gc.collect()
        return self._batch.make(wanted)


_workers: list[_Worker] = []


def _start_worker(batch: Batch) -> None:
    gc.disable()
    _workers.append(_Worker(batch))


def _make_in_worker(wanted: Wanted) -> Edition | Failed:
    return _workers[0](wanted)

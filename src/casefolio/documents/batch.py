"""Many PDFs in one command: on all cores there are, each with its report, none stopped by another."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casefolio.documents.document import Document, describe_document, make_general, make_tailored
from casefolio.documents.freshness import (
    BUILD_FOLDER,
    REPORT,
    Edition,
    Options,
    Wanted,
    digest,
    fingerprint,
    read_edition,
)
from casefolio.posting import read_checked_posting
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.output import write_atomically
from casefolio.text.errors import InputError, Problem

WORTH_PROCESSES = 4
"""From so many PDFs on a process for each core pays: starting them costs as much as two PDFs."""


CLEARED_AFTER = 12
"""So many PDFs are made before what they leave behind is searched for: it is 2 to 5 MB each, and the search
takes as long for many as for each alone. A process of a run with twenty is over by then."""


@dataclass(frozen=True)
class Failed:
    """A PDF that could not be made, and why."""

    slug: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Batch:
    """What all PDFs of a run have in common."""

    portfolio: Portfolio
    options: Options
    project: str

    def make(self, wanted: Wanted) -> Edition | Failed:
        """Make one PDF and write it, with its report, to its folder in `build/`."""
        try:
            return self._write(wanted, self._draw(wanted))
        except InputError as error:
            return Failed(wanted.slug, tuple(error.problems))

    def _draw(self, wanted: Wanted) -> Document:
        if wanted.source is None:
            return make_general(self.portfolio, self.options)
        posting = read_checked_posting(
            wanted.source, wanted.slug, self.portfolio.resume, self.portfolio.vocabulary
        )
        return make_tailored(self.portfolio, posting, self.options)

    def _write(self, wanted: Wanted, document: Document) -> Edition:
        folder = self.portfolio.root / BUILD_FOLDER / document.slug
        report = describe_document(self.portfolio, document) | {
            "made_from": fingerprint(self.project, wanted),
            "sha256": digest(document.made.data),
        }
        write_atomically(folder / document.file_name, document.made.data)
        write_atomically(folder / REPORT, (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode())
        return read_edition(report, folder, is_new=True)


def make_editions(press: Batch, wanted: Sequence[Wanted]) -> Iterator[Edition | Failed]:
    """Make each PDF that is wanted, in their order; one that fails keeps no other from being made.

    The first is made here, before there are other processes: so that what it loads is there for all.
    """
    if not wanted:
        return
    yield press.make(wanted[0])
    rest = wanted[1:]
    if not rest:
        return
    # What is loaded by now stays: no search for garbage need look at it again, in this or another process.
    gc.freeze()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(wanted) < WORTH_PROCESSES or cores == 1:
        yield from map(_Worker(press), rest)
    else:
        yield from _make_in_processes(press, rest, min(cores, len(rest)))


def _make_in_processes(press: Batch, wanted: Sequence[Wanted], processes: int) -> Iterator[Edition | Failed]:
    # Imported here: a single PDF does not wait for them.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(processes, context, _start_worker, (press,)) as pool:
        yield from pool.map(_make_in_worker, wanted)


class _Worker:
    """Makes one PDF after another in the same room, which is cleared now and then."""

    def __init__(self, press: Batch) -> None:
        self._press = press
        self._made = 0

    def __call__(self, wanted: Wanted) -> Edition | Failed:
        self._made += 1
        if self._made % CLEARED_AFTER == 0:
            gc.collect()
        return self._press.make(wanted)


_workers: list[_Worker] = []


def _start_worker(press: Batch) -> None:
    gc.disable()
    _workers.append(_Worker(press))


def _make_in_worker(wanted: Wanted) -> Edition | Failed:
    return _workers[0](wanted)

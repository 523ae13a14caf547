"""The layout in a separate process, which loads WeasyPrint while this one reads and matches the data.

Why: loading the library is a quarter of the time of a command that makes one PDF, and a second core is idle
in that time. A command that makes many PDFs loads it once, in the process that is then forked.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import IO, TYPE_CHECKING, Any, NoReturn

from casefolio.storage.cache import write_patterns
from casefolio.storage.processes import (
    CAN_FORK,
    Answer,
    count_cores,
    receive,
    send,
    unpack_answer,
)
from casefolio.storage.project import DEFAULT_LOOK, ENGINE_CACHE, PDF_TEMPLATES, STYLE_SHEET
from casefolio.storage.shipped import find_file
from casefolio.text.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from casefolio.fit import BoxKey, Measures
    from casefolio.pdf.values import Layout, LoadedLook, Written

_running: list[LayoutProcess] = []


class LayoutProcess:
    """The functions of `pdf/layout`, each called in the other process. Not thread-safe.

    The `parts` of looks and layouts stay in the other process; here they are numbers. Each call raises what
    the function raises, and InputError where the process has ended.
    """

    def __init__(self, tasks: IO[bytes], answers: IO[bytes]) -> None:
        self._tasks = tasks
        self._answers = answers

    def start(self) -> None:
        """Wait until the library is loaded. Raises the error of loading it."""
        self.VERSION, self.ENDLESS = self._receive()

    def open_look(self, root: Path, look: str) -> LoadedLook:
        loaded: LoadedLook = self._call("open_look", root, look)
        return loaded

    def lay_out(self, html: str, look: LoadedLook, base: Path) -> Layout:
        self._send("lay_out", html, look, base)
        # The finished PDF will be read back here: what that needs is loaded while the other process works.
        from casefolio.pdf.reading.pdfium import load_library

        load_library()
        layout: Layout = self._receive()
        return layout

    def open_gaps(self, layout: Layout, air: float, airs: Sequence[float]) -> Layout:
        opened: Layout = self._call("open_gaps", layout, air, airs)
        return opened

    def measure(self, layout: Layout, paper_height: float) -> Measures:
        measures: Measures = self._call("measure", layout, paper_height)
        return measures

    def find_stranded(self, layout: Layout) -> frozenset[BoxKey]:
        stranded: frozenset[BoxKey] = self._call("find_stranded", layout)
        return stranded

    def line_heights(self, layout: Layout) -> dict[str, float]:
        heights: dict[str, float] = self._call("line_heights", layout)
        return heights

    def join_layouts(self, title: str, description: str, names: Sequence[str], *layouts: Layout) -> Layout:
        layout: Layout = self._call("join_layouts", title, description, names, *layouts)
        return layout

    def write(self, layout: Layout, *embedding: bytes | datetime) -> Written:
        written: Written = self._call("write", layout, *embedding)
        return written

    def find_missing(self, characters: str, look: LoadedLook, base: Path) -> str:
        missing: str = self._call("find_missing", characters, look, base)
        return missing

    def _call(self, name: str, *arguments: Any) -> Any:
        self._send(name, *arguments)
        return self._receive()

    def _send(self, name: str, *arguments: Any) -> None:
        with contextlib.suppress(OSError):
            send(self._tasks, pickle.dumps((name, arguments)))

    def _receive(self) -> Any:
        try:
            answer = receive(self._answers)
        except EOFError:
            message = "the process that draws has ended before its time"
            hint = "run the command again; if it ends again, memory may be short"
            raise InputError([Problem(Place("casefolio pdf"), message, hint)]) from None
        return unpack_answer(answer)


@contextlib.contextmanager
def loading_ahead(root: Path, look: str) -> Iterator[None]:
    """Load the layout in a separate process, which `find_running` returns within the block.

    There is none where it would save nothing or cannot be forked safely: on one core, beside other threads,
    or when the library is loaded already. `look` is the one that will probably be used, "" for the default.
    """
    if not CAN_FORK or count_cores() == 1 or threading.active_count() > 1 or "weasyprint" in sys.modules:
        yield
        return
    tasks, to_layout = os.pipe()
    from_layout, answers = os.pipe()
    # Else buffered output would be printed by both processes.
    sys.stdout.flush()
    process = os.fork()
    if not process:
        os.close(to_layout)
        os.close(from_layout)
        _end_after_work(root, look or DEFAULT_LOOK, os.fdopen(tasks, "rb"), os.fdopen(answers, "wb"))
    os.close(tasks)
    os.close(answers)
    with os.fdopen(from_layout, "rb") as results:
        try:
            with os.fdopen(to_layout, "wb") as orders:
                _running.append(LayoutProcess(orders, results))
                yield
        finally:
            # The process ends when the pipe is closed; it then removes its temporary folders.
            _running.clear()
            os.waitpid(process, 0)


def find_running() -> LayoutProcess | None:
    """The process that `loading_ahead` has started, or None."""
    return _running[0] if _running else None


def _end_after_work(root: Path, look: str, tasks: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """The main function of the other process, which never returns to the command's code."""
    # Ctrl-C is handled by the command, which then closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _work(root, look, tasks, answers)
    finally:
        try:
            write_patterns()
        finally:
            os._exit(0)


def _work(root: Path, look: str, tasks: IO[bytes], answers: IO[bytes]) -> None:
    """Answer calls until the pipe is closed. Errors are answers too: they are raised in the command."""
    with Answer() as loaded:
        layout = _load(root / ENGINE_CACHE)
        loaded.result = (layout.VERSION, layout.ENDLESS)
    send(answers, loaded.pack())
    if loaded.error:
        return
    _open_ahead(layout, root, look)
    parts: list[Any] = []
    # The command may end at any time.
    with contextlib.suppress(EOFError, OSError):
        while True:
            name, arguments = pickle.loads(receive(tasks))
            with Answer() as answer:
                answer.result = _call_here(getattr(layout, name), arguments, parts)
            send(answers, answer.pack())
    layout.remove_font_folders()


def _load(cache: Path) -> ModuleType:
    from casefolio.pdf.loading import import_sooner

    return import_sooner("casefolio.pdf.layout", cache)


def _open_ahead(layout: ModuleType, root: Path, look: str) -> None:
    """Open a look before it is requested. Its errors are reported by the request."""
    with contextlib.suppress(InputError, OSError, ValueError):
        if find_file(root, PDF_TEMPLATES / look / STYLE_SHEET).is_file():
            layout.open_look(root, look)


def _call_here(function: Callable[..., Any], arguments: tuple[Any, ...], parts: list[Any]) -> Any:
    """Call a function. Parts that cannot be pickled stay in `parts`; the command gets their index."""
    from casefolio.pdf.values import Layout, LoadedLook

    own = Layout | LoadedLook
    result = function(*(replace(a, parts=parts[a.parts]) if isinstance(a, own) else a for a in arguments))
    if isinstance(result, own):
        parts.append(result.parts)
        result = replace(result, parts=len(parts) - 1)
    return result

"""The layout in a process beside this one, which loads WeasyPrint while this one reads and matches the data.

Why: loading the library is a quarter of the time of a command that makes one PDF, and a second core is idle
meanwhile. A command that makes many loads it in the process that is then forked for all of them.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import IO, TYPE_CHECKING, Any, NoReturn

from casefolio.storage.processes import (
    CAN_FORK,
    Answer,
    count_cores,
    receive,
    send,
    unpack_answer,
)
from casefolio.storage.project import DEFAULT_LOOK, DOCUMENT_FOLDERS, ENGINE_CACHE, PDF_TEMPLATES, STYLE_SHEET
from casefolio.text.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from casefolio.fit import Measures
    from casefolio.pdf.values import Layout, LoadedLook, Written

_running: list[LayoutProcess] = []


class LayoutProcess:
    """The functions of `pdf/layout`, each done in the other process. For one thread.

    The parts of looks and layouts stay over there; in here they are numbers. Each call raises what the
    function raises, and InputError where the process has ended.
    """

    def __init__(self, tasks: IO[bytes], answers: IO[bytes]) -> None:
        self._tasks = tasks
        self._answers = answers

    def start(self) -> None:
        """Wait until the library is loaded. Raises what loading it raised."""
        self.VERSION, self.ENDLESS = self._receive()

    def open_look(self, style_sheet: Path, folders: tuple[Path, ...]) -> LoadedLook:
        look: LoadedLook = self._call("open_look", style_sheet, folders)
        return look

    def lay_out(self, html: str, look: LoadedLook, base: Path) -> Layout:
        layout: Layout = self._call("lay_out", html, look, base)
        return layout

    def measure(self, layout: Layout, paper_height: float) -> Measures:
        measures: Measures = self._call("measure", layout, paper_height)
        return measures

    def line_heights(self, layout: Layout) -> dict[str, float]:
        heights: dict[str, float] = self._call("line_heights", layout)
        return heights

    def write(self, layout: Layout, *embedding: bytes | datetime) -> Written:
        written: Written = self._call("write", layout, *embedding)
        return written

    def find_missing(self, characters: str, look: LoadedLook, base: Path) -> str:
        missing: str = self._call("find_missing", characters, look, base)
        return missing

    def _call(self, name: str, *arguments: Any) -> Any:
        with contextlib.suppress(OSError):
            send(self._tasks, pickle.dumps((name, arguments)))
        return self._receive()

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
    """Meanwhile the layout is loaded, and then done, in a process beside this one; `find_running` gives it.

    There is none where it would save nothing or cannot be forked safely: on one core, beside other threads,
    when the library is there already. `look` is the one that will probably be asked for, or nothing.
    """
    if not CAN_FORK or count_cores() == 1 or threading.active_count() > 1 or "weasyprint" in sys.modules:
        yield
        return
    tasks, to_layout = os.pipe()
    from_layout, answers = os.pipe()
    # What is still to be printed is printed once.
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
            # Closing the pipe is how it is told to end; it then removes what it put into temporary folders.
            _running.clear()
            os.waitpid(process, 0)


def find_running() -> LayoutProcess | None:
    """The process that `loading_ahead` has started, or None."""
    return _running[0] if _running else None


def _end_after_work(root: Path, look: str, tasks: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """All that the other process does: nothing of the command is run in it again."""
    # Ctrl-C is for the command, which then closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _work(root, look, tasks, answers)
    finally:
        os._exit(0)


def _work(root: Path, look: str, tasks: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until nobody asks any more. An error is an answer like another: it is raised over there."""
    with Answer() as loaded:
        layout = _load(root / ENGINE_CACHE)
        loaded.result = (layout.VERSION, layout.ENDLESS)
    send(answers, loaded.pack())
    if loaded.error:
        return
    _open_ahead(layout, root, look)
    kept: list[Any] = []
    # The command may be gone at any time.
    with contextlib.suppress(EOFError, OSError):
        while True:
            name, arguments = pickle.loads(receive(tasks))
            with Answer() as answer:
                answer.result = _call_here(getattr(layout, name), arguments, kept)
            send(answers, answer.pack())
    layout.remove_font_folders()


def _load(cache: Path) -> ModuleType:
    from casefolio.pdf.loading import import_sooner

    return import_sooner("casefolio.pdf.layout", cache)


def _open_ahead(layout: ModuleType, root: Path, look: str) -> None:
    """Have a look open before it is asked for. What is wrong with it is told when that happens."""
    style_sheet = root / PDF_TEMPLATES / look / STYLE_SHEET
    with contextlib.suppress(InputError, OSError, ValueError):
        if style_sheet.is_file():
            layout.open_look(style_sheet, tuple(root / folder for folder in DOCUMENT_FOLDERS))


def _call_here(function: Callable[..., Any], arguments: tuple[Any, ...], kept: list[Any]) -> Any:
    """Call it; parts that cannot leave this process are in `kept`, and known by their number outside."""
    from casefolio.pdf.values import Layout, LoadedLook

    own = Layout | LoadedLook
    result = function(*(replace(a, parts=kept[a.parts]) if isinstance(a, own) else a for a in arguments))
    if isinstance(result, own):
        kept.append(result.parts)
        result = replace(result, parts=len(kept) - 1)
    return result

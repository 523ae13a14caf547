"""A process beside this one, for work that leaves something behind.

Why: the library that draws PDFs keeps some memory for each, in C, where nobody can give it back. A command
ends before that matters; a preview runs all day. So it lets the drawing be done here, and gets a new process
now and then. That process ends by itself when this one does, however that ends.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, ParamSpec, TypeVar

import casefolio
from casefolio.storage.processes import Answer, receive, send, unpack_answer

MOST_TASKS = 25
"""After so many tasks the process is replaced: about 4 MB more than at its first PDF, of 90."""

LONGEST_TASK = 5.0
"""Seconds that are waited for the end of a task when nobody wants its result any more."""

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """Calls functions of ours in another process, one at a time. For use by several threads."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._tasks = 0
        self._is_closed = False
        self._lock = threading.Lock()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives or raises there.

        Raises RuntimeError where the process does not survive it, and after `close`.

        The function is known by its name; arguments and result are copied.
        """
        task = pickle.dumps((function, args, kwargs))
        with self._lock:
            if self._is_closed:
                raise RuntimeError("there is no process for it any more")
            try:
                answer = self._exchange(task)
            except (OSError, EOFError) as broken:
                self._leave()
                raise RuntimeError("the process that draws PDFs has ended") from broken
            if self._tasks >= MOST_TASKS:
                self._leave()
        result: T = unpack_answer(answer)
        return result

    def lend(self, function: Callable[P, T]) -> Callable[P, T]:
        """The function, to be called as it is and done in here."""

        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return self.call(function, *args, **kwargs)

        return call

    def close(self) -> None:
        """End the process when it has done what it is at: so it clears up. By force where that takes long."""
        # Before the door: of those who wait at it, none is to begin another task first.
        self._is_closed = True
        if not self._lock.acquire(timeout=LONGEST_TASK):
            if self._process is not None:
                self._process.kill()
            self._lock.acquire()
        try:
            self._leave()
        finally:
            self._lock.release()

    def _exchange(self, task: bytes) -> bytes:
        if self._process is None:
            self._process, self._tasks = _start(), 0
        self._tasks += 1
        assert self._process.stdin and self._process.stdout
        send(self._process.stdin, task)
        return receive(self._process.stdout)

    def _leave(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            with contextlib.suppress(OSError):
                # Closing the pipe is how it is told to end.
                process.communicate()


def _start() -> subprocess.Popen[bytes]:
    own = [str(Path(casefolio.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    # In a session of its own: Ctrl-C is for this process, which then ends the other.
    return subprocess.Popen(
        [sys.executable, "-m", "casefolio.site.preview.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, own))},
        start_new_session=True,
    )


def _work(tasks: IO[bytes], results: IO[bytes]) -> None:
    """Do what comes until nothing more does. An error is a result like another: it is raised over there."""
    while True:
        try:
            function, args, kwargs = pickle.loads(receive(tasks))
        except EOFError:
            return
        with Answer() as answer:
            answer.result = function(*args, **kwargs)
        send(results, answer.pack())


if __name__ == "__main__":
    # What is printed must not get between the results.
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _work(sys.stdin.buffer, results)

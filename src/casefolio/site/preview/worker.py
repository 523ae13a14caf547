"""A worker process, for tasks that leak memory.

Why: WeasyPrint's native libraries leak some memory with each PDF. A command ends before that matters; a
preview runs all day. So it renders in a worker process, which is replaced from time to time. The worker ends
by itself when this process does, however that ends.
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
"""After so many tasks the process is replaced: by then it has grown by about 4 MB, from 90."""

LONGEST_TASK = 5.0
"""Seconds to wait for the end of a running task in `close`."""

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """Calls functions of ours in another process, one at a time. Thread-safe."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._tasks = 0
        self._is_closed = False
        self._lock = threading.Lock()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in the other process; returns its result or raises its error.

        Raises RuntimeError where the process dies, and after `close`.

        Function, arguments and result are pickled: the function by its name.
        """
        task = pickle.dumps((function, args, kwargs))
        with self._lock:
            if self._is_closed:
                raise RuntimeError("there is no process for it any more")
            try:
                answer = self._exchange(task)
            except (OSError, EOFError) as broken:
                self._end_process()
                raise RuntimeError("the process that draws PDFs has ended") from broken
            if self._tasks >= MOST_TASKS:
                self._end_process()
        result: T = unpack_answer(answer)
        return result

    def lend(self, function: Callable[P, T]) -> Callable[P, T]:
        """The function as one with the same signature that runs in the worker."""

        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return self.call(function, *args, **kwargs)

        return call

    def close(self) -> None:
        """End the process after its current task, so that it cleans up; kill it where that takes long."""
        # Before the lock is taken: threads that wait for it must not begin another task.
        self._is_closed = True
        if not self._lock.acquire(timeout=LONGEST_TASK):
            if self._process is not None:
                self._process.kill()
            self._lock.acquire()
        try:
            self._end_process()
        finally:
            self._lock.release()

    def _exchange(self, task: bytes) -> bytes:
        if self._process is None:
            self._process, self._tasks = _start(), 0
        self._tasks += 1
        assert self._process.stdin and self._process.stdout
        send(self._process.stdin, task)
        return receive(self._process.stdout)

    def _end_process(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            with contextlib.suppress(OSError):
                # Closing the pipe makes it end.
                process.communicate()


def _start() -> subprocess.Popen[bytes]:
    own = [str(Path(casefolio.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    # In a session of its own: Ctrl-C is handled by this process, which then ends the worker.
    return subprocess.Popen(
        [sys.executable, "-m", "casefolio.site.preview.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, own))},
        start_new_session=True,
    )


def _work(tasks: IO[bytes], results: IO[bytes]) -> None:
    """Run tasks until the pipe is closed. Errors are results too: they are raised in the caller."""
    while True:
        try:
            function, args, kwargs = pickle.loads(receive(tasks))
        except EOFError:
            return
        with Answer() as answer:
            answer.result = function(*args, **kwargs)
        send(results, answer.pack())


if __name__ == "__main__":
    # Printed output must not be mixed with the results.
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _work(sys.stdin.buffer, results)

"""Work in another process: results and errors come back, and nothing stays behind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from casefolio.resume.portfolio import read_portfolio
from casefolio.site.preview.worker import MOST_TASKS, Worker
from casefolio.text.errors import InputError

LONGEST_WAIT = 120
"""Seconds after which what must come counts as never coming."""


@pytest.fixture
def room() -> Iterator[Worker]:
    room = Worker()
    yield room
    room.close()


@pytest.fixture(scope="module")
def shared_room() -> Iterator[Worker]:
    """For all who leave it open."""
    room = Worker()
    yield room
    room.close()


def test_a_result_comes_back_from_another_process(shared_room: Worker) -> None:
    assert shared_room.call(max, [3, 1, 2], key=int) == 3
    there = shared_room.call(os.getpid)
    assert there not in (os.getpid(), 0)
    assert shared_room.call(os.getpid) == there


def test_an_error_is_raised_here_with_all_its_problems(shared_room: Worker, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        shared_room.call(read_portfolio, tmp_path, private=False)
    assert [str(problem) for problem in raised.value.problems] == ["data/resume.yaml: file not found"]
    with pytest.raises(ZeroDivisionError):
        shared_room.call(divmod, 1, 0)


def test_what_cannot_be_brought_back_is_told(shared_room: Worker) -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        shared_room.call(threading.Lock)
    assert shared_room.call(abs, -1) == 1


def test_what_is_printed_there_does_not_get_between(shared_room: Worker) -> None:
    assert shared_room.call(print, "x" * 10_000) is None
    assert shared_room.call(abs, -1) == 1


def test_a_process_that_dies_takes_nothing_along(shared_room: Worker) -> None:
    with pytest.raises(RuntimeError, match="has ended"):
        shared_room.call(os._exit, 3)
    assert shared_room.call(abs, -1) == 1


def test_after_some_tasks_it_is_another_process(room: Worker) -> None:
    assert len({room.call(os.getpid) for _ in range(MOST_TASKS + 1)}) == 2


def test_it_ends_when_it_is_closed(room: Worker) -> None:
    there = room.call(os.getpid)
    room.close()
    assert is_gone(there)


def test_nothing_begins_when_it_is_closed(room: Worker) -> None:
    lent = room.lend(abs)
    assert lent(-1) == 1
    room.close()
    with pytest.raises(RuntimeError, match="any more"):
        lent(-1)


def test_who_waits_when_it_is_closed_waits_for_nothing(room: Worker, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    done: list[object] = []

    def ask(function: Callable[..., object], *arguments: object) -> None:
        with contextlib.suppress(RuntimeError):
            done.append(room.call(function, *arguments))

    # The first is at it until somebody opens the gate; the others wait at the door meanwhile.
    threads = [threading.Thread(target=ask, args=(Path.read_text, gate))]
    threads[0].start()
    with open_when_read(gate) as opened:
        threads += [threading.Thread(target=ask, args=(abs, -1)) for _ in range(8)]
        threads.append(threading.Thread(target=room.close))
        for thread in threads[1:]:
            thread.start()
        while not room._is_closed:
            time.sleep(0.01)
        opened.write(b"open")
    for thread in threads:
        thread.join()
    assert done in (["open"], [])


def open_when_read(pipe: Path) -> IO[bytes]:
    """The other end of a named pipe, as soon as somebody reads from it."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb")
        time.sleep(0.01)
    raise AssertionError("nobody reads")


def test_it_ends_when_this_process_is_killed() -> None:
    run = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True)
    assert is_gone(int(run.stdout))


KILLED = """\
import os
from casefolio.site.preview.worker import Worker

print(Worker().call(os.getpid), flush=True)
os.kill(os.getpid(), 9)
"""


def is_gone(process: int) -> bool:
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        try:
            os.kill(process, 0)
            # Ended, but nobody has looked: in a container, the first process may not.
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.01)
    return False

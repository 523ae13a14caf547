"""Processes of ours: how many may work at once, and what they say to each other."""

from __future__ import annotations

import os
import pickle
import sys
from types import TracebackType
from typing import IO, Any

CAN_FORK = sys.platform == "linux"
"""Elsewhere a fork is missing, or native libraries do not survive it."""


def count_cores() -> int:
    """How many processes this one may have working at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write a message. Raises OSError where nobody is there to read it."""
    pipe.write(len(data).to_bytes(8, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """The next message. Raises EOFError where there is none, or only a part of one."""
    length = int.from_bytes(_read(pipe, 8), "big")
    return _read(pipe, length)


def _read(pipe: IO[bytes], count: int) -> bytes:
    data = pipe.read(count)
    if len(data) < count:
        raise EOFError
    return data


class Answer:
    """What is done in it for another process: its `result`, or the error that goes to whoever asked."""

    def __init__(self) -> None:
        self.error: BaseException | None = None
        self.result: Any = None

    def __enter__(self) -> Answer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        # Whatever it is: it is raised over there.
        self.error = error
        return True

    def pack(self) -> bytes:
        """As a message; RuntimeError in place of what cannot be copied."""
        return _pack(self.error, None if self.error else self.result)


def _pack(error: BaseException | None, result: Any) -> bytes:
    try:
        packed = pickle.dumps((error, result))
        pickle.loads(packed)
    except (pickle.PicklingError, TypeError, AttributeError, ValueError) as odd:
        return pickle.dumps((RuntimeError(f"{error or odd!r}"), None))
    return packed


def unpack_answer(message: bytes) -> Any:
    """The result of an Answer; what was raised over there is raised here."""
    error, result = pickle.loads(message)
    if error is not None:
        raise error
    return result

"""Processes of ours: how many may run at once, and the messages between them."""

from __future__ import annotations

import os
import pickle
import sys
from types import TracebackType
from typing import IO, Any

CAN_FORK = sys.platform == "linux"
"""Elsewhere a fork is missing, or native libraries do not survive it."""


def count_cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write a message to a pipe. Raises OSError where the reading end is closed."""
    pipe.write(len(data).to_bytes(8, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """The next message of a pipe. Raises EOFError where it is closed before the message is complete."""
    length = int.from_bytes(_read(pipe, 8), "big")
    return _read(pipe, length)


def _read(pipe: IO[bytes], count: int) -> bytes:
    data = pipe.read(count)
    if len(data) < count:
        raise EOFError
    return data


class Answer:
    """Context manager for work done for another process: its `result`, or the error to raise there."""

    def __init__(self) -> None:
        self.error: BaseException | None = None
        self.result: Any = None

    def __enter__(self) -> Answer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        # Any error is raised in the other process.
        self.error = error
        return True

    def pack(self) -> bytes:
        """The answer as a message; with a RuntimeError in place of what cannot be pickled."""
        return _pack(self.error, None if self.error else self.result)


def _pack(error: BaseException | None, result: Any) -> bytes:
    try:
        packed = pickle.dumps((error, result))
        pickle.loads(packed)
    except (pickle.PicklingError, TypeError, AttributeError, ValueError) as odd:
        return pickle.dumps((RuntimeError(f"{error or odd!r}"), None))
    return packed


def unpack_answer(message: bytes) -> Any:
    """The result of an Answer. Raises the error that was raised in the other process."""
    error, result = pickle.loads(message)
    if error is not None:
        raise error
    return result

"""Connections of a server whose clients may be slow, or open more of them than the system has handles for."""

from __future__ import annotations

import errno
import io
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

NO_HANDLES = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
"""Errors of `accept` where the process or the system has no handle left for another connection."""


class TimedInput(io.RawIOBase):
    """What a client sends, to be read within so many `seconds` in all; raises TimeoutError after that.

    Why: a timeout of the socket begins anew with each byte, so a client that sends one now and then would
    keep its connection for ever.
    """

    def __init__(
        self, connection: socket.socket, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._connection, self._clock = connection, clock
        self._end = clock() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError("the request takes too long")
        usual = self._connection.gettimeout()
        self._connection.settimeout(left)
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(usual)


class WaitingConnections:
    """The connections on which no request has arrived yet, the oldest first. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[socket.socket, None] = {}

    def add(self, connection: socket.socket) -> None:
        with self._lock:
            self._waiting[connection] = None

    def remove(self, connection: socket.socket) -> None:
        """Called when a request has arrived, or the connection ends."""
        with self._lock:
            self._waiting.pop(connection, None)

    def end_oldest(self) -> bool:
        """End the connection that has waited longest; its own thread closes it. False where none waits."""
        with self._lock:
            oldest = next(iter(self._waiting), None)
            if oldest is None:
                return False
            del self._waiting[oldest]
            with suppress(OSError):
                oldest.shutdown(socket.SHUT_RDWR)
            return True

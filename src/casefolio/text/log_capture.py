"""Captures the messages that another library logs while a block runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def captured_messages(
    logger: str,
    level: int = logging.WARNING,
    *,
    this_thread_only: bool = False,
    on_message: Callable[[str], None] | None = None,
) -> Iterator[list[str]]:
    """The messages of `level` or above that reach `logger` in the block: each once, in their order.

    `on_message` is called with each when it comes first. With `this_thread_only`, what other threads log is
    left out. The logger's other handlers get the same records as before.
    """
    captured = _MessageList(level, threading.get_ident() if this_thread_only else None, on_message)
    source = logging.getLogger(logger)
    source.addHandler(captured)
    try:
        yield captured.messages
    finally:
        source.removeHandler(captured)


class _MessageList(logging.Handler):
    def __init__(self, level: int, thread: int | None, on_message: Callable[[str], None] | None) -> None:
        super().__init__(level)
        self.messages: list[str] = []
        self._thread, self._on_message = thread, on_message

    def emit(self, record: logging.LogRecord) -> None:
        if self._thread is not None and record.thread != self._thread:
            return
        message = record.getMessage()
        if message in self.messages:
            return
        self.messages.append(message)
        if self._on_message:
            self._on_message(message)

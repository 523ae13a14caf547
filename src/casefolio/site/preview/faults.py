"""Catches the errors of a preview, and reports them with their place."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from click import ClickException
from mkdocs.plugins import get_plugin_logger

from casefolio.site.build_faults import find_build_problems
from casefolio.site.config_faults import describe_config_faults
from casefolio.text.errors import Place, Problem
from casefolio.text.log_capture import captured_messages

log = get_plugin_logger("portfolio")


class FaultCatcher:
    """Catches any error in its block: `error`, and the messages that MkDocs `logged` about it.

    Why every error, and only here: a mistake in a template or a plugin may raise anything, an invalid setting
    makes MkDocs exit, and neither may end the preview. Nothing is hidden: errors are shown in the banner, and
    on the terminal too if they are not in the person's files. Ctrl-C passes through.
    """

    def __init__(self) -> None:
        self.error: BaseException | None = None
        self.logged: list[str] = []
        self._stack = ExitStack()

    def __enter__(self) -> FaultCatcher:
        # Only of this thread: another may log problems of the PDF at the same time.
        messages = captured_messages("mkdocs", logging.ERROR, this_thread_only=True)
        self.logged = self._stack.enter_context(messages)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._stack.close()
        if isinstance(error, Exception | SystemExit):
            self.error = error
        return self.error is not None


def describe_fault(fault: FaultCatcher, root: Path) -> list[Problem]:
    """The problems of a fault, from the most specific error in its chain of causes."""
    assert fault.error is not None
    for error in _lead_up(fault.error):
        if problems := find_build_problems(error, root):
            return problems
    if problems := [*describe_config_faults(fault.logged, root)]:
        return problems
    words = fault.logged[-1] if fault.logged else str(fault.error) or type(fault.error).__name__
    if not isinstance(fault.error, ClickException):
        # An unexpected error: its traceback helps to fix it.
        log.error("the preview goes on after:", exc_info=fault.error)
    return [Problem(Place("mkdocs serve"), words, "the terminal says more")]


def _lead_up(error: BaseException | None) -> Iterator[BaseException]:
    """An error, its cause, and so on."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

"""What fails while a person looks at their site: caught, and told with its place."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from click import ClickException
from mkdocs.plugins import get_plugin_logger

from casefolio.resume.portfolio import SITE_CONFIG
from casefolio.templates import find_template_problem
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import display_path, read_source
from casefolio.text.yaml_tree import parse_yaml

log = get_plugin_logger("portfolio")

_CONFIG_FAULT = lazy_pattern(r"Config value '([^']+)': (.*)", re.S)


class FaultCatcher:
    """Keeps what goes wrong inside it, in `error`, and what MkDocs `said` about it.

    Why everything, and only here: a slip in a template or a plugin may raise anything, a setting that
    MkDocs does not take ends the program, and neither may end the preview. Nothing is hidden: it stands in
    the banner, and on the terminal if it is no fault of the person's files. Ctrl-C passes through.
    """

    def __init__(self) -> None:
        self.error: BaseException | None = None
        self.said: list[str] = []
        self._ear = _Ear(self.said)

    def __enter__(self) -> FaultCatcher:
        logging.getLogger("mkdocs").addHandler(self._ear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        logging.getLogger("mkdocs").removeHandler(self._ear)
        if isinstance(error, Exception | SystemExit):
            self.error = error
        return self.error is not None


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._heard = heard
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        # The printer, in a thread of its own, may say at the same time what is wrong with the PDF.
        if record.thread == self._thread:
            self._heard.append(record.getMessage())


def describe_fault(attempt: FaultCatcher, root: Path) -> list[Problem]:
    """What went wrong, in the words of the most telling error of those that led to another."""
    assert attempt.error is not None
    for error in _lead_up(attempt.error):
        if isinstance(error, InputError):
            return list(error.problems)
        if problem := find_template_problem(error, root) or _find_file_problem(error, root):
            return [problem]
    if problems := [*_find_config_problems(attempt.said, root)]:
        return problems
    words = attempt.said[-1] if attempt.said else str(attempt.error) or type(attempt.error).__name__
    if not isinstance(attempt.error, ClickException):
        # Nobody has expected this: whoever mends it will want to know where it came from.
        log.error("the preview goes on after:", exc_info=attempt.error)
    return [Problem(Place("mkdocs serve"), words, "the terminal says more")]


def _lead_up(error: BaseException | None) -> Iterator[BaseException]:
    """An error, the one that it came from, and so on."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _find_file_problem(error: BaseException, root: Path) -> Problem | None:
    """A file of the project that could not be read, or was gone by then."""
    if not isinstance(error, OSError) or not isinstance(error.filename, str):
        return None
    file = Path(error.filename)
    if not file.resolve().is_relative_to(root.resolve()):
        return None
    return Problem(Place(display_path(file, root)), f"cannot be read: {(error.strerror or '').lower()}")


def _find_config_problems(said: list[str], root: Path) -> Iterator[Problem]:
    """What MkDocs cannot read in its configuration, or does not take, at the key that it names."""
    try:
        config = parse_yaml(read_source(root / SITE_CONFIG, root), with_tags=True)
    except InputError as error:
        yield from error.problems
        return
    for words in said:
        if match := _CONFIG_FAULT.match(words):
            key, reason = match.groups()
            message = f"'{key}': {reason}"
            if key in config.keys:
                yield config.key_problem(key, message)
            else:
                yield Problem(Place(SITE_CONFIG.as_posix()), message)

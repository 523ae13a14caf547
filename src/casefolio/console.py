"""What the command line says, and where it works."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from casefolio.errors import Problem, Severity

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "advice": "cyan"}


class Session:
    """Where a command works and how much it says."""

    def __init__(self, folder: Path, quiet: bool) -> None:
        self.folder = folder
        self.quiet = quiet

    def find_root(self) -> Path:
        from casefolio.project import find_root

        return find_root(self.folder)

    def locate(self, path: Path) -> Path:
        """Where a path leads that the person gave: seen from the folder where the command works."""
        return self.folder / path

    def say(self, text: str) -> None:
        """Talk to the person, beside the result."""
        if not self.quiet:
            click.echo(text, err=True)

    def show_progress(self, done: int, total: int) -> None:
        """How far a long work is, on one line of a terminal; nothing where nobody watches."""
        if total > 1 and not self.quiet and sys.stderr.isatty():
            click.echo(f"\r{done} of {total}" + ("\n" if done == total else ""), nl=False, err=True)


def show_problems(problems: Iterable[Problem], *, err: bool) -> None:
    """Print problems, the count of each kind last."""
    problems = list(problems)
    for problem in problems:
        first, *rest = str(problem).split("\n")
        click.echo("\n".join([click.style(first, fg=COLOURS[problem.severity], bold=True), *rest]), err=err)
    severities = [problem.severity for problem in problems]
    counts = [
        count(severities.count("error"), "error"),
        count(severities.count("warning"), "warning"),
        count(severities.count("advice"), "piece of advice", "pieces of advice"),
    ]
    if told := [count for count in counts if not count.startswith("0 ")]:
        click.echo(", ".join(told), err=err)


def count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"

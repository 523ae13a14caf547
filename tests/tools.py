"""Programs that some tests need and a machine may lack: looked for here, and reported at the end of a run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Tool:
    """A program by the name it is known by, its commands, and the packages of Debian that have it."""

    name: str
    commands: tuple[str, ...]
    package: str

    def find(self) -> str | None:
        """The path of the first of its commands that is installed."""
        return next(filter(None, map(shutil.which, self.commands)), None)

    @property
    def missing(self) -> str:
        """The reason that a test is skipped with when the program is not installed."""
        return f"{self.name} is not installed"


CHROMIUM = Tool(
    "Chromium", ("chromium", "chromium-browser", "google-chrome"), "chromium chromium-headless-shell"
)
HEADLESS_SHELL = Tool("Chromium's headless shell", ("chromium-headless-shell",), "chromium-headless-shell")
"""Chromium without what is around a page, and without a viewer of PDFs: a third less of processor time."""

PDFTOTEXT = Tool("pdftotext", ("pdftotext",), "poppler-utils")
LIBREOFFICE = Tool("LibreOffice", ("soffice", "libreoffice"), "libreoffice-writer-nogui")
TOOLS = (CHROMIUM, PDFTOTEXT, LIBREOFFICE)


def skipping_fails() -> bool:
    """Whether everything must run here, as in `.ci/run`."""
    return bool(os.environ.get("FAIL_ON_SKIP"))


def require(tool: Tool) -> str:
    """The program's path; without the program the test is skipped, or fails with `FAIL_ON_SKIP=1` or `CI`."""
    if found := tool.find():
        return found
    if skipping_fails() or os.environ.get("CI"):
        pytest.fail(f"{tool.missing}; on Debian: sudo apt-get install {tool.package}", pytrace=False)
    pytest.skip(tool.missing)


def describe_missing(reasons: Iterable[str]) -> list[str]:
    """How many tests were skipped for want of which program, and the command that installs what is missing.

    Nothing where no test was. `reasons` are those of all skipped tests.
    """
    told = list(reasons)
    counts = {tool: sum(tool.missing in reason for reason in told) for tool in TOOLS}
    skipped = {tool: count for tool, count in counts.items() if count}
    if not skipped:
        return []
    lines = [f"skipped {_count(number)}: {tool.missing}" for tool, number in skipped.items()]
    packages = " ".join(tool.package for tool in skipped)
    return [*lines, f"to run them too: sudo apt-get install {packages}"]


def _count(number: int) -> str:
    return "1 test" if number == 1 else f"{number} tests"

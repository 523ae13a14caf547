"""What holds for every test: no network, and the same random cases on every run."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# `make test` must say the same thing twice; `HYPOTHESIS_PROFILE=nightly` goes looking for new cases.
settings.register_profile("usual", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("nightly", max_examples=10_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

os.environ["NO_MKDOCS_2_WARNING"] = "1"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of this repository; only test_portfolio.py reads the data that a person edits in it."""
    return ROOT


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that leaves this machine fails the test that tries it."""
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_nearby)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """With `FAIL_ON_SKIP=1`, as in .ci/run, say which tests did not run; the session then fails."""
    for report in skipped_reports(terminalreporter):
        terminalreporter.write_line(f"must not be skipped here: {report.nodeid}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and skipped_reports(reporter) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def skipped_reports(reporter: Any) -> list[Any]:
    return reporter.stats.get("skipped", []) if os.environ.get("FAIL_ON_SKIP") else []

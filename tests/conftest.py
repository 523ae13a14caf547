"""What holds for every test: no network, and the same random cases on every run."""

from __future__ import annotations

import logging
import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Build:
    """What came of a build of the site: whether it was finished, and what was said."""

    done: bool
    log: str


BuildSite = Callable[[Path], Build]


def copy_portfolio(name: str, folder: Path) -> Path:
    """The project `name` of tests/portfolios with the templates, hook and look of this repository."""
    shutil.copytree(ROOT / "tests/portfolios" / name, folder)
    for part in ("templates", "hooks"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets", dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def build_site() -> BuildSite:
    """`mkdocs build --strict`, in process."""
    return _build_site


def _build_site(project: Path) -> Build:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    said = _Said()
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(said)
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    done = False
    try:
        build(config)
        done = True
    except Abort as error:
        said.lines.append(str(error))
    finally:
        config.plugins.on_shutdown()
        logger.removeHandler(said)
        logger.setLevel(level)
    return Build(done, "\n".join(said.lines))


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> Path:
    """A finished project: tests/portfolios/good, built once for all who only look at it."""
    project = copy_portfolio("good", tmp_path_factory.mktemp("built") / "folio")
    result = build_site(project)
    assert result.done, result.log
    return project


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The finished site of `built`."""
    return built / "site"


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of `built` to break, its good site in place."""
    return Path(shutil.copytree(built, tmp_path / "folio"))


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

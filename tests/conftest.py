"""What holds for every test: no network, and the same random cases on every run."""

from __future__ import annotations

import functools
import gc
import html
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, settings
from tests.compiled import share_compiled_templates
from tests.processes import end_with_parent
from tests.tools import describe_missing, skipping_fails

import casefolio
from casefolio.storage.project import ENGINE_CACHE

ROOT = Path(__file__).resolve().parent.parent

# `make test` must say the same thing twice, `make test-all` asks with more examples (`thorough`), and
# `HYPOTHESIS_PROFILE=nightly` goes looking for new cases.
# A machine that is busy is no reason to fail: neither a case nor the making of one is timed.
UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("usual", max_examples=6, derandomize=True, database=None, **UNTIMED)
settings.register_profile("thorough", max_examples=60, derandomize=True, database=None, **UNTIMED)
settings.register_profile("nightly", max_examples=10_000, print_blob=True, **UNTIMED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

# Until all tests are collected: what is loaded by then stays, and going through it took a quarter of it.
gc.disable()

os.environ["NO_MKDOCS_2_WARNING"] = "1"
share_compiled_templates()


def sample(every: int, *choices: Iterable[Any]) -> list[Any]:
    """All combinations as cases of a test: each `every`-th of them always, the others in the sweep."""
    return [
        pytest.param(*case, marks=[pytest.mark.sweep] if number % every else [])
        for number, case in enumerate(product(*choices))
    ]


def sample_rows(every: int, rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table as cases of a test: each `every`-th of them always, the others in the sweep."""
    return [
        pytest.param(*row, marks=[pytest.mark.sweep] if number % every else [])
        for number, row in enumerate(rows)
    ]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of this repository; only test_portfolio.py reads the data that a person edits in it."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
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

    # Once for all tests of a process: they are thousands.
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(socket.socket, "connect", connect_nearby)
        yield


@dataclass(frozen=True)
class Build:
    """What came of a build of the site: whether it was finished, and what was said."""

    done: bool
    log: str


BuildSite = Callable[[Path], Build]


OWN_ASSETS = ("fonts", "site.css", "topics.js", "publications.js", "stories.js")
"""What of docs/assets is the engine's; a person puts pictures there as well."""


def copy_portfolio(name: str, folder: Path) -> Path:
    """The project `name` of tests/portfolios with the templates, hook and look of this repository."""
    shutil.copytree(ROOT / "tests/portfolios" / name, folder)
    for part in ("templates", "hooks"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    copy_assets(folder)
    shutil.copytree(prepare_engine_cache(), folder / ENGINE_CACHE, dirs_exist_ok=True)
    return folder


@functools.cache
def prepare_engine_cache() -> Path:
    """The folder with which WeasyPrint loads faster, filled once for this and later runs.

    Without it each process that draws a PDF parses C, and runs a compiler to find libraries, for .4 s.
    """
    folder = ROOT / ENGINE_CACHE
    if not any(folder.glob("*.json")):
        folder.mkdir(parents=True, exist_ok=True)
        load = "import sys; from pathlib import Path; from casefolio.pdf.loading import import_sooner"
        load += "; import_sooner('casefolio.pdf.layout', Path(sys.argv[1]))"
        subprocess.run([sys.executable, "-c", load, str(folder)], check=True)
    return folder


def copy_assets(folder: Path) -> None:
    """The look of this repository's site, put into a project."""
    target = folder / "docs/assets"
    target.mkdir(parents=True, exist_ok=True)
    for name in OWN_ASSETS:
        source = ROOT / "docs/assets" / name
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, target / name)


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


def build_once(name: str, base: Path) -> Path:
    """A finished project, tests/portfolios/`name`, for all who only look at it.

    `base` is the temporary folder of this process. Of the processes of one run the second takes what the
    first has finished; while it is being built, it builds its own.
    """
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"finished-{name}"
    if shared.is_dir():
        return shared / "folio"
    folder = base / f"building-{name}"
    result = _build_site(copy_portfolio(name, folder / "folio"))
    assert result.done, result.log
    # A folder that is there, and not empty, stays.
    with suppress(OSError):
        folder = folder.rename(shared)
    return folder / "folio"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished project of most tests."""
    return build_once("good", tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The finished site of `built`."""
    return built / "site"


@pytest.fixture(scope="session")
def designer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished project with pictures."""
    return build_once("designer", tmp_path_factory.getbasetemp())


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of `built` to break."""
    return copy_built(built, tmp_path / "folio")


def copy_built(built: Path, folder: Path) -> Path:
    """A finished project with its site, in another place; fonts are shared, and may only be removed."""
    # Compiled templates hold for their own folder only.
    unused = shutil.ignore_patterns("__jinja2_*")
    return Path(shutil.copytree(built, folder, ignore=unused, copy_function=_copy_but_fonts))


def _copy_but_fonts(source: str, target: str) -> None:
    if source.endswith((".ttf", ".woff2")):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


LONGEST_ANSWER = 60
"""Seconds after which a request counts as hung: one that waits for a person to mend something never ends.

How fast answers are depends on what else the machine does; `benchmarks/live.py` measures that.
"""

LONGEST_CHANGE = 120
"""Seconds after which what was to be seen counts as never coming; it takes a fraction of one."""


BETWEEN_QUESTIONS = 0.05
"""Seconds: each question takes a few thousandths of one from the build that is waited for."""


class Running:
    """A `mkdocs serve` of its own, and a browser's way to it."""

    def __init__(self, project: Path, log: Path, *options: str, **environment: str) -> None:
        self.project = project
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", *options],
                cwd=project,
                stdout=output,
                stderr=subprocess.STDOUT,
                # The engine under test, wherever the tests were started with it.
                env={**os.environ, "PYTHONPATH": str(Path(casefolio.__file__).parent.parent), **environment},
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
        self.address = self._find_address()

    def ask(self, path: str = "resume/") -> tuple[int, str]:
        """Status and text of an answer; a request that hangs is an error."""
        status, data = self.fetch(path)
        return status, data.decode("utf-8", "replace")

    def fetch(self, path: str) -> tuple[int, bytes]:
        """Status and bytes of an answer."""
        try:
            with urllib.request.urlopen(urljoin(self.address, path), timeout=LONGEST_ANSWER) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def wait_for(self, is_there: Callable[[str], bool], path: str = "resume/") -> str:
        """The page, as soon as it is as wanted."""
        end = time.monotonic() + LONGEST_CHANGE
        while time.monotonic() < end:
            if is_there(page := self.ask(path)[1]):
                return page
            time.sleep(BETWEEN_QUESTIONS)
        raise AssertionError(f"it never came: {find_banner(page)}\n{self.log.read_text(encoding='utf-8')}")

    def wait_for_banner(self, *words: str, path: str = "resume/") -> str:
        """What the banner says, as soon as it says all of this."""
        page = self.wait_for(lambda page: all(each in find_banner(page) for each in words), path)
        return find_banner(page)

    def wait_for_no_banner(self, path: str = "resume/") -> str:
        """The page, as soon as nothing is wrong with it."""
        return self.wait_for(lambda page: "md-content" in page and not find_banner(page), path)

    def stop(self, number: int = signal.SIGINT) -> int:
        """End it; returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=LONGEST_CHANGE)

    def _find_address(self) -> str:
        end = time.monotonic() + LONGEST_CHANGE
        while time.monotonic() < end and self.process.poll() is None:
            # With the end of its line: what is just being written may be half an address.
            if found := re.search(r"[Ss]erving on (\S+)\n", self.log.read_text(encoding="utf-8")):
                return found[1]
            time.sleep(0.02)
        raise AssertionError(self.log.read_text(encoding="utf-8"))


def find_banner(page: str) -> str:
    """What the banner of a page says, "" without one."""
    found = re.search(r'<div id="preview-problems"[^>]*>(?:<style>.*?</style>)?(.*?)</div>', page, re.S)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])) if found else ""


def without_state(page: str) -> str:
    """A page without what the preview notes in it: when it was made."""
    return re.sub(r'\{"pages": .*?\}', "", page)


Serve = Callable[..., Running]


@pytest.fixture(scope="module")
def start_serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts the preview of a project on a free port; it ends with the tests of a file, if not before.

    One that went on would look for changes twenty times a second until the last test.
    """
    started: list[Running] = []

    def start(project: Path, *options: str, **environment: str) -> Running:
        folder = tmp_path_factory.mktemp("serve")
        options = options or ("--dev-addr", "127.0.0.1:0")
        started.append(Running(project, folder / "log", *options, **{"TMPDIR": str(folder), **environment}))
        return started[-1]

    yield start
    for running in started:
        running.process.kill()
        running.process.wait()


@pytest.fixture
def serve(start_serving: Serve) -> Iterator[Serve]:
    """As `start_serving`, for one test."""
    started: list[Running] = []

    def start(*arguments: Any, **environment: str) -> Running:
        started.append(start_serving(*arguments, **environment))
        return started[-1]

    yield start
    for running in started:
        running.process.kill()


def pytest_collection_finish() -> None:
    """Keep garbage collection off what is loaded by now, and rare: going through it took 15 % of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what comes of the cases in tests/golden into their files",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the cases are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Report what was skipped for want of which program; with `FAIL_ON_SKIP=1` the session then fails."""
    skipped = terminalreporter.stats.get("skipped", [])
    for report in skipped if skipping_fails() else []:
        terminalreporter.write_line(f"must not be skipped here: {report.nodeid}", red=True)
    for line in describe_missing(str(report.longrepr) for report in skipped):
        terminalreporter.write_line(line, yellow=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter is not None and reporter.stats.get("skipped", [])
    if skipped and skipping_fails() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

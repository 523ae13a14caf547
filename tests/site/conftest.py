"""Real builds of a small portfolio, in process; one good build serves all assertions on its pages."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ROOT = Path(__file__).resolve().parents[2]
PORTFOLIOS = ROOT / "tests/portfolios"

Project = Callable[[], Path]


@dataclass(frozen=True)
class Build:
    """What came of a build: whether it was finished, and what was logged."""

    done: bool
    log: str


def copy_portfolio(name: str, folder: Path) -> Path:
    """The sample project `name` with the engine's own templates, hook and look, ready to be built."""
    shutil.copytree(PORTFOLIOS / name, folder)
    for part in ("templates", "hooks"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets", dirs_exist_ok=True)
    return folder


def build_site(project: Path, *, strict: bool = True) -> Build:
    """`mkdocs build` as the command does it."""
    records: list[str] = []
    listener = logging.Handler(logging.INFO)
    listener.emit = lambda record: records.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(listener)
    config = load_config(str(project / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
        done = True
    except Abort as error:
        records.append(str(error))
        done = False
    finally:
        config.plugins.on_shutdown()
        logger.removeHandler(listener)
        logger.setLevel(before)
    return Build(done, "\n".join(records))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished project: a strict build of tests/portfolios/good. Not to be changed."""
    project = copy_portfolio("good", tmp_path_factory.mktemp("built") / "folio")
    result = build_site(project)
    assert result.done, result.log
    return project


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    return built / "site"


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Iterator[Path]:
    """A project of one's own to break, with its last good site in place."""
    folder = tmp_path / "folio"
    shutil.copytree(built, folder)
    yield folder

"""What a person gets who installs the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    # From the environment's own hatchling: a build of its own would fetch one from the network.
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel"]
    offline = ["--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder)]
    run = subprocess.run([*command, *offline, str(repository)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


def test_it_holds_every_file_of_the_engine(wheel: zipfile.ZipFile, repository: Path) -> None:
    """Data counts too: without its lexicon the engine finds nothing in a posting."""
    source = repository / "src"
    expected = {
        file.relative_to(source).as_posix()
        for file in source.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.endswith(".pyc")
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == expected
    assert "casefolio/py.typed" in packed


def test_it_says_its_licence_and_its_command(wheel: zipfile.ZipFile) -> None:
    texts = {Path(name).name: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/" in name}
    assert "License-Expression: MIT" in texts["METADATA"]
    assert "casefolio = casefolio.cli:main" in texts["entry_points.txt"]
    assert "MIT License" in texts["LICENSE"]


def test_it_carries_no_one_s_data(wheel: zipfile.ZipFile) -> None:
    assert [name for name in wheel.namelist() if name.startswith(("data/", "docs/", "templates/"))] == []

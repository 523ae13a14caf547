"""What a person gets who installs the wheel: everything, far from this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from casefolio.storage.shipped import PACKED_FOLDER, SHIPPED


@pytest.fixture(scope="module")
def wheel_file(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    # A release tests the file that it publishes.
    if built := os.environ.get("CASEFOLIO_WHEEL"):
        return Path(built)
    folder = tmp_path_factory.mktemp("wheel")
    # From the environment's own hatchling: a build of its own would fetch one from the network.
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel"]
    offline = ["--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder)]
    run = subprocess.run([*command, *offline, str(repository)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def wheel(wheel_file: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(wheel_file)


def list_below(folder: Path, start: Path) -> set[str]:
    files = [folder / start, *(folder / start).rglob("*")]
    return {
        file.relative_to(folder).as_posix()
        for file in files
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_it_holds_every_file_of_the_engine_and_what_is_shipped(
    wheel: zipfile.ZipFile, repository: Path
) -> None:
    """Data counts too: without its lexicon the engine finds nothing in a posting."""
    shipped = {name for place in SHIPPED for name in list_below(repository, place)}
    expected = list_below(repository / "src", Path()) | {
        f"casefolio/{PACKED_FOLDER}/{name}" for name in shipped
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == expected
    assert "casefolio/py.typed" in packed
    assert sum("LICENSE" in name for name in packed) >= 3, "the fonts' licences travel with them"


def test_it_says_its_licence_its_command_and_its_plugins(wheel: zipfile.ZipFile) -> None:
    texts = {Path(name).name: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/" in name}
    assert "License-Expression: MIT" in texts["METADATA"]
    assert "casefolio = casefolio.cli:main" in texts["entry_points.txt"]
    plugin = "plugins]\ncasefolio = casefolio.site.plugin:CasefolioPlugin"
    assert f"[mkdocs.{plugin}" in texts["entry_points.txt"]
    assert f"[properdocs.{plugin}" in texts["entry_points.txt"]
    assert "MIT License" in texts["LICENSE"]


def test_it_carries_no_one_s_data(wheel: zipfile.ZipFile) -> None:
    """No resume, story or picture of whoever builds it; what `casefolio new` writes is made up."""
    assert [name for name in wheel.namelist() if name.startswith(("data/", "docs/", "templates/"))] == []
    packed = [name for name in wheel.namelist() if f"{PACKED_FOLDER}/docs/" in name]
    assets = f"casefolio/{PACKED_FOLDER}/docs/assets/"
    assert all(
        name.startswith(
            tuple(
                f"{assets}{name}"
                for name in ("fonts/", "site.css", "topics.js", "publications.js", "stories.js")
            )
        )
        for name in packed
    )


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel and its dependencies, away from this repository."""

    folder: Path

    def run(self, project: Path, command: str, *arguments: str) -> str:
        """The output of a command in a project; it must succeed."""
        clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        python = self.folder / "bin/python"
        start = [str(python), "-I", "-m", command, *arguments]
        run = subprocess.run(start, cwd=project, capture_output=True, text=True, env=clean)
        assert run.returncode == 0, f"{command} {arguments}\n{run.stdout}\n{run.stderr}"
        return run.stdout


@pytest.fixture(scope="module")
def installed(wheel_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    target = ["--python", str(folder / "bin/python"), "install", "--no-index", "--no-deps", str(wheel_file)]
    run = subprocess.run([*command, *target], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    # Its dependencies come from the environment of the tests. What that has of this repository does not come
    # along: a path in such a file is only a path.
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Installed(folder)


@pytest.fixture(scope="module")
def started(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio that the wheel's own `casefolio new` has written."""
    folder = tmp_path_factory.mktemp("started")
    installed.run(folder, "casefolio.cli", "new", "mine", "--name", "Ada Example")
    return folder / "mine"


def test_two_commands_lead_from_the_wheel_to_the_first_pdf(installed: Installed, started: Path) -> None:
    where = "import casefolio, pathlib; print(pathlib.Path(casefolio.__file__).parent)"
    python = [str(installed.folder / "bin/python"), "-I", "-c", where]
    engine = subprocess.run(python, capture_output=True, text=True, check=True).stdout
    assert engine.startswith(str(installed.folder)), "this is not the wheel's engine"
    made = installed.run(started, "casefolio.cli", "pdf")
    assert made == "build/general/Ada-Example-Resume.pdf\n"
    assert (started / made.strip()).read_bytes().startswith(b"%PDF-")


@pytest.mark.sweep
def test_the_wheel_makes_everything_that_a_clone_makes(installed: Installed, started: Path) -> None:
    checked = installed.run(started, "casefolio.cli", "check")
    assert "error" not in checked and "still as it came" in checked
    assert "performance" in installed.run(started, "casefolio.cli", "match", "first-posting")
    assert installed.run(started, "casefolio.cli", "pdf", "first-posting").startswith("build/first-posting/")
    assert "pages/resume.md" in installed.run(started, "casefolio.cli", "pages", "--out", "pages")
    installed.run(started, "mkdocs", "build", "--strict")
    assert installed.run(started, "casefolio.cli", "check", "--site") == ""
    mkdocs = {file.relative_to(started) for file in (started / "site").rglob("*")}
    installed.run(started, "properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert {file.relative_to(started) for file in (started / "site").rglob("*")} == mkdocs
    assert Path("site/assets/site.css") in mkdocs and Path("site/Ada-Example-Resume.pdf") in mkdocs
    ejected = installed.run(started, "casefolio.cli", "eject", "templates/pdf/classic")
    assert "templates/pdf/classic/look.css" in ejected.splitlines()
    installed.run(started, "casefolio.cli", "pdf", "--look", "classic")


@pytest.mark.sweep
def test_a_folder_with_only_a_resume_and_four_lines_is_enough(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada Example}\n", encoding="utf-8")
    four = "site_name: x\nsite_url: https://ada.example/\ntheme: {name: material}\nplugins: [casefolio]\n"
    (tmp_path / "mkdocs.yml").write_text(four, encoding="utf-8")
    installed.run(tmp_path, "casefolio.cli", "pdf")
    installed.run(tmp_path, "casefolio.cli", "check")
    installed.run(tmp_path, "mkdocs", "build", "--strict")
    assert installed.run(tmp_path, "casefolio.cli", "check", "--site") == ""

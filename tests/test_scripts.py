"""What `make` runs: which Python it keeps to, and what it says it has made. Stand-ins play the programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

PYTHON = """\
#!/bin/sh
case "$*" in
    -V) echo "Python 3.13 as $0" ;;
    "-m venv "*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""

CASEFOLIO = """\
#!/bin/sh
case "$*" in
    *--all) mkdir -p build/acme && touch build/acme/Ada-Resume.pdf && echo build/acme/Ada-Resume.pdf
        [ ! -f broken ] || exit 1 ;;
    *) mkdir -p build/general && touch build/general/Ada-Resume.pdf && echo build/general/Ada-Resume.pdf ;;
esac
"""


def write_program(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the scripts of this one and nothing else."""
    folder = tmp_path / "my folio"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def run(folder: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / "scripts" / script],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_the_python_that_was_chosen_once_is_kept(folder: Path) -> None:
    chosen = str(write_program(folder / "pythons/chosen", PYTHON))
    assert f"Making .venv with Python 3.13 as {chosen}" in run(folder, "setup", PYTHON=chosen).stdout
    assert run(folder, "setup", PYTHON="").stdout == ""
    (folder / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    again = run(folder, "setup", PYTHON="").stdout
    assert "Installing 1 pinned" in again and "Making" not in again


def test_another_choice_makes_the_environment_anew_and_says_so(folder: Path) -> None:
    first, second = (str(write_program(folder / "pythons" / name, PYTHON)) for name in ("first", "second"))
    run(folder, "setup", PYTHON=first)
    assert f"Making .venv with Python 3.13 as {second}" in run(folder, "setup", PYTHON=second).stdout
    assert run(folder, "setup", PYTHON="").stdout == ""


def test_a_choice_that_is_gone_is_not_kept(folder: Path) -> None:
    chosen = write_program(folder / "pythons/chosen", PYTHON)
    usual = write_program(folder / "bin/python3", PYTHON)
    run(folder, "setup", PYTHON=str(chosen))
    chosen.unlink()
    path = f"{usual.parent}:{os.environ['PATH']}"
    assert f"Making .venv with Python 3.13 as {usual}" in run(folder, "setup", PYTHON="", PATH=path).stdout


def test_make_lists_what_it_made_and_what_was_left_over(folder: Path) -> None:
    write_program(folder / ".venv/bin/mkdocs", "#!/bin/sh\n")
    write_program(folder / ".venv/bin/casefolio", CASEFOLIO)
    said = run(folder, "build").stdout
    assert "  build/acme/Ada-Resume.pdf\n  build/general/Ada-Resume.pdf\n" in said
    assert "Left over" not in said
    for name in ("build/general/Bo-Resume.pdf", "build/gone/Bo-Resume.pdf"):
        write_program(folder / name, "")
    made, _, earlier = run(folder, "build").stdout.partition("Left over from earlier")
    assert "Ada-Resume.pdf" in made and "Bo-Resume.pdf" not in made
    assert "  build/general/Bo-Resume.pdf\n  build/gone/Bo-Resume.pdf\n" in earlier
    assert "Ada-Resume.pdf" not in earlier


def test_make_fails_when_a_pdf_does_and_lists_the_others(folder: Path) -> None:
    write_program(folder / ".venv/bin/mkdocs", "#!/bin/sh\n")
    write_program(folder / ".venv/bin/casefolio", CASEFOLIO)
    (folder / "broken").touch()
    result = run(folder, "build")
    assert result.returncode == 1
    assert "build/general/Ada-Resume.pdf" in result.stdout

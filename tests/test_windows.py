"""What Windows lacks, and how its consoles write, stops nothing. It is played: CI runs on a real one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import sample
from tests.modules import list_modules
from tests.windows import MISSING_MODULES

ROOT = Path(__file__).resolve().parent.parent

SOMEBODY = {
    "basics": {"name": "Ada Example", "phone": "+1 202 555 0142"},
    "work": [{"name": "Example", "position": "Engineer", "highlights": ["Cut the cost of reports by 3%."]}],
}

COMMANDS = (
    "casefolio new {0} --from {1}",
    "casefolio -C {0} check",
    "casefolio -C {0} match first-posting",
    "casefolio -C {0} pdf first-posting",
    "casefolio -C {0} export --format docx,txt",
    "casefolio -C {0} pages --out out",
    "casefolio -C {0} sent first-posting --date 2026-01-05",
    "casefolio -C {0} import {1} --force",
    "mkdocs build --strict --quiet --config-file {0}/mkdocs.yml",
    "mkdocs build --strict --quiet --config-file {0}/mkdocs.yml",
)


@pytest.mark.sweep
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which files a process has open")
def test_all_modules_and_the_main_commands_do_without_what_windows_has_not(tmp_path: Path) -> None:
    source, project = tmp_path / "resume.json", tmp_path / "portfolio"
    source.write_text(json.dumps(SOMEBODY), encoding="utf-8")
    commands = [line.format(project, source) for line in COMMANDS]
    run = subprocess.run(
        [sys.executable, "-m", "tests.windows", *commands], capture_output=True, text=True, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr + run.stdout
    assert {*list_modules()} <= {*run.stdout.split("\n")[0].split()}
    assert [line for line in commands if f"{line}: 0\n" not in run.stdout] == [], run.stdout
    assert (project / "site/index.html").is_file()
    assert [*project.glob("build/first-posting/*.pdf")]


def test_the_play_takes_away_what_only_posix_has() -> None:
    """By the documentation of Python's library: the modules marked `Availability: Unix`."""
    assert {"fcntl", "pwd", "resource", "termios"} <= {*MISSING_MODULES}


@pytest.mark.parametrize("encoding", sample(2, ["cp1252", "ascii"]))
def test_output_is_utf8_whatever_the_console_says(encoding: str, tmp_path: Path) -> None:
    """With `·` and `○`, which `match` prints, a name in no Western encoding, and an error that quotes it."""
    (tmp_path / "data/postings").mkdir(parents=True)
    (tmp_path / "data/resume.yaml").write_text("basics: {name: 山田}\n", encoding="utf-8")
    (tmp_path / "data/postings/acme.txt").write_text("Engineer\n\n- Python, 山\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "casefolio.cli", "-C", str(tmp_path)]
    run = subprocess.run([*command, "match", "acme"], capture_output=True, env=environment)
    assert run.returncode == 0 and run.stderr == b""
    assert "○ Python" in run.stdout.decode("utf-8") and b"\r" not in run.stdout
    run = subprocess.run([*command, "match", "山"], capture_output=True, env=environment)
    assert run.returncode == 1 and run.stdout == b""
    assert run.stderr.decode("utf-8").startswith("山: no such file")

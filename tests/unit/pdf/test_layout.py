"""WeasyPrint leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent


@pytest.mark.sweep
def test_a_command_leaves_no_temporary_files(tmp_path: Path) -> None:
    """Fonts of a look are copied into a temporary folder while PDFs are made."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    shutil.copytree(ROOT / "templates/pdf", tmp_path / "folio/templates/pdf")
    (tmp_path / "folio/data").mkdir()
    (tmp_path / "folio/data/resume.yaml").write_text("basics: {name: Robin Example}\n", "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "casefolio.cli", "-C", str(tmp_path / "folio"), "pdf"],
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert list(folder.iterdir()) == []

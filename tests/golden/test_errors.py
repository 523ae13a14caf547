"""Each YAML file in errors/ is one case: a small project, and all that `casefolio check` says of it.

A new case needs no Python: write `about` and `files`, run `python tests/golden/test_errors.py`, which adds
`exit` and `output` where they are missing, and read them as the person would who made the mistake.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from casefolio.cli.commands import cli

CASES = sorted((Path(__file__).parent / "errors").glob("*.yaml"))


def write_project(files: dict[str, str | bytes], root: Path) -> None:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def run_check(case: dict[str, Any], root: Path) -> tuple[int, str]:
    write_project(case["files"], root)
    result = CliRunner().invoke(cli, ["-C", str(root), "check"], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_check_says(file: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    assert run_check(case, tmp_path) == (case["exit"], case["output"])


def complete_cases() -> None:
    """Add what `check` says to the cases that do not have it yet."""
    for file in CASES:
        text = file.read_text("utf-8")
        case = yaml.safe_load(text)
        if "output" in case:
            continue
        with tempfile.TemporaryDirectory() as folder:
            code, output = run_check(case, Path(folder))
        block = "".join(f"  {line}\n" if line else "\n" for line in output.split("\n")[:-1])
        indent = "2" if output.startswith(" ") else ""
        file.write_text(f"{text}exit: {code}\noutput: |{indent}\n{block}", "utf-8")


if __name__ == "__main__":
    complete_cases()

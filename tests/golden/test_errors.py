"""Each YAML file in errors/ is one case: a small project, and all that `casefolio check` says of it.

A new case needs no Python: write `about` and `files`, run `pytest --update-golden`, which writes
`exit` and `output`, and read them as the person would who made the mistake.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.golden.cases import hold, read_yaml

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
def test_check_says(file: Path, tmp_path: Path, update_golden: bool) -> None:
    code, output = run_check(read_yaml(file.read_text("utf-8")), tmp_path)
    hold(file, {"exit": code, "output": output}, update=update_golden)

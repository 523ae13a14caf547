"""`casefolio schema`: what it prints, and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.unit.cli.conftest import run

from casefolio.schema import SCHEMAS, schema_file


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    """The schemas that lie in this repository: tests/unit/schema holds them against the model."""
    return {kind: (ROOT / schema_file(kind)).read_text("utf-8") for kind in SCHEMAS}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_prints_the_schema_of_a_kind(kind: str, rendered: dict[str, str], tmp_path: Path) -> None:
    result = run(tmp_path, "schema", kind)
    assert result.exit_code == 0
    assert result.stdout == rendered[kind]
    assert json.loads(result.stdout)["$schema"].startswith("http://json-schema.org/")


def test_without_a_kind_it_is_that_of_the_resume(rendered: dict[str, str], tmp_path: Path) -> None:
    assert run(tmp_path, "schema").stdout == rendered["resume"]


def test_it_writes_all_of_them_into_a_folder(rendered: dict[str, str], tmp_path: Path) -> None:
    result = run(tmp_path, "schema", "--out", "new/schema")
    assert result.exit_code == 0
    files = {file.name: file.read_text("utf-8") for file in (tmp_path / "new/schema").iterdir()}
    assert files == {f"{kind}.schema.json": text for kind, text in rendered.items()}
    assert {Path(line).name for line in result.stdout.splitlines()} == set(files)


def test_it_writes_the_one_that_is_named(tmp_path: Path) -> None:
    assert run(tmp_path, "schema", "posting", "--out", ".").exit_code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["posting.schema.json"]


def test_another_kind_is_refused_with_those_there_are(tmp_path: Path) -> None:
    result = run(tmp_path, "schema", "resumee")
    assert result.exit_code == 2
    assert "resume" in result.stderr and "posting" in result.stderr


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    result = run(tmp_path, "schema", "--out", "taken/schema")
    assert result.exit_code == 1
    assert "Traceback" not in result.output and "taken" in result.stderr

"""`casefolio import`: what it writes, where, and what it never writes over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import RESUME, run
from tests.unit.schema.editor import find_marks

from casefolio.schema import editor_line, render_schema, schema_file

DATA = {"basics": {"name": "Dana Example", "phone": "+1 202 555 0142"}, "work": [{"company": "Example"}]}


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "resume.json").write_text(json.dumps(DATA), "utf-8")
    return folder


def test_it_writes_where_a_project_will_be(foreign: Path) -> None:
    result = run(foreign, "import", "resume.json")
    assert result.exit_code == 0, result.output
    assert "name: Dana Example" in (foreign / "data/resume.yaml").read_text("utf-8")
    assert "phone: +1 202 555 0142" in (foreign / "data/private.yaml").read_text("utf-8")
    assert "work[0].company: is called 'name' here" in result.stderr
    assert "$schema" not in (foreign / "data/resume.yaml").read_text("utf-8"), "there is none"
    assert run(foreign, "check").exit_code == 0


def test_it_never_writes_over_a_file_unless_told_to(project: Path, foreign: Path) -> None:
    file = str(foreign / "resume.json")
    result = run(project, "import", file)
    assert result.exit_code == 1 and "is there already" in result.stderr
    assert (project / "data/resume.yaml").read_text("utf-8") == RESUME
    assert run(project, "import", file, "--force").exit_code == 0
    assert (project / "data/resume.yaml.bak").read_text("utf-8") == RESUME
    assert "Dana Example" in (project / "data/resume.yaml").read_text("utf-8")


def test_an_editor_learns_where_the_schema_is_where_the_project_has_it(project: Path, foreign: Path) -> None:
    for kind in ("resume", "private"):
        (project / "schema").mkdir(exist_ok=True)
        (project / schema_file(kind)).write_text(render_schema(kind), "utf-8")
    assert run(project, "import", str(foreign / "resume.json"), "--force").exit_code == 0
    assert (project / "data/resume.yaml").read_text("utf-8").startswith(editor_line("resume"))
    assert (project / "data/private.yaml").read_text("utf-8").startswith(editor_line("private"))


def test_an_editor_marks_nothing_in_what_it_writes(foreign: Path) -> None:
    """Texts that YAML reads as numbers or flags are written without quotes."""
    own = {"location": {"countryCode": "NO", "postalCode": "01234"}, "label": "true"}
    skills = [{"name": "365", "level": 5, "keywords": ["Yes", "3.10", "null", "0x1F"]}]
    data = {"basics": {**DATA["basics"], **own}, "skills": skills, "custom": [1]}
    (foreign / "resume.json").write_text(json.dumps(data), "utf-8")
    assert run(foreign, "import", "resume.json").exit_code == 0
    for kind in ("resume", "private"):
        assert find_marks(kind, (foreign / f"data/{kind}.yaml").read_text("utf-8")) == []


def test_to_standard_output_no_private_value_goes(foreign: Path) -> None:
    result = run(foreign, "import", "resume.json", "--out", "-")
    assert "name: Dana Example" in result.stdout and "555 0142" not in result.output
    assert "basics.phone" in result.stderr
    assert not (foreign / "data").exists()


def test_what_is_no_resume_is_an_error(foreign: Path) -> None:
    (foreign / "resume.json").write_text("[1]", "utf-8")
    result = run(foreign, "import", "resume.json", "none.json")
    assert result.exit_code == 1 and "this is a list" in result.stderr


BIB = (
    "@article{a, title={On {Waiting}}, author={Lovelace, Ada and others}, year=2021}\n"
    "@misc{b, title={no end,\n"
)


def test_publications_alone_are_printed_to_be_pasted(foreign: Path) -> None:
    (foreign / "works.bib").write_text(BIB, "utf-8")
    result = run(foreign, "import", "works.bib")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "publications:\n  - name: On Waiting\n    authors:\n      - Lovelace, Ada\n"
    )
    assert "basics" not in result.stdout and not (foreign / "data").exists()
    assert "works.bib:2: kept under 'x-bibtex', for it is broken" in result.stderr
    assert "--name NAME makes a whole resume of it" in result.stderr


def test_where_no_private_file_is_written_none_is_told_of(foreign: Path) -> None:
    (foreign / "works.bib").write_text("@misc{a, title={A}, phone={+1 202 555 0142}}", "utf-8")
    result = run(foreign, "import", "works.bib")
    assert "0142" not in result.output and "private.yaml" not in result.stderr
    assert "publications[0].x-phone: left out: it is not for the public" in result.stderr


@pytest.mark.parametrize("more", [("--name", "Ada Lovelace"), ("resume.json",)])
def test_with_a_name_or_a_resume_they_are_part_of_one(foreign: Path, more: tuple[str, ...]) -> None:
    (foreign / "works.bib").write_text(BIB, "utf-8")
    assert run(foreign, "import", "works.bib", *more).exit_code == 0
    assert "name: On Waiting" in (foreign / "data/resume.yaml").read_text("utf-8")
    assert run(foreign, "check").exit_code == 0


def test_of_many_like_places_the_first_are_named(foreign: Path) -> None:
    entries = [f"@misc{{k{number}, title={{T{number}}}}}" for number in range(30)]
    (foreign / "works.bib").write_text("\n".join(entries), "utf-8")
    told = run(foreign, "import", "works.bib").stderr
    assert "publications[0].x-key, publications[1].x-key, publications[2].x-key and 27 more like it" in told

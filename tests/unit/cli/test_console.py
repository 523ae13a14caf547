"""Where a command works, and which posting a name means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import POSTING, run

import casefolio


@pytest.mark.parametrize("name", ["acme", "acme.txt", "data/postings/acme.txt"])
def test_a_posting_goes_by_name_or_path(project: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    result = run(project, "match", name, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["posting"]["slug"] == "acme"


def test_a_posting_comes_from_standard_input(project: Path) -> None:
    result = run(project, "match", "-", "--json", given=POSTING.encode())
    found = json.loads(result.stdout)
    assert found["tags"][0]["id"] == "billing"
    assert found["highlights"][0]["id"] == "one"


def test_standard_input_that_is_not_utf8(project: Path) -> None:
    result = run(project, "match", "-", given=b"Engineer\n\xe9t\xe9")
    assert result.exit_code == 1
    assert "<stdin>:2:1: not UTF-8" in result.stderr


def test_an_unknown_posting_names_the_nearest(project: Path) -> None:
    result = run(project, "match", "acmee")
    assert result.exit_code == 1
    assert "did you mean 'acme'?" in result.stderr


def test_the_address_of_a_posting_is_told_to_be_pasted(project: Path) -> None:
    result = run(project, "match", "https://jobs.example.com/1?a=b")
    assert result.exit_code == 1
    assert "an address, and nothing is read from the network" in result.stderr
    assert "paste the posting's text into a .txt file in data/postings/" in result.stderr


@pytest.mark.parametrize("name", [POSTING, "Engineer " * 400])
def test_a_pasted_posting_is_no_path(project: Path, name: str) -> None:
    result = run(project, "match", name)
    assert result.exit_code == 1
    assert result.stderr == (
        "POSTING: this is a text, not the name of a file\n"
        "    hint: save the text as a file in data/postings/, or pipe it in: casefolio match -\n"
        "1 error\n"
    )


def test_a_posting_saved_as_a_document_is_told_for_what_it_is(project: Path) -> None:
    postings = project / "data" / "postings"
    (postings / "northern.docx").write_bytes(b"PK\x03\x04\x14\x00")
    for name in ("northern", "northern.docx"):
        said = run(project, "match", name).stderr
        assert "hint: 'northern.docx' is not read: copy its words into data/postings/northern.txt" in said
    (postings / "southern.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3")
    said = run(project, "match", "southern").stderr
    assert said.startswith(
        "data/postings/southern.txt: this is a PDF, not a text\n    hint: open it, and copy"
    )


def test_postings_go_by_their_ending_and_are_no_folders(project: Path) -> None:
    postings = project / "data" / "postings"
    (postings / "LOUD.TXT").write_text(POSTING, "utf-8")
    (postings / "folder.txt").mkdir()
    assert run(project, "match", "LOUD").exit_code == 0
    table = run(project, "match", "--all").stdout
    assert [line.split()[0] for line in table.splitlines()] == ["posting", "LOUD", "acme"]


def test_only_the_console_prints() -> None:
    """What any other module sent to a terminal by itself would not be escaped."""
    folder = Path(casefolio.__file__).parent / "cli"
    texts = {file.name: file.read_text("utf-8") for file in folder.glob("*.py")}
    assert [name for name, text in texts.items() if "click.echo(" in text] == ["console.py"]
    assert not [name for name, text in texts.items() if "click.style(" in text]

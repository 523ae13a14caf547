"""The command line: exit codes, what goes where, and that nothing ends in a traceback."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casefolio.cli.commands import cli

RESUME = """\
basics: {name: Robin Example}
tags: {billing: {aliases: [invoices, payments, dunning, refunds]}, python: {}}
work:
  - name: Example
    startDate: 2020
    highlights:
      - {id: one, text: Cut refunds by 3%., tags: [billing]}
      - {id: two, text: Wrote 4 services in Python., tags: [python]}
"""
POSTING = """\
Senior Billing Engineer

Requirements
- You have built invoices, dunning and payments.
- Java or Kotlin.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data" / "postings").mkdir(parents=True)
    (tmp_path / "data" / "resume.yaml").write_text(RESUME, "utf-8")
    (tmp_path / "data" / "postings" / "acme.txt").write_text(POSTING, "utf-8")
    return tmp_path


def run(project: Path, *arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["-C", str(project), *arguments], input=given)


def test_check_is_content(project: Path) -> None:
    result = run(project, "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "checked 2 highlights, 0 case studies, 1 posting: no errors\n"


def test_quiet_says_nothing_but_results(project: Path) -> None:
    result = CliRunner().invoke(cli, ["-q", "-C", str(project), "check"])
    assert (result.exit_code, result.output) == (0, "")


def test_problems_are_the_result_of_check(project: Path) -> None:
    (project / "data" / "resume.yaml").write_text("basics: {nam: x}\n", "utf-8")
    result = run(project, "check")
    assert result.exit_code == 1
    assert "data/resume.yaml:1:10: unknown key 'nam'" in result.stdout
    assert result.stdout.endswith("1 error\n")


@pytest.mark.parametrize("command", [["match", "acme"], ["pdf", "acme"], ["pages", "--out", "out"]])
def test_a_broken_resume_stops_every_command(project: Path, command: list[str]) -> None:
    (project / "data" / "resume.yaml").write_text("basics: {nam: x}\n", "utf-8")
    result = run(project, *command)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "data/resume.yaml:1:10: unknown key 'nam'" in result.stderr


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


def test_match_needs_nothing_but_the_resume(project: Path) -> None:
    other = project / "elsewhere.txt"
    other.write_text(POSTING, "utf-8")
    assert run(project, "match", str(other)).exit_code == 0


def test_a_project_is_found_from_below(project: Path) -> None:
    assert run(project / "data" / "postings", "check").exit_code == 0


def test_outside_a_project_the_way_in_is_named(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert "casefolio -C DIR" in result.stderr


def test_a_time_of_the_sources_that_is_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "²")
    result = run(project, "pdf", "acme")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("SOURCE_DATE_EPOCH: '²' is no time")
    assert result.stderr.endswith("1 error\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "did you mean 'check'?"),
        (["match"], "name one POSTING, or give --all"),
        (["match", "acme", "--why", "onee"], "did you mean 'one'?"),
        (["match", "acme", "--why", "nope"], "no highlight 'nope': there are: one, two"),
        (["match", "acme", "--why", "one", "--json"], "of --json, --why and --all, give one"),
        (["match", ""], "name one POSTING"),
        (["match", "acme", "--jsn"], "No such option"),
        (["-C", "nowhere", "check"], "no folder 'nowhere'"),
        (["pdf", "--pages", "0"], "0 is not in the range"),
    ],
)
def test_mistyped_commands_exit_with_2(project: Path, arguments: list[str], said: str) -> None:
    result = run(project, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_paths_are_seen_from_the_named_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-C DIR` works as if started in DIR: what lies where the person stands is not looked at."""
    elsewhere = project.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    (elsewhere / "near.txt").write_text(POSTING, "utf-8")
    (project / "data" / "far.txt").write_text(POSTING, "utf-8")
    assert run(project, "match", "data/far.txt").exit_code == 0
    assert run(project / "data", "match", "far.txt").exit_code == 0
    assert "no such file" in run(project, "match", "near.txt").stderr
    assert run(project, "check", "--pdf", "near.txt").exit_code == 2


def test_pages_go_into_the_named_folder(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folio = tmp_path / "folio"
    shutil.copytree(repository / "tests/portfolios/good", folio)
    shutil.copytree(repository / "templates", folio / "templates")
    monkeypatch.chdir(tmp_path)
    result = run(Path("folio"), "pages", "--out", "out")
    assert result.exit_code == 0
    assert (folio / "out" / "resume.md").is_file()
    assert str(Path("folio/out/resume.md")) in result.stdout.split()


@pytest.mark.parametrize("folder", ["docs", "docs/", "./docs/case-studies", "data/../docs"])
def test_pages_never_take_the_place_of_what_a_person_wrote(
    project: Path, repository: Path, folder: str
) -> None:
    story = project / "docs" / "case-studies" / "one.md"
    story.parent.mkdir(parents=True)
    story.write_text("## What happened\n", "utf-8")
    resume = RESUME + "caseStudies: [{id: one, title: One}]\n"
    (project / "data" / "resume.yaml").write_text(resume, "utf-8")
    (project / "templates").symlink_to(repository / "templates")
    result = run(project, "pages", "--out", folder)
    assert result.exit_code == 2 and "they would take the place of what you wrote" in result.stderr
    assert story.read_text("utf-8") == "## What happened\n"
    assert [file for file in (project / "docs").rglob("*") if file.is_file()] == [story]


@pytest.mark.parametrize("name", [POSTING, "Engineer " * 400])
def test_a_pasted_posting_is_no_path(project: Path, name: str) -> None:
    result = run(project, "match", name)
    assert result.exit_code == 1
    assert result.stderr == (
        "POSTING: this is a text, not the name of a file\n"
        "    hint: save the text as a file in data/postings/, or pipe it in: casefolio match -\n"
        "1 error\n"
    )


@pytest.mark.parametrize(
    "given", [b"", b" \n\t\n", b"\xe3\x80\x80\r\n\x0c", b"---\nrole: Engineer\n---\n  \n"]
)
def test_an_empty_posting_is_told(project: Path, given: bytes) -> None:
    result = run(project, "match", "-", given=given)
    assert result.exit_code == 1
    assert "<stdin>: the posting is empty" in result.stderr


def test_a_posting_that_asks_for_nothing_is_not_covered_well(project: Path) -> None:
    (project / "data" / "postings" / "fisher.txt").write_text("Fisher\n\nA licence to fish.\n", "utf-8")
    table = run(project, "match", "--all").stdout
    assert re.search(r"^fisher +Fisher +– +– ", table, re.M), table
    assert re.search(r"^acme +Senior Billing Engineer +thin ", table, re.M), table


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


def test_no_command_is_cut_short_in_the_help(project: Path) -> None:
    assert "..." not in run(project, "--help").stdout.split("Commands:")[1]


def test_what_found_no_room_is_told_by_its_section(project: Path, repository: Path) -> None:
    """The general PDF is said to show everything: what it does not must not be found out by the reader."""
    (project / "templates").symlink_to(repository / "templates")
    awards = [
        {"title": f"Prize {number}", "summary": "For the work of many long nights."} for number in range(30)
    ]
    text = RESUME + f"awards: {json.dumps(awards)}\ninterests: {json.dumps([{'name': 'Boats'}])}\n"
    (project / "data" / "resume.yaml").write_text(text, "utf-8")
    result = run(project, "pdf", "--pages", "1")
    assert re.search(r"1 page, the last \d+% full, \d+ entries of awards left out\n", result.stderr), (
        result.stderr
    )
    assert "left out" not in run(project, "pdf").stderr


def test_postings_go_by_their_ending_and_are_no_folders(project: Path) -> None:
    postings = project / "data" / "postings"
    (postings / "LOUD.TXT").write_text(POSTING, "utf-8")
    (postings / "folder.txt").mkdir()
    assert run(project, "match", "LOUD").exit_code == 0
    table = run(project, "match", "--all").stdout
    assert [line.split()[0] for line in table.splitlines()] == ["posting", "LOUD", "acme"]


def test_one_bad_posting_hides_no_other(project: Path) -> None:
    (project / "data" / "postings" / "bad.txt").write_text(f"---\npages: no\n---\n{POSTING}", "utf-8")
    result = run(project, "match", "--all")
    assert result.exit_code == 1
    assert "acme" in result.stdout
    assert "data/postings/bad.txt:2:8" in result.stderr


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ("date: 2022-13", "<stdin>:2:7: no such month: '2022-13'"),
        ("date: soon", "<stdin>:2:7: 'soon' is not a date"),
        ("url: javascript:alert(1)", "<stdin>:2:6: 'javascript:alert(1)' is no address on the web"),
        ("url: jobs.example.com/1", "hint: write 'https://jobs.example.com/1'"),
        ("url: https://", "'https://' is no address on the web"),
    ],
)
def test_front_matter_is_held_to_what_it_says(project: Path, wishes: str, told: str) -> None:
    result = run(project, "match", "-", given=f"---\n{wishes}\n---\n{POSTING}".encode())
    assert result.exit_code == 1
    assert told in result.stderr


def test_right_front_matter_is_taken(project: Path) -> None:
    wishes = "date: 2026-03\nurl: https://jobs.example.com/1?a=b"
    assert run(project, "match", "-", given=f"---\n{wishes}\n---\n{POSTING}".encode()).exit_code == 0


def test_a_folder_in_place_of_the_resume_is_told(project: Path) -> None:
    (project / "data" / "resume.yaml").unlink()
    (project / "data" / "resume.yaml").mkdir()
    result = run(project, "check")
    assert (result.exit_code, result.stderr) == (
        1,
        "data/resume.yaml: a folder where a file is expected\n1 error\n",
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("@import url(../fonts/sans.css);", ":1:13: there is no file '../fonts/sans.css'"),
        ('/* url(x.css) */\n@import "lost.css";', ":2:10: there is no file 'lost.css'"),
        ("p { background: url( 'lost.svg' ) }", ":1:23: there is no file 'lost.svg'"),
    ],
)
def test_a_file_that_a_look_loads_and_does_not_have_is_a_problem(
    project: Path, written: str, told: str
) -> None:
    """WeasyPrint would draw with other fonts, and warn of it with a path of this machine."""
    look = project / "templates" / "pdf" / "modern"
    look.mkdir(parents=True)
    more = "@import url(base.css); p { background: url(data:image/png;base64,AAAA), url(#a) }\n"
    (look / "base.css").write_text("@import url(look.css);")
    (look / "look.css").write_text(f"{written}\n{more}")
    (look / "resume.html.j2").write_text("")
    result = run(project, "pdf")
    assert (result.exit_code, result.stderr.partition("\n")[0]) == (1, f"templates/pdf/modern/look.css{told}")
    assert "    hint: " in result.stderr and "\n1 error\n" in result.stderr


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        ("templates", "templates/pdf/modern: no look 'modern'"),
        ("templates/pdf/modern/look.css", "templates/pdf/modern/look.css: file not found"),
        ("templates/pdf/modern/resume.html.j2", "templates/pdf/modern/resume.html.j2: file not found"),
    ],
)
def test_a_lost_template_is_named(project: Path, lost: str, told: str) -> None:
    look = project / "templates" / "pdf" / "modern"
    look.mkdir(parents=True)
    (look / "look.css").write_text("")
    (look / "resume.html.j2").write_text("")
    (project / lost).rename(project / "lost")
    result = run(project, "pdf")
    assert result.exit_code == 1
    assert result.stderr.startswith(told)
    assert "hint: bring it back from the history: git checkout -- templates\n1 error\n" in result.stderr

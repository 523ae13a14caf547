"""The command line as a whole: unknown commands, exit codes, help."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.conftest import sample_rows
from tests.unit.cli.conftest import POSTING, run

import casefolio.cli
from casefolio.cli.commands import MODULES, SUMMARIES, cli


@pytest.mark.parametrize("command", [["match", "acme"], ["pdf", "acme"], ["pages", "--out", "out"]])
def test_a_broken_resume_stops_every_command(project: Path, command: list[str]) -> None:
    (project / "data" / "resume.yaml").write_text("basics: {nam: x}\n", "utf-8")
    result = run(project, *command)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "data/resume.yaml:1:10: unknown key 'nam'" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "did you mean 'check'?"),
        (["match"], "name one POSTING, or give --all"),
        (["match", "acme", "--why", "onee"], "did you mean 'one'?"),
        (["match", "acme", "--why", "nope"], "no highlight or entry 'nope': there are: one, two"),
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


def test_no_command_is_cut_short_in_the_help(project: Path) -> None:
    assert "..." not in run(project, "--help").stdout.split("Commands:")[1]


def test_every_module_with_a_command_is_listed() -> None:
    """The list is written by hand, so that the help need not import the commands."""
    prefix = f"{casefolio.cli.__name__}."
    found = pkgutil.walk_packages(casefolio.cli.__path__, prefix)
    modules = {module.name.removeprefix(prefix) for module in found} - {"__main__"}
    defined = {
        name
        for name in modules
        if any(isinstance(value, click.Command) and not isinstance(value, click.Group)
               for value in vars(importlib.import_module(f"casefolio.cli.{name}")).values())
    }  # fmt: skip
    assert defined == {MODULES.get(name, name) for name in SUMMARIES}
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None and command.name == name


def test_the_help_lists_the_commands_without_importing_them() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from casefolio.cli.commands import cli\n"
        "print(CliRunner().invoke(cli, ['--help']).output)\n"
        "print(*sorted(name for name in sys.modules if name.startswith('casefolio.')))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *help_text, loaded = run.stdout.strip().splitlines()
    assert [line.split()[0] for line in help_text[-len(SUMMARIES) - 1 : -1]] == list(SUMMARIES)
    assert loaded.split() == [
        "casefolio.cli",
        "casefolio.cli.commands",
        "casefolio.cli.console",
        "casefolio.deferred",
        "casefolio.deferred.dataclasses",
        "casefolio.text",
        "casefolio.text.errors",
        "casefolio.text.escaping",
        "casefolio.text.escaping.terminal",
        "casefolio.text.patterns",
    ]


LOUD = """
import atexit, os, sys
class Loud:
    def __del__(self, write=os.write): write(2, b"taken apart")
sys.loud = Loud()
atexit.register(lambda: print("done at the end"))
from casefolio.cli import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    sample_rows(2, [(["match", "acme"], 0), (["check"], 0), (["match", "nothing"], 1), (["chek"], 2)]),
)
def test_a_command_ends_with_its_code_and_all_it_said_but_is_not_taken_apart(
    project: Path, arguments: list[str], code: int
) -> None:
    """There native libraries have crashed, when everything was written."""
    result = subprocess.run(
        [sys.executable, "-c", LOUD, *arguments], cwd=project, capture_output=True, text=True
    )
    assert result.returncode == code
    assert result.stdout.endswith("done at the end\n")
    assert "taken apart" not in result.stderr
    said = run(project, *arguments)
    assert result.stdout.removesuffix("done at the end\n") == said.stdout


def test_a_reader_that_goes_away_is_no_traceback(project: Path) -> None:
    code = "from casefolio.cli import main\nmain()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "match", "acme"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.wait()
    assert b"Traceback" not in said and b"Exception ignored" not in said


@pytest.mark.parametrize(
    ("link", "target", "command", "said"),
    [
        ("docs/loop.md", "loop.md", ["check"], "docs/loop.md: a link that leads to itself"),
        ("docs/loop.md", "loop.md", ["pdf"], "docs/loop.md: a link that leads to itself"),
        ("docs/loop.md", "loop.md", ["pages", "--out", "out"], "docs/loop.md: a link that leads to itself"),
        ("mkdocs.yml", "mkdocs.yml", ["check"], "mkdocs.yml: a link that leads to itself"),
        ("mkdocs.yml", "../data", ["pdf"], "mkdocs.yml: a link to '../data', which does not exist"),
        ("mkdocs.yml", "data", ["pages", "--out", "out"], "mkdocs.yml: cannot be read: is a directory"),
        ("docs/loop.md", "loop.md", ["tags"], "docs/loop.md: a link that leads to itself"),
        ("data/postings/loop.txt", "loop.txt", ["check"], "loop.txt: a link that leads to itself"),
        ("data/private.yaml", "private.yaml", ["check"], "private.yaml: a link that leads to itself"),
        ("data/private.yaml", "gone.yaml", ["pdf"], "a link to 'gone.yaml', which does not exist"),
        ("sch", "sch", ["schema", "--out", "sch"], "sch/resume.schema.json: cannot be written: "),
        ("sch", "data/resume.yaml", ["schema", "--out", "sch/x"], "cannot be written: "),
        ("in.json", "in.json", ["import", "in.json", "--out", "new.yaml"], "in.json"),
        ("new", "new", ["import", "data/jr.json", "--out", "new/resume.yaml"], "cannot be written: "),
    ],
)
def test_what_a_disk_refuses_is_a_problem_and_no_traceback(
    project: Path, link: str, target: str, command: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (project / "data/jr.json").write_text('{"basics": {"name": "Ada"}}', "utf-8")
    (project / link).unlink(missing_ok=True)
    (project / link).symlink_to(target)
    monkeypatch.chdir(project)
    result = run(project, *command)
    assert result.exit_code in (1, 2)
    assert isinstance(result.exception, SystemExit)
    assert said in result.output


def test_a_resume_that_is_a_link_to_itself_is_no_reason_to_rename_the_private_file(project: Path) -> None:
    (project / "data/private.yaml").write_text("basics: {phone: '1'}\n", "utf-8")
    (project / "data/resume.yaml").unlink()
    assert "hint" not in run(project, "check").stderr.replace("hint: go into", "")
    (project / "data/resume.yaml").symlink_to("resume.yaml")
    assert "data/resume.yaml: a link that leads to itself" in run(project, "check").stderr


def test_results_that_cannot_be_written_are_told(project: Path) -> None:
    """As where standard output is a file on a full disk."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "casefolio.cli", "-C", project, "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("output: cannot be written: no space left on device")

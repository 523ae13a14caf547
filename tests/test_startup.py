"""What a command does before it answers, counted: it imports and compiles only what it needs.

Times differ from machine to machine: they are measured in benchmarks/. Where a count grows for a good reason
its limit may follow.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.test_architecture import KEPT_BEHIND

FILES = {
    "data/resume.yaml": (
        'basics: {name: Ada Example, summary: "**Usual** marks, read [without](https://a.example) it."}\n'
        "tags: {python: {}}\n"
        "work:\n"
        "  - name: Example\n"
        "    position: Engineer\n"
        "    startDate: 2020-01\n"
        '    highlights: [{text: "Wrote [all]{python} of it twice as fast.", tags: [python]}]\n'
    ),
    "data/postings/acme.txt": "Backend Engineer\nCompany: Acme Grid\n\nRequirements\n- Python\n",
    "data/letters/acme.md": "Dear {company},\n\nI would like to be your {role}.\n\nYours,\nAda Example\n",
}

SLOW = [*KEPT_BEHIND, "markdown_it", "importlib.metadata", "tempfile"]

COUNTING = """
import _sre, atexit, builtins, gc, json, re, sys
patterns, of_libraries, methods = [], [], []
collected = lambda: sum(each["collections"] for each in gc.get_stats())

def count(module, name, find_list):
    whole = getattr(module, name)
    def counting(*arguments):
        find_list(sys._getframe(1), *arguments).append(str(arguments[0]))
        return whole(*arguments)
    setattr(module, name, counting)

def is_ours(frame):
    while frame.f_code.co_filename.endswith(("patterns.py", "re/__init__.py", "re/_compiler.py")):
        frame = frame.f_back
    return frame.f_globals.get("__name__", "").startswith("casefolio.")

count(_sre, "compile", lambda frame, *_: patterns if is_ours(frame) else of_libraries)
# By dataclasses of ours or of a library. From Python 3.13 on the standard one compiles empty functions, too.
count(builtins, "exec", lambda frame, code, *_: methods if "self" in str(code) else [])
told = lambda: [len(patterns), len(of_libraries), len(methods), collected() - before, sorted(sys.modules)]
atexit.register(lambda: print(json.dumps(told())))
from casefolio.cli import main
before = collected()
main()
"""


class Most(NamedTuple):
    """What a command compiles at most, patterns and the methods of any dataclass, and imports of ours."""

    patterns: int
    of_libraries: int
    methods: int
    modules: int
    rooms: set[str]


RESUME = {"cli", "deferred", "posting", "resume", "storage", "text"}
CHECKED = {"applications", "checks", "letter", "pages", "pictures", "starting"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that was checked and matched before, as nearly every one is."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for command in (["check"], ["match", "acme"]):
        # Not in this process, so that what it compiles is kept, too.
        run = subprocess.run(
            [sys.executable, "-m", "casefolio.cli", *command], cwd=tmp_path, capture_output=True
        )
        assert run.returncode == 0, run.stderr
    return tmp_path


@pytest.mark.parametrize(
    ("command", "most"),
    [
        ("--help", Most(0, 8, 0, 10, {"cli", "deferred", "text"})),
        ("check", Most(36, 14, 28, 143, RESUME | CHECKED)),
        ("match acme", Most(64, 10, 40, 139, RESUME | {"documents", "match", "report", "tailor"})),
    ],
)
def test_a_command_imports_and_compiles_only_what_it_needs(project: Path, command: str, most: Most) -> None:
    code = [sys.executable, "-c", COUNTING, *command.split()]
    run = subprocess.run(code, cwd=project, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    patterns, of_libraries, methods, collections, imported = json.loads(run.stdout.splitlines()[-1])
    ours = [name for name in imported if name.startswith("casefolio.")]
    assert [name for name in SLOW if name in imported] == []
    assert collections == 0, "garbage was collected where there is none"
    assert {name.split(".")[1] for name in ours} == most.rooms
    found = {"patterns": patterns, "of_libraries": of_libraries, "methods": methods, "modules": len(ours)}
    assert {name: count for name, count in found.items() if count > getattr(most, name)} == {}

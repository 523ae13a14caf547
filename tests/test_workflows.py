"""The workflows are well formed, and use what exists: commands, targets, files, extras."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from casefolio.checks.fonts import suggest_package
from casefolio.pdf.reading.glyphs import describe_boxes, group_by_package
from casefolio.text.errors import Place, Problem

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

Workflow = dict[str, Any]

RELEASES = {
    "actions/checkout": "v7.0.1",
    "actions/setup-python": "v7.0.0",
    "actions/configure-pages": "v6.0.0",
    "actions/upload-pages-artifact": "v5.0.0",
    "actions/deploy-pages": "v5.0.0",
    "actions/upload-artifact": "v7.0.0",
    "actions/download-artifact": "v8.0.1",
    "pypa/gh-action-pypi-publish": "v1.14.1",
}
"""The actions that are used, each at one release."""

PINNED = re.compile(r"uses: ([\w/-]+)@[0-9a-f]{40} # (v[\d.]+)")
"""An action by its commit, which nobody can move, with its release as a comment."""

ACTION = ROOT / "action.yml"
"""What the repository of a portfolio may use of ours."""

STARTED = ROOT / "src/casefolio/starting/portfolio/pages.yml"
"""The workflow of a new portfolio."""


def read_workflow(name: str | Path) -> Workflow:
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    # YAML 1.1 reads the key `on` as true.
    return {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}


KEEP_NOTHING = {"persist-credentials": False}


def find_unpinned(text: str) -> list[str]:
    """The lines of a workflow that take what somebody may replace: an action, an image or a tool."""
    unpinned = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("#"):
            continue
        pinned = PINNED.search(line)
        is_pinned = pinned and RELEASES.get(pinned[1]) == pinned[2]
        is_action = "uses:" in line and not is_pinned
        is_image = line.startswith(("container:", "FROM ")) and not re.search(
            r"@sha256:[0-9a-f]{64}( AS \w+)?$", line
        )
        is_tool = "pipx " in line and not re.search(r"pipx (run|install) [\w-]+==[\d.]+( |$)", line)
        if is_action or is_image or is_tool:
            unpinned.append(line)
    return unpinned


def find_steps(workflow: Workflow) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def find_faults(workflow: Workflow) -> list[str]:
    """What its steps use that is not there."""
    faults = []
    for step in find_steps(workflow):
        if ("uses" in step) == ("run" in step):
            faults.append(f"neither an action nor a command, or both: {step}")
        if "uses" in step and step["uses"].partition("@")[0] not in RELEASES:
            faults.append(step["uses"])
        if step.get("uses", "").startswith("actions/checkout@") and step.get("with") != KEEP_NOTHING:
            faults.append("what is checked out keeps the token")
        cached = step.get("with", {}).get("cache-dependency-path", "")
        faults += [cached] if cached and not (ROOT / cached).is_file() else []
        faults += find_command_faults(step.get("run", ""))
    for name, job in workflow["jobs"].items():
        needed = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        faults += [f"{name} needs {other}" for other in needed if other not in workflow["jobs"]]
    return faults


def find_command_faults(command: str) -> list[str]:
    """The programs, make targets, paths and extras that a command names and that are not there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    programs = {*project["scripts"], "mkdocs", "pip", "python"}
    targets = {*re.findall(r"^([a-z-]+):", makefile, re.MULTILINE), ""}
    extras = project["optional-dependencies"]
    return [
        *(name for name in re.findall(r"\.venv/bin/([\w-]+)", command) if name not in programs),
        *(name for name in re.findall(r"^make ?([a-z-]*)$", command, re.MULTILINE) if name not in targets),
        *(path for path in re.findall(r"(?<![\w/])(?:tests|scripts|\.ci)/[\w/.-]+", command)
          if not (ROOT / path).exists()),
        *(name for name in re.findall(r'"\.\[([\w-]+)\]"', command) if name not in extras),
    ]  # fmt: skip


@pytest.mark.parametrize("name", [*WORKFLOWS, STARTED], ids=lambda file: file.parent.name + "-" + file.name)
def test_a_workflow_uses_what_exists_and_may_do_little(name: Path) -> None:
    workflow = read_workflow(name)
    assert find_faults(workflow) == []
    assert {"name", "on", "permissions", "jobs"} <= set(workflow)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["runs-on"] in ("ubuntu-latest", "${{ matrix.os }}")
        assert 0 < job["timeout-minutes"] <= 90


def test_the_programs_of_workflows_are_in_the_environment() -> None:
    folder = Path(sys.executable).parent
    assert [name for name in ("casefolio", "mkdocs", "pip", "python") if not (folder / name).exists()] == []


def test_the_newest_releases_are_tried_each_week_and_stop_nothing() -> None:
    workflow = read_workflow("newest.yml")
    assert [*workflow["on"]] == ["schedule", "workflow_dispatch"]
    (when,) = workflow["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", when["cron"])
    assert all(job["continue-on-error"] is True for job in workflow["jobs"].values())
    commands = [step.get("run", "") for step in find_steps(workflow)]
    assert not any("requirements.txt" in command for command in commands), "those are the pins"
    assert any("--upgrade-strategy eager" in command and '".[test]"' in command for command in commands)
    assert any("-m pytest" in command for command in commands)


def test_a_new_portfolio_is_published_as_this_one_and_without_our_tests() -> None:
    ours, theirs = read_workflow("pages.yml"), read_workflow(STARTED)
    for key in ("on", "permissions", "concurrency"):
        assert theirs[key] == ours[key]
    assert theirs["jobs"]["deploy"] == ours["jobs"]["deploy"]
    assert theirs["jobs"]["build"]["permissions"] == ours["jobs"]["build"]["permissions"]
    commands = [step.get("run", "").replace(".venv/bin/", "") for step in find_steps(ours)]
    expected = [command for command in commands if command.startswith(("hint=", "casefolio", "SOURCE_DATE"))]
    found = [step["run"] for step in find_steps(theirs) if "run" in step]
    assert found[0].startswith("sudo apt-get update") and found[1] == "pip install -r requirements.txt"
    assert found[2:] == expected
    assert "pytest" not in STARTED.read_text(encoding="utf-8")


def test_a_release_publishes_the_file_that_was_tested_and_only_that_job_may() -> None:
    workflow = read_workflow("release.yml")
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert "permissions" not in build and publish["permissions"] == {"id-token": "write"}
    assert publish["needs"] == "build"
    commands = [step.get("run", step.get("uses")) for step in build["steps"]]
    order = ["pip wheel", "test -f", "make test", "CASEFOLIO_WHEEL=", "upload-artifact"]
    found = [index for words in order for index, command in enumerate(commands) if words in command]
    assert found == sorted(found) and len(found) == len(order)
    used = [step["uses"] for step in publish["steps"]]
    assert [each.partition("@")[0] for each in used] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]
    assert "secrets." not in (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("workflow", "program"),
    [
        ("pages.yml", ".venv/bin/casefolio"),
        (STARTED, "casefolio"),
        (ACTION, '"$RUNNER_TEMP"/casefolio/bin/casefolio'),
    ],
)
def test_publishing_installs_the_fonts_that_the_resume_needs(
    workflow: str | Path, program: str, tmp_path: Path
) -> None:
    """With what `check` says of a resume with an emoji and two scripts; and nothing where nothing lacks."""
    if workflow == ACTION:
        command = read_action_step("Install the fonts that the resume needs")["run"]
    else:
        steps = list(find_steps(read_workflow(workflow)))
        (command,) = (step["run"] for step in steps if "fonts" in step.get("name", ""))
    assert command.count(f"{program} check") == 1
    command = command.replace(f"{program} check", "cat checked")
    warnings = [
        Problem(Place("data/resume.yaml", 3, 5), describe_boxes(missing), hint, severity="warning")
        for package, missing in group_by_package("🚀山ა🎉").items()
        for hint in [suggest_package(package)]
    ]
    said = "\n".join(map(str, warnings))
    claim = "data/resume.yaml:4:5: advice: x\n    sudo apt-get install fonts-evil\n    hint: fonts-noto-more"
    assert run_step(command, f"{claim}\n{said}\n{claim}\n", tmp_path) == (
        "apt-get install -y --no-install-recommends fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core\n"
    )
    assert run_step(command, claim, tmp_path) == ""


def run_step(command: str, checked: str, folder: Path) -> str:
    """What the step runs as root, where the file `checked` holds what `casefolio check` says."""
    (folder / "checked").write_text(checked, encoding="utf-8")
    dry = 'sudo() { echo "$@"; }\n' + command
    # As GitHub runs a step without a shell of its own.
    done = subprocess.run(["bash", "-e", "-c", dry], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(
    "file", [*WORKFLOWS, STARTED, ACTION, ROOT / "Dockerfile"], ids=lambda file: file.parent.name + file.name
)
def test_a_workflow_takes_only_what_is_pinned(file: Path) -> None:
    assert find_unpinned(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", [*WORKFLOWS, STARTED, ACTION], ids=lambda file: file.parent.name + file.name)
def test_no_command_is_put_together_from_values(file: Path) -> None:
    """A value in `${{ }}` would be part of the script; as a variable it stays a value."""
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    steps = content["runs"]["steps"] if "runs" in content else list(find_steps(content))
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_the_main_path_is_walked_on_each_system() -> None:
    job = read_workflow("ci.yml")["jobs"]["systems"]
    assert job["strategy"]["matrix"]["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    commands = "\n".join(step.get("run", "") for step in job["steps"])
    assert "make" not in re.findall(r"[\w-]+", commands)
    for command in ("casefolio new", "casefolio check", "casefolio pdf", "mkdocs build --strict"):
        assert command in commands
    assert [path for path in re.findall(r"tests/[\w/.]+", commands) if not (ROOT / path).exists()] == []


def read_action_step(name: str) -> dict[str, Any]:
    steps = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    (step,) = (step for step in steps if step.get("name") == name)
    return dict(step)


STAND_IN = (
    '#!/bin/sh\nfor word in "$(basename "$0")" "$@"; do printf "[%s]" "$word"; done >>"$LOG"\necho >>"$LOG"\n'
)


@pytest.mark.parametrize(
    ("postings", "site", "expected"),
    [
        ("", "true", ["[mkdocs][build][--strict]", "[casefolio][check][--site]", "[casefolio][pdf]"]),
        ("", "false", ["[casefolio][pdf]"]),
        ("--all", "false", ["[casefolio][pdf]", "[casefolio][pdf][--all]"]),
        (
            "acme $(touch lost) * --out=/ ; touch lost",
            "no; touch lost",
            [
                "[casefolio][pdf]",
                "[casefolio][pdf][--][acme][$(touch][lost)][*][--out=/][;][touch][lost]",
            ],
        ),
    ],
)
def test_the_action_takes_its_inputs_for_words_and_never_for_commands(
    postings: str, site: str, expected: list[str], tmp_path: Path
) -> None:
    """As GitHub runs it; stand-ins for the programs record how they were called."""
    for name in ("casefolio", "mkdocs", "git"):
        program = tmp_path / "temp/casefolio/bin" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(STAND_IN if name != "git" else "#!/bin/sh\necho 1\n", encoding="utf-8")
        program.chmod(0o755)
    (folder := tmp_path / "portfolio").mkdir()
    step = read_action_step("Check, and make site and PDFs")
    assert step["env"] == {
        "NO_MKDOCS_2_WARNING": "1",
        "POSTINGS": "${{ inputs.postings }}",
        "SITE": "${{ inputs.site }}",
    }
    log = tmp_path / "log"
    own = {"POSTINGS": postings, "SITE": site, "RUNNER_TEMP": str(tmp_path / "temp"), "LOG": str(log)}
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **own, "PATH": path, "GITHUB_OUTPUT": str(tmp_path / "output")},
        cwd=folder,
        check=True,
    )
    assert log.read_text(encoding="utf-8").splitlines() == ["[casefolio][check]", *expected]
    assert [*folder.iterdir()] == []
    outputs = [f"pdfs={folder}/build"] if site != "true" else [f"site={folder}/site", f"pdfs={folder}/build"]
    assert (tmp_path / "output").read_text(encoding="utf-8").splitlines() == outputs


def test_the_action_uses_only_inputs_that_it_has_and_says_what_each_is() -> None:
    text = ACTION.read_text(encoding="utf-8")
    action = yaml.safe_load(text)
    assert {*re.findall(r"inputs\.([\w-]+)", text)} == {*action["inputs"]}
    assert all(each["description"] for each in (*action["inputs"].values(), *action["outputs"].values()))
    assert "secrets." not in text and "token" not in text


@pytest.mark.parametrize(
    "line",
    [
        "- uses: actions/checkout@v7",
        f"- uses: actions/checkout@{'a' * 40}",
        f"uses: actions/checkout@{'a' * 40} # v1.0.0",
        f"uses: somebody/else@{'a' * 40} # v7.0.1",
        "container: debian:12",
        "FROM python:3.13-slim AS build",
        "- run: pipx install zensical",
        "- run: pipx run pip-audit --strict",
    ],
)
def test_what_is_not_pinned_would_be_found(line: str) -> None:
    assert find_unpinned(f"steps:\n  {line}\n") == [line]


def test_the_pins_are_audited_each_week() -> None:
    workflow = read_workflow("audit.yml")
    assert {"schedule", "push"} <= set(workflow["on"])
    (command,) = (step["run"] for step in find_steps(workflow) if "run" in step)
    assert "pip-audit" in command and command.endswith("--requirement requirements.txt")


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ({"uses": "somebody/checkout@v1"}, "somebody/checkout@v1"),
        ({"uses": "actions/checkout@v7"}, "what is checked out keeps the token"),
        ({"run": ".venv/bin/casefolo check"}, "casefolo"),
        ({"run": "make bake"}, "bake"),
        ({"run": ".venv/bin/python -m pytest tests/site/test_lost.py"}, "tests/site/test_lost.py"),
        ({"run": '.venv/bin/pip install ".[tests]"'}, "tests"),
        ({"uses": "actions/setup-python@v7", "with": {"cache-dependency-path": "pins.txt"}}, "pins.txt"),
    ],
)
def test_what_does_not_exist_would_be_found(step: dict[str, Any], fault: str) -> None:
    assert find_faults({"jobs": {"one": {"steps": [step]}}}) == [fault]
    assert find_faults({"jobs": {"one": {"needs": "two", "steps": []}}}) == ["one needs two"]


@pytest.mark.parametrize(
    ("path", "is_ignored"),
    [
        ("/data/private.yaml", True),
        ("/data/private.yml", True),
        ("/data/Private.yaml", True),
        ("/data/private.yaml~", True),
        ("/data/.private.yaml.swp", True),
        ("/data/PRIVATE.bak", True),
        ("/data/private.example.yaml", False),
        ("/data/resume.yaml", False),
    ],
)
def test_git_ignores_whatever_looks_like_the_private_file(
    repository: Path, path: str, is_ignored: bool
) -> None:
    """The last pattern that fits counts, as for Git."""
    found = False
    for pattern in (repository / ".gitignore").read_text(encoding="utf-8").splitlines():
        if pattern.startswith(("/data/", "!/data/")) and fnmatchcase(path, pattern.removeprefix("!")):
            found = not pattern.startswith("!")
    assert found == is_ignored

"""The workflow that publishes: what it may do, in which order, and what it says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

Workflow = dict[str, Any]


@pytest.fixture(scope="module")
def workflow(repository: Path) -> Workflow:
    # "on" is a word of YAML's own, and so is the key True.
    return dict(yaml.safe_load((repository / ".github/workflows/pages.yml").read_text(encoding="utf-8")))


def steps(workflow: Workflow, job: str) -> list[str]:
    return [step.get("uses") or step["run"] for step in workflow["jobs"][job]["steps"]]


def find(steps: list[str], words: str) -> int:
    (found,) = [index for index, step in enumerate(steps) if words in step]
    return found


def test_only_the_job_that_publishes_may_write_and_only_pages(workflow: Workflow) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert set(workflow["jobs"]) == {"build", "deploy"}


def test_only_the_main_branch_is_published(workflow: Workflow) -> None:
    assert workflow[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert workflow["jobs"]["deploy"]["environment"]["name"] == "github-pages"


def test_tests_come_first_and_the_site_is_looked_through_before_it_leaves(workflow: Workflow) -> None:
    build = steps(workflow, "build")
    order = ["checkout", "pytest", "mkdocs build --strict", "check --site", "upload-pages-artifact"]
    found = [find(build, words) for words in order]
    assert found == sorted(found)
    # Of the tests only those that look at what this person publishes.
    assert build[find(build, "pytest")].endswith(" tests/test_portfolio.py")
    assert "SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)" in build[find(build, "mkdocs build")]
    # Quiet, MkDocs counts no warnings, and --strict would pass on all of them.
    assert "-q" not in build[find(build, "mkdocs build")].split()


def test_upload_and_deployment_understand_each_other(repository: Path) -> None:
    text = (repository / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"uses: (actions/[\w-]+)@[0-9a-f]{40} # (v\d+)\.", text))
    assert used == {
        ("actions/checkout", "v7"),
        ("actions/setup-python", "v7"),
        ("actions/configure-pages", "v6"),
        ("actions/upload-pages-artifact", "v5"),
        ("actions/deploy-pages", "v5"),
    }


@pytest.mark.parametrize(
    ("written", "is_right"),
    [
        ("site_url: https://ada.github.io/folio/", True),
        ("site_url: https://ada.github.io/folio", True),
        ("site_url: 'https://ada.github.io/folio/'  # here", True),
        ("site_url: https://robin.example.com/portfolio/", False),
        ("site_url: https://ada.github.io/folio2/", False),
        ("# site_url: https://ada.github.io/folio/", False),
    ],
)
def test_an_address_that_was_forgotten_is_told(
    workflow: Workflow, tmp_path: Path, written: str, is_right: bool
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{written}\nplugins: []\n", encoding="utf-8")
    build = steps(workflow, "build")
    script = build[find(build, "::warning")]
    run = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "ADDRESS": "https://ada.github.io/folio"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0
    assert run.stdout.startswith("::warning file=mkdocs.yml::") != is_right
    assert ("https://ada.github.io/folio/" in run.stdout) != is_right

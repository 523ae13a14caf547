"""Many PDFs in one command: what is made again, what is not, and what one failure does to the others."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import sample
from tests.pdf.conftest import ROOT

from casefolio.cli.commands import cli
from casefolio.documents import batch

RESUME = """\
basics: {name: Robin Example}
tags: {billing: {aliases: [invoices]}, python: {}}
work:
  - name: Example
    startDate: 2020
    highlights:
      - {id: one, text: Cut refunds by 3%., tags: [billing]}
      - {id: two, text: Wrote 4 services in Python., tags: [python]}
"""
SLUGS = [f"job-{number}" for number in range(5)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data/postings").mkdir(parents=True)
    (tmp_path / "data/resume.yaml").write_text(RESUME, "utf-8")
    for slug in SLUGS:
        text = f"Engineer {slug}\n\nRequirements\n- Python and invoices.\n"
        (tmp_path / f"data/postings/{slug}.txt").write_text(text, "utf-8")
    shutil.copytree(ROOT / "templates/pdf", tmp_path / "templates/pdf")
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(project), "pdf", *arguments])


def states(result: Result) -> dict[str, str]:
    """The last column of the summary by posting."""
    rows = [line.split() for line in result.stderr.splitlines() if line.startswith("job-")]
    return {row[0]: row[-1] for row in rows}


def test_only_what_changed_is_made_again(project: Path) -> None:
    first = run(project, "--all")
    assert first.exit_code == 0, first.output
    assert states(first) == dict.fromkeys(SLUGS, "made")
    assert [Path(line).parent.name for line in first.stdout.splitlines()] == SLUGS
    assert states(run(project, "--all")) == dict.fromkeys(SLUGS, "unchanged")
    with (project / "data/postings/job-1.txt").open("a", encoding="utf-8") as posting:
        posting.write("- Java.\n")
    assert states(run(project, "--all")) == dict.fromkeys(SLUGS, "unchanged") | {"job-1": "made"}
    assert states(run(project, "--all", "--force")) == dict.fromkeys(SLUGS, "made")


@pytest.mark.parametrize(
    "change",
    sample(
        5,
        [
            "data/resume.yaml",
            "data/private.yaml",
            "mkdocs.yml",
            "templates/pdf/modern/look.css",
            "docs/assets/me.svg",
        ],
    ),
)
def test_what_all_depend_on_makes_all_anew(project: Path, change: str) -> None:
    (project / "data/postings/job-4.txt").unlink()
    run(project, "--all")
    file = project / change
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as text:
        text.write("\n")
    assert states(run(project, "--all")) == dict.fromkeys(SLUGS[:4], "made")


@pytest.mark.sweep
@pytest.mark.parametrize("options", [["--pages", "2"], ["--look", "modern"]])
def test_other_options_make_other_pdfs(project: Path, options: list[str]) -> None:
    run(project, "--all")
    assert states(run(project, "--all", *options)) == dict.fromkeys(SLUGS, "made")


def test_a_pdf_that_was_lost_or_touched_is_made_again(project: Path) -> None:
    run(project, "--all")
    (project / "build/job-0/Robin-Example-Resume.pdf").unlink()
    (project / "build/job-2/Robin-Example-Resume.pdf").write_bytes(b"%PDF-1.7")
    (project / "build/job-3/report.json").write_text("[1]", "utf-8")
    expected = dict.fromkeys(SLUGS, "unchanged") | dict.fromkeys(["job-0", "job-2", "job-3"], "made")
    assert states(run(project, "--all")) == expected


def test_one_that_fails_keeps_no_other_from_being_made(project: Path) -> None:
    (project / "data/postings/job-1.txt").write_text("---\npin: [nine]\n---\nEngineer\n", "utf-8")
    (project / "data/postings/job-3.txt").write_bytes(b"Engineer\n\xe9")
    result = run(project, "--all")
    assert result.exit_code == 1
    assert states(result) == {"job-0": "made", "job-1": "failed", "job-2": "made", "job-4": "made"}
    assert "job-1.txt:2:" in result.stderr and "job-3.txt:2:1: not UTF-8" in result.stderr
    assert result.stderr.rstrip().endswith("2 errors")
    assert sorted(path.parent.name for path in project.glob("build/*/*.pdf")) == ["job-0", "job-2", "job-4"]


def test_processes_make_the_same_bytes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(project, "--all")
    made = {file.parent.name: file.read_bytes() for file in project.glob("build/*/*.pdf")}
    monkeypatch.setattr(batch, "WORTH_PROCESSES", 99)
    run(project, "--all", "--force")
    assert {file.parent.name: file.read_bytes() for file in project.glob("build/*/*.pdf")} == made


def test_a_posting_that_is_named_is_always_made(project: Path) -> None:
    run(project, "job-0")
    report = project / "build/job-0/report.json"
    os.utime(report, (0, 0))
    assert "1 page, the last" in run(project, "job-0").stderr
    assert report.stat().st_mtime > 0
    assert json.loads(report.read_bytes())["document"] == "job-0"


def test_what_no_font_has_is_said(project: Path) -> None:
    """U+0378 is no character yet, so that no font can have it."""
    text = RESUME.replace("Cut refunds", "Cut \u0378 refunds")
    (project / "data/resume.yaml").write_text(text, "utf-8")
    assert "U+0378" in run(project, "job-0").stderr


def test_a_match_tells_what_a_page_holds_that_is_up_to_date(project: Path) -> None:
    def say() -> str:
        return CliRunner().invoke(cli, ["-C", str(project), "match", "job-1"]).stdout

    assert "CHOSEN, BEST FIRST" in say() and "ON THE PAGE" not in say()
    assert run(project, "job-1").exit_code == 0
    assert "ON THE PAGE, BEST FIRST" in say() and "CHOSEN" not in say()
    with (project / "data/postings/job-1.txt").open("a", encoding="utf-8") as posting:
        posting.write("- Java.\n")
    assert "CHOSEN, BEST FIRST" in say()

"""`casefolio pdf`: what it says of what it made, and of what it could not make."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.unit.cli.conftest import RESUME, run


def test_a_time_of_the_sources_that_is_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "²")
    result = run(project, "pdf", "acme")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("SOURCE_DATE_EPOCH: '²' is no time")
    assert result.stderr.endswith("1 error\n")


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


def write_long(project: Path, repository: Path, jobs: int) -> None:
    (project / "templates").symlink_to(repository / "templates")
    work = [
        {"name": f"Quay {n}", "position": "Pilot", "highlights": ["Led ships in. " * 12]} for n in range(jobs)
    ]
    awards = [{"title": f"Prize {number}"} for number in range(30)]
    text = json.dumps({"basics": {"name": "Robin Example"}, "work": work, "awards": awards})
    (project / "data" / "resume.yaml").write_text(text, "utf-8")


def test_more_pages_than_one_are_explained_where_nobody_asked_for_them(
    project: Path, repository: Path
) -> None:
    write_long(project, repository, jobs=20)
    told = "2 pages are the fewest that hold what must stay: work (20 positions with a line each) 1"
    assert f"left out\n  {told}" in run(project, "pdf", "acme").stderr
    report = json.loads((project / "build/acme/report.json").read_text("utf-8"))
    assert report["note"].startswith(told)
    # Told again where nothing has changed.
    assert run(project, "pdf", "acme", "--all").stderr.count(told) == 1
    (project / "data/postings/acme.txt").write_text("---\npages: 2\n---\nPilot\n", "utf-8")
    assert "fewest" not in run(project, "pdf", "acme").stderr


def test_the_table_counts_all_that_was_left_out(project: Path, repository: Path) -> None:
    write_long(project, repository, jobs=8)
    (project / "data/postings/other.txt").write_text("---\npages: 1\n---\nPilot of ships\n", "utf-8")
    rows = run(project, "pdf", "--all").stderr.splitlines()
    (other,) = [row for row in rows if row.startswith("other")]
    assert re.fullmatch(r"other +1 +\d+% +\S+ +\d+ entries +made", other)


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


@pytest.mark.parametrize("lost", ["look.css", "resume.html.j2"])
def test_a_lost_template_of_an_own_look_is_named(project: Path, lost: str) -> None:
    look = project / "templates" / "pdf" / "mine"
    look.mkdir(parents=True)
    (look / "look.css").write_text("")
    (look / "resume.html.j2").write_text("")
    (look / lost).unlink()
    result = run(project, "pdf", "--look", "mine")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"templates/pdf/mine/{lost}: file not found")
    assert "hint: bring it back from the history: git checkout -- templates\n1 error\n" in result.stderr

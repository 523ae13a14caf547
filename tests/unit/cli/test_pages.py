"""`casefolio pages`: where it writes, and where it never does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.unit.cli.conftest import RESUME, run


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


def test_pictures_their_copies_films_and_captions_go_along(designer: Path, tmp_path: Path) -> None:
    # With its cache, in which the pictures are scaled already.
    project = Path(shutil.copytree(designer, tmp_path / "folio", ignore=shutil.ignore_patterns("site")))
    assert run(project, "pages", "--out", "out").exit_code == 0
    names = {file.name for file in (project / "out/assets").iterdir()}
    assert {"board.jpg", "blueprint.svg", "tour.webm", "tour.vtt"} <= names
    assert b"Chrome" not in (project / "out/assets/tour.webm").read_bytes()
    story = (project / "out/case-studies/delay-board.md").read_text("utf-8")
    copies = [file.name for file in (project / "out/assets/sized").iterdir() if file.name in story]
    assert len(copies) >= 3


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

"""A preview on MkDocs' own server, where ours cannot be: bad data leaves the last good pages."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


class Preview:
    """What `mkdocs serve` does between two changes, without the server."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.out = project.parent / "preview"
        config = self._load()
        config.plugins.on_startup(command="serve", dirty=False)

    def rebuild(self, page: str = "resume") -> str:
        build(self._load(), serve_url="http://127.0.0.1:8000/folio/")
        return (self.out / page / "index.html").read_text(encoding="utf-8")

    def _load(self) -> MkDocsConfig:
        return load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.out))


def break_resume(project: Path) -> None:
    file = project / "data/resume.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "wrok: [<b>]\n", encoding="utf-8")


def test_the_last_good_pages_stay_under_a_banner(project: Path) -> None:
    preview = Preview(project)
    assert "Knot Finder" in preview.rebuild()
    good = (project / "data/resume.yaml").read_text(encoding="utf-8")
    break_resume(project)
    page = preview.rebuild()
    assert "Knot Finder" in page
    assert 'role="alert"' in page and "unknown key &#x27;wrok&#x27;" in page and "wrok: [&lt;b&gt;]" in page
    (project / "data/resume.yaml").write_text(good.replace("Knot Finder", "Rope Finder"), encoding="utf-8")
    page = preview.rebuild()
    assert "Rope Finder" in page and 'role="alert"' not in page


def test_bad_data_from_the_start_gives_a_page_that_says_so(project: Path) -> None:
    break_resume(project)
    assert "unknown key &#x27;wrok&#x27;" in Preview(project).rebuild("")


def test_serving_leaves_the_finished_site_alone(project: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in (project / "site").rglob("*")}
    Preview(project).rebuild()
    assert {file: file.stat().st_mtime_ns for file in (project / "site").rglob("*")} == before
    assert not list(project.glob(".site-*"))


def test_the_pdf_is_made_again_only_when_something_changed(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.rmtree(project / ".cache")
    preview = Preview(project)
    with caplog.at_level(logging.INFO, "mkdocs.plugins.portfolio"):
        for _ in range(2):
            preview.rebuild()
        assert caplog.text.count("made Ada-Sample-Resume.pdf") == 1
        file = project / "data/resume.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("Kites", "Drums"), encoding="utf-8")
        preview.rebuild()
        assert caplog.text.count("made Ada-Sample-Resume.pdf") == 2

"""The exported pages build without our hook, as another site generator would take them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from casefolio.checks.links import examine_links
from casefolio.pages.exported import export_pages, write_pages
from casefolio.resume.portfolio import read_case_study_pages, read_portfolio


def export(project: Path, out: Path) -> Path:
    """The pages of `project` as files, with its theme and configuration, but without our hook."""
    shutil.copytree(project / "docs", out / "docs")
    shutil.copytree(project / "templates", out / "templates")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    kept = [line for line in config.splitlines() if not line.startswith(("hooks:", "watch:"))]
    (out / "mkdocs.yml").write_text("\n".join(kept), encoding="utf-8")
    pages = export_pages(read_portfolio(project, private=False), read_case_study_pages(project))
    write_pages(pages, out / "docs")
    return out


@pytest.fixture
def exported(project: Path, tmp_path: Path) -> Path:
    return export(project, tmp_path / "exported")


def test_exported_pages_build_strictly_without_the_hook(exported: Path, build_site: Any) -> None:
    result = build_site(exported)
    assert result.done, result.log
    expect_whole_site(exported / "site")


GENERATORS = {"properdocs": [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]}
if zensical := shutil.which("zensical"):
    # Not everywhere to be had, and no dependency; a job of its own in CI brings it.
    GENERATORS["zensical"] = [zensical, "build", "--strict"]


@pytest.mark.sweep
@pytest.mark.parametrize("generator", GENERATORS)
def test_exported_pages_build_strictly_with_another_generator(exported: Path, generator: str) -> None:
    run = subprocess.run(GENERATORS[generator], cwd=exported, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()
    expect_whole_site(exported / "site")


@pytest.mark.parametrize("generator", GENERATORS)
def test_pictures_films_and_cards_are_exported_too(designer: Path, tmp_path: Path, generator: str) -> None:
    out = export(designer, tmp_path / "exported")
    run = subprocess.run(GENERATORS[generator], cwd=out, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()
    assert examine_links(out / "site", "https://okonjo.example/folio/") == []
    story = (out / "site/case-studies/delay-board/index.html").read_text(encoding="utf-8")
    assert re.search(r'<source type="image/webp" srcset="/folio/assets/sized/board-\w+-640.webp 640w', story)
    assert '<video controls preload="none" poster="/folio/assets/tour.png"' in story
    assert 'data-frame="https://embed.figma.com/proto/AbCdEf123456?' in story
    assert 'href="/folio/resume/?tag=service-design"' in story
    own = (out / "site/workshops/index.html").read_text(encoding="utf-8")
    assert re.search(r'srcset="/folio/assets/sized/before-\w+-1000.webp 1000w"', own)
    for page in (story, own):
        assert re.search(r'<script src="[./]+assets/stories.js" defer>', page)


def expect_whole_site(site: Path) -> None:
    resume = (site / "resume/index.html").read_text(encoding="utf-8")
    assert 'href="../case-studies/quiet-ferry/#casestudy-quiet-ferry">The quiet ferry' in resume
    assert 'id="highlight-half-the-noise"' in resume
    assert 'src="../assets/topics.js"' in resume
    assert '<meta property="og:title" content="Resume">' in resume

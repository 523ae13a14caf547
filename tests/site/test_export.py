"""The exported pages build without our hook, as another site generator would take them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from casefolio.pages.markdown import build_pages, read_own_pages, write_pages
from casefolio.pages.publications import build_bibliography
from casefolio.resume.portfolio import read_case_study_pages, read_portfolio


@pytest.fixture
def exported(project: Path, tmp_path: Path) -> Path:
    """The pages of `project` as files, with its theme and configuration, but without our hook."""
    out = tmp_path / "exported"
    shutil.copytree(project / "docs", out / "docs")
    shutil.copytree(project / "templates", out / "templates")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    kept = [line for line in config.splitlines() if not line.startswith(("hooks:", "watch:"))]
    (out / "mkdocs.yml").write_text("\n".join(kept), encoding="utf-8")
    portfolio = read_portfolio(project, private=False)
    pages = build_pages(portfolio, read_case_study_pages(project))
    files = build_bibliography(portfolio.resume)
    write_pages(pages | files | read_own_pages(project, pages), out / "docs")
    return out


def test_exported_pages_build_strictly_without_the_hook(exported: Path, build_site: Any) -> None:
    result = build_site(exported)
    assert result.done, result.log
    expect_whole_site(exported / "site")


GENERATORS = {"properdocs": [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]}
if zensical := shutil.which("zensical"):
    # Not everywhere to be had, and no dependency; a job of its own in CI brings it.
    GENERATORS["zensical"] = [zensical, "build", "--strict"]


@pytest.mark.parametrize("generator", GENERATORS)
def test_exported_pages_build_strictly_with_another_generator(exported: Path, generator: str) -> None:
    run = subprocess.run(GENERATORS[generator], cwd=exported, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()
    expect_whole_site(exported / "site")


def expect_whole_site(site: Path) -> None:
    resume = (site / "resume/index.html").read_text(encoding="utf-8")
    assert 'href="../case-studies/quiet-ferry/#casestudy-quiet-ferry">The quiet ferry' in resume
    assert 'id="highlight-half-the-noise"' in resume
    assert 'src="../assets/topics.js"' in resume
    assert '<meta property="og:title" content="Resume">' in resume

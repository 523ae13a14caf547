"""The exported pages build without our hook, as another site generator would take them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from casefolio.load import read_case_study_pages, read_portfolio
from casefolio.pages import build_pages, read_own_pages, write_pages


def test_exported_pages_build_strictly_without_the_hook(
    project: Path, build_site: Any, tmp_path: Path
) -> None:
    out = tmp_path / "exported"
    shutil.copytree(project / "docs", out / "docs")
    shutil.copytree(project / "templates", out / "templates")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    kept = [line for line in config.splitlines() if not line.startswith(("hooks:", "watch:"))]
    (out / "mkdocs.yml").write_text("\n".join(kept), encoding="utf-8")
    pages = build_pages(read_portfolio(project, private=False), read_case_study_pages(project))
    write_pages(pages | read_own_pages(project, pages), out / "docs")
    result = build_site(out)
    assert result.done, result.log
    resume = (out / "site/resume/index.html").read_text(encoding="utf-8")
    assert 'href="../case-studies/quiet-ferry/#casestudy-quiet-ferry">The quiet ferry' in resume
    assert 'id="highlight-half-the-noise"' in resume

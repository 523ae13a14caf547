"""The files of the site for another generator: what the person's own pages become there."""

from __future__ import annotations

from pathlib import Path

from casefolio.pages.exported import export_pages, write_pages
from casefolio.resume.portfolio import read_portfolio

RESUME = "basics: {name: Ada}\nmeta: {casefolio: {math: true, embeds: [figma]}}\n"
PAGE = """---
title: Costs $1 or $2
---

![A pier](assets/pier.svg) of $x^2$ for [$5](https://ada.example) and $6.

https://www.figma.com/board/AbCdEf123456/
"""


def test_own_pages_have_what_stories_have_below_their_front_matter(tmp_path: Path) -> None:
    for path, text in {
        "data/resume.yaml": RESUME,
        "mkdocs.yml": "site_url: https://ada.example/folio/\n",
        "docs/talks/one.md": PAGE.replace("assets/", "../assets/"),
        "docs/resume.md": "never shown",
        "docs/assets/pier.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"/>',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    pages = export_pages(read_portfolio(tmp_path, private=False), {})
    assert pages.keys() == {"index.md", "resume.md", "talks/one.md", "assets/pier.svg"}
    own = str(pages["talks/one.md"])
    assert own.startswith("---\ntitle: Costs $1 or $2\n---\n")
    assert '![A pier](../assets/pier.svg){ width="8" height="4" decoding="async" }' in own
    assert "<msup>" in own and "[$5](https://ada.example) and $6." in own
    assert 'data-frame="https://embed.figma.com/board/AbCdEf123456?embed-host=share"' in own
    assert own.endswith(' data-next="Next picture"></div>\n')
    files = write_pages(pages, tmp_path / "out")
    assert [file.relative_to(tmp_path / "out").as_posix() for file in files] == list(pages)
    assert files[1].read_text(encoding="utf-8") == pages["resume.md"]

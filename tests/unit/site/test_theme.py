"""What a site takes of MkDocs' theme."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import File, Files

from casefolio.site.theme import SCRIPTS_PARTS, find_language, needs_scripts, without_scripts


@pytest.mark.parametrize(
    ("asked", "found"), [("de", "de"), ("de-AT", "de"), ("pt-BR", "pt-BR"), ("xx", "en")]
)
def test_the_theme_s_own_name_for_a_language_is_the_nearest(tmp_path: Path, asked: str, found: str) -> None:
    for name in ("de", "pt-BR"):
        file = tmp_path / f"partials/languages/{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert find_language(asked, [str(tmp_path / "nowhere"), str(tmp_path)]) == found


def test_the_theme_s_scripts_are_taken_out_and_nothing_else() -> None:
    paths = ["assets/javascripts/bundle.js", "assets/stylesheets/main.css.map", "assets/site.css", "own.js"]
    files = Files([File(path, "theme", "site", True) for path in paths])
    without_scripts(files)
    assert [file.src_uri for file in files] == ["assets/site.css", "own.js"]


@pytest.mark.parametrize(
    ("options", "needed"),
    [({}, False), ({"features": ["navigation.instant"]}, True), ({"plugins": ["search"]}, True),
     ({"scripts": ["own.js"]}, True), ({"plugins": ["hooks/portfolio.py"]}, False)],
)  # fmt: skip
def test_scripts_stay_where_something_uses_them(options: dict[str, Any], needed: bool) -> None:
    config: Any = SimpleNamespace(
        theme={"features": options.get("features", [])},
        plugins=options.get("plugins", []),
        hooks=["hooks/portfolio.py"],
        extra_javascript=options.get("scripts", []),
    )
    assert needs_scripts(config) is needed


def test_the_switches_for_scripts_are_seen_in_a_page() -> None:
    page = (
        '<body>\n <input class="md-toggle" id="x">\n <label class="md-overlay" for="x"></label><main></main>'
    )
    assert SCRIPTS_PARTS.sub("", page) == "<body><main></main>"

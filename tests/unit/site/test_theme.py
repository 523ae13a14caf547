"""What a site takes of MkDocs' theme."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import File, Files

from casefolio.site.theme import (
    SCRIPTS_PARTS,
    find_language,
    list_own_folders,
    narrow_theme,
    needs_scripts,
    use_theme,
    without_scripts,
)


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
     ({"scripts": ["own.js"]}, True), ({"plugins": ["hooks/portfolio.py"]}, False),
     ({"plugins": ["casefolio"]}, False)],
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


def configure(root: Path, custom_dir: Path | None) -> Any:
    """As much of MkDocs' configuration as decides where templates are looked for."""
    own = [str(custom_dir)] if custom_dir else []
    theme = SimpleNamespace(
        name="material", custom_dir=own[0] if own else None, dirs=[*own, "material", "mkdocs"]
    )
    return SimpleNamespace(config_file_path=str(root / "mkdocs.yml"), theme=theme)


def test_templates_of_the_project_come_before_the_shipped_ones_and_these_before_material_s(
    tmp_path: Path, repository: Path
) -> None:
    shipped = str(repository / "templates/site/theme")
    config = configure(tmp_path, None)
    use_theme(config)
    assert config.theme.dirs == [shipped, "material", "mkdocs"]
    own = tmp_path / "templates/site/theme"
    own.mkdir(parents=True)
    # In a preview MkDocs reads its configuration anew each time; asking twice changes nothing.
    use_theme(config)
    use_theme(config)
    assert config.theme.dirs == [str(own), shipped, "material", "mkdocs"]
    assert list_own_folders(config) == [str(own), shipped]


def test_a_folder_that_the_person_names_comes_first_and_once(tmp_path: Path, repository: Path) -> None:
    mine = configure(tmp_path, tmp_path / "mine")
    use_theme(mine)
    assert mine.theme.dirs[0] == str(tmp_path / "mine")
    # The sample names the folder that is shipped.
    sample = configure(repository, repository / "templates/site/theme")
    use_theme(sample)
    assert sample.theme.dirs == [str(repository / "templates/site/theme"), "material", "mkdocs"]


def test_mkdocs_lists_none_of_material_s_files_and_all_folders_are_given_back(tmp_path: Path) -> None:
    config = configure(tmp_path, None)
    assert narrow_theme(config) is None, "without templates of ours nothing is to be gained"
    use_theme(config)
    folders = narrow_theme(config)
    assert folders is not None and folders[-2:] == ["material", "mkdocs"]
    assert config.theme.dirs == folders[:-2]

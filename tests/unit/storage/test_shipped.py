"""Where the files lie that come with the program, and that a project's own take their place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from casefolio.storage import shipped
from casefolio.storage.shipped import (
    SHIPPED,
    find_file,
    find_folders,
    find_shipped_root,
    is_shipped,
    list_files,
    list_shipped,
    shipped_root,
)

SHEET = Path("templates/pdf/modern/look.css")
FONTS = Path("docs/assets/fonts")
OWN_ASSETS = {f"docs/assets/{name}" for name in ("publications.js", "site.css", "stories.js", "topics.js")}


def write(root: Path, path: Path | str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_they_lie_at_the_top_of_the_repository_or_within_the_installed_engine(tmp_path: Path) -> None:
    """A copy beside the code of a repository, such as an older build's, is never read."""
    write(tmp_path, "clone/pyproject.toml", "")
    write(tmp_path, "clone/src/casefolio/_shipped/templates/x", "stale")
    assert find_shipped_root(tmp_path / "clone/src/casefolio") == tmp_path / "clone"
    installed = tmp_path / "lib/site-packages/casefolio"
    assert find_shipped_root(installed) == installed / "_shipped"


def test_this_repository_is_read_where_it_is(repository: Path) -> None:
    assert shipped_root() == repository


def test_the_wheel_packs_what_is_shipped(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["only-include"] == ["src/casefolio", *(path.as_posix() for path in SHIPPED)]
    assert wheel["dev-mode-dirs"] == ["src"], "an editable installation has no copies"


def test_a_file_of_the_project_wins_file_by_file(tmp_path: Path) -> None:
    assert find_file(tmp_path, SHEET) == shipped_root() / SHEET
    own = write(tmp_path, SHEET, "p {}")
    assert find_file(tmp_path, SHEET) == own
    other = SHEET.with_name("resume.html.j2")
    assert find_file(tmp_path, other) == shipped_root() / other


@pytest.mark.parametrize("path", ["data/resume.yaml", "docs/index.md", "docs/assets/me.jpg", "mkdocs.yml"])
def test_nothing_of_the_person_who_shipped_it_stands_in(tmp_path: Path, path: str) -> None:
    """The repository has its own resume; a project without one has none."""
    assert not is_shipped(Path(path))
    assert find_file(tmp_path, Path(path)) == tmp_path / path


def test_what_is_nowhere_is_looked_for_in_the_project(tmp_path: Path) -> None:
    assert find_file(tmp_path, Path("templates/pdf/lost.css")) == tmp_path / "templates/pdf/lost.css"


def test_folders_are_searched_the_project_s_first_and_once(tmp_path: Path, repository: Path) -> None:
    assert find_folders(tmp_path, FONTS) == (tmp_path / FONTS, repository / FONTS)
    assert find_folders(repository, FONTS) == (repository / FONTS,)


def test_a_list_of_files_has_each_path_once(tmp_path: Path) -> None:
    own = write(tmp_path, SHEET, "p {}")
    mine = write(tmp_path, "templates/pdf/mine/look.css", "p {}")
    found = list(list_files(tmp_path, [Path("templates/pdf"), Path("data")]))
    names = [name for name, _ in found]
    assert names == sorted(set(names))
    files = dict(found)
    assert files[SHEET.as_posix()] == own and files["templates/pdf/mine/look.css"] == mine
    assert files["templates/pdf/_parts/base.css"] == shipped_root() / "templates/pdf/_parts/base.css"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            Path("docs/assets"),
            OWN_ASSETS,
        ),
        (
            Path("docs"),
            OWN_ASSETS,
        ),
        (Path("docs/assets/site.css"), {"docs/assets/site.css"}),
        (Path("docs/case-studies"), set()),
        (Path("data"), set()),
    ],
)
def test_what_is_shipped_at_a_place(place: Path, expected: set[str]) -> None:
    found = {name for name in list_shipped([place]) if not name.startswith(f"{FONTS.as_posix()}/")}
    assert found == expected


CUT_FROM = {"folio-math.woff2": "NotoSansMath"}


def test_every_font_comes_with_its_licence() -> None:
    for folder in (FONTS, Path("templates/pdf/fonts")):
        names = [Path(name).name for name in list_shipped([folder])]
        families = {name.split("-")[0].split("_")[0] for name in names if name.startswith("Source")}
        # Cut from another font, and so under another name.
        families |= {CUT_FROM[name] for name in names if name in CUT_FROM}
        licences = {name.split("-")[0] for name in names if "LICENSE" in name}
        assert families and families == licences


def test_the_engine_has_no_second_name_for_its_folder() -> None:
    assert Path(shipped.__file__).is_relative_to(shipped.ENGINE_FOLDER)


def test_a_link_to_a_file_counts_and_one_to_a_folder_or_to_itself_does_not(tmp_path: Path) -> None:
    write(tmp_path, "own/look/look.css", "")
    for name, target in (
        ("linked.css", "look/look.css"),
        ("folder", "look"),
        ("lost", "x"),
        ("circle", "circle"),
    ):
        (tmp_path / "own" / name).symlink_to(target)
    found = dict(list_files(tmp_path, [Path("own")]))
    assert found == {path: tmp_path / path for path in ("own/linked.css", "own/look/look.css")}

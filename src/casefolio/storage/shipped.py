"""The files that come with the program: templates, the site's assets and fonts, schemas.

A file of a project with the same path takes the place of the shipped one, file by file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import casefolio
from casefolio.storage.project import ASSETS_FOLDER, SCHEMA_FOLDER, TEMPLATES_FOLDER

ENGINE_FOLDER = Path(casefolio.__file__).parent

PACKED_FOLDER = "_shipped"
"""The folder of the engine that holds the shipped files in a wheel."""

SHIPPED = (
    TEMPLATES_FOLDER,
    ASSETS_FOLDER / "fonts",
    ASSETS_FOLDER / "site.css",
    ASSETS_FOLDER / "topics.js",
    ASSETS_FOLDER / "publications.js",
    ASSETS_FOLDER / "stories.js",
    SCHEMA_FOLDER,
)
"""What is shipped; pyproject.toml packs the same. Assets by name: a person puts pictures beside them."""


@cache
def shipped_root() -> Path:
    """The folder in which the shipped files lie, at the same paths as in a project.

    In a clone, and where it is installed as editable, that is the top of the repository, never a copy.
    """
    return find_shipped_root(ENGINE_FOLDER)


def find_shipped_root(engine: Path) -> Path:
    """The same for an engine in another folder."""
    top = engine.parent.parent
    is_repository = engine.parent.name == "src" and (top / "pyproject.toml").is_file()
    return top if is_repository else engine / PACKED_FOLDER


def is_shipped(path: Path) -> bool:
    """Whether a path, relative to a project's root, is one of which a shipped file may stand in."""
    return any(path == each or each in path.parents for each in SHIPPED)


def find_file(root: Path, path: Path) -> Path:
    """The project's file at `path` below `root`; the shipped one where the project has none.

    Where there is neither, the path in the project is returned.
    """
    own = root / path
    if own.is_file() or not is_shipped(path):
        return own
    shipped = shipped_root() / path
    return shipped if shipped.is_file() else own


def find_folders(root: Path, folder: Path) -> tuple[Path, ...]:
    """Where the files of a shipped folder are looked for, in this order; some may not exist."""
    own, shipped = root / folder, shipped_root() / folder
    return (own,) if _is_shipped_root(root) else (own, shipped)


def list_shipped(places: Iterable[Path]) -> dict[str, Path]:
    """The shipped files at or below the places, by their paths in a project."""
    return {name: Path(path) for name, path in _list_shipped(places).items()}


def _list_shipped(places: Iterable[Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place in places:
        for each in SHIPPED:
            inner = (
                place if each in place.parents else each if each == place or place in each.parents else None
            )
            if inner is not None:
                found |= _list_below(shipped_root(), inner)
    return found


def list_files(root: Path, places: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """All files at or below the places, by their paths in the project, shipped ones included.

    Sorted within each place; Python's compiled files are left out.
    """
    for name, path in list_paths(root, places):
        yield name, Path(path)


def list_paths(root: Path, places: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The same as texts.

    Why: a digest of the program reads some 400 files, and to make a Path takes as long as to open one.
    """
    is_merged = not _is_shipped_root(root)
    for place in places:
        shipped = _list_shipped([place]) if is_merged and place != Path() else {}
        found = shipped | _list_below(root, place)
        yield from sorted(found.items())


def _is_shipped_root(root: Path) -> bool:
    return root.resolve() == shipped_root()


def _list_below(root: Path, place: Path) -> dict[str, str]:
    path = root / place
    if path.is_dir():
        return dict(_walk(path, "" if place == Path() else f"{place.as_posix()}/"))
    return {place.as_posix(): str(path)} if path.is_file() else {}


def _walk(folder: Path | str, above: str) -> Iterator[tuple[str, str]]:
    """The files below a folder, links to files included; `above` is put before their names.

    Why: `Path.rglob` takes five times as long.
    """
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except PermissionError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _walk(entry.path, f"{above}{entry.name}/")
            continue
        # A link may lead in a circle, at which only a path does not raise.
        if Path(entry.path).is_file() if entry.is_symlink() else entry.is_file():
            yield f"{above}{entry.name}", entry.path

"""Writes a portfolio of one's own into a folder: data, a story, a posting, and what publishes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from casefolio import __version__
from casefolio.deferred.dataclasses import dataclass
from casefolio.importing.notes import Note
from casefolio.importing.resume import import_files
from casefolio.schema import editor_line
from casefolio.starting.placeholders import NAME, REPOSITORY, read_part
from casefolio.storage.project import (
    CASE_STUDIES_FOLDER,
    DOCS_FOLDER,
    POSTINGS_FOLDER,
    PRIVATE_FILE,
    RESUME_FILE,
    SCHEMA_FOLDER,
    SITE_CONFIG,
)
from casefolio.storage.shipped import list_shipped
from casefolio.storage.writing.output import write_new
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.patterns import lazy_pattern

STORY_FILE = CASE_STUDIES_FOLDER / "first-story.md"
POSTING_FILE = POSTINGS_FOLDER / "first-posting.txt"

_PARTS = {
    RESUME_FILE: "resume.yaml",
    STORY_FILE: "story.md",
    POSTING_FILE: "posting.txt",
    SITE_CONFIG: "mkdocs.yml",
    Path(".gitignore"): "gitignore",
    Path("README.md"): "README.md",
    Path("requirements.txt"): "requirements.txt",
    Path(".github/workflows/pages.yml"): "pages.yml",
}
"""The files of a new portfolio, and what each is made from."""

_PLAIN_NAME = lazy_pattern(r"[^\W\d_][\w.'’-]*( [^\W\d_][\w.'’-]*)+")
"""Names of two words or more that mean the same in YAML with and without quotes."""


@dataclass(frozen=True)
class Started:
    """The files of a new portfolio, by their paths in it, and what an import tells of them."""

    files: Mapping[Path, bytes]
    notes: tuple[Note, ...] = ()


def make_portfolio(name: str = "", sources: Sequence[Path] = ()) -> Started:
    """A portfolio with placeholders, or with the resume of the `sources`, which `import` reads too.

    `name` is the person's. Raises InputError where a source cannot be read, and where nobody says whose
    resume it is.
    """
    texts = {path: read_part(part) for path, part in _PARTS.items()}
    notes: tuple[Note, ...] = ()
    if sources:
        # A story without an entry in the resume would be an error; and Git keeps no empty folder.
        del texts[STORY_FILE]
        texts[DOCS_FOLDER / ".gitkeep"] = ""
        imported = import_files(sources, name=name)
        if imported.is_part:
            message = "it holds publications alone, and nobody says whose they are"
            raise InputError([Problem(Place(sources[0].name), message, "say it: --name 'Robin Example'")])
        texts[RESUME_FILE] = editor_line("resume") + imported.resume
        if imported.private:
            texts[PRIVATE_FILE] = editor_line("private") + imported.private
        notes = imported.notes
    elif name:
        texts[RESUME_FILE] = texts[RESUME_FILE].replace(f"name: {NAME}", f"name: {_quote(name)}")
    pins = texts[Path("requirements.txt")].replace("REPOSITORY", REPOSITORY).replace("VERSION", __version__)
    texts[Path("requirements.txt")] = pins
    files = {path: text.encode() for path, text in texts.items()}
    files |= {Path(path): file.read_bytes() for path, file in list_shipped([SCHEMA_FOLDER]).items()}
    return Started(dict(sorted(files.items())), notes)


def write_portfolio(files: Mapping[Path, bytes], folder: Path) -> None:
    """Write the files into a folder, which may exist; what a stopped run has left out, the next adds.

    Raises InputError where one of them is there already and is another, or all are; nothing is written then.
    """
    there = [path for path in files if (folder / path).exists() or (folder / path).is_symlink()]
    if len(there) < len(files):
        there = [path for path in there if not _is_same(folder / path, files[path])]
    there += [path for path in _list_blocked(files, folder) if path not in there]
    if there:
        hint = "nothing is written over: move it away, or choose another folder"
        raise InputError(
            [Problem(Place((folder / path).as_posix()), "is in the way", hint) for path in there]
        )
    for path, data in files.items():
        if not (folder / path).exists():
            write_new(folder / path, data)


def _is_same(file: Path, data: bytes) -> bool:
    return file.is_file() and not file.is_symlink() and file.read_bytes() == data


def _list_blocked(files: Mapping[Path, bytes], folder: Path) -> list[Path]:
    """The folders that are needed and are files; the folder itself is `Path()`."""
    parents = {parent for path in files for parent in path.parents}
    return sorted(path for path in parents if (folder / path).exists() and not (folder / path).is_dir())


def _quote(name: str) -> str:
    """A name as YAML: in quotes where it needs some."""
    return name if _PLAIN_NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)

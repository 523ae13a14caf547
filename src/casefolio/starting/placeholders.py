"""Finds what a new portfolio came with, and nobody has replaced yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casefolio.storage.project import CASE_STUDIES_FOLDER, POSTINGS_FOLDER, RESUME_FILE, SITE_CONFIG
from casefolio.storage.shipped import ENGINE_FOLDER
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import Source, read_source

PARTS_FOLDER = ENGINE_FOLDER / "starting" / "portfolio"

NAME = "Your Name"
"""The placeholder of the person's name."""

OWNER = "OWNER"
"""The placeholder of who publishes this program, until a release names it."""

REPOSITORY = f"https://github.com/{OWNER}/casefolio"

_AS_IT_CAME = "still as it came with the new portfolio"
_HINT = "write yours, or take it out"


def read_part(name: str) -> str:
    """The text from which a file of a new portfolio is made."""
    return (PARTS_FOLDER / name).read_text(encoding="utf-8")


def find_placeholders(root: Path) -> Iterator[Problem]:
    """A warning for each line in the project that still stands as `casefolio new` wrote it.

    Ids, dates and single words are passed over: they may well be the person's too.
    """
    for path, part in ((RESUME_FILE, "resume.yaml"), (SITE_CONFIG, "mkdocs.yml")):
        ours = {text for line in read_part(part).splitlines() if _is_telling(text := _find_text(line))}
        source = _read(root / path, root)
        if source is None:
            continue
        for number, line in enumerate(source.lines, 1):
            if (text := _find_text(line)) in ours:
                place = Place(path.as_posix(), number, line.index(text) + 1)
                yield source.problem(place, _AS_IT_CAME, _HINT, severity="warning")
    for folder, ending, part, hint in (
        (CASE_STUDIES_FOLDER, "md", "story.md", _HINT),
        (
            POSTINGS_FOLDER,
            "txt",
            "posting.txt",
            "delete it, so that `casefolio pdf --all` makes no PDF for it",
        ),
    ):
        for file in sorted((root / folder).glob(f"*.{ending}")):
            # Git may have written it with other line ends.
            if file.is_file() and file.read_bytes().replace(b"\r\n", b"\n") == read_part(part).encode():
                yield Problem(Place(file.relative_to(root).as_posix()), _AS_IT_CAME, hint, severity="warning")
    yield from _find_owner(root)


def _read(file: Path, root: Path) -> Source | None:
    try:
        return read_source(file, root)
    except InputError:
        # Reported where the portfolio is read; there may be no site.
        return None


def _find_text(line: str) -> str:
    """The text on a line of YAML: behind its key, without a comment; "" for a list or mapping."""
    text = f" {line}".partition(" #")[0].strip().removeprefix("- ")
    text = text.partition(": ")[2] or text
    return "" if text.startswith(("[", "{")) else text


def _is_telling(text: str) -> bool:
    return any(mark in text for mark in (" ", "@", "://"))


def _find_owner(root: Path) -> Iterator[Problem]:
    """A warning where the requirements name a repository that is none."""
    source = _read(root / "requirements.txt", root)
    start = source.text.find(f"/{OWNER}/") if source else -1
    if source and start >= 0:
        message = (
            f"'{OWNER}' stands for the owner of Casefolio's repository: nothing can be installed from here"
        )
        hint = "write the address that you installed it from; a server that builds your site reads it here"
        yield source.problem(source.place_at(start + 1), message, hint, severity="warning")

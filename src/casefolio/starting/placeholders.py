"""Finds what a new portfolio came with, and nobody has replaced yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casefolio.storage.project import CASE_STUDIES_FOLDER, RESUME_FILE, SITE_CONFIG
from casefolio.storage.shipped import ENGINE_FOLDER
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_tree import Node, parse_yaml

PARTS_FOLDER = ENGINE_FOLDER / "starting" / "portfolio"

NAME = "Your Name"
"""The placeholder of the person's name."""

OWNER = "OWNER"
"""The placeholder of who publishes this program, until a release names it."""

REPOSITORY = f"https://github.com/{OWNER}/casefolio"

_HINT = "write yours, or take it out"


def read_part(name: str) -> str:
    """The text from which a file of a new portfolio is made."""
    return (PARTS_FOLDER / name).read_text(encoding="utf-8")


def find_placeholders(root: Path) -> Iterator[Problem]:
    """A warning for each text in the project that still stands as `casefolio new` wrote it.

    Ids, dates and single words are passed over: they may well be the person's too.
    """
    for path, part in ((RESUME_FILE, "resume.yaml"), (SITE_CONFIG, "mkdocs.yml")):
        ours = {str(node.value) for node in parse_yaml(Source(part, read_part(part))).scalars()}
        node = _read(root / path, root)
        for value in node.scalars() if node else ():
            if value.value in ours and _is_telling(str(value.value)):
                yield value.warning("still as it came with the new portfolio", _HINT)
    for story in sorted((root / CASE_STUDIES_FOLDER).glob("*.md")):
        if story.read_bytes() == read_part("story.md").encode():
            place = Place(story.relative_to(root).as_posix())
            yield Problem(
                place, "still the story that came with the new portfolio", _HINT, severity="warning"
            )
    yield from _find_owner(root)


def _read(file: Path, root: Path) -> Node | None:
    try:
        return parse_yaml(read_source(file, root), with_tags=True)
    except InputError:
        # Reported where the portfolio is read; there may be no site.
        return None


def _is_telling(text: str) -> bool:
    return any(mark in text for mark in (" ", "@", "://"))


def _find_owner(root: Path) -> Iterator[Problem]:
    """A warning where the requirements name a repository that is none."""
    try:
        source = read_source(root / "requirements.txt", root)
    except InputError:
        return
    start = source.text.find(f"/{OWNER}/")
    if start >= 0:
        message = (
            f"'{OWNER}' stands for the owner of Casefolio's repository: nothing can be installed from here"
        )
        hint = "write the address that you have it from"
        yield source.problem(source.place_at(start + 1), message, hint, severity="warning")

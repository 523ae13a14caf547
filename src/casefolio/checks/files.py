"""Files that a build stumbles over before it reads them: links in circles, and text that is not UTF-8."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from casefolio.storage.project import DOCS_FOLDER, POSTING_ENDINGS, POSTINGS_FOLDER, TEMPLATES_FOLDER
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import describe_failure, display_path, read_source, real_path

_PAGE_ENDINGS = (".html", ".css")
"""The files below docs/ that are read as text as they are; Markdown is checked where it is parsed."""

_TEMPLATE_ENDINGS = (".j2", ".html", ".css", ".xml")


def find_lost_links(root: Path, top: Path) -> Iterator[Problem]:
    """Symbolic links below the folder `top` that lead nowhere, to themselves, or to a folder around them.

    Why: a site generator follows them, and fails or does not come to an end; and a posting that is not found
    is not held back.
    """
    for folder, folders, names in os.walk(root / top):
        for path in (Path(folder, name) for name in sorted([*folders, *names])):
            if path.is_symlink():
                yield from _examine_link(path, display_path(path, root))


def find_unread_postings(root: Path) -> Iterator[Problem]:
    """A warning at each file, or folder of such, among the postings that no command reads."""
    folder = root / POSTINGS_FOLDER
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        is_known = file.suffix.lower() in POSTING_ENDINGS or file.stem == "README" or file.name[:1] in "._~"
        if file.is_dir() and any(each.suffix.lower() in POSTING_ENDINGS for each in file.rglob("*")):
            hint = f"move what is in it into {POSTINGS_FOLDER.as_posix()}/ itself"
            yield _warn_unread(file, root, "postings in a folder of their own are not read", hint)
        elif not file.is_dir() and not is_known:
            hint = f"paste its text into '{file.stem}.txt' beside it"
            yield _warn_unread(file, root, "not read: a posting is a .txt or .md file", hint)


def _warn_unread(file: Path, root: Path, message: str, hint: str) -> Problem:
    return Problem(Place(display_path(file, root)), message, hint, severity="warning")


def _examine_link(link: Path, shown: str) -> Iterator[Problem]:
    try:
        link.stat()
    except FileNotFoundError:
        message = f"a link to '{link.readlink()}', which does not exist"
        yield Problem(Place(shown), message, "let it lead to a file, or delete it")
    except OSError as error:
        yield describe_failure(error, shown, done="read")
    else:
        if link.is_dir() and real_path(link.parent).is_relative_to(real_path(link)):
            message = "a link to a folder that it lies in: what is there would be found again and again"
            yield Problem(Place(shown), message, "delete it, or put copies of the files there")


def find_undecodable(root: Path, is_excluded: Callable[[str], bool] = lambda _: False) -> Iterator[Problem]:
    """Pages, styles and templates that are not UTF-8, or cannot be read.

    `is_excluded` says of a path below docs/ that it is not published.
    """
    docs = root / DOCS_FOLDER
    for file in sorted(docs.rglob("*")):
        if file.suffix in _PAGE_ENDINGS and not is_excluded(file.relative_to(docs).as_posix()):
            yield from _examine_text(file, root)
    for file in sorted((root / TEMPLATES_FOLDER).rglob("*")):
        if file.suffix in _TEMPLATE_ENDINGS:
            yield from _examine_text(file, root)


def _examine_text(file: Path, root: Path) -> Iterator[Problem]:
    try:
        if file.is_file():
            read_source(file, root)
    except InputError as error:
        yield from error.problems

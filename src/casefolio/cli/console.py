"""The console: output, colours, progress, and the files that arguments name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from casefolio.text.errors import InputError, Place, Problem, suggest
from casefolio.text.escaping.terminal import mark_style, write_terminal

if TYPE_CHECKING:
    from casefolio.text.source import Source

LONGEST_PATH = 1_000
"""Characters of the longest path; a longer argument is pasted text."""


class Session:
    """The folder in which a command works, and how much it prints."""

    def __init__(self, folder: Path, quiet: bool) -> None:
        self.folder = folder
        self.quiet = quiet

    def find_root(self) -> Path:
        from casefolio.storage.project import find_root

        return find_root(self.folder)

    def locate(self, path: Path) -> Path:
        """A path that the person gave, resolved against the folder in which the command works."""
        return self.folder / path

    def find_width(self) -> int:
        """The width of the terminal in columns, or 0 where results go into a file or a pipe."""
        if not sys.stdout.isatty():
            return 0
        import shutil

        return shutil.get_terminal_size().columns

    def wants_colour(self) -> bool:
        """Whether results go to a terminal, and colour is not switched off: see no-color.org."""
        return _wants_colour(sys.stdout)

    def say(self, text: str) -> None:
        """Print a message that is not part of the result."""
        if not self.quiet:
            print_text(text, err=True)

    def show_progress(self, done: int, total: int) -> None:
        """Show progress on one line of a terminal; nothing elsewhere."""
        if total > 1 and not self.quiet and sys.stderr.isatty():
            click.echo(f"\r{done} of {total}" + ("\n" if done == total else ""), nl=False, err=True)


def print_text(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print text of any origin: the only way to a terminal, so that no code in it gets there."""
    stream = sys.stderr if err else sys.stdout
    click.echo(write_terminal(text, colour=_wants_colour(stream)), err=err, nl=nl)


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show_problems(problems: Iterable[Problem], *, err: bool) -> None:
    """Print problems, the count of each kind last."""
    problems = list(problems)
    for problem in problems:
        first, *rest = str(problem).split("\n")
        print_text("\n".join([mark_style(problem.severity, first), *rest]), err=err)
    severities = [problem.severity for problem in problems]
    counts = [
        count(severities.count("error"), "error"),
        count(severities.count("warning"), "warning"),
        count(severities.count("advice"), "piece of advice", "pieces of advice"),
    ]
    if parts := [count for count in counts if not count.startswith("0 ")]:
        print_text(", ".join(parts), err=err)


def show_path(file: Path) -> str:
    """A path as a person would type it: below the current folder relative to it, always with slashes."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()


def count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def read_named(session: Session, name: str, root: Path) -> tuple[Source, str]:
    """The posting that an argument names, and its slug: a path, a name in data/postings/, or -."""
    from casefolio.text.source import LARGEST_TEXT, decode_source, read_source

    if name == "-":
        return decode_source(sys.stdin.buffer.read(LARGEST_TEXT + 1), "<stdin>"), "stdin"
    file = _find_posting(session, name, root)
    return read_source(file, root), file.stem


def _find_posting(session: Session, name: str, root: Path) -> Path:
    from casefolio.storage.project import POSTINGS_FOLDER, find_postings

    folder = POSTINGS_FOLDER.as_posix()
    if "\n" in name or len(name) > LONGEST_PATH:
        hint = f"save the text as a file in {folder}/, or pipe it in: casefolio match -"
        raise InputError([Problem(Place("POSTING"), "this is a text, not the name of a file", hint)])
    if "://" in name:
        hint = f"open it in a browser, and paste the posting's text into a .txt file in {folder}/"
        raise InputError([Problem(Place(name), "an address, and nothing is read from the network", hint)])
    if (file := session.locate(Path(name))).is_file():
        return file
    files = find_postings(root)
    for file in files:
        if name in (file.stem, file.name):
            return file
    known = [file.stem for file in files]
    others = (root / POSTINGS_FOLDER).glob("*")
    if other := next((each.name for each in others if each.is_file() and name in (each.stem, each.name)), ""):
        hint = f"'{other}' is not read: copy its words into {folder}/{Path(other).stem}.txt"
    else:
        there_are = f"there are: {', '.join(known)}" if known else f"paste one into {folder}/"
        hint = suggest(name, known, there_are)
    raise InputError([Problem(Place(name), f"no such file, and no posting of that name in {folder}/", hint)])


def list_slugs(root: Path) -> list[str]:
    """The names of all postings of a project. Raises InputError where there are none."""
    from casefolio.storage.project import POSTINGS_FOLDER, find_postings

    slugs = [file.stem for file in find_postings(root)]
    if not slugs:
        place = Place(POSTINGS_FOLDER.as_posix())
        raise InputError([Problem(place, "no postings here", "paste one into a .txt file in this folder")])
    return slugs

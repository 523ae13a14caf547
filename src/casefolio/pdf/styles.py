"""Finds the files that a look's style sheets load (sheets, fonts, pictures), recursively."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from casefolio.templates import RESTORE
from casefolio.text.errors import InputError, Problem, suggest
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import read_source, real_path

_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)", re.S)
_LOADED = lazy_pattern(r"""(?:url\(\s*["']?|@import\s+["'])(?![a-z]+:|//|#)([^"'()?#\s]+)""", re.I)


def find_lost_files(sheet: Path, root: Path, seen: frozenset[Path] = frozenset()) -> Iterator[Problem]:
    """A problem at each reference to a missing file in a style sheet and those it imports.

    Why: WeasyPrint uses other fonts then, and only logs a warning.
    """
    try:
        source = read_source(sheet, root)
    except InputError as error:
        yield from error.problems
        return
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), source.text)
    for loaded in _LOADED.finditer(text):
        file = real_path(sheet.parent / loaded[1])
        if not file.is_file():
            siblings = [other.name for other in file.parent.glob("*")]
            hint = suggest(file.name, siblings, RESTORE)
            yield source.problem(source.place_at(loaded.start(1)), f"there is no file '{loaded[1]}'", hint)
        elif file.suffix == ".css" and file not in seen:
            yield from find_lost_files(file, root, seen | {file})

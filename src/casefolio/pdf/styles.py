"""Finds the files that a look's style sheets load (sheets, fonts, pictures), recursively."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from casefolio.storage.shipped import find_file, list_files
from casefolio.templates import RESTORE
from casefolio.text.errors import InputError, Problem, suggest
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import read_source

_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)", re.S)
_LOADED = lazy_pattern(r"""(?:url\(\s*["']?|@import\s+["'])(?![a-z]+:|//|#)([^"'()?#\s]+)""", re.I)


def find_lost_files(sheet: Path, root: Path, seen: frozenset[Path] = frozenset()) -> Iterator[Problem]:
    """A problem at each reference to a missing file in a style sheet and those it imports.

    `sheet` is relative to `root`; it may be a shipped one. Why: WeasyPrint uses other fonts then, and only
    logs a warning.
    """
    try:
        source = read_source(find_file(root, sheet), root)
    except InputError as error:
        yield from error.problems
        return
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), source.text)
    for loaded in _LOADED.finditer(text):
        path = Path(os.path.normpath(sheet.parent / loaded[1]))
        if not find_file(root, path).is_file():
            siblings = [Path(name).name for name, _ in list_files(root, [path.parent])]
            hint = suggest(path.name, siblings, RESTORE)
            yield source.problem(source.place_at(loaded.start(1)), f"there is no file '{loaded[1]}'", hint)
        elif path.suffix == ".css" and path not in seen:
            yield from find_lost_files(path, root, seen | {path})

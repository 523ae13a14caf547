"""Lists of phrases that lie as data files beside the code that uses them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from casefolio.storage.shipped import ENGINE_FOLDER
from casefolio.text.words import fold_plural

COMMENT = "#"


@cache
def read_phrases(file: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases of a data file by group, both in the file's order.

    `file` is relative to the engine: `posting/phrases/page.txt`. It holds one phrase a line, below the name
    of its group in brackets; empty lines and lines that begin with `#` are ignored. Cached; callers share
    the result and leave it unchanged. Raises ValueError for a phrase above the first group, and for a
    duplicate group.
    """
    groups: dict[str, list[str]] = {}
    phrases: list[str] | None = None
    text = (ENGINE_FOLDER / file).read_text(encoding="utf-8")
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line or line.startswith(COMMENT):
            continue
        if line.startswith("[") and line.endswith("]"):
            if line[1:-1] in groups:
                raise ValueError(f"{file}:{number}: the group '{line[1:-1]}' stands there twice")
            phrases = groups[line[1:-1]] = []
        elif phrases is None:
            raise ValueError(f"{file}:{number}: a phrase above the first group")
        else:
            phrases.append(line)
    return {name: tuple(each) for name, each in groups.items()}


@cache
def read_words(file: str, group: str) -> frozenset[str]:
    """The words in a group of a data file, several to a line, folded for comparison: plurals to singulars."""
    return frozenset(fold_plural(word) for line in read_phrases(file)[group] for word in line.split())

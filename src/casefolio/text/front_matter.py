"""The YAML at the top of a text, between two lines of dashes: found and parsed in one way for all readers."""

from __future__ import annotations

from collections.abc import Collection

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.errors import InputError, Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_slips.lost import find_lost_texts
from casefolio.text.yaml_tree import Node, parse_yaml


class FrontMatter(NamedTuple):
    """A front matter: its tree, None without one, and the line of the file (from 1) where the text begins.

    `warnings` report text in it that YAML reads as something else.
    """

    node: Node | None
    first_line: int
    warnings: tuple[Problem, ...] = ()


_NONE = FrontMatter(None, 1)

_OPENING = lazy_pattern(r"---[ \t]*")
_CLOSING = lazy_pattern(r"(?:---|\.\.\.)[ \t]*")
_PLAIN_KEY = lazy_pattern(r"[A-Za-z][\w-]*[ \t]*:")
# Indented, quoted or between braces: it takes a known key to tell it from a text that only looks like it.
_OTHER_KEY = lazy_pattern(r"""[ \t]*+(?:\{[ \t]*+)?(["']?)([A-Za-z]+)\1[ \t]*:""")


def read_front_matter(source: Source, known: Collection[str] = ()) -> FrontMatter:
    """Find and parse the YAML between two lines of `---` at the top, the second of which may be `...`.

    Blank lines may stand before it. A pasted page may begin with a rule of dashes too: without a `key:` below
    it, it is text. A key that is indented, quoted or between braces counts where it is one of those `known`.
    Raises InputError where the YAML is malformed, or begins with a known key and is never closed.
    """
    lines = source.lines
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _OPENING.fullmatch(lines[start]):
        return _NONE
    close = next((n for n in range(start + 1, len(lines)) if _CLOSING.fullmatch(lines[n])), None)
    first = next((line for line in lines[start + 1 : close] if line.strip() and line.lstrip()[0] != "#"), "")
    other = _OTHER_KEY.match(first)
    is_known = bool(other and other[2] in known)
    if first and not is_known and not _PLAIN_KEY.match(first):
        return _NONE
    if close is None:
        if not is_known:
            return _NONE
        place = source.place(start + 1, 1)
        problem = source.problem(place, "this front matter is never closed", "end it with a line of '---'")
        raise InputError([problem])
    inside = Source(source.path, "\n".join(lines[:close]))
    node = parse_yaml(inside, start + 2)
    return FrontMatter(node, close + 2, tuple(find_lost_texts(inside, start + 2)))


def find_body(source: Source, front: FrontMatter) -> str:
    """The text below the front matter."""
    if front.first_line > len(source.lines):
        return ""
    return source.text[source.offset(front.first_line, 1) :]

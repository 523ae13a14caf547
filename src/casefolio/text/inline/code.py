"""Where Markdown shows text as code or leaves it out: fenced blocks, code spans, comments.

Runs in time linear in the text's length, whatever is open in it and never closed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.patterns import lazy_pattern

Kind = Literal["code", "comment"]

_FENCE = r"^[ ]{0,3}(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)[^\n]*$"
_OPENING = lazy_pattern(rf"{_FENCE}|<!--|(?P<ticks>`++)", re.M)
_OPENING_SPAN = lazy_pattern(r"(?P<fence>(?!))|(?P<ticks>`++)")
_FENCE_LINE = lazy_pattern(r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)", re.M)
_TICKS = lazy_pattern(r"`++")
_PARAGRAPH_END = lazy_pattern(r"\n(?=[ \t]*\n)")


class Hidden(NamedTuple):
    """A part of a text, from `start` to `end`, in which nothing is markup."""

    start: int
    end: int
    kind: Kind


def find_hidden(text: str, *, with_blocks: bool = True, with_comments: bool = False) -> Iterator[Hidden]:
    """Code in a text, and comments if wanted, in their order; without `with_blocks`, code spans only.

    What is not closed goes on to the end, but for a code span: its marks are text.
    """
    opening = _OPENING if with_blocks else _OPENING_SPAN
    spans = _Spans(text) if "`" in text else None
    position = 0
    while found := opening.search(text, position):
        kind: Kind = "code"
        position = found.end()
        if found["fence"]:
            end = _end_of_block(text, found)
        elif found["ticks"]:
            end = spans.find_end(found) if spans else -1
        else:
            kind, end = "comment", _end_of_comment(text, position)
        if end >= 0:
            position = end
            if kind == "code" or with_comments:
                yield Hidden(found.start(), end, kind)


def hide_code(text: str, *, with_blocks: bool = True, with_comments: bool = False) -> str:
    """The text with blanks in place of what `find_hidden` finds. Places stay the same."""
    parts, position = [], 0
    for hidden in find_hidden(text, with_blocks=with_blocks, with_comments=with_comments):
        parts += [text[position : hidden.start], _blank(text[hidden.start : hidden.end])]
        position = hidden.end
    return "".join((*parts, text[position:]))


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _end_of_block(text: str, opening: re.Match[str]) -> int:
    """Where the line ends that closes a fenced block: one that begins with its fence, or the text's end."""
    for found in _FENCE_LINE.finditer(text, opening.end()):
        if found["fence"].startswith(opening["fence"]):
            return found.end()
    return len(text)


def _end_of_comment(text: str, start: int) -> int:
    end = text.find("-->", start)
    return end + len("-->") if end >= 0 else len(text)


class _Spans:
    """The runs of backticks in a text, by their length: a code span ends with a run like its first one."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._paragraphs = [found.start() for found in _PARAGRAPH_END.finditer(text)]
        self._runs: dict[int, list[int]] = defaultdict(list)
        for run in _TICKS.finditer(text):
            self._runs[len(run[0])].append(run.start())

    def find_end(self, opening: re.Match[str]) -> int:
        """Where the span ends that begins with these backticks; -1 where none does."""
        size = len(opening["ticks"])
        runs = self._runs[size]
        following = bisect_right(runs, opening.start())
        paragraph = bisect_left(self._paragraphs, opening.end())
        last = self._paragraphs[paragraph] if paragraph < len(self._paragraphs) else self._length
        return runs[following] + size if following < len(runs) and runs[following] < last else -1

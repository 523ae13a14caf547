"""Text of several paragraphs and lists, as a summary may have: its blocks, each with inline text.

Paragraphs, bullets and numbers are understood, and lists in lists; headings, tables and all else of Markdown
are paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.folding import LIST_MARK
from casefolio.text.inline import render_text
from casefolio.text.inline.tree import Block, Prose
from casefolio.text.patterns import lazy_pattern

_ITEM = lazy_pattern(rf"(?m)^(?P<indent>[ \t]*)(?P<mark>{LIST_MARK})[ \t]+(?P<words>\S.*)")
_PARTS = lazy_pattern(r"\n[ \t]*\n")


@lru_cache(maxsize=1024)
def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text. One of a single line is a paragraph, whatever it begins with."""
    text = text.strip("\r\n")
    if "\n" not in text or not _ITEM.search(text):
        parts = (" ".join(part.split()) for part in _PARTS.split(text))
        return tuple(Prose(part) for part in parts if part)
    # Imported here: most texts do not need the parser, and a short command should not wait for it.
    from casefolio.text.inline.parser import parse_blocks

    return parse_blocks("\n".join(_align(text)))


_STEP = 4
"""Spaces that an inner list is indented by in Markdown, whatever mark stands before it."""

_LEAST_STEP = 2
"""Spaces that make an inner list: with fewer it is the same one."""


def _align(text: str) -> Iterator[str]:
    """The lines with Markdown's own marks and steps, for people indent a list as they like."""
    indents: list[int] = []
    was_empty = False
    for line in text.expandtabs(_STEP).split("\n"):
        indent = len(line) - len(line.lstrip())
        if item := _ITEM.match(line):
            while len(indents) > 1 and indents[-1] > indent + 1:
                indents.pop()
            if not indents or indent >= indents[-1] + _LEAST_STEP:
                indents.append(indent)
            mark = item["mark"] if item["mark"][0].isdigit() else "-"
            yield f"{' ' * _STEP * (len(indents) - 1)}{mark} {item['words']}"
        elif line.strip():
            depth = sum(indent > each for each in indents)
            if was_empty and not depth:
                indents.clear()
            yield " " * _STEP * depth + line.strip()
        else:
            yield ""
        was_empty = not line.strip()


class TextRow(NamedTuple):
    """A paragraph of a text that is set row by row; in a list at a `depth` from 1, the first one behind its
    `mark`."""

    text: str
    depth: int = 0
    mark: str = ""


def list_rows(blocks: Iterable[Block], depth: int = 0) -> Iterator[TextRow]:
    """All paragraphs in reading order."""
    for block in blocks:
        if isinstance(block, Prose):
            yield TextRow(block.text, depth)
            continue
        for number, item in enumerate(block.items, block.first or 0):
            first, *others = list_rows(item, depth + 1)
            yield first._replace(mark="•" if block.first is None else f"{number}.")
            yield from others


def render_plain(text: str) -> str:
    """The words alone in the shape of their blocks, as a text file has it."""
    return "\n\n".join("\n".join(_write_plain(block)) for block in read_blocks(text))


def _write_plain(block: Block) -> Iterator[str]:
    for row in list_rows([block]):
        mark = row.mark.replace("•", "-") + " " if row.mark else " " * 2 * bool(row.depth)
        yield " " * _STEP * max(0, row.depth - 1) + mark + render_text(row.text)


def render_line(text: str) -> str:
    """The words alone on one line, for a description: a semicolon parts the items of a list."""
    parts: list[str] = []
    for row in list_rows(read_blocks(text)):
        if row.mark and parts and not parts[-1].endswith((":", ".")):
            parts[-1] += ";"
        parts.append(render_text(row.text))
    return " ".join(parts)

"""Reads the HTML of a sheet's words as runs: words with one formatting each.

A sheet's HTML is written by `pdf.sheet`: `strong`, `em`, `code`, links, and spans, of which two kinds begin a
row of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

from markupsafe import Markup

from casefolio.deferred.dataclasses import dataclass
from casefolio.pdf.sheet import Fact
from casefolio.pdf.sheet.words import GLUE
from casefolio.text.patterns import lazy_pattern

_DEPTH = lazy_pattern(r"--depth: (\d+)")


@dataclass(frozen=True)
class TextRun:
    """Words with one formatting. With a `url` they are a link."""

    text: str
    url: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False


@dataclass(frozen=True)
class WordRow:
    """Words on a line of their own; `depth` is how deep an item of a list is nested, 0 outside of lists."""

    runs: tuple[TextRun, ...]
    depth: int = 0


def join_runs(runs: Iterable[TextRun]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def read_runs(html: Markup) -> tuple[TextRun, ...]:
    """The runs of words on one line."""
    return tuple(run for row in read_rows(html) for run in row.runs)


def read_fact(fact: Fact, *, is_bold: bool = False) -> tuple[TextRun, ...]:
    """The runs of a fact: a link where it has an address."""
    return tuple(replace(run, url=fact.url or run.url, is_bold=is_bold) for run in read_runs(fact.text))


def read_rows(html: Markup) -> tuple[WordRow, ...]:
    """The rows of a text, with one space between words."""
    reader = _Reader()
    reader.feed(str(html))
    reader.close()
    return tuple(WordRow(runs, depth) for depth, pieces in reader.rows if (runs := merge_runs(_tidy(pieces))))


class _Reader(HTMLParser):
    """Collects pieces of text by row; `rows` are pairs of a depth and the row's pieces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[int, list[TextRun]]] = [(0, [])]
        self._open = [TextRun("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("class") in ("row", "item"):
            depth = _DEPTH.search(values.get("style", ""))
            self.rows.append((int(depth[1]) if depth else 0, []))
        self._open.append(_mark(self._open[-1], tag, values.get("href", "")))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.rows[-1][1].append(replace(self._open[-1], text=data.replace(GLUE, "")))


def _mark(run: TextRun, tag: str, address: str) -> TextRun:
    """The formatting within an element."""
    match tag:
        case "a":
            return replace(run, url=address)
        case "strong":
            return replace(run, is_bold=True)
        case "em":
            return replace(run, is_italic=True)
        case "code":
            return replace(run, is_code=True)
    return run


def _tidy(pieces: Iterable[TextRun]) -> Iterator[TextRun]:
    """The pieces of a row with one space between words, and none at its ends."""
    kept: list[TextRun] = []
    for piece in pieces:
        text = " ".join(f"|{piece.text}|".split())[1:-1]
        if text.startswith(" ") and (not kept or kept[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            kept.append(replace(piece, text=text))
    if kept and kept[-1].text.endswith(" "):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return (run for run in kept if run.text)


def merge_runs(runs: Iterable[TextRun]) -> tuple[TextRun, ...]:
    """The runs, neighbours of the same formatting joined."""
    merged: list[TextRun] = []
    for run in runs:
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)

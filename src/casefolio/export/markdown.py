"""A document as Markdown that any program reads alike: headings, lists, bold, italics, code and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casefolio.export.outline import BAR, OutlineRow, RowKind
from casefolio.export.runs import TextRun
from casefolio.text.patterns import lazy_pattern

_HEADINGS: dict[RowKind, str] = {"name": "# ", "heading": "## ", "entry": "### "}
_TIGHT: frozenset[tuple[RowKind, RowKind]] = frozenset((("bullet", "bullet"), ("row", "row")))
"""Neighbours without a blank line between them: the items of one list."""

_MARKS = lazy_pattern(r"[\\`*\[\]<>~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|!(?=\[)")
"""What Markdown would read as a mark. An underscore within a word is none."""

_LINE_START = lazy_pattern(r"^(?:([-+#=:|])|(\d{1,9})([.)]))(?=\s|$)|^(#{1,6})(?=\s)|^([-=]{2,})")
"""What would begin a list, a heading or a table, or underline a heading, at the beginning of a line."""


def write_markdown(rows: Sequence[OutlineRow]) -> bytes:
    """The rows as UTF-8."""
    return ("".join(_list_parts(rows)).strip("\n") + "\n").encode()


def _list_parts(rows: Sequence[OutlineRow]) -> Iterator[str]:
    before: OutlineRow | None = None
    for row in rows:
        is_nested = bool(before and before.depth and row.depth)
        is_tight = before is not None and ((before.kind, row.kind) in _TIGHT or is_nested)
        yield "\n" if is_tight else "\n\n"
        yield _write_row(row)
        before = row


def _write_row(row: OutlineRow) -> str:
    words = "".join(map(_write_run, row.runs)).strip()
    if row.depth:
        return f"{'  ' * (row.depth - 1)}- {_strip_mark(words)}"
    if row.kind in ("headline", "subject"):
        return f"**{words}**"
    words = BAR.join(filter(None, (words, _escape(row.dates))))
    if row.kind in ("bullet", "row"):
        return f"- {_escape_start(words)}"
    if row.kind == "block":
        return "  \n".join(map(_escape_start, words.split("\n")))
    if mark := _HEADINGS.get(row.kind):
        return f"{mark}{words}"
    return _escape_start(words)


_ITEM_MARK = lazy_pattern(r"^(?:[-•–*]|\\[-*]) ")


def _strip_mark(words: str) -> str:
    """An item without the mark that it has in a PDF; a number stays, as an escaped one."""
    return _escape_start(_ITEM_MARK.sub("", words))


def _write_run(run: TextRun) -> str:
    if run.is_code:
        # Backticks within would end it: the words are left as they are, then.
        words = f"`{run.text}`" if "`" not in run.text else _escape(run.text)
    else:
        words = _escape(run.text)
    lead = words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :]
    core = words.strip()
    if not core:
        return words
    core = f"*{core}*" if run.is_italic else core
    core = f"**{core}**" if run.is_bold else core
    core = f"[{core}]({_write_address(run.url)})" if run.url else core
    return f"{lead}{core}{tail}"


def _write_address(address: str) -> str:
    return f"<{address}>" if any(sign in address for sign in "() ") else address


def _escape(text: str) -> str:
    return _MARKS.sub(lambda found: f"\\{found[0]}", text)


def _escape_start(words: str) -> str:
    return _LINE_START.sub(lambda found: _escape_mark(found[0]), words)


def _escape_mark(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"\\{mark}"

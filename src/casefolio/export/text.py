"""A document as plain text, for the fields of web forms: no wrapping, no marks, addresses in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefolio.export.outline import BAR, OutlineRow, RowKind
from casefolio.export.runs import TextRun, join_runs
from casefolio.text.addresses import shown_address

_BLANK_BEFORE: frozenset[RowKind] = frozenset(
    ("heading", "entry", "block", "subject", "paragraph", "signature")
)

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–—−‐‑", "-"),
        **dict.fromkeys("•▪◦·", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
        "…": "...",
        "→": "->",
    }
)
"""Typographic characters that web forms may refuse, with those of a keyboard. Letters stay."""

_INDENT = "  "


def write_text(rows: Sequence[OutlineRow]) -> bytes:
    """The rows as UTF-8, one a line, with a blank line between parts."""
    return ("\n".join(_list_lines(rows)) + "\n").encode()


def _list_lines(rows: Sequence[OutlineRow]) -> Iterator[str]:
    before: RowKind | None = None
    last = ""
    for row in rows:
        is_in_list = row.depth > 0 and before == row.kind
        if row.kind in _BLANK_BEFORE and before != "heading" and not is_in_list:
            yield ""
        for line in _write_row(row):
            # The address that a PDF shows below a link's words has been spelled out with them.
            if row.kind not in ("text", "facts") or line not in last:
                yield line
            last = line
        before = row.kind


def _write_row(row: OutlineRow) -> Iterator[str]:
    if row.kind == "contacts":
        # A web form has a field for each: one a line is easier to copy.
        yield from filter(None, (_write_runs(part) for part in _split_at_bars(row.runs)))
        return
    words = BAR.join(filter(None, (_write_runs(row.runs), row.dates.translate(_PLAIN))))
    mark = "- " if row.kind == "bullet" else ""
    yield f"{_INDENT * max(0, row.depth - 1)}{mark}{words}"


def _split_at_bars(runs: Sequence[TextRun]) -> Iterator[tuple[TextRun, ...]]:
    part: list[TextRun] = []
    for run in runs:
        first, *others = run.text.split(BAR)
        part.append(replace(run, text=first))
        for words in others:
            yield tuple(part)
            part = [replace(run, text=words)]
    yield tuple(part)


def _write_runs(runs: Sequence[TextRun]) -> str:
    return "".join(_spell_out(link) for link in _join_links(runs)).strip()


def _join_links(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """The runs, with those of one link joined, so that its address follows the last word."""
    held: list[TextRun] = []
    for run in runs:
        if held and run.url != held[-1].url:
            yield TextRun(join_runs(held), held[-1].url)
            held = []
        held.append(run)
    if held:
        yield TextRun(join_runs(held), held[-1].url)


def _spell_out(run: TextRun) -> str:
    words = run.text.translate(_PLAIN)
    if not run.url or run.url.startswith(("mailto:", "tel:")):
        return words
    if shown_address(run.url) == shown_address(run.text):
        return run.url
    return f"{words} ({run.url})"

"""The rows of a document from top to bottom: what each format marks up, from the sheet that the PDF shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.export.runs import (
    TextRun,
    WordRow,
    join_runs,
    merge_runs,
    read_fact,
    read_rows,
    read_runs,
)
from casefolio.pdf.sheet import (
    Bullet,
    Fact,
    LetterSheet,
    Paragraph,
    Sheet,
    SheetEntry,
    SheetHead,
    SheetSection,
)
from casefolio.resume.sections.citation import OWN
from casefolio.resume.sections.fields import DATES

LetterRowKind = Literal["block", "subject", "paragraph", "signature"]
"""What a row of a letter is. `block`: date, address or enclosures, with line breaks; `signature`: the name at
its end."""

RowKind = (
    Literal["name", "headline", "contacts", "heading", "entry", "facts", "text", "row", "bullet"]
    | LetterRowKind
)
"""What a row is.

`heading`: of a section; `entry`: a position or another entry, with its dates; `facts`: what stands below its
title; `text`: running text or a list's item; `row`: an entry on one line; `bullet`: a highlight.
"""

VENUE = "venue"
"""The kind of the part of a citation that names where it was published."""

BAR = " | "
"""Between facts, as in the PDF."""


@dataclass(frozen=True)
class OutlineRow:
    """A line of a document. `dates` stand at its end; `depth` nests a list's item, 0 outside of lists."""

    kind: RowKind
    runs: tuple[TextRun, ...]
    dates: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """The row's words, its dates apart."""
        return join_runs(self.runs)


def list_rows(sheet: Sheet) -> tuple[OutlineRow, ...]:
    """All rows of a sheet, in the reading order of its PDF."""
    rows = (replace(row, runs=merge_runs(row.runs)) for row in _list_rows(sheet))
    return tuple(row for row in rows if row.runs or row.dates)


def list_letter_rows(sheet: LetterSheet) -> tuple[OutlineRow, ...]:
    """The same of a letter."""
    rows = (replace(row, runs=merge_runs(row.runs)) for row in _list_letter_rows(sheet))
    return tuple(row for row in rows if row.runs)


def _list_letter_rows(sheet: LetterSheet) -> Iterator[OutlineRow]:
    yield from _list_top(sheet)
    yield OutlineRow("block", (TextRun(sheet.date),) if sheet.date else ())
    yield OutlineRow("block", _join(map(read_runs, sheet.receiver), "\n"))
    yield OutlineRow("subject", read_runs(sheet.subject))
    for words in (*(paragraph.text for paragraph in sheet.paragraphs), sheet.signoff):
        for row in read_rows(words):
            yield OutlineRow("paragraph", row.runs, depth=row.depth)
    yield OutlineRow("signature", (TextRun(sheet.signature),) if sheet.signature else ())
    yield OutlineRow("block", read_runs(sheet.enclosures))


def _list_top(sheet: SheetHead) -> Iterator[OutlineRow]:
    yield OutlineRow("name", (TextRun(sheet.name),))
    if sheet.headline:
        yield OutlineRow("headline", (TextRun(sheet.headline),))
    for line in sheet.contact_lines:
        yield OutlineRow("contacts", _join(map(read_fact, line)))


def _list_rows(sheet: Sheet) -> Iterator[OutlineRow]:
    yield from _list_top(sheet)
    if sheet.summary:
        yield OutlineRow("heading", (TextRun(sheet.summary_title),))
        yield from map(_text_row, read_rows(sheet.summary))
    for block in sheet.blocks:
        yield OutlineRow("heading", (TextRun(block.title),))
        yield from _list_block(block)
    if sheet.stories:
        yield OutlineRow("text", (TextRun(sheet.stories),))


def _list_block(block: SheetSection) -> Iterator[OutlineRow]:
    if block.form == "run":
        yield OutlineRow("text", _join((_read_name(entry) for entry in block.entries), ", "))
    elif block.form == "citations":
        for entry in block.entries:
            yield OutlineRow("row", tuple(run for part in entry.citation for run in _read_cited(part)))
            yield from _list_texts(entry.text)
    elif block.form == "rows":
        for entry in block.entries:
            yield from _list_row(entry)
    else:
        for entry in block.entries:
            yield from _list_head(entry)
            yield from _list_texts(entry.text)
            yield from map(_read_bullet, entry.bullets)


def _read_cited(part: Fact) -> tuple[TextRun, ...]:
    """A part of a citation: the person's own name is bold, the venue italic."""
    kinds = part.kind.split()
    if not kinds:
        # What stands between two parts keeps its blanks.
        return (TextRun(part.text.unescape()),)
    return tuple(replace(run, is_italic=VENUE in kinds) for run in read_fact(part, is_bold=OWN in kinds))


def _list_head(entry: SheetEntry) -> Iterator[OutlineRow]:
    """The title with the dates at its end; below it, or of a brief position beside it, the employer and the
    other facts."""
    dates = _say_dates([fact for fact in entry.facts if fact.kind == DATES])
    others = [read_fact(fact) for fact in entry.facts if fact.kind != DATES]
    # The employer of a position comes first there.
    below = [
        read_fact(fact, is_bold=fact.kind == "organization" and not place)
        for place, fact in enumerate(entry.below)
    ]
    facts = _join([*below, *others])
    if entry.is_brief:
        yield OutlineRow("entry", (*_read_name(entry), *([TextRun(BAR)] if facts else []), *facts), dates)
    elif entry.title:
        yield OutlineRow("entry", _read_name(entry), dates)
        yield OutlineRow("facts", facts)
    else:
        yield OutlineRow("facts", facts, dates)


def _say_dates(dates: Sequence[Fact]) -> str:
    return BAR.join(join_runs(read_fact(fact)) for fact in dates)


def _read_name(entry: SheetEntry, *, is_bold: bool = False) -> tuple[TextRun, ...]:
    """An entry's title, with its note in brackets."""
    title = read_fact(entry.title, is_bold=is_bold) if entry.title else ()
    note = read_runs(entry.note)
    return (*title, TextRun(" (" if title else "("), *note, TextRun(")")) if note else title


def _list_row(entry: SheetEntry) -> Iterator[OutlineRow]:
    """A name and its details on one line, and items of lists below it."""
    name = _read_name(entry, is_bold=True)
    first, *rest = [row for paragraph in entry.text for row in read_rows(paragraph.text)] or [WordRow(())]
    colon = (TextRun(": "),) if name and first.runs else ()
    yield OutlineRow("row", (*name, *colon, *first.runs))
    yield from map(_text_row, rest)


def _list_texts(paragraphs: Iterable[Paragraph]) -> Iterator[OutlineRow]:
    for paragraph in paragraphs:
        yield from map(_text_row, read_rows(paragraph.text))


def _text_row(row: WordRow) -> OutlineRow:
    return OutlineRow("text", row.runs, depth=row.depth)


def _read_bullet(bullet: Bullet) -> OutlineRow:
    lead = tuple(replace(run, is_bold=True) for run in read_runs(bullet.lead))
    after = (TextRun(": ", is_bold=True),) if lead else ()
    evidence = (TextRun(" "), *read_fact(bullet.evidence)) if bullet.evidence else ()
    return OutlineRow("bullet", (*lead, *after, *read_runs(bullet.text), *evidence))


def _join(parts: Iterable[tuple[TextRun, ...]], between: str = BAR) -> tuple[TextRun, ...]:
    joined: list[TextRun] = []
    for part in parts:
        joined += [TextRun(between)] * bool(joined and part) + list(part)
    return tuple(joined)

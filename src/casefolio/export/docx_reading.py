"""Reads a Word file back, without the library that wrote it: its paragraphs and where its links lead."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from casefolio.export.outline import OutlineRow
from casefolio.text.errors import Place, Problem

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_paragraphs(data: bytes) -> list[str]:
    """The words of each paragraph in order, with a tab where one is drawn.

    Only for files that were just written: nothing here limits the size of another's.
    """
    return ["".join(_read_words(paragraph)) for paragraph in _read_body(data).iter(f"{_WORD}p")]


def read_link_targets(data: bytes) -> list[str]:
    """The addresses of the links in the text, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = {rel.get("Id"): rel.get("Target", "") for rel in rels.iter(f"{_RELATIONS}Relationship")}
    return [targets.get(link.get(_LINK_ID), "") for link in _read_body(data).iter(f"{_WORD}hyperlink")]


def find_docx_problems(data: bytes, rows: Sequence[OutlineRow], file: str) -> tuple[Problem, ...]:
    """What a finished Word file lacks of the rows that it was made from; `file` names it in problems."""
    wanted = [f"{row.text}\t{row.dates}" if row.runs and row.dates else row.text or row.dates for row in rows]
    found = read_paragraphs(data)
    problems = [
        Problem(Place(file), f"a line is not whole in the Word file: {_shorten(line)}")
        for line, read in zip(wanted, found, strict=False)
        if line != read
    ]
    if len(found) != len(wanted):
        problems.append(Problem(Place(file), f"has {len(found)} paragraphs instead of {len(wanted)}"))
    if read_link_targets(data) != [run.url for row in rows for run in row.runs if run.url]:
        problems.append(Problem(Place(file), "a link of the Word file leads elsewhere"))
    return tuple(problems)


def _read_body(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def _read_words(paragraph: ElementTree.Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag == f"{_WORD}tab" and not element.attrib:
            yield "\t"
        elif element.tag == f"{_WORD}br":
            yield "\n"


_SHOWN = 60


def _shorten(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"

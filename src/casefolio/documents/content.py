"""What a document shows, as its report keeps it: enough to compare two of them without drawing them again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casefolio.export.runs import join_runs, read_runs
from casefolio.pdf.make import Drawn
from casefolio.pdf.sheet import NO_WORDS, Bullet, Sheet, SheetEntry, SheetSection
from casefolio.resume.sections import CASE_STUDIES
from casefolio.resume.selection import Selection


def describe_content(drawn: Drawn[Sheet], selection: Selection) -> dict[str, Any]:
    """Headline, summary, lines, skills and the other entries, in the order of the pages, as plain words.

    A line has the id of its highlight, the title of its entry, and the words that are bold in it.
    """
    sheet = drawn.sheet
    return {
        "headline": sheet.headline,
        "summary": join_runs(read_runs(sheet.summary)),
        "lines": [line for block in sheet.blocks for line in _describe_lines(block)],
        "skills": list(_list_entries(sheet, only="skills")),
        "entries": list(_list_entries(sheet)),
        "caseStudies": [study.id for study in selection.case_studies],
    }


def _describe_lines(block: SheetSection) -> Iterator[dict[str, Any]]:
    for entry in block.entries:
        employer = entry.below[0].text if entry.below and entry.below[0].kind == "organization" else NO_WORDS
        where = ", ".join(filter(None, (_name(entry), join_runs(read_runs(employer)))))
        for bullet in entry.bullets:
            yield _describe_line(bullet, block.title, where)


def _describe_line(bullet: Bullet, section: str, where: str) -> dict[str, Any]:
    runs = read_runs(bullet.text)
    lead = join_runs(read_runs(bullet.lead))
    return {
        "id": bullet.key.id,
        "where": where or section,
        "text": f"{lead}: {join_runs(runs)}" if lead else join_runs(runs),
        "bold": [run.text.strip() for run in runs if run.is_bold],
    }


def _list_entries(sheet: Sheet, only: str = "") -> Iterator[str]:
    """The entries without lines of their own, by their titles: skills, certificates, awards …"""
    for block in sheet.blocks:
        if block.name == only or (
            not only and block.name not in ("skills", CASE_STUDIES) and block.form != "positions"
        ):
            for entry in block.entries:
                if name := _name(entry):
                    yield name if only else f"{block.title}: {name}"


def _name(entry: SheetEntry) -> str:
    if entry.citation:
        return "".join(
            part.text.striptags() if part.kind else part.text.unescape() for part in entry.citation
        )
    return join_runs(read_runs(entry.title.text)) if entry.title else ""

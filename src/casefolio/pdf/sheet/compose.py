"""Composes the sheet that a template shows from a selection, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefolio.fit import BoxKey
from casefolio.fit.texts import GIVING_WAY
from casefolio.pdf.sheet import Bullet, Employer, Fact, Form, Sheet, SheetEntry, SheetSection
from casefolio.pdf.sheet.entries import (
    Writer,
    write_case_studies,
    write_citation,
    write_entry,
    write_fact,
)
from casefolio.pdf.sheet.words import mark_up, plain
from casefolio.resume.anchors import case_studies_address
from casefolio.resume.basics import Basics
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume, Skill
from casefolio.resume.sections import (
    CASE_STUDIES,
    EntryGroup,
    ShownEntry,
    ShownSection,
    build_sections,
    find_evidence,
)
from casefolio.resume.sections.contacts import list_contacts
from casefolio.resume.sections.fields import Field, describe_entry, has_employers
from casefolio.resume.sections.portrait import find_portrait_file
from casefolio.resume.sections.publications import PUBLICATIONS
from casefolio.resume.selection import Line, Selection, section_title
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.addresses import shown_address

ROWS = ("skills", "interests", "references", "languages")
"""Sections whose entries are a name and its details on one line."""

NAMES_RUN_ON = ("skills", "interests", "languages")
"""Sections that are one paragraph where no entry has more than its name and its level."""


def compose_sheet(
    resume: Resume,
    selection: Selection,
    *,
    site_url: str,
    labels: Labels,
    created: str | None = None,
    with_shorts: bool = False,
) -> Sheet:
    """The sheet of the whole `selection`.

    `with_shorts` adds each line's shorter wording below it, so that one layout measures both.
    """
    stories = {study.id: study.title for study in resume.case_studies}
    writer = Writer(labels, site_url, selection.bold, stories, with_shorts)
    settings = resume.meta.casefolio
    choice = settings.look_choice
    name = plain(resume.basics.name)
    word = plain(settings.called) or labels.resume
    headline = plain(selection.label)
    blocks = tuple(_write_sections(writer, build_sections(selection, resume, labels)))
    return Sheet(
        language=settings.language,
        title=f"{name} – {word}",
        author=name,
        description=", ".join(part for part in (f"{word}: {name}", headline) if part),
        keywords=tuple(_find_keywords(selection, labels)),
        created=created or "",
        name=name,
        headline=headline,
        contacts=tuple(_write_contacts(resume.basics)),
        summary_title=labels.summary,
        summary=writer.passage(selection.summary),
        blocks=blocks,
        stories=_write_stories_address(writer, resume, blocks),
        photo=find_portrait_file(resume.basics.image) if choice.photo else "",
        accent=choice.accent,
        ink=choice.ink,
        font_size=choice.font_size,
        spacing=choice.spacing,
    )


def _find_keywords(selection: Selection, labels: Labels) -> Iterator[str]:
    for section in selection.sections:
        for item in section.items:
            if isinstance(item.entry, Skill):
                fields = describe_entry(section.name, item.entry, labels)
                named = [fields.title.text] if fields.title else []
                yield from map(plain, fields.keywords or named)


def _write_contacts(basics: Basics) -> Iterator[Fact]:
    for contact in list_contacts(basics):
        yield write_fact(Field(contact.kind, contact.text, contact.url))


def _write_sections(writer: Writer, sections: Sequence[ShownSection]) -> Iterator[SheetSection]:
    for section in sections:
        if not section.studies:
            yield _write_section(writer, section)
        elif writer.site_url:
            # On paper a case study is only its title and address.
            yield _write_studies(writer, section)


def _write_section(writer: Writer, section: ShownSection) -> SheetSection:
    block = SheetSection(BoxKey("section", section.name), section.name, plain(section.title), "entries")
    if has_employers(section.name):
        employers = tuple(_write_employer(writer, group) for group in section.groups)
        return replace(block, form="positions", employers=employers)
    entries = tuple(_write_entry(writer, entry) for entry in section.entries)
    return replace(block, form=_choose_form(section.name, entries), entries=entries)


def _choose_form(name: str, entries: Sequence[SheetEntry]) -> Form:
    if name == PUBLICATIONS:
        return "citations"
    if name in NAMES_RUN_ON and not any(entry.text for entry in entries):
        return "run"
    return "rows" if name in ROWS else "entries"


def _write_studies(writer: Writer, section: ShownSection) -> SheetSection:
    studies = tuple(
        replace(entry, key=BoxKey.of_entry(EntryRef(section.name, index)))
        for index, entry in enumerate(write_case_studies(writer, section.studies))
    )
    key = BoxKey("section", section.name)
    return SheetSection(key, section.name, plain(section.title), "entries", studies)


def _write_stories_address(writer: Writer, resume: Resume, blocks: Sequence[SheetSection]) -> str:
    """The address of the case studies, where lines link to them and no section prints their addresses."""
    entries = [entry for block in blocks for entry in (*block.entries, *block.positions)]
    has_evidence = any(bullet.evidence for entry in entries for bullet in entry.bullets)
    if not has_evidence or any(block.name == CASE_STUDIES for block in blocks):
        return ""
    title = plain(section_title(CASE_STUDIES, resume.meta.casefolio, writer.labels))
    return f"{title}: {shown_address(case_studies_address(writer.site_url))}"


def _write_employer(writer: Writer, group: EntryGroup) -> Employer:
    assert group.heading is not None, "a position stands below its employer"
    positions = tuple(_write_entry(writer, entry) for entry in group.entries)
    first = group.entries[0].ref
    heading = write_entry(writer, group.heading, text_key=BoxKey("blurb", first.section, first.index))
    return Employer(heading, positions)


def _write_entry(writer: Writer, shown: ShownEntry) -> SheetEntry:
    evidence = find_evidence(shown.case_study, *shown.fields.texts)
    gives_way = shown.ref.section in GIVING_WAY
    text_key = BoxKey("text", shown.ref.section, shown.ref.index) if gives_way else None
    write = write_citation if shown.ref.section == PUBLICATIONS else write_entry
    entry = write(writer, shown.fields, evidence, text_key)
    bullets = tuple(bullet for line in shown.lines for bullet in _write_bullets(writer, line))
    return replace(entry, key=BoxKey.of_entry(shown.ref), bullets=bullets)


def _write_bullets(writer: Writer, line: Line) -> Iterator[Bullet]:
    yield _write_bullet(writer, line, BoxKey("line", line.id), line.text)
    if writer.shows_shorts and line.short:
        yield _write_bullet(writer, line, BoxKey("short", line.id), line.short)


def _write_bullet(writer: Writer, line: Line, key: BoxKey, text: str) -> Bullet:
    lead = mark_up(line.highlight.lead)
    evidence = writer.evidence(find_evidence(line.highlight.case_study, text))
    return Bullet(key, writer.prose(text, ends=evidence is None), lead, evidence)

"""Composes the sheet that a template shows from a selection, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from casefolio.fit import BoxKey
from casefolio.fit.texts import GIVING_WAY
from casefolio.pdf.sheet import Bullet, Fact, Form, Sheet, SheetEntry, SheetSection, SiteCode
from casefolio.pdf.sheet.entries import (
    Writer,
    write_about,
    write_case_studies,
    write_citation,
    write_entry,
    write_fact,
)
from casefolio.pdf.sheet.qr import draw_code
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
from casefolio.resume.sections.fields import DATES, Field, describe_entry, has_employers
from casefolio.resume.sections.portrait import find_portrait_file
from casefolio.resume.sections.publications import PUBLICATIONS
from casefolio.resume.selection import Line, Selection, section_title
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.addresses import shown_address

ROWS = ("skills", "interests", "references", "languages")
"""Sections whose entries are a name and its details on one line."""

LONGEST_CONTINUED = 60
"""The most characters of a position's title in the head of a later page."""

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
    stranded: frozenset[BoxKey] = frozenset(),
) -> Sheet:
    """The sheet of the whole `selection`.

    `with_shorts` adds each line's shorter wording below it, so that one layout measures both. In lines that
    are `stranded` the last word is bound to the one before it.
    """
    stories = {study.id: study.title for study in resume.case_studies}
    writer = Writer(labels, site_url, selection.bold, stories, with_shorts, stranded)
    code = _write_code(site_url, labels) if resume.meta.casefolio.look_choice.qr else None
    blocks = tuple(_write_sections(writer, build_sections(selection, resume, labels)))
    head = compose_head(resume, selection.label, plain(labels.resume), created, code)
    return Sheet(
        **head,
        keywords=tuple(_find_keywords(selection, labels)),
        summary_title=labels.summary,
        summary=writer.passage(selection.summary),
        blocks=blocks,
        stories=_write_stories_address(writer, resume, blocks),
    )


def compose_head(
    resume: Resume, label: str, word: str, created: str | None, code: SiteCode | None = None
) -> dict[str, Any]:
    """The fields of a SheetHead for a document that is called by a `word`, below a headline (`label`)."""
    settings = resume.meta.casefolio
    choice = settings.look_choice
    name, headline = plain(resume.basics.name), plain(label)
    return {
        "language": settings.language,
        "title": f"{name} – {word}",
        "author": name,
        "description": ", ".join(part for part in (f"{word}: {name}", headline) if part),
        "created": created or "",
        "name": name,
        "headline": headline,
        "contacts": tuple(_write_contacts(resume.basics, code)),
        "photo": find_portrait_file(resume.basics.image) if choice.photo else "",
        "code": code,
        "accent": choice.accent,
        "ink": choice.ink,
        "font": choice.font,
        "font_size": choice.font_size,
        "spacing": choice.spacing,
    }


def _find_keywords(selection: Selection, labels: Labels) -> Iterator[str]:
    for section in selection.sections:
        for item in section.items:
            if isinstance(item.entry, Skill):
                fields = describe_entry(section.name, item.entry, labels)
                named = [fields.title.text] if fields.title else []
                yield from map(plain, fields.keywords or named)


def _write_contacts(basics: Basics, code: SiteCode | None) -> Iterator[Fact]:
    """The contacts; without the site's address where it stands beside its QR code."""
    for contact in list_contacts(basics):
        fact = write_fact(Field(contact.kind, contact.text, contact.url))
        if not (code and fact.text == code.address.text):
            yield fact


def _write_code(site_url: str, labels: Labels) -> SiteCode | None:
    """The QR code of the site; None where it has no address, or one that is too long."""
    drawing = draw_code(site_url, labels)
    address = write_fact(Field("url", shown_address(site_url), site_url))
    return SiteCode(drawing, address) if drawing else None


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
        positions = [each for group in section.groups for each in _write_positions(writer, group)]
        return replace(block, form="positions", entries=tuple(_close_up(positions)))
    entries = tuple(_write_entry(writer, entry) for entry in section.entries)
    form = _choose_form(section.name, entries)
    return replace(block, form=form, entries=entries, is_list=form == "entries" and _are_lines(entries))


def _choose_form(name: str, entries: Sequence[SheetEntry]) -> Form:
    if name == PUBLICATIONS:
        return "citations"
    if name in NAMES_RUN_ON and not any(entry.text for entry in entries):
        return "run"
    return "rows" if name in ROWS else "entries"


def _are_lines(entries: Sequence[SheetEntry]) -> bool:
    return not any(entry.text or entry.bullets for entry in entries)


def _write_studies(writer: Writer, section: ShownSection) -> SheetSection:
    studies = tuple(
        replace(entry, key=BoxKey.of_entry(EntryRef(section.name, index)))
        for index, entry in enumerate(write_case_studies(writer, section.studies))
    )
    key = BoxKey("section", section.name)
    return SheetSection(key, section.name, plain(section.title), "entries", studies, _are_lines(studies))


def _write_stories_address(writer: Writer, resume: Resume, blocks: Sequence[SheetSection]) -> str:
    """The address of the case studies, where lines link to them and no section prints their addresses."""
    entries = [entry for block in blocks for entry in block.entries]
    has_evidence = any(bullet.evidence for entry in entries for bullet in entry.bullets)
    if not has_evidence or any(block.name == CASE_STUDIES for block in blocks):
        return ""
    title = plain(section_title(CASE_STUDIES, resume, writer.labels))
    return f"{title}: {shown_address(case_studies_address(writer.site_url))}"


def _write_positions(writer: Writer, group: EntryGroup) -> Iterator[SheetEntry]:
    """The positions at one employer: each names it, the first one says what it is. A brief one is a line."""
    if group.heading is None:
        yield from (_write_entry(writer, shown) for shown in group.entries)
        return
    first = group.entries[0].ref
    employer = write_entry(writer, replace(group.heading, texts=()))
    shared = tuple(fact for fact in employer.facts if fact.kind != DATES)
    about, texts = write_about(writer, group.heading, BoxKey("blurb", first.section, first.index))
    for shown in group.entries:
        position = _write_entry(writer, shown)
        dates = tuple(fact for fact in position.facts if fact.kind == DATES)
        below = (*shared, *(fact for fact in position.facts if fact.kind != DATES))
        name = employer.title
        if name and position.title:
            below = (name, *below)
        title = position.title or name
        is_first = shown.ref == first
        yield replace(
            position,
            title=title,
            facts=dates,
            below=(*below, *about) if is_first else below,
            text=(*texts, *position.text) if is_first else position.text,
            continued=_write_continued(title, writer.labels),
        )


def _close_up(positions: Sequence[SheetEntry]) -> Iterator[SheetEntry]:
    """The positions, a brief one close to the brief one before it."""
    befores = (None, *positions)
    for before, position in zip(befores, positions, strict=False):
        yield replace(position, is_close=bool(before and before.is_brief and position.is_brief))


def _write_continued(title: Fact | None, labels: Labels) -> str:
    """What a later page that begins within a position says; "" where it would fill the page's head."""
    words = plain(title.text.striptags()) if title else ""
    return labels.continued.format(words) if words and len(words) <= LONGEST_CONTINUED else ""


def _write_entry(writer: Writer, shown: ShownEntry) -> SheetEntry:
    evidence = find_evidence(shown.case_study, *shown.fields.texts)
    gives_way = shown.ref.section in GIVING_WAY
    text_key = BoxKey("text", shown.ref.section, shown.ref.index) if gives_way else None
    write = write_citation if shown.ref.section == PUBLICATIONS else write_entry
    entry = write(writer, shown.fields, evidence, text_key)
    bullets = tuple(bullet for line in shown.lines for bullet in _write_bullets(writer, line))
    return replace(entry, key=BoxKey.of_entry(shown.ref), bullets=bullets, is_brief=shown.is_brief)


def _write_bullets(writer: Writer, line: Line) -> Iterator[Bullet]:
    yield _write_bullet(writer, line, BoxKey("line", line.id), line.text)
    if writer.shows_shorts and line.short:
        yield _write_bullet(writer, line, BoxKey("short", line.id), line.short)


def _write_bullet(writer: Writer, line: Line, key: BoxKey, text: str) -> Bullet:
    lead = mark_up(line.highlight.lead)
    is_stranded = key in writer.stranded
    evidence = writer.evidence(find_evidence(line.highlight.case_study, text), is_stranded=is_stranded)
    prose = writer.prose(text, ends=evidence is None, is_stranded=is_stranded)
    return Bullet(key, prose, lead, evidence)

"""From a selection to the sheet that a template shows: which words stand where, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from casefolio.pdf import entries
from casefolio.pdf.entries import Writer, fact, shown_address
from casefolio.pdf.sheet import Bullet, Employer, Fact, Form, Sheet, SheetEntry, SheetSection
from casefolio.pdf.words import mark_up, plain
from casefolio.resume.anchors import case_studies_address, find_case_study_id
from casefolio.resume.model import Basics, Location, Period, Resume, Skill, Volunteer, Work
from casefolio.resume.selection import Item, Line, Section, Selection, section_order, section_title
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.inline import find_links, safe_address

FORMS: dict[str, Form] = {
    "work": "positions",
    "volunteer": "positions",
    "skills": "rows",
    "interests": "rows",
    "references": "rows",
    "languages": "run",
}
"""How the entries of a section are set; those not named as `entries`."""

NAMES_RUN_ON = ("skills", "interests")
"""Sections that are set as one paragraph where no entry has more to say than its name."""

CASE_STUDIES = "caseStudies"

LONGEST_STORY_NAME = 40
"""A link names a case study by its title up to a colon, if that has no more than this many characters."""

LONGEST_KEPT_LINK = 45
"""A link to a case study stays on one line up to this many characters, half a line."""


def section_key(name: str) -> str:
    return f"section:{name}"


def entry_key(name: str, index: int) -> str:
    return f"entry:{name}:{index}"


def line_key(id: str) -> str:
    return f"line:{id}"


def short_key(id: str) -> str:
    return f"short:{id}"


def compose_sheet(
    resume: Resume,
    selection: Selection,
    *,
    site_url: str,
    labels: Labels,
    created: str | None = None,
    with_shorts: bool = False,
) -> Sheet:
    """The sheet of all that `selection` holds.

    `with_shorts` puts each line's tighter wording below it, so that one layout measures both.
    """
    stories = {study.id: study.title for study in resume.case_studies}
    writer = Writer(labels, site_url, selection.bold, stories, with_shorts)
    choice = resume.meta.casefolio.look_choice
    name = plain(resume.basics.name)
    word = plain(resume.meta.casefolio.called) or labels.resume
    headline = plain(selection.label)
    blocks = tuple(_write_blocks(writer, resume, selection))
    return Sheet(
        language=resume.meta.casefolio.language,
        title=f"{name} – {word}",
        author=name,
        description=", ".join(part for part in (f"{word}: {name}", headline) if part),
        keywords=tuple(_find_keywords(selection)),
        created=created or "",
        name=name,
        headline=headline,
        contacts=tuple(_write_contacts(resume.basics)),
        summary_title=labels.summary,
        summary=writer.prose(selection.summary),
        blocks=blocks,
        stories=_tell_stories(writer, resume, blocks),
        photo=_find_photo(resume.basics) if choice.photo else "",
        accent=choice.accent,
        ink=choice.ink,
        font_size=choice.font_size,
        spacing=choice.spacing,
    )


def _find_photo(basics: Basics) -> str:
    """The picture's file, which a person may write with or without `docs/`; "" for one elsewhere."""
    is_elsewhere = ":" in basics.image or basics.image.startswith("/")
    return "" if is_elsewhere or not basics.image else f"docs/{basics.image.removeprefix('docs/')}"


def _find_keywords(selection: Selection) -> Iterator[str]:
    for section in selection.sections:
        for item in section.items:
            if isinstance(item.entry, Skill):
                yield from map(plain, item.entry.keywords or [item.entry.name])


_CODE_COMES_LAST = frozenset({"US", "CA", "AU", "GB", "IE", "IN", "NZ", "ZA", "SG"})
"""Countries that write the postal code behind the town, and behind the region where they write one."""


def _write_address(place: Location) -> str:
    """An address as its country writes it; a region without a country is most likely a state."""
    country = place.country_code.upper()
    if country in _CODE_COMES_LAST or (place.region and not country):
        parts = [place.address, place.city, place.region, place.country_code]
        last = 2 if place.region else 1
        parts[last] = " ".join(part for part in (parts[last], place.postal_code) if part)
    else:
        town = " ".join(part for part in (place.postal_code, place.city) if part)
        parts = [place.address, town, place.region, place.country_code]
    return ", ".join(part for part in parts if part)


def _write_contacts(basics: Basics) -> Iterator[Fact]:
    if where := _write_address(basics.location):
        yield fact("place", where)
    if basics.email:
        yield fact("mail", basics.email, f"mailto:{plain(basics.email)}")
    if basics.phone:
        digits = "".join(c for c in basics.phone if c.isdigit() or c == "+")
        yield fact("phone", basics.phone, f"tel:{digits}")
    if basics.url:
        yield fact("url", shown_address(basics.url), basics.url)
    for profile in basics.profiles:
        # The whole address says the network too.
        words = ": ".join(part for part in (profile.network, profile.username) if part)
        shown = shown_address(safe_address(profile.url)) or words
        if shown:
            yield fact("profile", shown, profile.url)


def _write_blocks(writer: Writer, resume: Resume, selection: Selection) -> Iterator[SheetSection]:
    blocks = [_write_block(writer, section) for section in selection.sections if section.items]
    if selection.case_studies and writer.site_url:
        blocks.insert(_find_place(resume, blocks), _write_stories(writer, resume, selection))
    yield from blocks


def _write_block(writer: Writer, section: Section) -> SheetSection:
    form = FORMS.get(section.name, "entries")
    block = SheetSection(section_key(section.name), section.name, plain(section.title), form)
    if form == "positions":
        return replace(block, employers=tuple(_write_employers(writer, section)))
    shown = tuple(_write_entry(writer, section.name, item) for item in section.items)
    if section.name in NAMES_RUN_ON and not any(entry.text for entry in shown):
        block = replace(block, form="run")
    return replace(block, entries=shown)


def _write_stories(writer: Writer, resume: Resume, selection: Selection) -> SheetSection:
    title = plain(section_title(CASE_STUDIES, resume.meta.casefolio, writer.labels))
    studies = tuple(
        replace(entry, key=entry_key(CASE_STUDIES, index))
        for index, entry in enumerate(entries.case_studies(writer, selection.case_studies))
    )
    return SheetSection(section_key(CASE_STUDIES), CASE_STUDIES, title, "entries", studies)


def _find_place(resume: Resume, blocks: list[SheetSection]) -> int:
    """Where the case studies stand among the sections: where the person put them, else last."""
    order = section_order(resume.meta.casefolio)
    if CASE_STUDIES not in order:
        return len(blocks)
    before = order[: order.index(CASE_STUDIES)]
    return sum(block.name in before for block in blocks)


def _tell_stories(writer: Writer, resume: Resume, blocks: Sequence[SheetSection]) -> str:
    """The address of the case studies, where lines lead to them and no section prints their addresses."""
    entries = [entry for block in blocks for entry in (*block.entries, *block.positions)]
    has_evidence = any(bullet.evidence for entry in entries for bullet in entry.bullets)
    if not has_evidence or any(block.name == CASE_STUDIES for block in blocks):
        return ""
    title = plain(section_title(CASE_STUDIES, resume.meta.casefolio, writer.labels))
    return f"{title}: {shown_address(case_studies_address(writer.site_url))}"


def _write_employers(writer: Writer, section: Section) -> Iterator[Employer]:
    """Positions in a row at one employer, together; one without a name stands alone."""
    for _, group in groupby(section.items, key=lambda item: _employer_name(item) or item.index):
        items = list(group)
        headings = [entries.EMPLOYERS[section.name](writer, item.entry) for item in items]
        positions = tuple(_write_entry(writer, section.name, item) for item in items)
        yield _write_employer(writer, items, headings, positions)


def _write_employer(
    writer: Writer, items: list[Item], headings: list[SheetEntry], positions: tuple[SheetEntry, ...]
) -> Employer:
    """What holds for all positions stands once, at the employer; what differs stays with each."""
    if len(items) == 1:
        return Employer(headings[0], positions)
    first = headings[0]
    periods = [item.entry for item in items if isinstance(item.entry, Period)]
    whole = entries.whole_period(writer, periods)
    same_facts = all(heading.facts == first.facts for heading in headings)
    heading = replace(first, facts=(*(first.facts if same_facts else ()), *writer.facts(whole)))
    positions = tuple(
        replace(
            position,
            facts=(*position.facts, *(() if same_facts else own.facts)),
            text=(*(own.text if own.text != first.text else ()), *position.text),
        )
        for position, own in zip(positions, headings, strict=True)
    )
    return Employer(heading, positions)


def _employer_name(item: Item) -> str:
    if isinstance(item.entry, Work):
        return item.entry.name
    return item.entry.organization if isinstance(item.entry, Volunteer) else ""


def _write_entry(writer: Writer, section: str, item: Item) -> SheetEntry:
    entry = entries.WRITERS[section](writer, item.entry)
    bullets = tuple(bullet for line in item.lines for bullet in _write_bullets(writer, line))
    return replace(entry, key=entry_key(section, item.index), bullets=bullets)


def _write_bullets(writer: Writer, line: Line) -> Iterator[Bullet]:
    yield _write_bullet(writer, line, line_key(line.id), line.text)
    if writer.shows_shorts and line.short:
        yield _write_bullet(writer, line, short_key(line.id), line.short)


def _write_bullet(writer: Writer, line: Line, key: str, text: str) -> Bullet:
    lead = mark_up(line.highlight.lead)
    evidence = _find_evidence(writer, line.highlight.case_study, text)
    return Bullet(key, writer.prose(text, ends=evidence is None), lead, evidence)


def _find_evidence(writer: Writer, id: str | None, text: str) -> Fact | None:
    """The link to the case study behind a claim, unless the claim's own words lead there."""
    if not id or not writer.site_url or id in map(find_case_study_id, find_links(text)):
        return None
    title = writer.stories.get(id, "")
    name, colon, _ = title.partition(":")
    words = name if colon and len(name) <= LONGEST_STORY_NAME else title
    label = writer.labels.read_case_study
    shown = f"{label}: {words}" if words else label
    kind = "evidence keep" if len(shown) <= LONGEST_KEPT_LINK else "evidence"
    return fact(kind, shown, writer.case_study_address(id))

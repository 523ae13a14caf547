"""What each kind of entry says, and in which order: one function for each section of JSON Resume."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from casefolio.pdf.sheet import Fact, SheetEntry
from casefolio.pdf.words import keep_ending, keep_line, keep_words, mark_up, plain
from casefolio.resume.anchors import case_study_address, link_to_site
from casefolio.resume.model import (
    Award,
    CaseStudy,
    Certificate,
    Education,
    Interest,
    Language,
    PartialDate,
    Period,
    Project,
    Publication,
    Reference,
    Skill,
    Volunteer,
    Work,
)
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.inline import render_html, safe_address

LONGEST_STORY_LINE = 86
"""Characters that a case study's title and address have together where they share a line."""


@dataclass(frozen=True)
class Writer:
    """How words become HTML in one document.

    `bold` holds the tags whose spans are bold (None: all), `stories` the titles of the case studies by
    id. With `shows_shorts` each line's tighter wording follows it, to be measured.
    """

    labels: Labels
    site_url: str
    bold: frozenset[str] | None
    stories: Mapping[str, str]
    shows_shorts: bool = False

    def prose(self, text: str, *, ends: bool = True) -> Markup:
        """Inline Markdown as HTML; something follows on the same line unless it `ends` there."""
        link = link_to_site(self.site_url)
        kept = keep_words(render_html(text, bold=self.bold, link=link, language=self.labels.language))
        return keep_ending(kept) if ends else kept

    def paragraphs(self, *texts: str) -> tuple[Markup, ...]:
        return tuple(self.prose(text) for text in texts if text.strip())

    def facts(self, *facts: Fact | None) -> tuple[Fact, ...]:
        """Those that say something."""
        return tuple(fact for fact in facts if fact and fact.text)

    def period(self, entry: Period) -> Fact:
        return _dates(self.labels.period(entry.start_date, entry.end_date))

    def date(self, value: PartialDate | None) -> Fact:
        return _dates(self.labels.date(value) if value else "")

    def case_study_address(self, id: str) -> str:
        return case_study_address(self.site_url, id)


def fact(kind: str, text: str, url: str = "") -> Fact:
    """Plain words, a link where there is a `url`."""
    address = safe_address(full_address(url))
    return Fact(kind, escape(plain(text)) if address else mark_up(text), address)


def name(kind: str, text: str, url: str = "") -> Fact | None:
    return fact(kind, text, url) if plain(text) else None


def work(writer: Writer, entry: Work) -> SheetEntry:
    """The position; its employer is written by `employer`."""
    return _position(writer, entry, entry.position, entry.level)


def volunteer(writer: Writer, entry: Volunteer) -> SheetEntry:
    return _position(writer, entry, entry.position)


def _position(writer: Writer, entry: Work | Volunteer, position: str, level: str = "") -> SheetEntry:
    return SheetEntry(
        title=name("position", position),
        note=mark_up(level),
        facts=writer.facts(writer.period(entry)),
        text=writer.paragraphs(entry.summary),
    )


def employer(writer: Writer, entry: Work) -> SheetEntry:
    """The employer of a position, as its heading."""
    return SheetEntry(
        title=name("organization", entry.name, entry.url),
        facts=writer.facts(fact("place", entry.location)),
        text=writer.paragraphs(entry.description),
    )


def organization(writer: Writer, entry: Volunteer) -> SheetEntry:
    return SheetEntry(title=name("organization", entry.organization, entry.url))


def whole_period(writer: Writer, positions: Sequence[Period]) -> Fact:
    """From the earliest start to the latest end; nothing where a start is not known."""
    starts = [position.start_date for position in positions if position.start_date]
    if len(starts) < len(positions):
        return _dates("")
    ends = [position.end_date for position in positions if position.end_date]
    end = max(ends, key=str) if len(ends) == len(positions) else None
    return _dates(writer.labels.period(min(starts, key=str), end))


def project(writer: Writer, entry: Project) -> SheetEntry:
    return SheetEntry(
        title=name("project", entry.name, entry.url),
        facts=writer.facts(
            fact("organization", entry.entity),
            fact("role", ", ".join(entry.roles)),
            fact("kind", entry.type),
            writer.period(entry),
        ),
        text=writer.paragraphs(entry.description) + _listed(entry.keywords),
    )


def education(writer: Writer, entry: Education) -> SheetEntry:
    degree = ", ".join(part for part in (entry.study_type, entry.area) if part)
    school = name("organization", entry.institution, entry.url)
    return SheetEntry(
        title=name("degree", degree) or school,
        facts=writer.facts(school if degree else None, writer.period(entry), fact("score", entry.score)),
        text=_listed(entry.courses),
    )


def skill(writer: Writer, entry: Skill) -> SheetEntry:
    return SheetEntry(
        title=name("skill", entry.name),
        note=mark_up(entry.level),
        text=_listed(entry.keywords),
    )


def language(writer: Writer, entry: Language) -> SheetEntry:
    return SheetEntry(title=name("language", entry.language), note=mark_up(entry.fluency))


def interest(writer: Writer, entry: Interest) -> SheetEntry:
    return SheetEntry(title=name("interest", entry.name), text=_listed(entry.keywords))


def reference(writer: Writer, entry: Reference) -> SheetEntry:
    return SheetEntry(title=name("person", entry.name), text=writer.paragraphs(entry.reference))


def award(writer: Writer, entry: Award) -> SheetEntry:
    return SheetEntry(
        title=name("award", entry.title),
        facts=writer.facts(fact("organization", entry.awarder), writer.date(entry.date)),
        text=writer.paragraphs(entry.summary),
    )


def certificate(writer: Writer, entry: Certificate) -> SheetEntry:
    return SheetEntry(
        title=name("certificate", entry.name, entry.url),
        facts=writer.facts(fact("organization", entry.issuer), writer.date(entry.date)),
    )


def publication(writer: Writer, entry: Publication) -> SheetEntry:
    return SheetEntry(
        title=name("publication", entry.name, entry.url),
        facts=writer.facts(fact("organization", entry.publisher), writer.date(entry.release_date)),
        text=writer.paragraphs(entry.summary),
    )


def case_studies(writer: Writer, studies: Sequence[CaseStudy]) -> tuple[SheetEntry, ...]:
    """The stories' titles as links, and their addresses for those who read on paper.

    They share a line where that can hold each of them, else all addresses stand below.
    """
    addresses = [writer.case_study_address(study.id) for study in studies]
    shown = [shown_address(address.partition("#")[0]) for address in addresses]
    titles = [name("story", study.title, address) for study, address in zip(studies, addresses, strict=True)]
    widths = [len(study.title) + len(words) for study, words in zip(studies, shown, strict=True)]
    lines = [
        escape(words) if len(words) > LONGEST_STORY_LINE else keep_line(escape(words)) for words in shown
    ]
    if max(widths, default=0) <= LONGEST_STORY_LINE:
        facts = [Fact("address", line) for line in lines]
        return tuple(
            SheetEntry(title=title, facts=(fact,)) for title, fact in zip(titles, facts, strict=True)
        )
    return tuple(SheetEntry(title=title, text=(line,)) for title, line in zip(titles, lines, strict=True))


WRITERS: dict[str, Callable[[Writer, Any], SheetEntry]] = {
    "work": work,
    "volunteer": volunteer,
    "projects": project,
    "education": education,
    "skills": skill,
    "languages": language,
    "interests": interest,
    "references": reference,
    "awards": award,
    "certificates": certificate,
    "publications": publication,
}

EMPLOYERS: dict[str, Callable[[Writer, Any], SheetEntry]] = {"work": employer, "volunteer": organization}
"""Who writes the heading above a section's positions."""


def full_address(url: str) -> str:
    """An address to follow: a scheme is added where a person left it out."""
    url = url.strip()
    return url if not url or ":" in url.split("/")[0] else f"https://{url}"


def shown_address(url: str) -> str:
    """An address to read: without scheme, `www.` and a lone slash at its end."""
    shown = plain(url).partition("://")[2] or plain(url)
    return shown.removeprefix("www.").rstrip("/")


def _dates(text: str) -> Fact:
    return Fact("dates", keep_line(mark_up(text)) if text else Markup())


def _listed(words: tuple[str, ...]) -> tuple[Markup, ...]:
    return (keep_ending(mark_up(", ".join(words))),) if words else ()

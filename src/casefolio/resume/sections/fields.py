"""The fields that an entry of each section shows, in order: one function for each section.

A new field of the resume is added here; every surface then shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.brief import is_brief
from casefolio.resume.model import (
    Award,
    Certificate,
    CustomEntry,
    Education,
    Interest,
    Language,
    Project,
    Publication,
    Reference,
    Skill,
    Volunteer,
    Work,
)
from casefolio.resume.publications.authors import show_author
from casefolio.resume.publications.identifiers import arxiv_address, doi_address
from casefolio.resume.record import Entry, PartialDate, Period
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.addresses import full_address, shown_address
from casefolio.text.inline import render_text

LONGEST_HEADING = 60
"""The most characters of a text that becomes the heading of an entry without another: `Parental leave`."""

DATES = "dates"
"""The kind of the fact that is the period or date."""


@dataclass(frozen=True)
class Field:
    """Plain words of an entry. `kind` names them (`place`, `dates` …); with a `url` they are a link."""

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class EntryFields:
    """The fields of an entry or an employer, in reading order.

    `authors` are those of a publication, which `sections.citation` joins with the rest. `note` belongs to
    the title (a level, a fluency). `texts` are paragraphs of inline Markdown, all else is plain text.
    """

    title: Field | None = None
    note: str = ""
    authors: tuple[Field, ...] = ()
    facts: tuple[Field, ...] = ()
    texts: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        """The period or date in words; "" without one."""
        return next((fact.text for fact in self.facts if fact.kind == DATES), "")

    @property
    def other_facts(self) -> tuple[Field, ...]:
        """The facts without the period, for a surface that places the period separately."""
        return tuple(fact for fact in self.facts if fact.kind != DATES)


def describe_entry(section: str, entry: Entry, labels: Labels) -> EntryFields:
    """The fields of an entry; a position's employer is not part of them, unless the position is brief."""
    if isinstance(entry, CustomEntry):
        fields = _custom(entry, labels)
    elif is_brief(entry):
        fields = _brief(section, entry, labels)
    else:
        fields = _ENTRIES[section](entry, labels)
    is_named = has_employers(section) and describe_employer(section, entry).title is not None
    return _lead(fields, is_named=is_named or section == "references")


def _lead(fields: EntryFields, *, is_named: bool) -> EntryFields:
    """The fields with a heading: where the main field is missing, the next one takes its place.

    A text or a period becomes the heading only where the entry is not named otherwise (`is_named`), as a
    position is by its employer.
    """
    title = fields.title or Field("", "")
    facts = fields.other_facts
    if title.text:
        return fields
    if fields.note:
        return replace(fields, title=Field("note", fields.note, title.url), note="")
    if facts:
        first = replace(facts[0], url=title.url or facts[0].url)
        return replace(
            fields, title=first, facts=tuple(each for each in fields.facts if each is not facts[0])
        )
    if title.url:
        return replace(fields, title=Field("url", shown_address(title.url), title.url))
    if fields.texts and not is_named and _is_heading(fields.texts[0]):
        return replace(fields, title=Field("text", fields.texts[0]), texts=fields.texts[1:])
    if fields.keywords:
        return replace(fields, title=Field("keywords", ", ".join(fields.keywords)), keywords=())
    if fields.period and not is_named:
        return replace(fields, title=date_fact(fields.period), facts=())
    return replace(fields, title=None)


def _is_heading(text: str) -> bool:
    """Whether a text can be a heading: short, on one line, without marks."""
    return len(text) <= LONGEST_HEADING and render_text(text) == text.strip()


def has_employers(section: str) -> bool:
    """Whether the entries of a section are positions below their employer."""
    return section in _EMPLOYERS


def describe_employer(section: str, entry: Entry) -> EntryFields:
    """The fields of the employer in a position's entry. The section must have employers."""
    return _EMPLOYERS[section](entry)


def date_fact(text: str) -> Field:
    return Field(DATES, text)


def _period(entry: Period, labels: Labels) -> Field:
    return date_fact(labels.period(entry.start_date, entry.end_date))


def _date(value: PartialDate | None, labels: Labels) -> Field:
    return date_fact(labels.date(value) if value else "")


def _name(kind: str, text: str, url: str = "") -> Field:
    """The main field. Without a name its text is its address, or the invalid address as it is written."""
    address = full_address(url)
    return Field(kind, _label(text) or ("" if address else url), address)


def _organization_name(text: str, url: str = "") -> Field | None:
    """The employer or institution; its address where there is no name."""
    field = _name("organization", text, url)
    shown = field.text or shown_address(field.url)
    return replace(field, text=shown) if shown else None


def _label(text: str) -> str:
    """A label without the colon, comma or bar at its end: surfaces add their own."""
    return text.strip().rstrip(":：,;| ")


def _note(text: str) -> str:
    """A note without brackets around it: surfaces add their own."""
    inner = text.strip()[1:-1]
    return inner if text.strip() == f"({inner})" and not set(inner) & set("()") else text


def _words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a list, without commas at their ends."""
    return tuple(word for each in words if (word := each.strip(" ,;")))


def _fill(*fields: Field | None) -> tuple[Field, ...]:
    """The fields that have text."""
    labels = (replace(field, text=_label(field.text)) for field in fields if field)
    return tuple(label for label in labels if label.text)


def _texts(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _position(entry: Work | Volunteer, labels: Labels, level: str) -> EntryFields:
    return EntryFields(
        title=_name("position", entry.position),
        note=_note(level),
        facts=_fill(_period(entry, labels)),
        texts=_texts(entry.summary),
    )


def _work(entry: Work, labels: Labels) -> EntryFields:
    return _position(entry, labels, entry.level)


def _volunteer(entry: Volunteer, labels: Labels) -> EntryFields:
    return _position(entry, labels, "")


def _brief(section: str, entry: Entry, labels: Labels) -> EntryFields:
    """All of a brief position, its employer as well."""
    position: EntryFields = _ENTRIES[section](entry, labels)
    employer = describe_employer(section, entry).title
    if position.title and not position.title.text:
        return replace(position, title=employer)
    return replace(position, facts=(*([employer] if employer else []), *position.facts))


def _employer(entry: Work) -> EntryFields:
    return EntryFields(
        title=_organization_name(entry.name, entry.url),
        facts=_fill(Field("place", entry.location)),
        texts=_texts(entry.description),
    )


def _organization(entry: Volunteer) -> EntryFields:
    return EntryFields(title=_organization_name(entry.organization, entry.url))


def _project(entry: Project, labels: Labels) -> EntryFields:
    return EntryFields(
        title=_name("project", entry.name, entry.url),
        facts=_fill(
            Field("organization", entry.entity),
            Field("role", ", ".join(_words(entry.roles))),
            Field("kind", entry.type),
            _period(entry, labels),
        ),
        texts=_texts(entry.description),
        keywords=_words(entry.keywords),
    )


def _education(entry: Education, labels: Labels) -> EntryFields:
    degree = _name("degree", ", ".join(part for part in (entry.study_type, entry.area) if part))
    school = _organization_name(entry.institution, entry.url)
    return EntryFields(
        title=degree if degree.text else school,
        facts=_fill(school if degree.text else None, _period(entry, labels), Field("score", entry.score)),
        keywords=_words(entry.courses),
    )


def _skill(entry: Skill, labels: Labels) -> EntryFields:
    return EntryFields(
        title=_name("skill", entry.name), note=_note(entry.level), keywords=_words(entry.keywords)
    )


def _language(entry: Language, labels: Labels) -> EntryFields:
    return EntryFields(title=_name("language", entry.language), note=_note(entry.fluency))


def _interest(entry: Interest, labels: Labels) -> EntryFields:
    return EntryFields(title=_name("interest", entry.name), keywords=_words(entry.keywords))


def _reference(entry: Reference, labels: Labels) -> EntryFields:
    return EntryFields(title=_name("person", entry.name), texts=_texts(entry.reference))


def _award(entry: Award, labels: Labels) -> EntryFields:
    return EntryFields(
        title=_name("award", entry.title),
        facts=_fill(Field("organization", entry.awarder), _date(entry.date, labels)),
        texts=_texts(entry.summary),
    )


def _certificate(entry: Certificate, labels: Labels) -> EntryFields:
    return EntryFields(
        title=_name("certificate", entry.name, entry.url),
        facts=_fill(Field("organization", entry.issuer), _date(entry.date, labels)),
    )


def _custom(entry: CustomEntry, labels: Labels) -> EntryFields:
    return EntryFields(
        title=_name("custom", entry.name, entry.url),
        facts=_fill(
            Field("organization", entry.organization),
            _date(entry.date, labels) if entry.date else _period(entry, labels),
        ),
        texts=_texts(entry.summary),
    )


CITED_BY_THEMSELVES = frozenset({"article", "journal article", "conference paper", "book", "book chapter"})
"""Types of publications, in small letters, that a citation shows by its form, and does not name."""


def _publication(entry: Publication, labels: Labels) -> EntryFields:
    return EntryFields(
        title=_name("publication", entry.name, entry.url),
        authors=tuple(Field("author", show_author(name)) for name in entry.authors if name.strip()),
        facts=_fill(
            Field("kind", "" if entry.type.strip().casefold() in CITED_BY_THEMSELVES else entry.type),
            Field("venue", entry.venue or entry.publisher),
            Field("volume", _issue(entry)),
            Field("pages", entry.pages),
            Field("organization", entry.publisher if entry.venue else ""),
            date_fact(_release(entry, labels)),
            Field("doi", entry.doi and f"doi:{entry.doi}", doi_address(entry.doi)),
            Field("arxiv", entry.arxiv and f"arXiv:{entry.arxiv}", arxiv_address(entry.arxiv)),
        ),
        texts=_texts(entry.summary),
    )


def _issue(entry: Publication) -> str:
    """The volume with its issue: `12(3)`."""
    return (
        f"{entry.volume}({entry.number})" if entry.volume and entry.number else entry.volume or entry.number
    )


def _release(entry: Publication, labels: Labels) -> str:
    """The year, as scholars print it; the month too of what nobody would cite, such as a post."""
    if entry.release_date is None:
        return ""
    is_cited = any((entry.authors, entry.venue, entry.doi, entry.arxiv))
    return labels.year.format(entry.release_date.year) if is_cited else labels.date(entry.release_date)


_ENTRIES: dict[str, Callable[[Any, Labels], EntryFields]] = {
    "work": _work,
    "volunteer": _volunteer,
    "projects": _project,
    "education": _education,
    "skills": _skill,
    "languages": _language,
    "interests": _interest,
    "references": _reference,
    "awards": _award,
    "certificates": _certificate,
    "publications": _publication,
}

_EMPLOYERS: dict[str, Callable[[Any], EntryFields]] = {"work": _employer, "volunteer": _organization}

"""The resume as values: JSON Resume 1.0 and what Casefolio adds to it.

Field names in YAML are JSON Resume's, in camelCase; attributes here are the same in snake_case.
Everything but `basics.name` is optional. Values are frozen: steps hand on new ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from casefolio.resume.basics import Basics
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.record import Date, Id, Lead, Record, Sentence, Words
from casefolio.resume.settings import Settings

CASE_STUDY_ANCHOR = "casestudy-"
"""What stands before a case study's id in its anchor. Never change it: sent PDFs hold such links."""

HIGHLIGHT_ANCHOR = "highlight-"
"""What stands before a highlight's id in its anchor on the resume page."""


def as_text_mapping(value: object) -> object:
    """A plain string is a highlight too."""
    return {"text": value} if isinstance(value, str) else value


class Entry(Record):
    """One entry of any section: it may carry tags, a case study and a weight of the person's own."""

    tags: Words = ()
    case_study: str | None = None
    priority: float = 0


class Variant(Record):
    """The same fact in other words, for postings that ask for these tags."""

    tags: Words = ()
    text: Sentence


class Highlight(Entry):
    """One claim. `text` is inline Markdown; the first of `tags` counts most."""

    id: Id = ""
    lead: Lead = ""
    text: Sentence
    short: Sentence = ""
    variants: tuple[Variant, ...] = ()


Highlights = tuple[Annotated[Highlight, BeforeValidator(as_text_mapping)], ...]


class Period(Entry):
    """An entry that spans a time. No `end_date` means that it lasts."""

    start_date: Date = None
    end_date: Date = None


class Work(Period):
    name: str = ""
    location: str = ""
    description: str = ""
    position: str = ""
    level: str = ""
    url: str = ""
    summary: str = ""
    highlights: Highlights = ()


class Volunteer(Period):
    organization: str = ""
    position: str = ""
    url: str = ""
    summary: str = ""
    highlights: Highlights = ()


class Education(Period):
    institution: str = ""
    url: str = ""
    area: str = ""
    study_type: str = ""
    score: str = ""
    courses: Words = ()


class Award(Entry):
    title: str = ""
    date: Date = None
    awarder: str = ""
    summary: str = ""


class Certificate(Entry):
    name: str = ""
    date: Date = None
    url: str = ""
    issuer: str = ""


class Publication(Entry):
    name: str = ""
    publisher: str = ""
    release_date: Date = None
    url: str = ""
    summary: str = ""


class Skill(Entry):
    name: str = ""
    level: str = ""
    keywords: Words = ()


class Language(Entry):
    language: str = ""
    fluency: str = ""


class Interest(Entry):
    name: str = ""
    keywords: Words = ()


class Reference(Entry):
    name: str = ""
    reference: str = ""


class Project(Period):
    name: str = ""
    description: str = ""
    highlights: Highlights = ()
    keywords: Words = ()
    url: str = ""
    roles: Words = ()
    entity: str = ""
    type: str = ""


class TagEntry(Record):
    """A word of the person's vocabulary: its label, what postings call it, what they do not mean by it."""

    label: str = ""
    aliases: Words = ()
    not_: Words = Field(default=(), alias="not")


class Result(Record):
    """A figure that a case study ends in: `+3%`, `global gross margin`."""

    value: str
    label: str = ""


class CaseStudy(Record):
    """The entry of a story; its text stands in `docs/case-studies/<id>.md`."""

    id: Id
    title: str
    summary: str = ""
    tags: Words = ()
    start_date: Date = None
    end_date: Date = None
    role: str = ""
    results: tuple[Result, ...] = ()


class Meta(Record):
    """JSON Resume's `meta`: anything may stand here; ours is `casefolio`."""

    model_config = ConfigDict(extra="allow")

    casefolio: Settings = Field(default_factory=Settings)


class Resume(Record):
    """Everything a person says about themselves, in one value."""

    basics: Basics
    tags: dict[Id, TagEntry] = Field(default={})
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    case_studies: tuple[CaseStudy, ...] = ()
    meta: Meta = Field(default_factory=Meta)

    def entries(self, section: str) -> tuple[Entry, ...]:
        """The entries of a section by its name in YAML: `work`, `projects` …"""
        entries: tuple[Entry, ...] = getattr(self, section)
        return entries

    def claims(self) -> Iterator[Claim]:
        """Every highlight of every section, in resume order, with where it stands."""
        for section in HIGHLIGHT_SECTIONS:
            for index, entry in enumerate(self.entries(section)):
                for position, highlight in enumerate(highlights_of(entry)):
                    yield Claim(section, index, position, highlight)

    def find_case_study(self, id: str) -> CaseStudy | None:
        return next((study for study in self.case_studies if study.id == id), None)


@dataclass(frozen=True)
class Claim:
    """A highlight and its place: the section, its entry and the position there, counted from 0."""

    section: str
    entry: int
    position: int
    highlight: Highlight


def highlights_of(entry: Entry) -> tuple[Highlight, ...]:
    """The claims of an entry; none where its section has no highlights."""
    return entry.highlights if isinstance(entry, Work | Volunteer | Project) else ()


LONG_FIELDS = frozenset({"summary", "description", "reference"})
"""Fields in YAML that hold Markdown with paragraphs and lists."""

MARKDOWN_FIELDS = LONG_FIELDS | {"label", "text", "short", "highlights"}
"""Fields that hold Markdown; a plain text below `highlights` is a claim."""

HIGHLIGHT_SECTIONS = ("work", "volunteer", "projects")
"""The sections whose entries have highlights."""

ENTRY_SECTIONS: dict[str, type[Entry]] = {
    "work": Work,
    "projects": Project,
    "volunteer": Volunteer,
    "education": Education,
    "skills": Skill,
    "certificates": Certificate,
    "awards": Award,
    "publications": Publication,
    "languages": Language,
    "interests": Interest,
    "references": Reference,
}
"""The sections with entries, in the order in which a resume usually shows them."""


def fill_ids(resume_data: dict[str, Any]) -> None:
    """Give each highlight without an id its own in the plain data: `<section>-<entry>-<position>`, from 0."""
    for section in HIGHLIGHT_SECTIONS:
        for index, entry in enumerate(resume_data.get(section) or ()):
            if not isinstance(entry, dict) or not isinstance(entry.get("highlights"), list):
                continue
            for position, highlight in enumerate(entry["highlights"]):
                if isinstance(highlight, str):
                    highlight = entry["highlights"][position] = {"text": highlight}
                if isinstance(highlight, dict):
                    highlight.setdefault("id", f"{EntryRef(section, index)}-{position}")

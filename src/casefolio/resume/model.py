"""The resume as values: JSON Resume 1.0 and what Casefolio adds to it.

Field names in YAML are JSON Resume's, in camelCase; attributes here are the same in snake_case.
Everything but `basics.name` is optional. Values are frozen: later steps make new ones.
"""

from collections.abc import Iterator
from typing import Annotated

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.records import Field, Record, before
from casefolio.resume.basics import Basics
from casefolio.resume.letters import LetterTexts
from casefolio.resume.publications.authors import Authors
from casefolio.resume.publications.identifiers import Arxiv, Doi
from casefolio.resume.record import (
    Date,
    Entry,
    Highlight,
    Highlights,
    Id,
    Period,
    Picture,
    Words,
    as_picture,
)
from casefolio.resume.settings import Flag, Settings


class Work(Period):
    name: str = ""
    """The employer. Entries in a row with the same name are one employer with several positions."""
    location: str = ""
    """Where you worked: a city, Remote."""
    description: str = ""
    """What the employer does, in a few words. Markdown."""
    position: str = ""
    """Your title there."""
    level: str = ""
    """The rank, where the title alone does not tell it."""
    url: str = ""
    """The employer's address on the web."""
    summary: str = ""
    """What your part was, before the highlights. Markdown."""
    highlights: Highlights = ()
    """Your claims, one fact each: a text, or `text` with its tags. A tailored PDF picks among them."""
    brief: Flag | None = None
    """Whether it is one line: title, employer, dates. `false` excepts it from `meta.casefolio.since`."""


class Volunteer(Period):
    organization: str = ""
    """Whom you helped."""
    position: str = ""
    """Your part there."""
    url: str = ""
    """The organization's address on the web."""
    summary: str = ""
    """What it was about. Markdown."""
    highlights: Highlights = ()
    """Your claims, one fact each: a text, or `text` with its tags."""
    brief: Flag | None = None
    """Whether it is one line: title, employer, dates. `false` excepts it from `meta.casefolio.since`."""


class Education(Period):
    institution: str = ""
    """The school or university."""
    url: str = ""
    """Its address on the web."""
    area: str = ""
    """What you studied."""
    study_type: str = ""
    """The degree: BSc, PhD, apprenticeship."""
    score: str = ""
    """The grade, in the words of the place: 3.8/4.0, 1.3, first class."""
    courses: Words = ()
    """Courses that are worth naming."""


class Award(Entry):
    title: str = ""
    """What it is called."""
    date: Date = None
    """When you got it: 2022, 2022-06 or 2022-06-01."""
    awarder: str = ""
    """Who gave it."""
    summary: str = ""
    """What it was for. Markdown."""


class Certificate(Entry):
    name: str = ""
    """What it is called."""
    date: Date = None
    """When you got it: 2022, 2022-06 or 2022-06-01."""
    url: str = ""
    """Where it can be looked up."""
    issuer: str = ""
    """Who issued it."""


class Publication(Entry):
    name: str = ""
    """Its title."""
    authors: Authors = ()
    """Who wrote it, in order, one name each: Ada Example. For further ones, et al."""
    type: str = ""
    """What kind it is, such as journal article, conference paper, book, book chapter, PhD thesis."""
    venue: str = ""
    """Where it appeared: a journal, a conference."""
    volume: str = ""
    """The volume of the journal."""
    number: str = ""
    """The issue within the volume."""
    pages: str = ""
    """Its pages there: 45–67."""
    publisher: str = ""
    """Who published it; where it appeared, if no venue says so."""
    release_date: Date = None
    """When it appeared: 2022, 2022-06 or 2022-06-01."""
    doi: Doi = ""
    """Its DOI: 10.1234/abc. It becomes a link."""
    arxiv: Arxiv = ""
    """Its number on arXiv: 2101.00001. It becomes a link."""
    url: str = ""
    """Where it can be read."""
    summary: str = ""
    """What it says. Markdown."""


class Skill(Entry):
    name: str = ""
    """A group of skills: Backend, Wood joints."""
    level: str = ""
    """How well you know it, in your words."""
    keywords: Words = ()
    """What belongs to it, one word or name each."""


class Language(Entry):
    language: str = ""
    """A language that you speak."""
    fluency: str = ""
    """How well, in your words: native, B2."""


class Interest(Entry):
    name: str = ""
    """What you like."""
    keywords: Words = ()
    """What of it, one word or name each."""


class Reference(Entry):
    name: str = ""
    """Who speaks for you, with their part: Ada Example, CTO of Example."""
    reference: str = ""
    """What they say of you. Markdown."""


class Project(Period):
    name: str = ""
    """What it is called."""
    description: str = ""
    """What it is, in a few words. Markdown."""
    highlights: Highlights = ()
    """Your claims, one fact each: a text, or `text` with its tags."""
    keywords: Words = ()
    """What it was made with or is about, one word or name each."""
    url: str = ""
    """Where it is to be seen."""
    roles: Words = ()
    """Your part in it."""
    entity: str = ""
    """For whom or with whom it was made."""
    type: str = ""
    """What kind of thing it is: application, talk, volunteering."""


class CustomEntry(Period):
    name: str = ""
    """What it is called."""
    organization: str = ""
    """Where it was, or who gave it: a conference, a school, a fund, a gallery."""
    date: Date = None
    """When it was, where it did not last: 2022, 2022-06 or 2022-06-01."""
    url: str = ""
    """Where it is to be seen."""
    summary: str = ""
    """What it was about. Markdown."""
    highlights: Highlights = ()
    """Your claims, one fact each: a text, or `text` with its tags."""


class CustomSection(Record):
    """A section of the person's own: talks, teaching, grants, patents, exhibitions."""

    id: Id
    """Names the section, for `meta.casefolio.sections` and the ids of its entries: talks. Never change it."""
    title: str
    """Its heading."""
    entries: tuple[CustomEntry, ...] = ()
    """What stands in it."""


class TagEntry(Record):
    """A tag of the person's vocabulary: its label, its names in postings, and phrases that do not mean it."""

    label: str = ""
    """What the tag is called on pages and in reports."""
    aliases: Words = ()
    """What postings call it. The usual words for common tags are known: add only your own."""
    not_: Words = Field(default=(), alias="not")
    """Phrases that hold such a word and mean something else."""


class Result(Record):
    """A measured result of a case study: `+3%`, `global gross margin`."""

    value: str
    """The figure or word, written large: +3%."""
    label: str = ""
    """What it is: gross margin worldwide."""


class CaseStudy(Record):
    """The entry of a case study; its text is in `docs/case-studies/<id>.md`."""

    id: Id
    """Names it: its story stands in docs/case-studies/<id>.md. Never change it: sent PDFs lead there."""
    title: str
    """The headline of its page."""
    summary: str = ""
    """What the story tells, in a sentence or two. Markdown."""
    tags: Words = ()
    """What it shows, by ids of `tags`, the most telling first."""
    start_date: Date = None
    """When it began: 2022, 2022-06 or 2022-06-01."""
    end_date: Date = None
    """When it ended: 2024, 2024-07 or 2024-07-31. Without it, it lasts."""
    role: str = ""
    """Your part in it."""
    results: tuple[Result, ...] = ()
    """What came of it, shown above the story."""
    image: Annotated[Picture | None, before(as_picture)] = None
    """Its picture, on cards and above the story: a path below docs/, or `path` with `alt` and `caption`."""


class Meta(Record, extra="allow"):
    """JSON Resume's `meta`: anything may stand here; ours is `casefolio`."""

    casefolio: Settings = Field(default_factory=Settings)
    """How the documents look and read."""


class Resume(Record):
    """Everything a person says about themselves, in one value."""

    basics: Basics
    """Who you are and how to reach you."""
    tags: dict[Id, TagEntry] = Field(default_factory=dict)
    """Your vocabulary, by id: what your claims are about, and the words that postings have for it."""
    work: tuple[Work, ...] = ()
    """Your positions, the newest first."""
    volunteer: tuple[Volunteer, ...] = ()
    """What you did without pay."""
    education: tuple[Education, ...] = ()
    """Where and what you studied."""
    awards: tuple[Award, ...] = ()
    """Honours and prizes."""
    certificates: tuple[Certificate, ...] = ()
    """Certificates and licences."""
    publications: tuple[Publication, ...] = ()
    """What you published."""
    skills: tuple[Skill, ...] = ()
    """Your skills, in groups."""
    languages: tuple[Language, ...] = ()
    """The languages that you speak."""
    interests: tuple[Interest, ...] = ()
    """What you do for pleasure."""
    references: tuple[Reference, ...] = ()
    """What others say of you."""
    projects: tuple[Project, ...] = ()
    """What you made beside or within your positions."""
    custom_sections: tuple[CustomSection, ...] = ()
    """Sections of your own: talks, teaching, grants, patents, exhibitions."""
    case_studies: tuple[CaseStudy, ...] = ()
    """The evidence: each entry has its story in docs/case-studies/<id>.md."""
    letter: LetterTexts = Field(default_factory=LetterTexts)
    """Your own words for cover letters: each posting gets those that fit it. The site never shows them."""
    meta: Meta = Field(default_factory=Meta)
    """Settings; anything that other tools want may stand here too."""

    @property
    def section_names(self) -> tuple[str, ...]:
        """The sections with entries in their usual order, the person's own by their ids."""
        own = (section.id for section in self.custom_sections)
        return (*_BEFORE_CUSTOM, *own, *_AFTER_CUSTOM)

    def entries(self, section: str) -> tuple[Entry, ...]:
        """The entries of a section by its name in YAML, `work`, `projects` …, or by the id of an own one."""
        custom = next((each for each in self.custom_sections if each.id == section), None)
        entries: tuple[Entry, ...] = custom.entries if custom else getattr(self, section)
        return entries

    def claims(self) -> "Iterator[Claim]":
        """Every highlight of every section with its place, in resume order."""
        for section in (*HIGHLIGHT_SECTIONS, *(own.id for own in self.custom_sections)):
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
    return entry.highlights if isinstance(entry, Work | Volunteer | Project | CustomEntry) else ()


LONG_FIELDS = frozenset({"summary", "description", "reference"})
"""Fields in YAML that hold Markdown with paragraphs and lists."""

MARKDOWN_FIELDS = LONG_FIELDS | {"label", "text", "short", "highlights", "caption", "opening", "closing"}
"""Fields that hold Markdown; a plain text below `highlights` is a claim."""

HIGHLIGHT_SECTIONS = ("work", "volunteer", "projects")
"""The sections whose entries have highlights, besides those of the person's own."""

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

_AFTER_CUSTOM = ("languages", "interests", "references")
_BEFORE_CUSTOM = tuple(name for name in ENTRY_SECTIONS if name not in _AFTER_CUSTOM)

SECTION_NAMES = (*ENTRY_SECTIONS, "caseStudies")
"""The sections whose order a person may choose, besides those of their own."""

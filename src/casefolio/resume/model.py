"""The resume as values: JSON Resume 1.0 and what Casefolio adds to it.

Field names in YAML are JSON Resume's, in camelCase; attributes here are the same in snake_case.
Everything but `basics.name` is optional. Values are frozen: steps hand on new ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.record import Record
from casefolio.resume.settings import Settings
from casefolio.text.inline import has_words
from casefolio.text.patterns import lazy_pattern

CASE_STUDY_ANCHOR = "casestudy-"
"""What stands before a case study's id in its anchor. Never change it: sent PDFs hold such links."""

HIGHLIGHT_ANCHOR = "highlight-"
"""What stands before a highlight's id in its anchor on the resume page."""


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day, as exactly as the person knows it."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def is_after(self, other: PartialDate) -> bool:
        """Whether this date is surely later: `2022` is not after `2022-06`."""
        pairs = zip((self.year, self.month, self.day), (other.year, other.month, other.day), strict=True)
        for mine, theirs in pairs:
            if mine is None or theirs is None or mine == theirs:
                if mine != theirs:
                    return False
                continue
            return mine > theirs
        return False


_DATE = lazy_pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EARLIEST_YEAR = 1900


def parse_date(value: object) -> PartialDate:
    """Read `2022`, `2022-06` or `2022-06-01`.

    Raises PydanticCustomError of type `date_form` (another form) or `date_impossible` (no such day).
    """
    if isinstance(value, PartialDate):
        return value
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError("date_form", "not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year < _EARLIEST_YEAR:
        raise PydanticCustomError("date_impossible", "no such year", {"part": "year"})
    if month is not None and not 1 <= month <= 12:
        raise PydanticCustomError("date_impossible", "no such month", {"part": "month"})
    if day is not None and month is not None:
        try:
            date(year, month, day)
        except ValueError:
            raise PydanticCustomError("date_impossible", "no such day", {"part": "day"}) from None
    return PartialDate(year, month, day)


def _parse_date_field(value: object) -> PartialDate | None:
    return None if value is None else parse_date(value)


def _as_list(value: object) -> object:
    """One word where a list is wanted is a list of one: `tags: billing`."""
    return [value] if isinstance(value, str) else value


def _as_text_mapping(value: object) -> object:
    """A plain string is a highlight too."""
    return {"text": value} if isinstance(value, str) else value


Date = Annotated[PartialDate | None, BeforeValidator(_parse_date_field)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


_BULLET = lazy_pattern(r"\s*(?:[•‣⁃◦▪▫●○■□∙·➢➤►▶\uf0a7\uf0b7]\s*|[-*–—]\s+(?=[^\s\d]))+")
"""How a line begins that was pasted with its bullet; `- 5 %` is a number."""


def _read_claim(text: str) -> str:
    """A claim without the bullet that came with it from a word processor, since each surface puts its own.

    Raises PydanticCustomError of type `no_words` where it shows nothing.
    """
    if (found := _BULLET.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    if text.strip() and not has_words(text):
        raise PydanticCustomError("no_words", "nothing to show")
    return text


def _without_mark(text: str) -> str:
    """Each surface puts its own mark behind a lead."""
    return text.strip().rstrip(":：.,; ")


Sentence = Annotated[str, AfterValidator(_read_claim)]
Lead = Annotated[str, AfterValidator(_without_mark)]


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


Highlights = tuple[Annotated[Highlight, BeforeValidator(_as_text_mapping)], ...]


class Location(Record):
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country_code: str = ""
    region: str = ""


class Profile(Record):
    network: str = ""
    username: str = ""
    url: str = ""


class Emphasis(Record):
    """Another headline and summary, for postings that ask for these tags."""

    id: Id
    tags: Words = ()
    label: str = ""
    summary: str = ""


class Basics(Record):
    name: Annotated[str, Field(min_length=1)]
    label: str = ""
    image: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = Field(default_factory=Location)
    profiles: tuple[Profile, ...] = ()
    emphases: tuple[Emphasis, ...] = ()


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

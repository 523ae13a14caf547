"""What all parts of a resume are made of: records with strict keys, dates, ids, words and claims.

Modules with models do not import `annotations` from `__future__` (`deferred/records.py` says why).
"""

from datetime import date
from typing import Annotated

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.records import PydanticCustomError, Record, after, before, limited, written
from casefolio.text.inline import has_words
from casefolio.text.patterns import lazy_pattern


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day, as exact as the person gave it."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def is_after(self, other: "PartialDate") -> bool:
        """Whether this date is certainly later: `2022` is not after `2022-06`."""
        pairs = zip((self.year, self.month, self.day), (other.year, other.month, other.day), strict=True)
        for mine, theirs in pairs:
            if mine is None or theirs is None or mine == theirs:
                if mine != theirs:
                    return False
                continue
            return mine > theirs
        return False


_DATE = lazy_pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
EARLIEST_YEAR = 1900


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
    if year < EARLIEST_YEAR:
        raise PydanticCustomError("date_impossible", "no such year", {"part": "year"})
    if month is not None and not 1 <= month <= 12:
        raise PydanticCustomError("date_impossible", "no such month", {"part": "month"})
    if day is not None and month is not None:
        try:
            date(year, month, day)
        except ValueError:
            raise PydanticCustomError("date_impossible", "no such day", {"part": "day"}) from None
    return PartialDate(year, month, day)


def parse_date_field(value: object) -> PartialDate | None:
    return None if value is None else parse_date(value)


def as_text_mapping(value: object) -> object:
    """A plain text stands for an entry that has nothing else: a highlight, a paragraph of a letter."""
    return {"text": value} if isinstance(value, str) else value


def as_list(value: object) -> object:
    """One word where a list is required is a list of one: `tags: billing`."""
    return [value] if isinstance(value, str) else value


def write_date(value: PartialDate | None) -> str | None:
    return None if value is None else str(value)


Date = Annotated[PartialDate | None, before(parse_date_field), written(write_date)]
ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
Id = Annotated[str, limited(pattern=rf"^{ID_FORM}$")]
Words = Annotated[tuple[str, ...], before(as_list)]


_BULLET = lazy_pattern(r"\s*(?:[•‣⁃◦▪▫●○■□∙·➢➤►▶\uf0a7\uf0b7]\s*|[-*–—]\s+(?=[^\s\d]))+")
"""The bullet at the beginning of a pasted line; `- 5 %` is a number."""


def _read_claim(text: str) -> str:
    """A claim without a pasted bullet, since each surface adds its own.

    Raises PydanticCustomError of type `no_words` where no words remain.
    """
    if (found := _BULLET.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    if text.strip() and not has_words(text):
        raise PydanticCustomError("no_words", "nothing to show")
    return text


def _without_mark(text: str) -> str:
    """A lead without the mark at its end, since each surface adds its own."""
    return text.strip().rstrip(":：.,; ")


Sentence = Annotated[str, after(_read_claim)]
Lead = Annotated[str, after(_without_mark)]


class Entry(Record):
    """One entry of any section: it may have tags, a case study and the person's own weight (`priority`)."""

    tags: Words = ()
    """What it shows, by ids of `tags`, the most telling first. One word needs no list."""
    case_study: str | None = None
    """The story behind it: the id of an entry of `caseStudies`."""
    priority: float = 0
    """Your own weight: above 0 it stands higher than its tags alone would put it."""


class Variant(Record):
    """The same fact in other words, for postings that ask for these tags."""

    tags: Words = ()
    """A posting that asks for these tags gets these words."""
    text: Sentence
    """The claim in other words. Inline Markdown."""


class Highlight(Entry):
    """One claim. `text` is inline Markdown; the first of `tags` counts most."""

    id: Id = ""
    """Names the claim, for `pin` and `hide` in a posting and for links to it. Never change it."""
    lead: Lead = ""
    """A word or two in front of the text."""
    text: Sentence
    """The claim, one fact. Inline Markdown: **x** is always bold, [x]{tag} where the tag matters."""
    short: Sentence = ""
    """A tighter wording for a full page."""
    variants: tuple[Variant, ...] = ()
    """The same fact in other words, for postings that ask for other tags."""


Highlights = tuple[Annotated[Highlight, before(as_text_mapping)], ...]


class Period(Entry):
    """An entry with a period. Without `end_date` it is ongoing."""

    start_date: Date = None
    """When it began: 2022, 2022-06 or 2022-06-01."""
    end_date: Date = None
    """When it ended: 2024, 2024-07 or 2024-07-31. Without it, it lasts."""


class Picture(Record):
    """A picture, with what is said of it. A path alone is one too."""

    path: str
    """Its file, in docs/assets: assets/booking.png."""
    alt: str = ""
    """What it shows, for those who do not see it, and where it is missing."""
    caption: str = ""
    """What stands below it. Inline Markdown."""


def as_picture(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value

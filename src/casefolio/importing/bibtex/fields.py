"""The fields of a BibTeX entry as those of a publication; what has no place is set aside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casefolio.importing.bibtex.blocks import BibtexEntry
from casefolio.importing.bibtex.latex import decode, decode_address
from casefolio.importing.clean import ASIDE, find_free_name
from casefolio.importing.notes import Notes
from casefolio.resume.publications.authors import OTHERS, are_others
from casefolio.resume.publications.bibtex import MONTHS, OTHER_VENUE, TYPES, VENUES
from casefolio.resume.publications.identifiers import arxiv_address, doi_address, parse_arxiv, parse_doi
from casefolio.text.patterns import lazy_pattern

_KINDS = {
    "conference": "inproceedings",
    "inbook": "incollection",
    "suppbook": "incollection",
    "report": "techreport",
    "mvbook": "book",
    "collection": "book",
    "mvproceedings": "proceedings",
}
"""Kinds of entries by their other names, those of biblatex."""

_UNTOLD = ("misc", "online", "electronic", "www", "thesis", "xdata")
"""Kinds that do not say what a publication is."""

_ADDRESSES = ("doi", "url", "eprint")
_VENUES = (
    "journal",
    "journaltitle",
    "booktitle",
    "school",
    "institution",
    "organization",
    "howpublished",
    "series",
)
_PLAIN = {
    "title": "name",
    "publisher": "publisher",
    "volume": "volume",
    "number": "number",
    "issue": "number",
    "pages": "pages",
    "type": "type",
    "note": "summary",
}
_DATES = ("date", "year", "month", "day")
_BIBLATEX_TYPES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "techreport": "Technical report",
}
"""What biblatex writes into `type` as a key."""

_BRACES = str.maketrans("", "", "{}")
_YEAR = lazy_pattern(r"(?:19|20)\d{2}")
_ISO_DATE = lazy_pattern(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[/T].*)?")
_DAY = lazy_pattern(r"\d{1,2}")
_LETTERS = lazy_pattern(r"[A-Za-z]+")


def read_entry(entry: BibtexEntry, notes: Notes) -> dict[str, Any]:
    """A publication. Fields without a place are under `x-…`, as is the entry's key."""
    return dict(_FieldReader(entry, notes).read())


class _FieldReader:
    def __init__(self, entry: BibtexEntry, notes: Notes) -> None:
        self._entry = entry
        self._notes = notes
        self._kind = _KINDS.get(entry.kind, entry.kind)
        self._left = {name: value for name, value in entry.fields.items() if value.strip()}
        self._decoded = 0

    def read(self) -> Iterator[tuple[str, Any]]:
        found = dict(self._read_known())
        if self._decoded:
            self._notes.add("changed", (self._entry.place,), "LaTeX, written as characters")
        aside = dict(self._read_left())
        yield from found.items()
        yield from aside.items()

    def _read_known(self) -> Iterator[tuple[str, Any]]:
        if names := self._take("author"):
            yield "authors", self._read_names(names)
        elif names := self._take("editor"):
            self._notes.add("changed", (self._entry.place,), "no author: the editors stand in their place")
            yield "authors", self._read_names(names)
        if venue := self._read_venue():
            yield "venue", venue
        if date := self._read_date():
            yield "releaseDate", date
        yield from self._read_identifiers()
        taken: set[str] = set()
        for name, ours in _PLAIN.items():
            if ours not in taken and (value := self._take(name)):
                taken.add(ours)
                yield ours, self._decode(value)
        if "type" not in taken and self._kind not in _UNTOLD:
            yield "type", TYPES.get(self._kind, self._kind.capitalize())

    def _take(self, name: str) -> str:
        return self._left.pop(name, "")

    def _decode(self, latex: str) -> str:
        text = decode(latex)
        # Braces alone say nothing that a reader would miss.
        self._decoded += text != " ".join(latex.translate(_BRACES).split())
        return text

    def _read_names(self, names: str) -> list[str]:
        from bibtexparser.middlewares.names import split_multiple_persons_names

        return [self._read_name(name) for name in split_multiple_persons_names(names) if name.strip(" {},")]

    def _read_name(self, name: str) -> str:
        text = self._decode(name).strip(" ,")
        return OTHERS if are_others(text) else text

    def _read_venue(self) -> str:
        usual = VENUES.get(self._kind, OTHER_VENUE)
        for name in dict.fromkeys((usual, *_VENUES)):
            if name == "howpublished" and decode_address(self._left.get(name, "")).startswith("http"):
                continue
            if value := self._take(name):
                return self._decode(value)
        return ""

    def _read_date(self) -> str:
        """Year, month and day as far as they are known; what is no date stays, to be set aside."""
        written = self._left.get("date", "").strip()
        if found := _ISO_DATE.fullmatch(written):
            del self._left["date"]
            for name in ("year", "month", "day"):
                if name in self._left and found[1].startswith(self._left[name].strip()):
                    del self._left[name]
            return found[1]
        year = decode(self._left.get("year", ""))
        if not _YEAR.fullmatch(year):
            return year if self._take("year") else ""
        del self._left["year"]
        month, day = self._read_month(year)
        return "-".join(
            (year, *([f"{month:02d}"] if month else []), *([f"{day:02d}"] if month and day else []))
        )

    def _read_month(self, year: str) -> tuple[int, int]:
        """The month and the day: `jan`, `January`, `1`, `12~jan`, and a day in its own field."""
        month = decode(self._left.get("month", ""))
        words = [word.lower()[:3] for word in _LETTERS.findall(month)]
        numbers = [int(number) for number in _DAY.findall(month)]
        day = decode(self._left.get("day", ""))
        if len(words) == 1 and words[0] in MONTHS and len(numbers) <= 1:
            place = MONTHS.index(words[0]) + 1
        elif not words and len(numbers) == 1 and 1 <= numbers[0] <= 12:
            place, numbers = numbers[0], []
        else:
            return 0, 0
        del self._left["month"]
        if day.isdigit() and not numbers and 1 <= int(day) <= 28 + 3 * (place != 2):
            del self._left["day"]
            numbers = [int(day)]
        return place, numbers[0] if numbers else 0

    def _read_identifiers(self) -> Iterator[tuple[str, str]]:
        links = set()
        if value := self._read_identifier("doi", parse_doi):
            yield "doi", value
            links.add(doi_address(value))
        is_arxiv = (
            self._left.get("archiveprefix", self._left.get("eprinttype", "arxiv")).strip(" {}").lower()
            == "arxiv"
        )
        if is_arxiv and (value := self._read_identifier("eprint", parse_arxiv)):
            yield "arxiv", value
            links.add(arxiv_address(value))
            for name in ("archiveprefix", "eprinttype"):
                self._left.pop(name, None)
        for name in ("url", "howpublished"):
            address = decode_address(self._left.get(name, ""))
            if not address or (name == "howpublished" and not address.startswith("http")):
                continue
            if _as_link(address) in {_as_link(link) for link in links}:
                self._notes.add("changed", (self._entry.place,), f"the '{name}' only repeats the identifier")
            elif "url" in links:
                continue
            else:
                yield "url", address
                links.add("url")
            del self._left[name]

    def _read_identifier(self, name: str, parse: Any) -> str:
        """An identifier in its bare form; "" for what is none, which is set aside."""
        from casefolio.deferred.records import PydanticCustomError

        try:
            value = str(parse(decode_address(self._left.get(name, ""))))
        except PydanticCustomError:
            return ""
        self._left.pop(name, None)
        return value

    def _read_left(self) -> Iterator[tuple[str, str]]:
        """The fields that have no place, decoded; what stands there twice, and the key of the entry."""
        taken: set[str] = set()
        rest = [*self._left.items(), *self._entry.repeated.items()]
        for name, value in [*rest, *([("key", self._entry.key)] if self._entry.key else [])]:
            if text := decode(value):
                free = find_free_name(f"{ASIDE}{name}", taken)
                taken.add(free)
                yield free, text


def _as_link(address: str) -> str:
    """An address without its scheme, to compare it."""
    return address.lower().partition("://")[2].removeprefix("dx.").removeprefix("www.").rstrip("/")

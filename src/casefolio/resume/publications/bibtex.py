"""Publications as a BibTeX file, from which `casefolio import` reads the same publications again."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from casefolio.resume.model import Publication
from casefolio.resume.publications.authors import are_others, show_author
from casefolio.text.patterns import lazy_pattern

TYPES: Mapping[str, str] = {
    "article": "Journal article",
    "inproceedings": "Conference paper",
    "book": "Book",
    "incollection": "Book chapter",
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "techreport": "Technical report",
    "proceedings": "Proceedings",
    "manual": "Manual",
    "unpublished": "Unpublished",
}
"""The kinds of entries of BibTeX that say what a publication is, and the type that each is here."""

VENUES: Mapping[str, str] = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "book": "series",
    "proceedings": "series",
    "phdthesis": "school",
    "mastersthesis": "school",
    "techreport": "institution",
    "manual": "organization",
}
"""The field that holds the venue in each kind of entry; `howpublished` in others."""

OTHER_VENUE = "howpublished"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own names of months, which stand without braces."""

_SYNONYMS = {
    **{ours.casefold(): kind for kind, ours in TYPES.items()},
    **{kind: kind for kind in TYPES},
    "paper": "article",
    "journal": "article",
    "journal paper": "article",
    "thesis": "phdthesis",
    "conference": "inproceedings",
    "chapter": "incollection",
    "dissertation": "phdthesis",
    "phd thesis": "phdthesis",
    "doctoral thesis": "phdthesis",
    "master's thesis": "mastersthesis",
    "report": "techreport",
}
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\lbrace{}", "}": r"\rbrace{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "$&#%_"},
})  # fmt: skip
_LIGATURES = lazy_pattern(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[!?])(?=`)")
"""Where TeX would make one sign of two."""

_LINE_BREAK = r"\\"
_NAME_WITH_AND = lazy_pattern(r"(?i:\band\b)")
_WORD = lazy_pattern(r"[A-Za-z0-9]{3,}")


def write_bibtex(publications: Iterable[Publication]) -> str:
    """The file: an entry for each publication that has a title, in their order."""
    named = [each for each in publications if each.name.strip()]
    keys = _name_keys(named)
    return "\n".join(_write_entry(each, key) for each, key in zip(named, keys, strict=True))


def _write_entry(publication: Publication, key: str) -> str:
    kind = find_kind(publication.type)
    fields = dict(_list_fields(publication, kind))
    lines = (f"  {name} = {value}," for name, value in fields.items())
    return "\n".join((f"@{kind}{{{key},", *lines, "}")) + "\n"


def find_kind(type: str) -> str:
    """BibTeX's kind of entry for a type of ours; `misc` where it has none."""
    return _SYNONYMS.get(type.strip().casefold().replace("’", "'"), _SYNONYMS.get(type.casefold(), "misc"))


def _list_fields(entry: Publication, kind: str) -> Iterator[tuple[str, str]]:
    authors = [_write_author(name) for name in entry.authors if name.strip()]
    plain = {
        "author": " and ".join(authors),
        "title": f"{{{escape(entry.name)}}}",
        "type": "" if entry.type == TYPES.get(kind, "") else escape(entry.type),
        VENUES.get(kind, OTHER_VENUE): escape(entry.venue),
        "volume": escape(entry.volume),
        "number": escape(entry.number),
        "pages": escape(entry.pages).replace("–", "--"),
        "publisher": escape(entry.publisher),
    }
    yield from ((name, f"{{{value}}}") for name, value in plain.items() if value)
    if date := entry.release_date:
        yield "year", f"{{{date.year}}}"
        if date.month:
            yield "month", MONTHS[date.month - 1]
        if date.day:
            yield "day", f"{{{date.day}}}"
    if entry.doi:
        yield "doi", f"{{{entry.doi}}}"
    if entry.arxiv:
        yield "eprint", f"{{{entry.arxiv}}}"
        yield "archiveprefix", "{arXiv}"
    if entry.url:
        yield "url", f"{{{_quote(entry.url)}}}"
    if entry.summary:
        yield "note", f"{{{_escape_lines(entry.summary)}}}"


def escape(text: str) -> str:
    """Plain text as LaTeX on one line. Letters stay as they are: BibTeX files are UTF-8 today."""
    return _LIGATURES.sub("{}", " ".join(text.split()).translate(_ESCAPES))


def _escape_lines(text: str) -> str:
    """A text of several lines, with their indentation."""
    lines = []
    for line in text.strip().split("\n"):
        indentation = len(line) - len(line.lstrip(" "))
        lines.append("~" * indentation + escape(line))
    return _LINE_BREAK.join(lines)


def _write_author(name: str) -> str:
    if are_others(name):
        return "others"
    # A comma that is not before a given name, and the word "and", belong to the name of an organization.
    is_whole = _NAME_WITH_AND.search(name) or ("," in name and show_author(name) == " ".join(name.split()))
    return f"{{{escape(name)}}}" if is_whole else escape(name)


def _quote(url: str) -> str:
    return "".join(url.split()).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _name_keys(publications: Iterable[Publication]) -> Iterator[str]:
    """`oldhaver2021tidal`: the first author's family name, the year, a word of the title; none twice."""
    counts: Counter[str] = Counter()
    for entry in publications:
        families = [show_author(name).split()[-1] for name in entry.authors if name.strip()]
        year = str(entry.release_date.year) if entry.release_date else ""
        words = _WORD.findall(_as_ascii(entry.name))
        family = filter(str.isalnum, _as_ascii("".join(families[:1])))
        key = "".join((*family, year, *words[:1])).lower()
        key = key or "publication"
        counts[key] += 1
        yield key if counts[key] == 1 else f"{key}-{counts[key]}"


def _as_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()

"""The PDFs in `build/`: what each is made from, and whether it still is what it would be if made now.

No library is loaded here, so that a run in which nothing has changed is over at once.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import casefolio
from casefolio.storage.project import CASE_STUDIES_FOLDER, PRIVATE_FILE, RESUME_FILE, SITE_CONFIG
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import Source

if TYPE_CHECKING:
    from casefolio.resume.model import Resume

BUILD_FOLDER = Path("build")
REPORT = "report.json"

MADE_FROM = (
    RESUME_FILE,
    PRIVATE_FILE,
    SITE_CONFIG,
    CASE_STUDIES_FOLDER,
    Path("templates/pdf"),
    Path("docs/assets"),
)
"""Files and folders that a PDF depends on beside its posting: every byte of them counts."""


@dataclass(frozen=True)
class Options:
    """What a person asks for beside the data: a look, a page budget, dates for the metadata, PDF/A."""

    look: str = ""
    pages: int | None = None
    created: str | None = None
    archive: bool = False


@dataclass(frozen=True)
class Wanted:
    """A PDF that is asked for; `source` is its posting, None for the general one."""

    slug: str
    source: Source | None


@dataclass(frozen=True)
class Edition:
    """A PDF in `build/`. `fill` goes from 0 to 1; `band` says in a word how much it covers of a posting.

    `left_out` counts highlights, `cut_sections` names the section of each other entry that had no room.
    """

    slug: str
    file: Path
    pages: int
    fill: float
    left_out: int
    band: str = ""
    cut_sections: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    is_new: bool = False


LATEST_EPOCH = 253_402_300_799
"""The last second of the year 9999: dates of documents have four digits for the year."""


def creation_date() -> str | None:
    """`SOURCE_DATE_EPOCH` as the date that a PDF's metadata names; without it none, so bytes stay equal.

    Raises InputError where it is no such time.
    """
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return None
    # `isdigit` knows digits that are no numbers, as in 10².
    digits = epoch.lstrip("0")[: len(str(LATEST_EPOCH)) + 1] or "0"
    if not (epoch.isascii() and epoch.isdigit() and int(digits) <= LATEST_EPOCH):
        message = f"'{epoch[:40]}' is no time: whole seconds since 1970 are, up to the year 9999"
        hint = 'set it as in SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)", or unset it'
        raise InputError([Problem(Place("SOURCE_DATE_EPOCH"), message, hint)])
    return datetime.fromtimestamp(int(digits), UTC).isoformat()


def fingerprint_project(root: Path, options: Options) -> str:
    """Changes when anything does that all PDFs of a project depend on, this program included."""
    told = hashlib.sha256(repr((astuple(options), _engine_version())).encode())
    own_code = Path(casefolio.__file__).parent
    for file in (
        *_find_files(root, MADE_FROM),
        *sorted(own_code.rglob("*.py")),
        *sorted(own_code.rglob("*.json")),
        *sorted(own_code.rglob("*.txt")),
    ):
        told.update(file.as_posix().encode())
        told.update(hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()


def fingerprint(project: str, wanted: Wanted) -> str:
    """Changes when one PDF would."""
    return hashlib.sha256(repr((project, wanted.slug, wanted.source)).encode()).hexdigest()


def find_fresh(root: Path, wanted: Wanted, made_from: str) -> Edition | None:
    """The PDF that there is, if it was made from the same and nobody has touched it since."""
    folder = root / BUILD_FOLDER / wanted.slug
    try:
        report = json.loads((folder / REPORT).read_bytes())
        if report.get("made_from") != made_from:
            return None
        edition = read_edition(report, folder)
        return edition if digest(edition.file.read_bytes()) == report["sha256"] else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        # Missing, cut off or of another version: it is made anew.
        return None


def read_edition(report: dict[str, Any], folder: Path, *, is_new: bool = False) -> Edition:
    """What `report.json` says of the PDF beside it."""
    return Edition(
        slug=report["document"],
        file=folder / report["file"],
        pages=report["pages"],
        fill=report["fill"],
        left_out=sum(dropped["kind"] == "line" for dropped in report["dropped"]),
        band=report.get("band", ""),
        cut_sections=tuple(
            dropped["id"].rpartition("-")[0] for dropped in report["dropped"] if dropped["kind"] == "entry"
        ),
        warnings=tuple(report["warnings"]),
        is_new=is_new,
    )


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _find_files(root: Path, places: tuple[Path, ...]) -> Iterator[Path]:
    for place in places:
        if (root / place).is_dir():
            yield from sorted(file for file in (root / place).rglob("*") if file.is_file())
        elif (root / place).is_file():
            yield root / place


def _engine_version() -> str:
    """The release of WeasyPrint that would draw, without loading it: the name of its metadata folder."""
    found = importlib.util.find_spec("weasyprint")
    if found is None or found.origin is None:
        return ""
    packages = Path(found.origin).parent.parent
    return ",".join(sorted(folder.name for folder in packages.glob("weasyprint-*.dist-info")))


LONGEST_NAME_PART = 30
"""Characters of a name in a file's name: two parts stay below the 255 bytes that disks allow."""


LONGEST_CALLED = 20
"""Characters of what the person calls the document, in a file's name."""


def pdf_name(resume: Resume) -> str:
    """A name fit to be sent: `Robin-Example-Resume.pdf`, or what else the person calls it."""
    words = _without_titles(_name_words(_without_letters_after(resume.basics.name)))
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    called = "-".join(_name_words(resume.meta.casefolio.called))[:LONGEST_CALLED]
    return "-".join([*chosen, called.strip("-") or "Resume"]) + ".pdf"


def _without_letters_after(name: str) -> str:
    """`Robin Example` of `Robin Example, RN, MSN`; all of `Example, Robin`."""
    before = name.partition(",")[0]
    return before if len(before.split()) > 1 else name


_TITLES = frozenset(
    {"dr", "prof", "mr", "ms", "mrs", "mx", "jr", "sr", "ii", "iii", "iv", "phd", "md", "mba"}
)


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name that are its own: `Dr.` and `Jr.` would push first and last name out."""
    own = [word for word in words if word.lower() not in _TITLES]
    return own if len(own) > 1 else words


def _name_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    # Accents fall off Latin letters only: elsewhere a mark makes another letter (й, が) or a vowel.
    letters = unicodedata.normalize("NFC", re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", plain))
    kept = "".join(c for c in letters if c in "-_" or c.isspace() or unicodedata.category(c)[0] in "LMN")
    return [word for part in kept.split() if (word := part.strip("-_")[:LONGEST_NAME_PART])]

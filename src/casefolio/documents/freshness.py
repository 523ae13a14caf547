"""The PDFs in `build/`: what each depends on, and whether it is up to date.

No slow library is imported here, so that a run in which nothing has changed is fast.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import astuple, field
from pathlib import Path
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.formats import ENDINGS, find_export
from casefolio.documents.left_out import LeftOut
from casefolio.storage.cache import digest_engine
from casefolio.storage.fingerprint import (
    digest,
    digest_files,
)
from casefolio.storage.project import (
    ASSETS_FOLDER,
    BUILD_FOLDER,
    CASE_STUDIES_FOLDER,
    PDF_TEMPLATES,
    PRIVATE_FILE,
    RESUME_FILE,
    SITE_CONFIG,
)
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import Source

REPORT = "report.json"

MADE_FROM = (
    RESUME_FILE,
    PRIVATE_FILE,
    SITE_CONFIG,
    CASE_STUDIES_FOLDER,
    PDF_TEMPLATES,
    ASSETS_FOLDER,
)
"""Files and folders that a PDF depends on beside its posting."""


@dataclass(frozen=True)
class Options:
    """Options of a PDF beside the data: a look, a page budget, the date in its metadata, PDF/A."""

    look: str = ""
    pages: int | None = None
    created: str | None = None
    archive: bool = False


@dataclass(frozen=True)
class Wanted:
    """A requested PDF; `source` is its posting, None for the general one."""

    slug: str
    source: Source | None


@dataclass(frozen=True)
class Edition:
    """A PDF in `build/`. `fill` is from 0 to 1; `band` is a word for its coverage of a posting.

    `shown` are the ids of the highlights on its pages, `cut_entries` those of entries that had no room.
    `note` is the reason for the number of pages, where not everything is shown and no budget was set. `names`
    are the real names that it shows, by those in the public file.
    """

    slug: str
    file: Path
    pages: int
    fill: float
    left_out: LeftOut
    shown: tuple[str, ...] = ()
    band: str = ""
    cut_entries: tuple[str, ...] = ()
    note: str = ""
    warnings: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    is_new: bool = False


LATEST_EPOCH = 253_402_300_799
"""The last second of the year 9999, in Unix time: dates in documents have four digits for the year."""


def creation_date() -> str | None:
    """`SOURCE_DATE_EPOCH` as the date of a PDF's metadata; None without it, so that bytes stay equal.

    Raises InputError where it is not a Unix time up to LATEST_EPOCH.
    """
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return None
    # `isdigit` accepts digits that `int` does not, as in 10².
    digits = epoch.lstrip("0")[: len(str(LATEST_EPOCH)) + 1] or "0"
    if not (epoch.isascii() and epoch.isdigit() and int(digits) <= LATEST_EPOCH):
        message = f"'{epoch[:40]}' is no time: whole seconds since 1970 are, up to the year 9999"
        hint = 'set it as in SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)", or unset it'
        raise InputError([Problem(Place("SOURCE_DATE_EPOCH"), message, hint)])
    return datetime.fromtimestamp(int(digits), UTC).isoformat()


def fingerprint_project(root: Path, options: Options) -> str:
    """A digest of everything that all PDFs of a project depend on, this program included.

    Paths are relative to the project or the program, so the digest does not depend on their location.
    """
    parts = (astuple(options), _engine_version(), digest_engine(), digest_files(root, MADE_FROM))
    return digest(repr(parts).encode())


def fingerprint(project: str, wanted: Wanted) -> str:
    """A digest of everything that one PDF depends on."""
    return digest(repr((project, wanted.slug, wanted.source)).encode())


def find_fresh(root: Path, wanted: Wanted, made_from: str, formats: Iterable[str] = ()) -> Edition | None:
    """The PDF in `build/`, if it was made from the same input (`made_from`) and is unchanged.

    None if it has characters without a font, since one may have been installed, and if one of the other
    `formats` (keys of `formats.ENDINGS`) is missing beside it, or changed.
    """
    folder = root / BUILD_FOLDER / wanted.slug
    report = read_report(folder)
    if report is None or report.get("made_from") != made_from or report.get("boxed"):
        return None
    edition = read_edition(report, folder)
    is_whole = is_as_made(edition.file, report["sha256"])
    return edition if is_whole and set(formats) <= set(list_exports(report, folder)) else None


def find_latest(root: Path, wanted: Wanted) -> Edition | None:
    """The PDF in `build/`, whatever options it was made with, if it is up to date; else None."""
    report = read_report(root / BUILD_FOLDER / wanted.slug)
    try:
        options = Options(**report["options"]) if report else None
    except (KeyError, TypeError):
        # Made by another version.
        return None
    return (
        find_fresh(root, wanted, fingerprint(fingerprint_project(root, options), wanted)) if options else None
    )


def list_exports(report: Mapping[str, Any], folder: Path) -> tuple[str, ...]:
    """The other formats that were made with a report and are there, unchanged."""
    pdf = folder / report["file"]
    return tuple(
        format for format, known in report["exports"].items() if is_as_made(find_export(pdf, format), known)
    )


def is_as_made(file: Path, known: str) -> bool:
    """Whether a file has a digest; not one that was deleted or cannot be read: it is made again."""
    try:
        return digest(file.read_bytes()) == known
    except OSError:
        return False


_REPORT_TYPES: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("document", "file", "sha256"), str),
    **dict.fromkeys(("dropped", "warnings"), list),
    **{"pages": int, "fill": (int, float)},
}
"""The keys of a report that are read, with their types."""


def read_report(folder: Path) -> dict[str, Any] | None:
    """The `report.json` in a folder; None where it is missing, truncated or of another version."""
    try:
        report = json.loads((folder / REPORT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(report, dict):
        return None
    if not all(isinstance(report.get(key), kind) for key, kind in _REPORT_TYPES.items()):
        return None
    exports = report.setdefault("exports", {})
    if not isinstance(exports, dict) or not exports.keys() <= ENDINGS.keys():
        return None
    return report if all(map(_is_dropped_part, report["dropped"])) else None


def _is_dropped_part(part: object) -> bool:
    return isinstance(part, dict) and isinstance(part.get("kind"), str) and isinstance(part.get("id"), str)


def read_edition(report: dict[str, Any], folder: Path, *, is_new: bool = False) -> Edition:
    """The PDF beside a `report.json`, as that describes it."""
    return Edition(
        slug=report["document"],
        file=folder / report["file"],
        pages=report["pages"],
        fill=report["fill"],
        left_out=LeftOut.of_parts((dropped["kind"], dropped["id"]) for dropped in report["dropped"]),
        shown=tuple(report.get("shown", ())),
        band=report.get("band", ""),
        cut_entries=tuple(dropped["id"] for dropped in report["dropped"] if dropped["kind"] == "entry"),
        note=report.get("note", ""),
        warnings=tuple(report["warnings"]),
        names={each["public"]: each["shown"] for each in report.get("names", ())},
        is_new=is_new,
    )


def _engine_version() -> str:
    """The installed release of WeasyPrint, without importing it: the name of its metadata folder."""
    found = importlib.util.find_spec("weasyprint")
    if found is None or found.origin is None:
        return ""
    packages = Path(found.origin).parent.parent
    return ",".join(sorted(folder.name for folder in packages.glob("weasyprint-*.dist-info")))

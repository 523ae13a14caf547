"""The letters in `build/`: what each depends on, and whether it is up to date.

No slow library is imported here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.freshness import Options, Wanted, fingerprint, fingerprint_project
from casefolio.resume.record import PartialDate, parse_date
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import BUILD_FOLDER, find_letter
from casefolio.text.source import Source, read_source

REPORT = "letter.json"

PDF, APPLICATION = "pdf", "application"
"""Formats of a letter beside those of every document: its own PDF, and the one with the resume behind it."""

FORMATS = (PDF, "docx", "txt", "md")
"""The formats that a person may ask for by name."""


@dataclass(frozen=True)
class LetterOptions:
    """Options of a letter: those of its resume, and the day that it shows in place of its own."""

    document: Options
    date: PartialDate | None = None


def read_own_letter(root: Path, slug: str) -> Source | None:
    """The file in `data/letters/` that was written for a posting, or None."""
    file = find_letter(root, slug)
    return read_source(file, root) if file else None


def fingerprint_letter(root: Path, wanted: Wanted, own: Source | None, options: LetterOptions) -> str:
    """A digest of everything that a letter depends on."""
    project = fingerprint_project(root, options.document)
    return digest(repr((fingerprint(project, wanted), own, options.date)).encode())


def read_report(root: Path, slug: str) -> dict[str, Any] | None:
    """The `letter.json` of a posting; None where it is missing, truncated or of another version."""
    try:
        report = json.loads((root / BUILD_FOLDER / slug / REPORT).read_bytes())
        read_options(report)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return report if isinstance(report.get("files"), dict) else None


def describe_options(options: LetterOptions) -> dict[str, Any]:
    """The options as a report has them."""
    return asdict(options.document) | {"date": str(options.date) if options.date else ""}


def read_options(report: Mapping[str, Any]) -> LetterOptions:
    """The options that the letter of a report was made with."""
    values = dict(report["options"])
    date = values.pop("date")
    return LetterOptions(Options(**values), parse_date(date) if date else None)


def list_unchanged(root: Path, slug: str, report: Mapping[str, Any]) -> dict[str, Path]:
    """The files that were made with a report and are there, unchanged, by their formats."""
    folder = root / BUILD_FOLDER / slug
    known = {format: (folder / name, made) for format, (name, made) in report["files"].items()}
    return {format: file for format, (file, made) in known.items() if _digest_file(file) == made}


def _digest_file(file: Path) -> str:
    try:
        return digest(file.read_bytes())
    except OSError:
        return ""


def is_up_to_date(root: Path, wanted: Wanted, report: Mapping[str, Any]) -> bool:
    """Whether a letter is what would be made now, with the options that it was made with."""
    options = read_options(report)
    own = read_own_letter(root, wanted.slug)
    return bool(report.get("made_from") == fingerprint_letter(root, wanted, own, options))

"""New postings: a name proposed from the text and checked; saved by it, and never over another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from casefolio.desk.access import Refusal
from casefolio.posting import find_posting_problems
from casefolio.resume.portfolio import Portfolio
from casefolio.storage.project import GENERAL, POSTINGS_FOLDER
from casefolio.storage.writing.output import write_new
from casefolio.text.errors import InputError
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source

LONGEST = 60
"""The most characters of a name, which is also that of a folder in build/."""

_USUAL = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PUBLIC = "sample"
_PAPER = "readme"

# Device names of Windows, with any extension.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))]
)

_MOST_ROLE_WORDS = 4


def propose_slug(company: str, role: str, taken: Collection[str]) -> str:
    """A name for a posting: company and role, as short as possible and not taken yet."""
    words = _fold(company)[:3]
    words += [word for word in _fold(role) if word not in words][:_MOST_ROLE_WORDS]
    proposed = "-".join(words)[:LONGEST].strip("-") or "posting"
    if find_slug_problem(proposed, ()):
        proposed = f"job-{proposed}"[:LONGEST].strip("-")
    numbered, number = proposed, 1
    while find_slug_problem(numbered, taken):
        number += 1
        numbered = f"{proposed[: LONGEST - 5].strip('-')}-{number}"
    return numbered


def find_slug_problem(slug: str, taken: Collection[str]) -> str:
    """Why a posting cannot have this name, or ""."""
    if not _USUAL.fullmatch(slug):
        return "A name is made of small letters, digits and single hyphens: acme-billing"
    if len(slug) > LONGEST:
        return f"A name has at most {LONGEST} characters"
    if slug == GENERAL:
        return f"'{GENERAL}' is where the general resume is built"
    if slug == _PAPER:
        return "README is what the folder says of itself"
    if slug in _DEVICES:
        return f"Windows takes '{slug}' for a device"
    if slug.split("-")[0] == _PUBLIC:
        return f"Git does not ignore names that begin with '{_PUBLIC}': the posting would not stay private"
    if slug in {other.lower() for other in taken}:
        return f"There is a posting called '{slug}' already"
    return ""


def save_posting(
    root: Path, slug: str, source: Source, taken: Collection[str], portfolio: Portfolio | None
) -> Refusal | None:
    """Write a text as a new posting, or say why not. An existing one is never overwritten."""
    if problem := find_slug_problem(slug, taken):
        return Refusal(409, problem)
    resume, vocabulary = (portfolio.resume, portfolio.vocabulary) if portfolio else (None, {})
    if find_posting_problems(source, resume, vocabulary):
        return Refusal(422, "Not saved: fix the problems shown above first")
    ending = "" if source.text.endswith("\n") else "\n"
    try:
        write_new(root / POSTINGS_FOLDER / f"{slug}.txt", f"{source.text}{ending}".encode())
    except InputError as error:
        return Refusal(409, f"Not saved: {error.problems[0].message}")
    return None


def _fold(text: str) -> list[str]:
    """The words of a text in lower case ASCII letters; other letters are dropped."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())

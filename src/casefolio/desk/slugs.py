"""Names for new postings: proposed from the posting, checked before anything is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from casefolio.storage.project import GENERAL
from casefolio.text.patterns import lazy_pattern

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


def _fold(text: str) -> list[str]:
    """The words of a text in lower case ASCII letters; other letters are dropped."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())

"""What a PDF is called when it is sent: the person's name and the kind of document."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefolio.resume.model import Resume

LONGEST_NAME_PART = 30
"""Characters of a part of the person's name: two parts stay below the 255 bytes that file systems allow."""


LONGEST_TITLE = 20
"""Characters of what the person calls the document."""


def name_pdf(resume: Resume) -> str:
    """A file name to send: `Robin-Example-Resume.pdf`, or with what else the person calls the document."""
    words = _without_titles(_name_words(_without_letters_after(resume.basics.name)))
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    title = "-".join(_name_words(resume.meta.casefolio.called))[:LONGEST_TITLE]
    return "-".join([*chosen, title.strip("-") or "Resume"]) + ".pdf"


def _without_letters_after(name: str) -> str:
    """`Robin Example` of `Robin Example, RN, MSN`; all of `Example, Robin`."""
    before = name.partition(",")[0]
    return before if len(before.split()) > 1 else name


_TITLES = frozenset(
    {"dr", "prof", "mr", "ms", "mrs", "mx", "jr", "sr", "ii", "iii", "iv", "phd", "md", "mba"}
)


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name without titles: `Dr.` and `Jr.` would take the place of first and last name."""
    own = [word for word in words if word.lower() not in _TITLES]
    return own if len(own) > 1 else words


def _name_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    # Accents fall off Latin letters only: elsewhere a mark makes another letter (й, が) or a vowel.
    letters = unicodedata.normalize("NFC", re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", plain))
    allowed = "".join(c for c in letters if c in "-_" or c.isspace() or unicodedata.category(c)[0] in "LMN")
    return [word for part in allowed.split() if (word := part.strip("-_")[:LONGEST_NAME_PART])]

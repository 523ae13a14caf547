"""What the style sheet of a look says for others than the PDF: its colours, sizes and margins."""

from __future__ import annotations

from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.storage.project import PDF_TEMPLATES, STYLE_SHEET
from casefolio.storage.shipped import find_file
from casefolio.text.patterns import lazy_pattern

USUAL_ACCENT = "#14566b"
"""The accent where a look says none: that of the look `modern`."""

_COMMENT = lazy_pattern(r"(?s)/\*.*?\*/")
_PROPERTY = lazy_pattern(r"(?<![a-z-])--(?P<name>[a-z-]++):\s*+(?P<value>[^;}]+)")
_HEX = lazy_pattern(r"#(?:[0-9a-f]{3}){1,2}")


@dataclass(frozen=True)
class LookValues:
    """The custom properties of a look's style sheet, and its text without comments."""

    css: str
    properties: dict[str, str]

    def colour(self, name: str, usual: str) -> str:
        """A colour as `#14566b`; the usual one where the look has none, or not as a number."""
        return read_colour(self.properties.get(name, "")) or usual

    @property
    def accent(self) -> str:
        return self.colour("accent", USUAL_ACCENT)

    @property
    def is_serif(self) -> bool:
        """Whether the text is set in the serif that comes along."""
        return '"Resume Serif"' in self.css


def read_look(root: Path, look: str) -> LookValues:
    """The values of a look; none where it cannot be read."""
    file = find_file(root, PDF_TEMPLATES / look / STYLE_SHEET)
    try:
        css = _COMMENT.sub("", file.read_text("utf-8"))
    except (OSError, ValueError):
        css = ""
    # The first one counts: later ones are those of a part of the page.
    found = reversed(list(_PROPERTY.finditer(css)))
    return LookValues(css, {each["name"]: each["value"].strip() for each in found})


def read_colour(written: str) -> str:
    """A colour such as `#14566B` or `#156` as `#14566b`; "" for another form."""
    lower = written.strip().lower()
    if not _HEX.fullmatch(lower):
        return ""
    digits = lower.removeprefix("#")
    return lower if len(digits) == 6 else f"#{''.join(2 * digit for digit in digits)}"

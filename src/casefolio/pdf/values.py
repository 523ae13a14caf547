"""The values that the layout takes and returns; they do not depend on WeasyPrint."""

from __future__ import annotations

from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.pdf.reading.text_layer import PdfText


@dataclass(frozen=True)
class LoadedLook:
    """A look's style sheet with its fonts, reusable. Not thread-safe.

    `parts` are internal to the layout.
    """

    parts: Any
    complaints: tuple[str, ...]


@dataclass(frozen=True)
class Foot:
    """How a page ends: `hole` is the height (px) below its last line.

    `give` is by how much (px) the gaps on it grow between the tightest and the widest.
    """

    hole: float
    give: float


@dataclass(frozen=True)
class Layout:
    """Laid-out pages. `used` is the height (px) of each page's content, `available` that of a page.

    `feet` are those of all pages. `parts` are internal to the layout.
    """

    parts: Any
    used: tuple[float, ...]
    available: float
    complaints: tuple[str, ...]
    feet: tuple[Foot, ...] = ()

    @property
    def pages(self) -> int:
        return len(self.used)

    @property
    def fill(self) -> float:
        """How full the last page is, 0 to 1."""
        return self.used[-1] / self.available


@dataclass(frozen=True)
class Written:
    """A PDF, its text layer, and WeasyPrint's complaints."""

    data: bytes
    text: PdfText
    complaints: tuple[str, ...]

"""What passes between the layout of a document and those who ask for it; none of it needs WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from casefolio.pdf.reading.text_layer import PdfText


@dataclass(frozen=True)
class LoadedLook:
    """A look's style sheet with its fonts, ready to use again. Not to be shared between threads.

    `parts` are the layout's own: nobody else looks into them.
    """

    parts: Any
    complaints: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """Laid-out pages. `used` is the height (px) that each page's content takes of `available`.

    `parts` are the layout's own: nobody else looks into them.
    """

    parts: Any
    used: tuple[float, ...]
    available: float
    complaints: tuple[str, ...]

    @property
    def pages(self) -> int:
        return len(self.used)

    @property
    def fill(self) -> float:
        """How full the last page is, 0 to 1."""
        return self.used[-1] / self.available


@dataclass(frozen=True)
class Written:
    """A PDF, its text layer, and what there was to complain about."""

    data: bytes
    text: PdfText
    complaints: tuple[str, ...]

"""How much pages hold, and how open the gaps must be to fill them."""

from __future__ import annotations

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit.measures import Size

USUAL_AIR = 0.35
"""How open the gaps are while lines are chosen; the rest is for bringing the last line to the bottom."""

FULLEST = 0.97
TARGET_FILL = 0.96
LEAST_FILL = 0.88
"""How full a document's last page may be at most, is made by opening gaps, and must become by it: a page
with less to say keeps the usual gaps."""

LEAST_LAST_PAGE = 1 / 3
"""A last page emptier than this looks like an accident: gaps are tightened to save it, or else opened to fill
it so far, but nothing is left out for it."""


@dataclass(frozen=True)
class Paper:
    """Pages that offer a height (px) each; so much of it is lost where they break."""

    page: float
    loss: float

    def capacity(self, pages: int) -> float:
        return (pages - 1 + FULLEST) * self.page - self.loss

    def count_pages(self, size: Size) -> int:
        """The fewest pages that hold so much with the tightest gaps."""
        pages = 1
        while size.height > self.capacity(pages):
            pages += 1
        return pages

    def is_filled_by(self, size: Size, pages: int, fill: float = TARGET_FILL) -> bool:
        """Whether gaps, opened as far as they may be, fill the last page so far with it."""
        return size.at(1.0) >= self._height(pages, fill)

    def open_gaps(self, size: Size, pages: int) -> float:
        """How open the gaps must be for the last page to be full; the usual way where it cannot be, or more
        where it would look like an accident."""

        def find_air(fill: float) -> float:
            wanted = self._height(pages, fill)
            return round(min(1.0, max(0.0, (wanted - size.height) / max(size.give, 1.0))), 3)

        if self.is_filled_by(size, pages, LEAST_FILL):
            return find_air(TARGET_FILL)
        return max(USUAL_AIR, find_air(LEAST_LAST_PAGE)) if pages > 1 else USUAL_AIR

    def _height(self, pages: int, fill: float) -> float:
        """That of so many pages, the last of them as full as this."""
        return (pages - 1 + fill) * self.page - self.loss

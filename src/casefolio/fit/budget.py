"""A page budget: the most pages of a document, with the place where it is set."""

from __future__ import annotations

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.errors import Place, Problem


@dataclass(frozen=True)
class Budget:
    """The most `pages` of a document.

    `place` and `excerpt` are those where it is set, as in a Problem; `advice` is the hint to set another
    number there, with `{pages}` in its place.
    """

    pages: int
    place: Place
    advice: str
    excerpt: str = ""

    def refuse(self, message: str, needed: int) -> Problem:
        """The problem that it is too small, with the hint to set the `needed` number of pages."""
        return Problem(self.place, message, self.advice.replace("{pages}", str(needed)), self.excerpt)

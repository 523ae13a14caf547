"""A page budget: so many pages at most, asked for by a person at some place."""

from __future__ import annotations

from dataclasses import dataclass

from casefolio.text.errors import Place, Problem


@dataclass(frozen=True)
class Budget:
    """A promise: a document has no more `pages`.

    `place` and `excerpt` tell where it was asked for, as in a Problem; `advice` how to ask for another number
    there, with `{pages}` in its place.
    """

    pages: int
    place: Place
    advice: str
    excerpt: str = ""

    def refuse(self, message: str, needed: int) -> Problem:
        """That it cannot be kept, and what to write in its place: as many pages as are `needed`."""
        return Problem(self.place, message, self.advice.replace("{pages}", str(needed)), self.excerpt)

"""The parts without room in a document, counted and described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casefolio.deferred.dataclasses import dataclass


@dataclass(frozen=True)
class LeftOut:
    """How many highlights had no room, and the section of each entry and each running text without it."""

    lines: int = 0
    entries: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of_parts(cls, parts: Iterable[tuple[str, str]]) -> LeftOut:
        """Of parts by their kind and id, as a report names them: `line`, `entry`, `text` or `blurb`."""
        known = list(parts)

        def name_sections(*kinds: str) -> tuple[str, ...]:
            refs = (id.partition(":")[0] for kind, id in known if kind in kinds)
            return tuple(ref.rpartition("-")[0] for ref in refs)

        lines = sum(kind == "line" for kind, _ in known)
        return cls(lines, name_sections("entry"), name_sections("text", "blurb"))

    def count(self) -> str:
        """As `3 lines, 2 entries`; "" where all had room."""
        return ", ".join(words for words, _ in self._parts())

    def tell(self) -> str:
        """As `3 lines and 2 entries of awards`."""
        *others, last = [f"{words} of {where}" if where else words for words, where in self._parts()] or [""]
        return f"{', '.join(others)} and {last}" if others else last

    def _parts(self) -> Iterator[tuple[str, str]]:
        if self.lines:
            yield _count(self.lines, "line", "lines"), ""
        for sections, one, many in ((self.entries, "entry", "entries"), (self.texts, "text", "texts")):
            if sections:
                yield _count(len(sections), one, many), ", ".join(dict.fromkeys(sections))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

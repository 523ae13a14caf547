"""A reference to an entry of a resume, by its section and its index there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class EntryRef:
    """An entry by its section's name in YAML and its index in resume.yaml, from 0; as text `work-0`."""

    section: str
    index: int

    def __str__(self) -> str:
        return f"{self.section}-{self.index}"

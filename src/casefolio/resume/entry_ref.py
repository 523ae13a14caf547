"""References to entries: by their section and index, as ids, and as places in the data of resume.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.model import ENTRY_SECTIONS, HIGHLIGHT_SECTIONS
from casefolio.resume.record import as_text_mapping
from casefolio.text.yaml_tree import Node

CUSTOM_SECTIONS = "customSections"
"""The key of the person's own sections in resume.yaml."""


@dataclass(frozen=True, order=True)
class EntryRef:
    """An entry by its section and its index there, from 0; as text `work-0`.

    `section` is the section's name in YAML, or the id of one of the person's own.
    """

    section: str
    index: int

    def __str__(self) -> str:
        return f"{self.section}-{self.index}"


def find_entry_path(root: Node, ref: EntryRef) -> tuple[str | int, ...]:
    """Where an entry stands in the tree of resume.yaml."""
    if ref.section in ENTRY_SECTIONS:
        return ref.section, ref.index
    ids = [own.child("id") for own in root.find_items((CUSTOM_SECTIONS,))]
    place = [id.value if id else None for id in ids].index(ref.section)
    return CUSTOM_SECTIONS, place, "entries", ref.index


def list_entry_nodes(root: Node) -> Iterator[tuple[EntryRef, Node]]:
    """The entries of all sections in the tree of resume.yaml, before it is known to be right."""
    for section in ENTRY_SECTIONS:
        for index, entry in enumerate(root.find_items((section,))):
            yield EntryRef(section, index), entry
    for own in root.find_items((CUSTOM_SECTIONS,)):
        id = own.child("id")
        for index, entry in enumerate(own.find_items(("entries",))):
            yield EntryRef(str(id.value) if id else "", index), entry


def fill_ids(resume_data: dict[str, Any]) -> None:
    """Add an id to each highlight without one in the plain data: `<section>-<entry>-<position>`, from 0.

    A paragraph of the letter without one is called `letter-<position>`.
    """
    for section, entries in _list_sections(resume_data):
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get("highlights"), list):
                _fill_ids_of(entry["highlights"], str(EntryRef(section, index)))
    letter = resume_data.get("letter")
    if isinstance(letter, dict) and isinstance(letter.get("paragraphs"), list):
        _fill_ids_of(letter["paragraphs"], "letter")


def _fill_ids_of(texts: list[Any], above: str) -> None:
    for position, text in enumerate(texts):
        each = texts[position] = as_text_mapping(text)
        if isinstance(each, dict):
            each.setdefault("id", f"{above}-{position}")


def _list_sections(resume_data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The sections whose entries have highlights, by their names, with what stands in them."""
    for section in HIGHLIGHT_SECTIONS:
        yield section, resume_data.get(section)
    own = resume_data.get(CUSTOM_SECTIONS)
    for section in own if isinstance(own, list) else ():
        if isinstance(section, dict):
            yield str(section.get("id", "")), section.get("entries")

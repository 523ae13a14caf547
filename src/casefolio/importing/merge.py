"""Merges the data of several files: where two say the same, the first wins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from casefolio.importing.notes import Notes, Path
from casefolio.resume.entry_ref import CUSTOM_SECTIONS


def merge(first: Any, second: Any, notes: Notes, path: Path = ()) -> Any:
    """Merge mappings by key; of two values the first; of two lists the first, then the other's new items.

    A publication that both have is one, with what only the second says of it.
    """
    if isinstance(first, dict) and isinstance(second, dict):
        merged = dict(first)
        for key, value in second.items():
            merged[key] = merge(first[key], value, notes, (*path, key)) if key in first else value
        return merged
    if isinstance(first, list) and isinstance(second, list):
        if path == ("publications",):
            return _merge_publications(first, second, notes)
        if path == (CUSTOM_SECTIONS,):
            return _merge_sections(first, second, notes)
        known = {_write(item) for item in first}
        return [*first, *(item for item in second if _write(item) not in known)]
    if first != second:
        notes.add("changed", path, "two files say it: that of the first is taken")
    return first


def _write(item: Any) -> str:
    """The item as a text, by which it is found again."""
    return json.dumps(item, sort_keys=True, ensure_ascii=False)


def _merge_publications(first: list[Any], second: list[Any], notes: Notes) -> list[Any]:
    merged = list(first)
    places: dict[str, int] = {}
    for place, publication in enumerate(first):
        for identity in _find_identities(publication):
            places.setdefault(identity, place)
    for publication in second:
        known = [places[identity] for identity in _find_identities(publication) if identity in places]
        if not known:
            merged.append(publication)
            continue
        place = known[0]
        merged[place] = {**publication, **merged[place]}
        notes.add("changed", ("publications", place), "two files have it: what the first says of it is taken")
    return merged


def _merge_sections(first: list[Any], second: list[Any], notes: Notes) -> list[Any]:
    """Sections of one's own: two with the same id are one."""
    by_id = {each.get("id"): each for each in second if isinstance(each, Mapping)}
    path = (CUSTOM_SECTIONS, "")
    merged = [merge(each, by_id.pop(each.get("id"), each), notes, path) for each in first]
    return [*merged, *by_id.values()]


def _find_identities(publication: Any) -> list[str]:
    """By what a publication is known again: its DOI, and its title with its year."""
    if not isinstance(publication, Mapping):
        return []
    doi = publication.get("doi")
    title = "".join(filter(str.isalnum, str(publication.get("name", "")).casefold()))
    found = [f"doi:{doi.casefold()}"] if isinstance(doi, str) else []
    return [*found, f"{title} {str(publication.get('releaseDate', ''))[:4]}"] if title else found

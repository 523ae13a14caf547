"""Several files as one: the first wins."""

from __future__ import annotations

from typing import Any

from casefolio.importing.merge import merge
from casefolio.importing.notes import Notes


def merge_publications(first: dict[str, Any], second: dict[str, Any]) -> tuple[list[dict[str, Any]], Notes]:
    notes = Notes()
    merged = merge({"publications": [first]}, {"publications": [second]}, notes)
    return merged["publications"], notes


def test_a_publication_that_two_files_have_is_one() -> None:
    first = {"name": "On Waiting", "releaseDate": "2021", "tags": ["queues"]}
    second = {"name": "On waiting.", "releaseDate": "2021-05", "authors": ["A. B."]}
    merged, notes = merge_publications(first, second)
    assert merged == [{**first, "authors": ["A. B."]}]
    assert [note.path for note in notes] == ["publications[0]"]


def test_so_it_is_by_its_doi() -> None:
    merged, _ = merge_publications({"name": "A", "doi": "10.5555/X"}, {"name": "B", "doi": "10.5555/x"})
    assert merged == [{"name": "A", "doi": "10.5555/X"}]


def test_another_year_is_another_publication() -> None:
    merged, notes = merge_publications(
        {"name": "A", "releaseDate": "2020"}, {"name": "A", "releaseDate": "2021"}
    )
    assert len(merged) == 2 and not list(notes)


def test_of_other_lists_what_is_new_is_added() -> None:
    merged = merge({"skills": [{"name": "A"}]}, {"skills": [{"name": "B"}, {"name": "A"}]}, Notes())
    assert merged == {"skills": [{"name": "A"}, {"name": "B"}]}

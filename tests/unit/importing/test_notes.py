"""Notes say where a change was made."""

from __future__ import annotations

from casefolio.importing.notes import Note, Notes, show_path


def test_a_path_is_written_as_one_reads_it() -> None:
    assert show_path(("work", 0, "highlights", 2)) == "work[0].highlights[2]"


def test_notes_keep_their_order() -> None:
    notes = Notes()
    notes.add("aside", ("a",), "one")
    notes.add("changed", ("b", 1), "two")
    assert list(notes) == [Note("aside", "a", "one"), Note("changed", "b[1]", "two")]

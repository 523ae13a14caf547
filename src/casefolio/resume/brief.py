"""Brief positions: one line with title, employer and dates, for what is long ago.

The person says so of an entry (`brief: true`) or of all that ended before a date (`meta.casefolio.since`),
from which `brief: false` excepts an entry. In a document for a posting that pins such a position, or a line
of it, it is shown as others are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume, Volunteer, Work, highlights_of
from casefolio.resume.record import Entry

POSITION_SECTIONS = ("work", "volunteer")
"""The sections whose entries are positions."""


def is_brief(entry: Entry) -> bool:
    """Whether an entry of a document is a position that was folded."""
    return isinstance(entry, Work | Volunteer) and entry.brief is True


def find_brief(resume: Resume, pinned: Collection[str] = ()) -> frozenset[EntryRef]:
    """The positions that are brief in a document for which these ids of entries and lines are pinned."""
    return frozenset(ref for ref, entry in _list_positions(resume) if _folds(resume, ref, entry, pinned))


def fold(entry: Entry) -> Entry:
    """A position with what its one line says: title, rank, employer and dates."""
    if not isinstance(entry, Work | Volunteer):
        return entry
    if isinstance(entry, Work):
        kept = {"name": entry.name, "level": entry.level}
    else:
        kept = {"organization": entry.organization}
    dates = {"start_date": entry.start_date, "end_date": entry.end_date}
    return type(entry)().model_copy(
        update={**kept, **dates, "position": entry.position, "url": entry.url, "brief": True}
    )


def fold_positions(resume: Resume, pinned: Collection[str] = ()) -> Resume:
    """The resume with its brief positions folded, as `find_brief` finds them."""
    brief = find_brief(resume, pinned)
    if not brief:
        return resume
    folded = {
        section: tuple(
            fold(entry) if EntryRef(section, index) in brief else entry
            for index, entry in enumerate(resume.entries(section))
        )
        for section in POSITION_SECTIONS
    }
    return resume.model_copy(update=folded)


def _list_positions(resume: Resume) -> Iterator[tuple[EntryRef, Work | Volunteer]]:
    for index, work in enumerate(resume.work):
        yield EntryRef("work", index), work
    for index, volunteer in enumerate(resume.volunteer):
        yield EntryRef("volunteer", index), volunteer


def _folds(resume: Resume, ref: EntryRef, entry: Work | Volunteer, pinned: Collection[str]) -> bool:
    if pinned and not {str(ref), *(line.id for line in highlights_of(entry))}.isdisjoint(pinned):
        return False
    if entry.brief is not None:
        return entry.brief
    since = resume.meta.casefolio.since
    return bool(since and entry.end_date and since.is_after(entry.end_date))

"""What a match says of the entries that are no positions: certificates, projects, awards …"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.match.entry_names import find_named_entries
from casefolio.posting import Preferences
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.sections.fields import describe_entry
from casefolio.resume.selection import section_order, section_title
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.tailor.study import Study

TOLD_ELSEWHERE = ("work", "skills")
"""Sections whose entries are told of only where a person pins or hides one: lines tell of a position, and
skills stay as long as lines have room."""

EntryState = Literal["page", "no-room", "proposed", "hidden"]


@dataclass(frozen=True)
class ExplainedEntry:
    """An entry by its id (`certificates-1`), and where it ended: `proposed` before there is a page.

    `section` is the title of its section, `tags` are the ids of those of its own that are asked for, `named`
    the numbers of the posting's lines that ask for it by its name.
    """

    id: str
    name: str
    section: str
    state: EntryState
    pinned: bool
    score: float
    tags: tuple[str, ...]
    named: tuple[int, ...]


def explain_entries(study: Study, dropped: Collection[str] | None) -> tuple[ExplainedEntry, ...]:
    """The entries, what is asked for most first.

    `dropped` are the ids of those that the page does not have, None before there is one.
    """
    wishes, resume = study.posting.preferences, study.resume
    wished = {*wishes.pin, *wishes.hide}
    labels = find_labels(resume.meta.casefolio.language)
    named = find_named_entries(study.posting, study.match, resume)
    scores = {
        str(EntryRef(section.name, item.index)): item.score
        for section in study.selection.sections
        for item in section.items
    }
    found = [
        ExplainedEntry(
            id=id,
            name=title.text if (title := describe_entry(name, entry, labels).title) else "",
            section=section_title(name, resume, labels),
            state=_judge(id, wishes, dropped),
            pinned=id in wishes.pin,
            score=scores.get(id, 0.0),
            tags=tuple(tag for tag in study.entry_tags.get(id, ()) if study.match.find(tag)),
            named=named.get(id, ()),
        )
        for name in section_order(resume)
        if name in resume.section_names
        for index, entry in enumerate(resume.entries(name))
        if (id := str(EntryRef(name, index))) in wished or name not in TOLD_ELSEWHERE
    ]
    return tuple(sorted(found, key=lambda entry: -entry.score))


def _judge(id: str, wishes: Preferences, dropped: Collection[str] | None) -> EntryState:
    if id in wishes.hide:
        return "hidden"
    if dropped is None:
        return "proposed"
    return "no-room" if id in dropped else "page"

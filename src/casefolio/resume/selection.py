"""What a document shows: the chosen part of a resume, in its order, with its emphasis.

Every renderer takes a Selection and shows all of it, in its order. The general resume is the
Selection of everything; `tailor` makes one for a posting; `fit` makes it smaller.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import field, replace

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.brief import fold_positions
from casefolio.resume.model import CaseStudy, Resume, highlights_of
from casefolio.resume.record import Entry, Highlight
from casefolio.resume.vocabulary.labels import Labels


@dataclass(frozen=True)
class Line:
    """A highlight as it will be shown.

    `text` is the wording chosen (inline Markdown: the highlight's own text, a variant, or `short`),
    `short` a tighter one that may take its place, or "". `score` is 0 or more and comparable within
    one selection; `reason` says in words why it stands where it stands. A `pinned` line may not be
    dropped. `central` are the tags in it that a posting wants most; one that is `asked` for has any tag that
    the posting wants. `nearness` is the share of its words that stand in the posting, 0 to 1; None in a
    document that is for no posting.
    """

    highlight: Highlight
    section: str
    entry: int
    text: str
    short: str = ""
    score: float = 0.0
    reason: str = ""
    pinned: bool = False
    central: tuple[str, ...] = ()
    asked: bool = False
    nearness: float | None = None

    @property
    def id(self) -> str:
        return self.highlight.id

    @property
    def is_favoured(self) -> bool:
        """Whether the person prefers what the posting wants most."""
        return self.highlight.priority > 0 and bool(self.central)

    @property
    def is_plain(self) -> bool:
        """Whether neither of the two is so."""
        return self.highlight.priority <= 0 and not self.central

    @property
    def is_wanted(self) -> bool:
        """Whether gaps are tightened for it: where the person prefers it, and a posting, if any, wants it."""
        return self.highlight.priority > 0 and (self.asked or bool(self.central) or self.nearness is None)

    @property
    def is_idle(self) -> bool:
        """Whether the person does not prefer it, and a posting wants nothing in it."""
        return self.is_plain and not self.asked and self.nearness is not None


@dataclass(frozen=True)
class Item:
    """An entry of a section as it will be shown; `index` is its place in resume.yaml, from 0.

    `score` is above 0 where something asks for it, or where the person prefers it: then it gives way only to
    what is worth more. A `pinned` one may not be dropped. `central` are the tags of its own that a posting
    wants most; one that is `named` is asked for by its name.
    """

    entry: Entry
    index: int
    lines: tuple[Line, ...] = ()
    score: float = 0.0
    pinned: bool = False
    central: tuple[str, ...] = ()
    named: bool = False

    @property
    def is_wanted(self) -> bool:
        """Whether gaps are tightened for it."""
        return self.score > 0

    @property
    def is_favoured(self) -> bool:
        """Whether the person prefers what the posting wants most."""
        return self.entry.priority > 0 and bool(self.central)


@dataclass(frozen=True)
class Section:
    """`name` is the section's name in YAML (`work`) or the id of an own one, `title` what stands above it."""

    name: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Selection:
    """The headline, the summary and the sections of one document, in order.

    `bold` holds the ids of the tags whose spans (`[x]{tag}`) are bold; with None those with a figure are.
    `case_studies` are those that the document offers, best first. `emphasis` is the id of the chosen
    alternative headline and summary, or "".
    """

    label: str
    summary: str
    sections: tuple[Section, ...]
    case_studies: tuple[CaseStudy, ...] = ()
    emphasis: str = ""
    bold: frozenset[str] | None = None
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def is_general(self) -> bool:
        """Whether it is for no posting."""
        return all(line.nearness is None for line in self.lines())

    def lines(self) -> Iterator[Line]:
        """All lines, in the order in which they are shown."""
        for section in self.sections:
            for item in section.items:
                yield from item.lines

    def keep_lines(self, ids: Collection[str]) -> Selection:
        """The same selection with only these highlights."""
        sections = tuple(
            replace(
                section,
                items=tuple(
                    replace(item, lines=tuple(line for line in item.lines if line.id in ids))
                    for item in section.items
                ),
            )
            for section in self.sections
        )
        return replace(self, sections=sections)


def section_order(resume: Resume) -> list[str]:
    """The names of the sections in the person's order, the others after them in the usual one."""
    wanted = [choice.section for choice in resume.meta.casefolio.sections]
    return [*wanted, *(name for name in resume.section_names if name not in wanted)]


def section_title(name: str, resume: Resume, labels: Labels) -> str:
    """What stands above a section: the person's own words, else those of the language."""
    choices = resume.meta.casefolio.sections
    own = next((choice.title for choice in choices if choice.section == name), "")
    custom = next((each.title for each in resume.custom_sections if each.id == name), "")
    return own or custom or labels.sections.get(name, name)


def select_everything(resume: Resume, labels: Labels) -> Selection:
    """The general resume: all there is, in resume order, each entry's highlights by `priority`; of brief
    positions a line."""
    resume = fold_positions(resume)
    sections = []
    for name in section_order(resume):
        if name not in resume.section_names:
            continue
        items = tuple(
            Item(entry, index, _all_lines(entry, name, index), max(0.0, entry.priority))
            for index, entry in enumerate(resume.entries(name))
        )
        if items:
            sections.append(Section(name, section_title(name, resume, labels), items))
    return Selection(
        label=resume.basics.label,
        summary=resume.basics.summary,
        sections=tuple(sections),
        case_studies=resume.case_studies,
    )


def _all_lines(entry: Entry, section: str, index: int) -> tuple[Line, ...]:
    ranked = sorted(highlights_of(entry), key=lambda highlight: -highlight.priority)
    return tuple(
        Line(
            highlight, section, index, highlight.text, highlight.short, score=1 + max(0.0, highlight.priority)
        )
        for highlight in ranked
    )

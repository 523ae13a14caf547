"""Converts the fields of an entry to the HTML of a sheet, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import BoxKey
from casefolio.pdf.sheet import NO_WORDS, Fact, Paragraph, SheetEntry
from casefolio.pdf.sheet.words import keep_ending, keep_line, keep_words, mark_up, plain
from casefolio.resume.anchors import case_study_address, link_to_site
from casefolio.resume.model import CaseStudy
from casefolio.resume.sections import name_story
from casefolio.resume.sections.citation import BETWEEN, OUTSIDE, cite
from casefolio.resume.sections.fields import DATES, EntryFields, Field
from casefolio.resume.vocabulary.labels import Labels
from casefolio.text.addresses import shown_address
from casefolio.text.inline import render_html
from casefolio.text.inline.blocks import list_rows, read_blocks

LONGEST_STORY_LINE = 86
"""The most characters of a case study's title and address together on one line."""

LONGEST_EMPLOYER_LINE = 94
"""The most characters of an employer's name, facts and description together on one line."""

LONGEST_UNBROKEN_LINK = 45
"""The most characters of a link that is not wrapped, half a line."""


@dataclass(frozen=True)
class Writer:
    """Converts words to HTML for one document.

    `bold` holds the tags whose spans are bold (None: those with a figure are), `stories` the titles of the
    case studies by id. With `shows_shorts` each line's shorter wording follows it, to be measured. In lines
    that are `stranded` the last word is bound to the one before it.
    """

    labels: Labels
    site_url: str
    bold: frozenset[str] | None
    stories: Mapping[str, str]
    shows_shorts: bool = False
    stranded: frozenset[BoxKey] = frozenset()

    def prose(self, text: str, *, ends: bool = True, is_stranded: bool = False) -> Markup:
        """Inline Markdown as HTML; `ends` is False where more text follows on the same line."""
        link = link_to_site(self.site_url)
        kept = keep_words(render_html(text, bold=self.bold, link=link, language=self.labels.language))
        return keep_ending(kept, is_stranded=is_stranded) if ends else kept

    def rows(self, text: str) -> Iterator[Markup]:
        """The paragraphs of a text, and list items after their marks."""
        for row in list_rows(read_blocks(text)):
            words = self.prose(row.text)
            marked = Markup("{} {}").format(row.mark, words) if row.mark else words
            kind = Markup('<span class="item" style="--depth: {}">{}</span>')
            yield kind.format(row.depth, marked) if row.depth else words

    def passage(self, text: str) -> Markup:
        """A text with all its rows as one piece of HTML."""
        rows = list(self.rows(text))
        if len(rows) == 1:
            return rows[0]
        return Markup("\n").join(Markup('<span class="row">{}</span>').format(row) for row in rows)

    def case_study_address(self, id: str) -> str:
        return case_study_address(self.site_url, id)

    def evidence(self, id: str | None, *, is_stranded: bool = False) -> Fact | None:
        """The link to the case study of a claim; None without a site."""
        if not id or not self.site_url:
            return None
        words = name_story(self.stories.get(id, ""))
        label = self.labels.read_case_study
        shown = f"{label}: {words}" if words else label
        fact = write_fact(Field("evidence", shown, self.case_study_address(id)))
        return replace(fact, text=keep_ending(fact.text, is_stranded=is_stranded))


def write_fact(field: Field) -> Fact:
    """Plain words, a link where there is a `url`."""
    if field.kind == DATES:
        return Fact(DATES, keep_line(mark_up(field.text)))
    text = escape(plain(field.text)) if field.url else mark_up(field.text)
    return Fact(field.kind, text, field.url)


def write_entry(
    writer: Writer, fields: EntryFields, case_study: str | None = None, text_key: BoxKey | None = None
) -> SheetEntry:
    """An entry or an employer's heading, without lines. `text_key` is the box of text that may be dropped."""
    evidence = writer.evidence(case_study)
    words = (*(row for text in fields.texts for row in writer.rows(text)), *_write_list(fields.keywords))
    return SheetEntry(
        title=_write_title(fields.title),
        note=mark_up(fields.note),
        facts=tuple(fact for fact in map(write_fact, fields.facts) if fact.text),
        text=(
            *(Paragraph(text, text_key) for text in words),
            *([Paragraph(_write_link(evidence))] if evidence else []),
        ),
    )


def write_about(
    writer: Writer, employer: EntryFields, text_key: BoxKey
) -> tuple[tuple[Fact, ...], tuple[Paragraph, ...]]:
    """What is said of an employer: a fact in the line of its name where that has room, else text below it.

    Why: as a fact it takes no room of its own, so that nothing need give way for it.
    """
    rows = [row for text in employer.texts for row in writer.rows(text)]
    named = [employer.title] if employer.title else []
    facts = [Fact("about", row) for row in rows]
    shown = [*map(write_fact, (*named, *employer.other_facts)), *facts]
    width = sum(fact.width for fact in shown) + len(" | ") * (len(shown) - 1)
    if len(rows) == 1 and width <= LONGEST_EMPLOYER_LINE:
        return tuple(facts), ()
    return (), tuple(Paragraph(row, text_key) for row in rows)


def write_citation(
    writer: Writer, fields: EntryFields, case_study: str | None = None, text_key: BoxKey | None = None
) -> SheetEntry:
    """A publication as scholars print it."""
    entry = write_entry(writer, fields, case_study, text_key)
    citation = tuple(_write_cited(part) for part in cite(fields))
    return replace(entry, title=None, note=NO_WORDS, facts=(), citation=citation)


def _write_cited(part: Field) -> Fact:
    if part.kind == BETWEEN:
        return Fact(BETWEEN, escape(part.text))
    fact = write_fact(part)
    # An identifier is copied by hand: it stays on one line where that leaves no hole.
    is_kept = part.kind in OUTSIDE and len(part.text) <= LONGEST_UNBROKEN_LINK
    return replace(fact, kind=f"{fact.kind} keep") if is_kept else fact


def write_case_studies(writer: Writer, studies: Sequence[CaseStudy]) -> tuple[SheetEntry, ...]:
    """The titles of case studies as links, and their addresses for readers on paper.

    Both are on one line where that fits for all of them, else all addresses are below.
    """
    addresses = [writer.case_study_address(study.id) for study in studies]
    shown = [shown_address(address.partition("#")[0]) for address in addresses]
    titles = [
        _write_title(Field("story", study.title, address))
        for study, address in zip(studies, addresses, strict=True)
    ]
    widths = [len(study.title) + len(words) for study, words in zip(studies, shown, strict=True)]
    lines = [
        escape(words) if len(words) > LONGEST_STORY_LINE else keep_line(escape(words)) for words in shown
    ]
    if max(widths, default=0) <= LONGEST_STORY_LINE:
        facts = [Fact("address", line) for line in lines]
        return tuple(
            SheetEntry(title=title, facts=(fact,)) for title, fact in zip(titles, facts, strict=True)
        )
    return tuple(
        SheetEntry(title=title, text=(Paragraph(line),)) for title, line in zip(titles, lines, strict=True)
    )


def _write_title(field: Field | None) -> Fact | None:
    return write_fact(field) if field and plain(field.text) else None


def _write_list(words: tuple[str, ...]) -> tuple[Markup, ...]:
    return (keep_ending(mark_up(", ".join(words))),) if words else ()


def _write_link(fact: Fact) -> Markup:
    return Markup('<span class="{}"><a href="{}">{}</a></span>').format(fact.kind, fact.url, fact.text)

"""The values that the desk's pages show; the templates show all of them and decide nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from casefolio.deferred.dataclasses import dataclass
from casefolio.desk.evidence import EvidenceLine, find_evidence_lines
from casefolio.documents.document import Document
from casefolio.posting import PostingSection
from casefolio.resume.model import Claim, Resume
from casefolio.tailor.coverage import FoundAnswer, name_band
from casefolio.tailor.entries import ExplainedEntry
from casefolio.tailor.explanation import (
    ExplainedLine,
    ExplainedTag,
    Explanation,
    GapLine,
    explain,
    group_lines,
)
from casefolio.tailor.named_words import NamedWord
from casefolio.tailor.study import Study
from casefolio.text.inline import render_html

MOST_WEIGHT = 5
"""The number of steps in which a tag's weight is shown."""

HEAVIEST = 2.5
"""The weight that fills all steps: a tag that is mentioned throughout the posting has about 2."""

SECTION_NAMES = {
    PostingSection.TITLE: "Title",
    PostingSection.REQUIREMENTS: "Requirements",
    PostingSection.NICE_TO_HAVE: "Nice to have",
    PostingSection.DUTIES: "Duties",
    PostingSection.ROLE: "The role",
    PostingSection.TECH: "Technology",
    PostingSection.COMPANY: "The company",
    PostingSection.BENEFITS: "Benefits",
    PostingSection.PROCESS: "Process",
    PostingSection.EEO: "Equal opportunity",
    PostingSection.NOISE: "Not about the job",
}


@dataclass(frozen=True)
class PostingBlock:
    """Consecutive lines of a posting in one section."""

    section: PostingSection
    name: str
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True)
class TagView:
    """A tag, the lines of the posting that ask for it with their words, and its weight in steps: 1 to 5."""

    tag: ExplainedTag
    asked: tuple[tuple[int, tuple[str, ...]], ...]
    steps: int


@dataclass(frozen=True)
class NamedView:
    """Words of demands that no tag has, with the lines that ask, and what answers; `id` is that of no tag."""

    id: str
    named: NamedWord
    answer: FoundAnswer
    asked: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class TagGroupView:
    title: str
    tags: tuple[TagView, ...]


@dataclass(frozen=True)
class LineView:
    """A highlight as it is shown: `html` is safe. `shortened` where the page has its short form.

    `asked` are the ids of the tags and named words in it that are asked for.
    """

    line: ExplainedLine
    asked: tuple[str, ...]
    html: str
    position: str
    shortened: bool


@dataclass(frozen=True)
class CoverageView:
    """`band` is a word for how many of the `central` demands are shown; "" where there is none.

    With `is_proposed` they would be shown if the page could hold them: it has not been laid out yet.
    """

    band: str
    shown: int
    central: int
    is_proposed: bool = False


@dataclass(frozen=True)
class MatchView:
    """Everything that explains the choice for one posting."""

    title: str
    company: str
    seniority: str
    known_language: bool
    headline: str
    headline_reason: str
    coverage: CoverageView
    blocks: tuple[PostingBlock, ...]
    groups: tuple[TagGroupView, ...]
    lines: tuple[LineView, ...]
    entries: tuple[ExplainedEntry, ...]
    gaps: tuple[GapLine, ...]
    named: tuple[NamedView, ...]


def view_match(study: Study, document: Document | None) -> MatchView:
    """The match of one posting; with its PDF, if there is one, the lines that are on the page."""
    posting = study.posting
    explanation = explain(study, document.made.kept, _dropped(document)) if document else explain(study)
    named = tuple(_view_named(explanation))
    return MatchView(
        title=posting.title or posting.slug,
        company=posting.company,
        seniority=posting.seniority,
        known_language=bool(posting.language),
        headline=explanation.headline,
        headline_reason=explanation.headline_reason,
        coverage=view_coverage(study, document),
        blocks=tuple(_view_blocks(explanation, named)),
        groups=tuple(
            TagGroupView(group.title, tuple(map(_view_tag, group.tags))) for group in explanation.groups
        ),
        lines=tuple(_view_lines(explanation, named, document)),
        entries=explanation.entries,
        gaps=explanation.gaps,
        named=named,
    )


def view_coverage(study: Study, document: Document | None, known: float | None = None) -> CoverageView:
    """The share of the central demands that the page covers, or would cover by the proposal.

    `known` is that share, 0 to 1, where a report has it.
    """
    coverage = study.measure(document.made.kept, _dropped(document)) if document else study.coverage
    central = len(coverage.demands)
    if document or known is None:
        return CoverageView(coverage.band, len(coverage.shown), central, document is None)
    return CoverageView(name_band(known) if central else "", round(known * central), central)


def _dropped(document: Document) -> set[str]:
    return {dropped.id for dropped in document.made.dropped}


def _view_named(explanation: Explanation) -> Iterator[NamedView]:
    for number, (named, answer) in enumerate(explanation.named):
        yield NamedView(f"named-{number}", named, answer, tuple(group_lines(named.evidence)))


def _view_blocks(explanation: Explanation, named: Sequence[NamedView]) -> Iterator[PostingBlock]:
    study = explanation.study
    tags = {tag.id for tag in explanation.tags}
    evidence = {view.id: view.named.evidence for view in named}
    lines = find_evidence_lines(study.posting, tags, study.vocabulary, evidence)
    for section, block in groupby(lines, key=lambda each: each.line.section):
        yield PostingBlock(section, SECTION_NAMES[section], tuple(block))


def _view_tag(tag: ExplainedTag) -> TagView:
    steps = max(1, min(MOST_WEIGHT, round(tag.weight / HEAVIEST * MOST_WEIGHT)))
    return TagView(tag, tuple(group_lines(tag.evidence)), steps)


def _view_lines(
    explanation: Explanation, named: Sequence[NamedView], document: Document | None
) -> Iterator[LineView]:
    """All highlights, best first, in the words in which they are shown."""
    study = explanation.study
    laid_out = {line.id: line.text for line in document.made.selection.lines()} if document else {}
    shortened = document.made.shortened if document else ()
    for line in explanation.lines:
        text = laid_out.get(line.id, line.text)
        yield LineView(
            line=line,
            asked=(*(tag.id for tag in line.tags), *(v.id for v in named if line.id in v.named.places)),
            html=render_html(text, bold=study.selection.bold, link=lambda address: ""),
            position=_name_position(study.resume, line.claim),
            shortened=line.id in shortened,
        )


def _name_position(resume: Resume, claim: Claim) -> str:
    entry = resume.entries(claim.section)[claim.entry]
    names = (getattr(entry, name, "") for name in ("position", "name", "organization"))
    return ", ".join(name for name in names if name)

"""What the desk's pages show, as values: the templates show all of it and decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from casefolio.desk.evidence import EvidenceLine, find_evidence_lines
from casefolio.desk.workspace import Study
from casefolio.documents.document import Document
from casefolio.match import Ask, FoundTag
from casefolio.posting.values import OPTIONAL_SECTIONS, PostingSection
from casefolio.report.coverage import find_central_demands, find_coverage, name_band
from casefolio.resume.model import Claim, Resume
from casefolio.resume.portfolio import Portfolio
from casefolio.tailor import PRIORITY_STEP, Ranked
from casefolio.text.inline import render_html

MOST_WEIGHT = 5
"""Into how many steps a tag's weight is put for the eye."""

HEAVIEST = 2.5
"""The weight that fills all steps: a tag that runs through the whole posting has about 2."""

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
    """Lines of a posting in a row that belong to one section."""

    section: PostingSection
    name: str
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True)
class Asked:
    """Where a tag is asked for: a line's number and the words there, each once."""

    line: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class TagView:
    """A tag that the posting asks for. `state` is shown, left-out, named or missing; `strength` 1 to 5."""

    id: str
    label: str
    state: str
    strength: int
    central: bool
    asked: tuple[Asked, ...]
    shown_by: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class TagGroup:
    title: str
    tags: tuple[TagView, ...]


@dataclass(frozen=True)
class Summand:
    """A part of a score: what it is called, how it comes about, what it adds."""

    name: str
    factors: str
    adds: float


@dataclass(frozen=True)
class LineView:
    """A highlight and its fate. `html` is safe; `state` is page, no-room, left-out, hidden or proposed.

    A `proposed` one would be shown; whether the page holds it is not known yet.
    """

    id: str
    rank: int
    lead: str
    html: str
    position: str
    score: float
    reason: str
    state: str
    pinned: bool
    shortened: bool
    tags: tuple[tuple[str, str], ...]
    sum: tuple[Summand, ...]


@dataclass(frozen=True)
class Gap:
    """A line of the posting that asks for what the resume does not show; `asks` is empty where not even
    a word of it was recognised."""

    line: int
    text: str
    asks: tuple[TagView, ...] = ()

    @property
    def central(self) -> bool:
        return any(ask.central for ask in self.asks)


@dataclass(frozen=True)
class Coverage:
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
    coverage: Coverage
    blocks: tuple[PostingBlock, ...]
    groups: tuple[TagGroup, ...]
    lines: tuple[LineView, ...]
    gaps: tuple[Gap, ...]


def view_match(portfolio: Portfolio, study: Study, document: Document | None) -> MatchView:
    """The match of one posting; with its PDF, if that is there, what made the page."""
    posting, tailoring = study.posting, study.tailoring
    groups = tuple(_group_tags(portfolio, study, document))
    tags = {tag.id: tag for group in groups for tag in group.tags}
    marked = find_evidence_lines(posting, tags, portfolio.vocabulary)
    return MatchView(
        title=posting.title or posting.slug,
        company=posting.company,
        seniority=posting.seniority,
        known_language=bool(posting.language),
        headline=tailoring.selection.label if tailoring.selection.emphasis else "",
        headline_reason=tailoring.selection.reasons.get("emphasis", ""),
        coverage=view_coverage(portfolio.resume, study, document),
        blocks=tuple(
            PostingBlock(section, SECTION_NAMES[section], tuple(lines))
            for section, lines in groupby(marked, key=lambda each: each.line.section)
        ),
        groups=groups,
        lines=tuple(_view_lines(portfolio, study, document)),
        gaps=tuple(_find_gaps(study, tags)),
    )


def view_coverage(
    resume: Resume, study: Study, document: Document | None, known: float | None = None
) -> Coverage:
    """How much of what the posting wants most is on the page, or would be by the proposal.

    `known` is the share of it that is on the page, where a report says so.
    """
    central = find_central_demands(resume, study.match, study.gaps)
    shown = document.made.kept if document else None
    share = find_coverage(resume, study.match, study.tailoring, study.gaps, shown=shown)
    if known is not None and document is None:
        share = known
    band = name_band(share) if central else ""
    return Coverage(band, round(share * len(central)), len(central), document is None and known is None)


def name_gaps(study: Study) -> list[str]:
    """What is asked for and not in the resume, what is wanted most first."""
    asks = sorted((*study.gaps.tags, *study.gaps.technologies), key=lambda ask: not ask.central)
    return [ask.label for ask in asks]


def _on_page(study: Study, document: Document | None) -> set[str]:
    if document:
        return set(document.made.kept)
    return {ranked.id for ranked in study.tailoring.ranking if ranked.selected}


def _group_tags(portfolio: Portfolio, study: Study, document: Document | None) -> Iterator[TagGroup]:
    missing = {ask.id: ask for ask in (*study.gaps.tags, *study.gaps.technologies)}
    on_page = _on_page(study, document)
    views = [
        _view_tag(tag, portfolio, study.tailoring.ranking, on_page, missing.get(tag.id))
        for tag in study.match.tags
        if portfolio.vocabulary[tag.id].own or tag.id in missing
    ]
    wished = {t.id for t in study.match.tags if all(item.section in OPTIONAL_SECTIONS for item in t.evidence)}
    own = [view for view in views if view.state != "missing"]
    groups = {
        "Wanted most": [view for view in own if view.central],
        "Also wanted": [view for view in own if not view.central and view.id not in wished],
        "Nice to have": [view for view in own if not view.central and view.id in wished],
        "Not in your resume": sorted(
            (view for view in views if view.state == "missing"), key=lambda view: not view.central
        ),
    }
    yield from (TagGroup(title, tuple(tags)) for title, tags in groups.items() if tags)


def _view_tag(
    tag: FoundTag, portfolio: Portfolio, ranking: Iterable[Ranked], on_page: set[str], gap: Ask | None
) -> TagView:
    carriers = [r.id for r in ranking if not r.hidden and any(term.tag == tag.id for term in r.terms)]
    shown = tuple(id for id in carriers if id in on_page)
    state = "shown" if shown else "left-out" if carriers else "missing" if gap else "named"
    return TagView(
        id=tag.id,
        label=portfolio.vocabulary[tag.id].label,
        state=state,
        strength=max(1, min(MOST_WEIGHT, round(tag.weight / HEAVIEST * MOST_WEIGHT))),
        central=tag.central,
        asked=tuple(_group_words(tag)),
        shown_by=shown,
        left_out=tuple(id for id in carriers if id not in on_page),
    )


def _group_words(tag: FoundTag) -> Iterator[Asked]:
    """The words that ask for a tag, by line."""
    for line, items in groupby(sorted(tag.evidence, key=lambda item: item.line), key=lambda item: item.line):
        words = {item.words.lower(): item.words for item in items}
        yield Asked(line, tuple(words.values()))


def _view_lines(portfolio: Portfolio, study: Study, document: Document | None) -> Iterator[LineView]:
    """All highlights, best first, in the words in which they are shown."""
    resume, bold = portfolio.resume, study.tailoring.selection.bold
    claims = {claim.highlight.id: claim for claim in resume.claims()}
    laid_out = {line.id: line.text for line in document.made.selection.lines()} if document else {}
    shortened = document.made.shortened if document else ()
    for ranked in study.tailoring.ranking:
        claim = claims[ranked.id]
        wording = ranked.wording.text if ranked.wording else claim.highlight.text
        yield LineView(
            id=ranked.id,
            rank=ranked.rank,
            lead=claim.highlight.lead,
            html=render_html(laid_out.get(ranked.id, wording), bold=bold, link=lambda address: ""),
            position=_name_position(resume, claim),
            score=ranked.score,
            reason=ranked.reason,
            state=_judge(ranked, document),
            pinned=ranked.pinned,
            shortened=ranked.id in shortened,
            tags=_name_tags(ranked, portfolio),
            sum=tuple(_sum_up(ranked, portfolio)),
        )


def _judge(ranked: Ranked, document: Document | None) -> str:
    if ranked.hidden:
        return "hidden"
    if document is None:
        return "proposed" if ranked.selected else "left-out"
    if ranked.id in document.made.kept:
        return "page"
    return "no-room" if ranked.selected else "left-out"


def _name_position(resume: Resume, claim: Claim) -> str:
    entry = resume.entries(claim.section)[claim.entry]
    names = (getattr(entry, name, "") for name in ("position", "name", "organization"))
    return ", ".join(name for name in names if name)


def _name_tags(ranked: Ranked, portfolio: Portfolio) -> tuple[tuple[str, str], ...]:
    """The tags by which a highlight was weighed, each once, with what they are called."""
    ids = dict.fromkeys(term.tag for term in ranked.terms)
    return tuple((id, portfolio.vocabulary[id].label) for id in ids)


def _sum_up(ranked: Ranked, portfolio: Portfolio) -> Iterator[Summand]:
    for term in ranked.terms:
        label = portfolio.vocabulary[term.tag].label
        name = f"{label}, first line to show it" if term.fresh else label
        yield Summand(name, f"{term.weight:.2f} × {term.factor:.2f}", term.adds)
    if ranked.priority:
        adds = ranked.priority * PRIORITY_STEP
        yield Summand("Your priority", f"{ranked.priority:g} × {PRIORITY_STEP:.2f}", adds)


def _find_gaps(study: Study, tags: Mapping[str, TagView]) -> Iterator[Gap]:
    """The lines that ask for what is not there: the central demands first, the unrecognised ones last."""
    texts = {line.number: line.text for line in study.posting.lines}
    asked: dict[int, list[TagView]] = {}
    for ask in (*study.gaps.tags, *study.gaps.technologies):
        if ask.id in tags:
            asked.setdefault(ask.evidence[0].line, []).append(tags[ask.id])
    gaps = [Gap(line, texts.get(line, ""), tuple(asks)) for line, asks in asked.items()]
    yield from sorted(gaps, key=lambda gap: (not gap.central, gap.line))
    yield from (Gap(line, texts.get(line, "")) for line in study.gaps.lines if line not in asked)

"""From what a posting asks for to what the resume shows first: choices and orders, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casefolio.labels import Labels
from casefolio.match import FoundTag, Match
from casefolio.model import (
    ENTRY_SECTIONS,
    HIGHLIGHT_SECTIONS,
    CaseStudy,
    Claim,
    Emphasis,
    Entry,
    Highlight,
    Resume,
    Skill,
)
from casefolio.posting import Posting
from casefolio.selection import Item, Line, Section, Selection, section_order, section_title
from casefolio.words import fold_phrase

DECAY = (1.0, 0.8, 0.65, 0.5)
"""How much a tag of a highlight counts by its place among them; the last holds for all that follow."""

COVERAGE = 0.5
"""How much more a tag counts for a highlight when no higher one has shown it yet.

On the labelled development postings, with CENTRAL_FACTOR: 0 gives nDCG@5 .89 and .78 of the central
demands in the first six lines; .5 gives .86 and .93; 1 gives .83 and .95.
"""

CENTRAL_FACTOR = 1.5
"""How much more a central demand counts than another of the same weight.

The same postings: without it, nDCG@5 .85 and coverage .81 at best. From 1.25 to 2 nothing changes much.
"""

TITLE_FACTOR = 2.0
"""How much more a tag of the posting's title counts in the choice of a headline."""

PRIORITY_STEP = 0.5
"""What one step of a person's `priority` adds to a score: about what one further tag adds."""

RELEVANT = 0.35
"""The score from which a highlight is proposed by itself."""


@dataclass(frozen=True)
class Term:
    """One part of a score: a tag with its weight, the factor of its place, and what it adds."""

    tag: str
    weight: float
    factor: float
    adds: float
    fresh: bool = False


@dataclass(frozen=True)
class Ranked:
    """A highlight's place among all. `score` is what it adds to those above it, `terms` how it came about.

    `selected` is the proposal before the page is laid out.
    """

    id: str
    section: str
    entry: int
    rank: int
    score: float
    selected: bool
    reason: str
    terms: tuple[Term, ...] = ()
    priority: float = 0.0
    pinned: bool = False


@dataclass(frozen=True)
class Tailoring:
    """The resume as it should be shown for a posting, and the ranking of all its highlights, best first."""

    selection: Selection
    ranking: tuple[Ranked, ...]

    def find(self, id: str) -> Ranked | None:
        return next((ranked for ranked in self.ranking if ranked.id == id), None)


def tailor(resume: Resume, posting: Posting, match: Match, labels: Labels) -> Tailoring:
    """Choose and order what the resume shows for a posting. A person's pins, hides and boosts win."""
    ranking = rank_highlights(resume, posting, match)
    weights = match.weights()
    bold = frozenset(tag.id for tag in match.tags if tag.emphasised)
    emphasis = choose_emphasis(resume, posting, match)
    sections = _build_sections(resume, posting, weights, ranking, labels)
    selection = Selection(
        label=(emphasis.label if emphasis else "") or resume.basics.label,
        summary=(emphasis.summary if emphasis else "") or resume.basics.summary,
        sections=sections,
        case_studies=rank_case_studies(resume, weights),
        emphasis=emphasis.id if emphasis else "",
        bold=bold,
        reasons={},
    )
    return Tailoring(selection, ranking)


def score_tags(tags: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """The weight of an entry by its tags: the first counts most."""
    return max((score for score, _ in _best_terms(tags, weights)), default=0.0)


def _best_terms(tags: tuple[str, ...], weights: Mapping[str, float]) -> list[tuple[float, tuple[Term, ...]]]:
    terms = tuple(
        Term(tag, weights[tag], factor, weights[tag] * factor)
        for place, tag in enumerate(tags)
        if tag in weights and (factor := DECAY[min(place, len(DECAY) - 1)])
    )
    return [(sum(term.adds for term in terms), terms)]


def rank_highlights(resume: Resume, posting: Posting, match: Match) -> tuple[Ranked, ...]:
    """All highlights, best first: what each adds to those above it decides, ties go by resume order."""
    weights = {tag.id: tag.weight * (CENTRAL_FACTOR if tag.central else 1.0) for tag in match.tags}
    wishes = posting.directives
    waiting = [
        (claim, _tags_of(claim, resume), claim.highlight.id in wishes.pin) for claim in resume.claims()
    ]
    covered: set[str] = set()
    ranked: list[Ranked] = []
    while waiting:
        best_index, best = 0, (False, -1.0)
        best_terms: tuple[Term, ...] = ()
        for index, (claim, tags, pinned) in enumerate(waiting):
            score, terms = _gain(tags, weights, covered)
            score += PRIORITY_STEP * claim.highlight.priority
            if (pinned, score) > best:
                best_index, best, best_terms = index, (pinned, score), terms
        claim, tags, pinned = waiting.pop(best_index)
        covered |= {tag for tag in tags if tag in weights}
        hidden = claim.highlight.id in wishes.hide
        score = max(0.0, best[1])
        selected = not hidden and (pinned or score >= RELEVANT)
        ranked.append(
            Ranked(
                id=claim.highlight.id,
                section=claim.section,
                entry=claim.entry,
                rank=len(ranked) + 1,
                score=round(score, 4),
                selected=selected,
                reason=_reason(best_terms, pinned, hidden, selected),
                terms=best_terms,
                priority=claim.highlight.priority,
                pinned=pinned,
            )
        )
    return _keep_one_per_position(ranked, wishes.hide)


def _keep_one_per_position(ranked: list[Ranked], hidden: tuple[str, ...]) -> tuple[Ranked, ...]:
    from dataclasses import replace

    shown = {(r.section, r.entry) for r in ranked if r.selected}
    result = []
    for r in ranked:
        place = (r.section, r.entry)
        if r.section == "work" and place not in shown and r.id not in hidden:
            r = replace(r, selected=True, reason="the best of its position, which keeps one line")
            shown.add(place)
        result.append(r)
    return tuple(result)


def _gain(
    tags: tuple[str, ...], weights: Mapping[str, float], covered: set[str]
) -> tuple[float, tuple[Term, ...]]:
    terms = []
    for place, tag in enumerate(tags):
        if tag not in weights:
            continue
        factor = DECAY[min(place, len(DECAY) - 1)]
        fresh = tag not in covered
        adds = weights[tag] * (factor + (COVERAGE if fresh else 0.0))
        terms.append(Term(tag, weights[tag], factor, adds, fresh))
    return sum(term.adds for term in terms), tuple(terms)


def _tags_of(claim: Claim, resume: Resume) -> tuple[str, ...]:
    """A highlight's tags, or those of its entry where it has none."""
    if claim.highlight.tags:
        return claim.highlight.tags
    return resume.entries(claim.section)[claim.entry].tags


def _reason(terms: tuple[Term, ...], pinned: bool, hidden: bool, selected: bool) -> str:
    if hidden:
        return "hidden by you"
    names = ", ".join(term.tag for term in sorted(terms, key=lambda term: -term.adds)[:3])
    if pinned:
        return "pinned by you" + (f"; shows {names}" if names else "")
    if not names:
        return "nothing that the posting asks for"
    return f"shows {names}"


def choose_emphasis(resume: Resume, posting: Posting, match: Match) -> Emphasis | None:
    """The alternative headline and summary whose tags the posting asks for most."""
    emphases = resume.basics.emphases
    wanted = posting.directives.emphasis
    if wanted:
        return next((emphasis for emphasis in emphases if emphasis.id == wanted), None)
    weights = {tag.id: _subject_weight(tag) for tag in match.tags if tag.emphasised}

    def fit(emphasis: Emphasis) -> float:
        # The mean, not the sum: a headline is about few things, and a long list of tags is no merit.
        factors = sum(DECAY[min(place, len(DECAY) - 1)] for place in range(len(emphasis.tags)))
        return score_tags(emphasis.tags, weights) / factors if factors else 0.0

    best = max(emphases, key=fit, default=None)
    return best if best and fit(best) > 0 else None


def _subject_weight(tag: FoundTag) -> float:
    """A tag's weight for a headline: what the posting's own title names is what the job is about."""
    is_subject = any(evidence.section == "title" for evidence in tag.evidence)
    return tag.weight * (CENTRAL_FACTOR if tag.central else 1.0) * (TITLE_FACTOR if is_subject else 1.0)


def rank_case_studies(resume: Resume, weights: Mapping[str, float]) -> tuple[CaseStudy, ...]:
    scores = [(score_tags(study.tags, weights), study) for study in resume.case_studies]
    relevant = [pair for pair in scores if pair[0] > 0] or scores
    return tuple(study for _, study in sorted(relevant, key=lambda pair: -pair[0]))


def _build_sections(
    resume: Resume,
    posting: Posting,
    weights: Mapping[str, float],
    ranking: tuple[Ranked, ...],
    labels: Labels,
) -> tuple[Section, ...]:
    settings = resume.meta.casefolio
    sections = []
    for name in section_order(settings):
        if name not in ENTRY_SECTIONS:
            continue
        items = [
            _build_item(name, index, entry, posting, weights, ranking)
            for index, entry in enumerate(resume.entries(name))
        ]
        if name == "skills":
            items.sort(key=lambda item: -item.score)
        if items:
            sections.append(Section(name, section_title(name, settings, labels), tuple(items)))
    return tuple(sections)


def _build_item(
    section: str,
    index: int,
    entry: Entry,
    posting: Posting,
    weights: Mapping[str, float],
    ranking: tuple[Ranked, ...],
) -> Item:
    score = score_tags(entry.tags, weights) + PRIORITY_STEP * entry.priority
    if isinstance(entry, Skill):
        entry = _order_keywords(entry, weights)
    if section not in HIGHLIGHT_SECTIONS:
        return Item(entry, index, (), score)
    highlights = {highlight.id: highlight for highlight in entry.highlights}  # type: ignore[attr-defined]
    lines = tuple(
        _build_line(highlights[ranked.id], ranked, weights)
        for ranked in ranking
        if (ranked.section, ranked.entry) == (section, index) and ranked.id not in posting.directives.hide
    )
    return Item(entry, index, lines, score)


def _build_line(highlight: Highlight, ranked: Ranked, weights: Mapping[str, float]) -> Line:
    own = score_tags(highlight.tags, weights)
    text = highlight.text
    best = own
    for variant in highlight.variants:
        score = score_tags(variant.tags, weights)
        if score > best:
            best, text = score, variant.text
    return Line(
        highlight=highlight,
        section=ranked.section,
        entry=ranked.entry,
        text=text,
        short=highlight.short,
        score=ranked.score,
        reason=ranked.reason,
        pinned=ranked.pinned,
    )


def _order_keywords(skill: Skill, weights: Mapping[str, float]) -> Skill:
    """The keywords with those first that the posting asks for."""
    by_words = {fold_phrase(tag.replace("-", " ")): weight for tag, weight in weights.items()}
    keywords = sorted(skill.keywords, key=lambda word: -by_words.get(fold_phrase(word), 0.0))
    return skill.model_copy(update={"keywords": tuple(keywords)})

"""The order of all highlights for one posting, and the sum that puts each in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from casefolio.match import Match
from casefolio.model import Claim, Highlight, Resume, Variant
from casefolio.posting import Directives

DECAY = (1.0, 0.8, 0.65, 0.5)
"""How much a tag of a highlight counts by its place among them; the last holds for all that follow.

From the comparison of methods on held-out postings: the first tag says what a line is about.
"""

CONTRAST = 1.5
"""The power of a tag's weight that counts: what a posting wants most should lead by more than a nose."""

STRONGEST_FIRST = 4
"""How many lines at the top are placed by strength almost alone."""

COMPLETE_BY = 6
"""By which line nothing central that can be shown should be missing: about what a reader takes in."""

COVERAGE_AT_TOP, COVERAGE_BY_NEED, COVERAGE_BELOW = 0.1, 3.0, 0.3
"""How much more a central tag counts that no higher line shows: at the top, up to COMPLETE_BY, and below.

Measured: an equal bonus on every line costs the order at the top more than it covers (benchmarks/README.md).
"""

PRIORITY_STEP = 0.5
"""What one step of a person's `priority` adds to a score: about as much as one more tag that is asked for."""

RELEVANT = 0.5
"""The strength from which a highlight is proposed: about one mention among the demands, as its first tag."""


class Term(NamedTuple):
    """One part of a sum: what a tag adds.

    `weight` is the tag's in the posting, with CONTRAST; `factor` that of its place among the highlight's
    tags, or, for one that is `fresh`, the bonus of being the first line to show it.
    """

    tag: str
    weight: float
    factor: float
    fresh: bool = False

    @property
    def adds(self) -> float:
        return self.weight * self.factor


@dataclass(frozen=True)
class Ranked:
    """A highlight's place among all, counted from 1.

    `score` is 0 or more and never higher than that of the line before, pinned lines apart. `strength` is what
    the highlight says to this posting by itself, `terms` the whole sum, `selected` the proposal before the
    page is laid out, `wording` the variant to show, if it is one.
    """

    id: str
    section: str
    entry: int
    rank: int
    score: float
    strength: float
    selected: bool
    reason: str
    terms: tuple[Term, ...] = ()
    priority: float = 0.0
    pinned: bool = False
    hidden: bool = False
    wording: Variant | None = None


def rank_highlights(resume: Resume, wishes: Directives, match: Match) -> tuple[Ranked, ...]:
    """All highlights, best first: the pinned, those by strength and need, the hidden. Ties: resume order."""
    weights = contrast_weights(match)
    central = {tag.id for tag in match.tags if tag.central}
    waiting = [_weigh(claim, resume, weights) for claim in resume.claims()]
    waiting.sort(key=lambda candidate: _turn(candidate.claim.highlight.id, wishes))
    ranked: list[Ranked] = []
    covered: set[str] = set()
    ceiling = float("inf")
    while waiting:
        turn = _turn(waiting[0].claim.highlight.id, wishes)
        need = _need(len(ranked))
        best = max(
            (c for c in waiting if _turn(c.claim.highlight.id, wishes) == turn),
            key=lambda c: c.strength + need * sum(weights[tag] for tag in c.shown & central - covered),
        )
        waiting.remove(best)
        fresh = tuple(Term(tag, weights[tag], need, True) for tag in best.order if tag in central - covered)
        score = max(0.0, best.strength + sum(term.adds for term in fresh))
        if turn == _FREE:
            score = ceiling = min(score, ceiling)
        if turn != _HIDDEN:
            covered |= best.shown
        ranked.append(_place(best, len(ranked) + 1, score, fresh, turn))
    return _keep_one_per_position(ranked)


class _Candidate(NamedTuple):
    claim: Claim
    wording: Variant | None
    terms: tuple[Term, ...]
    strength: float

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(term.tag for term in self.terms)

    @property
    def shown(self) -> set[str]:
        return set(self.order)


_PINNED, _FREE, _HIDDEN = range(3)


def _turn(id: str, wishes: Directives) -> int:
    if id in wishes.hide:
        return _HIDDEN
    return _PINNED if id in wishes.pin else _FREE


def _need(place: int) -> float:
    """The bonus for a central tag not yet shown, for the line at `place`, counted from 0."""
    if place < STRONGEST_FIRST:
        return COVERAGE_AT_TOP
    return COVERAGE_BY_NEED if place < COMPLETE_BY else COVERAGE_BELOW


def contrast_weights(match: Match) -> dict[str, float]:
    """The weights of the found tags as they count in a score."""
    return {tag.id: tag.weight**CONTRAST for tag in match.tags if tag.weight > 0}


def _weigh(claim: Claim, resume: Resume, weights: Mapping[str, float]) -> _Candidate:
    wording = choose_wording(claim.highlight, weights)
    terms = sum_tags(find_tags(claim, resume, wording), weights)
    strength = sum(term.adds for term in terms) + PRIORITY_STEP * claim.highlight.priority
    return _Candidate(claim, wording, terms, strength)


def find_tags(claim: Claim, resume: Resume, wording: Variant | None = None) -> tuple[str, ...]:
    """What a highlight shows: by the wording chosen, then its own tags, or its entry's where it has none."""
    own = claim.highlight.tags or resume.entries(claim.section)[claim.entry].tags
    return tuple(dict.fromkeys([*(wording.tags if wording else ()), *own]))


def choose_wording(highlight: Highlight, weights: Mapping[str, float]) -> Variant | None:
    """The variant whose tags are asked for more than those that only the plain text speaks of."""
    elsewhere = {tag for variant in highlight.variants for tag in variant.tags}
    plain = [tag for tag in highlight.tags if tag not in elsewhere] or list(highlight.tags[:1])
    best, most = None, max((weights.get(tag, 0.0) for tag in plain), default=0.0)
    for variant in highlight.variants:
        weight = max((weights.get(tag, 0.0) for tag in variant.tags), default=0.0)
        if weight > most:
            best, most = variant, weight
    return best


def sum_tags(tags: Sequence[str], weights: Mapping[str, float]) -> tuple[Term, ...]:
    """What each tag adds, the first counting most.

    A tag that is asked for little does not push heavier ones behind it back: it then counts as if it stood
    last. So one more tag that matches never makes a sum smaller.
    """
    terms = _sum_in_order(tags, weights)
    best = sum(term.adds for term in terms)
    for tag in [term.tag for term in terms]:
        moved = [*(other for other in tags if other != tag), tag]
        candidate = _sum_in_order(moved, weights)
        total = sum(term.adds for term in candidate)
        if total > best + 1e-9:
            tags, terms, best = moved, candidate, total
    return terms


def _sum_in_order(tags: Sequence[str], weights: Mapping[str, float]) -> tuple[Term, ...]:
    return tuple(
        Term(tag, weights[tag], DECAY[min(place, len(DECAY) - 1)])
        for place, tag in enumerate(tags)
        if tag in weights
    )


def find_most(count: int) -> float:
    """The most that `count` tags of weight 1 can add."""
    return sum(DECAY[min(place, len(DECAY) - 1)] for place in range(count))


def _place(best: _Candidate, rank: int, score: float, fresh: tuple[Term, ...], turn: int) -> Ranked:
    selected = turn == _PINNED or (turn == _FREE and best.strength >= RELEVANT)
    return Ranked(
        id=best.claim.highlight.id,
        section=best.claim.section,
        entry=best.claim.entry,
        rank=rank,
        score=round(score, 4),
        strength=round(best.strength, 4),
        selected=selected,
        reason=_explain(best, fresh, turn, selected),
        terms=(*best.terms, *fresh),
        priority=best.claim.highlight.priority,
        pinned=turn == _PINNED,
        hidden=turn == _HIDDEN,
        wording=best.wording,
    )


def _explain(best: _Candidate, fresh: tuple[Term, ...], turn: int, selected: bool) -> str:
    if turn == _HIDDEN:
        return "hidden by you"
    heaviest = sorted(best.terms, key=lambda term: -term.adds)
    shows = ", ".join(term.tag for term in heaviest[:3])
    if turn == _PINNED:
        return f"pinned by you; shows {shows}" if shows else "pinned by you"
    if not shows:
        return "your priority" if selected else "shows nothing that is asked for"
    if not selected:
        return f"shows only {shows}, asked for in passing"
    first = [term.tag for term in fresh]
    again = [term.tag for term in heaviest[:3] if term.tag not in first]
    parts = [f"first to show {', '.join(first)}"] * bool(first) + [f"shows {', '.join(again)}"] * bool(again)
    return "; ".join(parts)


def _keep_one_per_position(ranked: list[Ranked]) -> tuple[Ranked, ...]:
    """The same, with the best line of each position selected that would else stand empty."""
    shown = {(r.section, r.entry) for r in ranked if r.selected}
    kept = []
    for r in ranked:
        place = (r.section, r.entry)
        if r.section == "work" and place not in shown and not r.hidden:
            r = replace(r, selected=True, reason=f"the best of its position; {r.reason}")
            shown.add(place)
        kept.append(r)
    return tuple(kept)

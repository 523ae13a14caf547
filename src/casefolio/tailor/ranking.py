"""The order of all highlights for one posting, and the sum that puts each in its place."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, compress, repeat
from operator import itemgetter

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple, maker_of
from casefolio.match import Match
from casefolio.match.values import FoundTag
from casefolio.posting import Preferences
from casefolio.resume.brief import find_brief
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Claim, Resume
from casefolio.resume.record import Highlight, Variant
from casefolio.tailor.named_words import NAMED, NamedIn
from casefolio.tailor.nearness import weigh_nearness

DECAY = (1.0, 0.8, 0.65, 0.5)
"""How much a tag of a highlight counts by its place among them; the last holds for all that follow.

From the comparison of methods on held-out postings: the first tag says what a line is about.
"""

CONTRAST = 2.0
"""The power of a tag's weight that counts: what a posting wants most should lead clearly."""

COMPLETE_BY = 6
"""By which line every central tag that can be shown should be: about what a recruiter reads."""

COVERAGE, URGENCY = 7.0, 2.5
"""What a central tag adds that no higher line shows: its weight times COVERAGE, divided by the lines that are
left up to COMPLETE_BY to the power of URGENCY.

Why: the first lines are placed by their strength almost alone, and each that is left may have to show more of
what is still missing. An equal bonus on every line costs the top more than it covers, and a look ahead over
all sets of six lines covers no more (benchmarks/README.md).
"""

COVERAGE_BELOW = 0.3
"""The same factor for all lines further down."""

PRIORITY_STEP = 0.5
"""What one step of a person's `priority` adds to a score: about as much as one more tag that is asked for."""

READ = 0.4
"""How much a tag counts that was read from a line's words: less than one that its writer gave it."""

SHOWN = 0.5
"""How much a broader tag counts that a line shows by a narrower one: less than one that its writer gave it.
Measured from .3 to .9: benchmarks/README.md."""

RELEVANT = 0.3
"""The strength from which a highlight is proposed: about one mention among the demands, as its first tag."""


class Term(NamedTuple):
    """One part of a sum: what a tag adds.

    `weight` is the tag's in the posting, with CONTRAST, and `factor` that of its place among the highlight's
    tags; or, for one that is `fresh`, its plain weight and the bonus of being the first line to show it. `by`
    is the narrower tag by which alone the line shows it, or "".
    """

    tag: str
    weight: float
    factor: float
    fresh: bool = False
    by: str = ""

    @property
    def adds(self) -> float:
        return self.weight * self.factor


_make_term = maker_of(Term)


@dataclass(frozen=True)
class Ranked:
    """A highlight's place among all, counted from 1.

    `score` is 0 or more and never higher than that of the line before, pinned lines apart. `strength` is what
    the highlight's tags and named words say to this posting by themselves, `near` how near its words are, 0
    to 1, `named` what demands name in it, `terms` the other parts of the sum, `selected` the proposal before
    the page is laid out, `wording` the variant to show, if it is one. `hidden` ones are never shown, be it
    that their position is `folded` to one line.
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
    near: float = 0.0
    named: NamedIn = NamedIn()
    priority: float = 0.0
    pinned: bool = False
    hidden: bool = False
    folded: bool = False
    wording: Variant | None = None


def rank_highlights(
    resume: Resume,
    preferences: Preferences,
    match: Match,
    read: Container[str] = (),
    near: Mapping[str, float] | None = None,
    named: Mapping[str, NamedIn] | None = None,
) -> tuple[Ranked, ...]:
    """All highlights, best first: the pinned, those by strength and need, the hidden, last those of brief
    positions. Ties: by nearness, then resume order.

    What the person prefers and the posting wants most stands before all that is neither.
    `read` has the ids of those whose tags were read from their words; `near` says by id how near the words
    are to the posting's, 0 to 1, and `named` what demands name in them.
    """
    near, named = near or {}, named or {}
    weights = contrast_weights(match)
    missing = {tag.id: tag.weight for tag in match.tags if tag.central}
    found = {tag.id: tag for tag in match.tags}
    candidates = [
        _weigh(
            claim,
            resume,
            weights,
            found,
            frozenset(missing),
            match.broader,
            near.get(claim.highlight.id, 0.0),
            named.get(claim.highlight.id, NamedIn()),
            is_read=claim.highlight.id in read,
        )
        for claim in resume.claims()
    ]
    brief = find_brief(resume, preferences.pin)
    turns = [_turn(each.claim, preferences, brief) for each in candidates]
    lack = {each.id: _sum_lack(each, missing) for each in candidates}
    ranked: list[Ranked] = []
    for turn in (_PINNED, _RANKED, _HIDDEN, _FOLDED):
        waiting = [each for each, its in zip(candidates, turns, strict=True) if its == turn]
        has_favoured = any(each.is_favoured for each in waiting)
        ceiling = float("inf")
        while waiting:
            need = _need(len(ranked))
            ready = _hold_back_plain(waiting) if has_favoured else waiting
            sums = [each.score + need * lack[each.id] for each in ready]
            best = max(compress(ready, map(max(sums).__eq__, sums)), key=lambda each: each.near)
            waiting.remove(best)
            fresh = tuple(Term(tag, missing[tag], need, True) for tag in best.central if tag in missing)
            score = max(0.0, best.score + need * lack[best.id])
            if turn == _RANKED:
                score = ceiling = min(score, ceiling)
            shown = missing.keys() & {term.tag for term in best.terms}
            if shown and turn in (_PINNED, _RANKED):
                missing = {tag: weight for tag, weight in missing.items() if tag not in shown}
                changed = (each for each in candidates if not shown.isdisjoint(each.central))
                lack |= {each.id: _sum_lack(each, missing) for each in changed}
            ranked.append(_place(best, len(ranked) + 1, score, fresh, turn))
    return _keep_one_per_position(ranked)


class _Candidate(NamedTuple):
    """A highlight without a rank yet; `central` are the tags in it that the posting needs most.

    `near` says how near its words are to the posting's, 0 to 1; `score` is what it says to the posting by
    both, without the bonus for what no higher line shows.
    """

    id: str
    claim: Claim
    wording: Variant | None
    terms: tuple[Term, ...]
    strength: float
    central: tuple[str, ...]
    near: float
    named: NamedIn
    score: float

    @property
    def is_favoured(self) -> bool:
        return self.claim.highlight.priority > 0 and bool(self.central)


_PINNED, _RANKED, _HIDDEN, _FOLDED = range(4)


def _turn(claim: Claim, preferences: Preferences, brief: Container[EntryRef]) -> int:
    """With an entry its highlights are hidden; which of a pinned one are shown is still open."""
    ref = EntryRef(claim.section, claim.entry)
    if preferences.hide and not {claim.highlight.id, str(ref)}.isdisjoint(preferences.hide):
        return _HIDDEN
    if ref in brief:
        return _FOLDED
    return _PINNED if claim.highlight.id in preferences.pin else _RANKED


def _hold_back_plain(waiting: list[_Candidate]) -> list[_Candidate]:
    """Those that may come next: what is neither preferred nor wanted most waits for what is both."""
    if not any(each.is_favoured for each in waiting):
        return waiting
    return [each for each in waiting if each.central or each.claim.highlight.priority > 0]


def _sum_lack(candidate: _Candidate, missing: Mapping[str, float]) -> float:
    """How much a candidate shows of that which is still missing."""
    return sum([missing[tag] for tag in candidate.central if tag in missing])


def _need(place: int) -> float:
    """The factor of a central tag not yet shown, for the line at `place`, counted from 0."""
    left = COMPLETE_BY - place
    return COVERAGE / left**URGENCY if left > 0 else COVERAGE_BELOW


def contrast_weights(match: Match) -> dict[str, float]:
    """The weights of the found tags as they count in a score."""
    return {tag.id: tag.weight**CONTRAST for tag in match.tags if tag.weight > 0}


def _weigh(
    claim: Claim,
    resume: Resume,
    weights: Mapping[str, float],
    found: Mapping[str, FoundTag],
    central: Collection[str],
    broader: Mapping[str, tuple[str, ...]],
    near: float,
    named: NamedIn,
    *,
    is_read: bool,
) -> _Candidate:
    wording = choose_wording(claim.highlight, weights)
    given = find_tags(claim, resume, wording)
    by = find_shown_broader(given, weights, broader)
    if by:
        weights = {**weights, **{tag: weights[tag] * SHOWN for tag in by}}
        given = tuple(each for tag in given for each in (tag, *(id for id in by if by[id] == tag)))
    tags, repeated = count_words_once(given, weights, found)
    terms = sum_tags(tags, weights)
    if is_read:
        terms = tuple(term._replace(factor=term.factor * READ) for term in terms)
    if by:
        terms = tuple(term._replace(by=by.get(term.tag, "")) for term in terms)
    wished = PRIORITY_STEP * claim.highlight.priority
    strength = sum([term.adds for term in terms]) + NAMED * named.weight**CONTRAST + wished
    needed = tuple([term.tag for term in terms if term.tag in central])
    terms = (*terms, *[Term(tag, 0.0, DECAY[-1]) for tag in repeated])
    score = strength + weigh_nearness(near, strength)
    return _Candidate(claim.highlight.id, claim, wording, terms, strength, needed, near, named, score)


def find_shown_broader(
    tags: Sequence[str], weights: Mapping[str, float], broader: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """The broader tags that a line with these tags shows without having them, each with the narrower one.

    For each tag the one that is asked for most, if that counts more than the tag itself.
    """
    shown: dict[str, str] = {}
    for tag in tags:
        wider = [id for id in broader.get(tag, ()) if id in weights and id not in tags and id not in shown]
        if not wider:
            continue
        best = max(wider, key=weights.__getitem__)
        if weights[best] * SHOWN > weights.get(tag, 0.0):
            shown[best] = tag
    return shown


def count_words_once(
    tags: Sequence[str], weights: Mapping[str, float], found: Mapping[str, FoundTag]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags that count for a highlight, and those that are asked for by the same words as another of them.

    *Communication skills* may speak for two tags; the heavier one counts, in the first place of the two.
    """
    by_weight = sorted([tag for tag in tags if tag in weights], key=lambda tag: -weights[tag])
    stands_for: dict[str, str] = {}
    for place, tag in enumerate(by_weight):
        for other in by_weight[:place]:
            if found[tag].places <= found[other].places and other not in stands_for:
                stands_for[tag] = other
                break
    counting = tuple(dict.fromkeys([stands_for.get(tag, tag) for tag in tags]))
    return counting, tuple(stands_for)


def find_tags(claim: Claim, resume: Resume, wording: Variant | None = None) -> tuple[str, ...]:
    """What a highlight shows: by the wording chosen, then its own tags, or its entry's where it has none."""
    own = claim.highlight.tags or resume.entries(claim.section)[claim.entry].tags
    return tuple(dict.fromkeys([*(wording.tags if wording else ()), *own]))


def choose_wording(highlight: Highlight, weights: Mapping[str, float]) -> Variant | None:
    """The variant whose tags are asked for more than those that only the plain text shows."""
    if not highlight.variants:
        return None
    elsewhere = {tag for variant in highlight.variants for tag in variant.tags}
    plain = [tag for tag in highlight.tags if tag not in elsewhere] or list(highlight.tags[:1])
    best = max(highlight.variants, key=lambda variant: _find_heaviest(variant.tags, weights))
    return best if _find_heaviest(best.tags, weights) > _find_heaviest(plain, weights) else None


def _find_heaviest(tags: Iterable[str], weights: Mapping[str, float]) -> float:
    return max((weights.get(tag, 0.0) for tag in tags), default=0.0)


def sum_tags(tags: Sequence[str], weights: Mapping[str, float]) -> tuple[Term, ...]:
    """What each tag adds, the first counting most.

    A tag that is asked for little does not push heavier ones behind it back: it then counts as the last does,
    and takes no place. Of all ways to tell which ones do, the one that adds most is right; so one more tag
    that matches never makes a sum smaller.
    """
    asked = [weights[tag] for tag in tags if tag in weights]
    if asked == sorted(asked, reverse=True):
        # Nothing stands before what is heavier: to move anything would not pay.
        return _list_terms(zip(tags, chain(DECAY, repeat(DECAY[-1])), strict=False), weights)
    # The best sums so far by how many places they have taken, with the factor of each tag that is asked for.
    sums: list[tuple[float, tuple[float, ...]]] = [(0.0, ())]
    none: tuple[float, tuple[float, ...]] = (float("-inf"), ())
    for tag in tags:
        weight = weights.get(tag, 0.0)
        grown = [none, *([none] * len(sums) if weight else sums)]
        aside = weight * DECAY[-1]
        for taken, (total, factors) in enumerate(sums if weight else ()):
            factor = DECAY[min(taken, len(DECAY) - 1)]
            grown[taken + 1] = (total + weight * factor, (*factors, factor))
            if total + aside > grown[taken][0]:
                grown[taken] = (total + aside, (*factors, DECAY[-1]))
        sums = grown
    factors = max(sums, key=itemgetter(0))[1]
    return _list_terms(zip((tag for tag in tags if weights.get(tag)), factors, strict=True), weights)


def _list_terms(placed: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> tuple[Term, ...]:
    """What the tags that are asked for add, each with the factor of its place."""
    return tuple([_make_term((tag, weights[tag], by, False, "")) for tag, by in placed if tag in weights])


def _place(best: _Candidate, rank: int, score: float, fresh: tuple[Term, ...], turn: int) -> Ranked:
    selected = turn == _PINNED or (turn == _RANKED and best.strength >= RELEVANT)
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
        near=best.near,
        named=best.named,
        priority=best.claim.highlight.priority,
        pinned=turn == _PINNED,
        hidden=turn in (_HIDDEN, _FOLDED),
        folded=turn == _FOLDED,
        wording=best.wording,
    )


def _explain(best: _Candidate, fresh: tuple[Term, ...], turn: int, selected: bool) -> str:
    if turn == _HIDDEN:
        return "hidden by you"
    if turn == _FOLDED:
        return "its position is brief: pin it to have it shown"
    heaviest = sorted(best.terms, key=lambda term: -term.adds)
    shows = ", ".join(term.tag for term in heaviest[:3])
    if turn == _PINNED:
        return f"pinned by you; shows {shows}" if shows else "pinned by you"
    names = [f"names {', '.join(best.named.words[:3])}"] * bool(best.named.words)
    if not shows and not names:
        return "your priority" if selected else "shows nothing that is asked for"
    if not selected:
        return f"shows only {', '.join(filter(None, (shows, *best.named.words[:3])))}, asked for in passing"
    first = [term.tag for term in fresh]
    again = [term.tag for term in heaviest[:3] if term.tag not in first]
    parts = [f"first to show {', '.join(first)}"] * bool(first) + [f"shows {', '.join(again)}"] * bool(again)
    return "; ".join([*parts, *names])


def _keep_one_per_position(ranked: list[Ranked]) -> tuple[Ranked, ...]:
    """The same, with the best line of each position selected that would else stand empty."""
    shown = {(r.section, r.entry) for r in ranked if r.selected}
    for at, r in enumerate(ranked):
        if r.section == "work" and (r.section, r.entry) not in shown and not r.hidden:
            ranked[at] = replace(r, selected=True, reason=f"the best of its position; {r.reason}")
            shown.add((r.section, r.entry))
    return tuple(ranked)

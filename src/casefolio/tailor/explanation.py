"""What a match says, as values. Terminal, JSON and desk only mark it up, so that they say the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.match import Evidence, FoundTag, Gaps
from casefolio.match.values import place_starts
from casefolio.posting import PostingSection
from casefolio.resume.model import Claim, Resume
from casefolio.resume.vocabulary.tags import Kind, Tag
from casefolio.tailor.coverage import Coverage, FoundAnswer, find_answer
from casefolio.tailor.entries import ExplainedEntry, explain_entries
from casefolio.tailor.named_words import NAMED, NamedWord
from casefolio.tailor.nearness import weigh_nearness
from casefolio.tailor.ranking import CONTRAST, PRIORITY_STEP, Ranked
from casefolio.tailor.reading import ReadTag
from casefolio.tailor.study import Study

WISH_SECTIONS = (PostingSection.NICE_TO_HAVE, PostingSection.TECH)
"""The sections of what is only wished for."""

CENTRAL, OTHERS, WISHES = "Wanted most", "Also wanted", "Nice to have"
MENTIONED, UNTAGGED = "Only mentioned", "Not among your tags"
"""The groups of tags: the central demands, however they are answered; what else is asked for, what is only
wished for, what is missing and perhaps not asked for; and of these what the resume answers without having the
tag, by naming it somewhere or by another tag with the same words."""

READ_MARK = "~"
"""Stands before tags that a person did not give: they were read from the line's words."""

MOST_DECIDING = 3
"""How many tags are named as what decided a line's place."""

TagState = Literal["shown", "spare", "left-out", "named", "same-words", "missing"]
LineState = Literal["page", "no-room", "proposed", "spare", "left-out", "hidden", "brief"]


@dataclass(frozen=True)
class ExplainedTag:
    """A tag that the posting asks for, and how the resume answers it.

    `state` is `shown` by lines, `left-out` with all lines that would show it (`spare` before there is a page,
    which may have room for them), only `named` in the resume, answered or missing as another tag with the
    `same-words` (then `same_as` is its label), or `missing`. `shown_by` and `left_out` are ids, best first:
    of highlights, then of other entries (`certificates-0`).
    """

    id: str
    label: str
    kind: Kind
    weight: float
    central: bool
    emphasised: bool
    evidence: tuple[Evidence, ...]
    group: str
    state: TagState
    shown_by: tuple[str, ...]
    left_out: tuple[str, ...]
    same_as: str = ""

    @property
    def is_mentioned(self) -> bool:
        """Whether it is missing, and perhaps not asked for."""
        return self.group == MENTIONED


@dataclass(frozen=True)
class TagGroup:
    """Tags that are wanted in the same way, heaviest first."""

    title: str
    tags: tuple[ExplainedTag, ...]


@dataclass(frozen=True)
class Summand:
    """A part of a score: what it is called, the factors that it is the product of, what it adds."""

    name: str
    factors: str
    adds: float


@dataclass(frozen=True)
class ExplainedLine:
    """A highlight in its place, and why it stands there.

    `text` is the wording to show, with its markup. `state` is where it ended: `page`, `no-room` or `left-out`
    once the page is laid out; before, `proposed`, or `spare`: shown if there is room. `decided_by` says what
    put it there in a few words, `ranked.reason` in a sentence. `tags` are those by which it was weighed,
    `unasked` those of its own that count for nothing. `is_tagged` is False where neither it nor its entry has
    any and none could be read. `read` are those that were read from its words, as it has none of its own.
    """

    ranked: Ranked
    claim: Claim
    text: str
    state: LineState
    decided_by: str
    tags: tuple[ExplainedTag, ...]
    unasked: tuple[str, ...]
    is_tagged: bool
    read: tuple[ReadTag, ...]
    sum: tuple[Summand, ...]

    @property
    def id(self) -> str:
        return self.ranked.id

    @property
    def is_asked(self) -> bool:
        """Whether anything asks for it, by a tag or by its words."""
        return bool(self.ranked.terms or self.ranked.named.words)


@dataclass(frozen=True)
class GapLine:
    """A line of the posting that asks for what the resume does not show, and the tags that it asks for.

    `asks`, heaviest first, are all manners or none; empty where no word of it was recognised. One that
    `is_wish` is only nice to have.
    """

    line: int
    text: str
    asks: tuple[ExplainedTag, ...] = ()
    is_wish: bool = False

    @property
    def central(self) -> bool:
        return any(ask.central for ask in self.asks)

    @property
    def is_about_manners(self) -> bool:
        return any(ask.kind == "soft" for ask in self.asks)


@dataclass(frozen=True)
class Explanation:
    """Everything that a match says.

    `tags` are all that were found, heaviest first, `groups` the same by how much they are wanted; `lines` all
    highlights, best first; `entries` those of other sections, what is asked for first; `gaps` the central
    ones first and those without recognised words last, demands before wishes. `coverage` is that of the page,
    or of the proposal where there is none yet, and `has_page` is False. `headline` is "" for the plain one.
    `named` are the words of demands that the resume has and no tag, with what has them.
    """

    study: Study
    coverage: Coverage
    has_page: bool
    headline: str
    headline_reason: str
    tags: tuple[ExplainedTag, ...]
    lines: tuple[ExplainedLine, ...]
    entries: tuple[ExplainedEntry, ...]
    gaps: tuple[GapLine, ...]
    named: tuple[tuple[NamedWord, FoundAnswer], ...]

    @property
    def groups(self) -> tuple[TagGroup, ...]:
        found = {title: tuple(tag for tag in self.tags if tag.group == title) for title in _GROUPS}
        return tuple(TagGroup(title, tags) for title, tags in found.items() if tags)

    def find_line(self, id: str) -> ExplainedLine | None:
        return next((line for line in self.lines if line.id == id), None)

    def find_entry(self, id: str) -> ExplainedEntry | None:
        return next((entry for entry in self.entries if entry.id == id), None)


_GROUPS = (CENTRAL, OTHERS, WISHES, MENTIONED, UNTAGGED)


def explain(
    study: Study, on_page: Collection[str] | None = None, dropped: Collection[str] = ()
) -> Explanation:
    """Say what a match says.

    `on_page` holds the ids of the highlights on the finished page, None before there is one; `dropped` those
    of the entries that it does not have.
    """
    selection = study.selection
    ranking = study.tailoring.ranking
    shown = {each.id for each in ranking if each.selected} if on_page is None else set(on_page)
    named = study.tailoring.named
    entries = {*study.entry_tags, *(id for each in named for id in each.places)} - {
        each.id for each in ranking
    }
    shown |= entries - {*dropped}
    has_page = on_page is not None
    tags = {tag.id: _explain_tag(tag, study, shown, has_page=has_page) for tag in study.match.tags}
    return Explanation(
        study=study,
        coverage=study.coverage if on_page is None else study.measure(on_page, dropped),
        has_page=has_page,
        headline=selection.label if selection.emphasis else "",
        headline_reason=selection.reasons.get("emphasis", ""),
        tags=tuple(tags.values()),
        lines=tuple(_explain_lines(study, tags, on_page)),
        entries=explain_entries(study, None if on_page is None else dropped),
        gaps=tuple(_explain_gaps(study, tags)),
        named=tuple((each, find_answer(each.places, shown, has_page=has_page)) for each in named),
    )


def list_missing(gaps: Gaps) -> list[str]:
    """What is asked for and not in the resume, in words, what is wanted most first, manners last."""
    skills = sorted((*gaps.tags, *gaps.technologies), key=lambda ask: not ask.central)
    return [ask.label for ask in (*skills, *gaps.manners)]


def list_silent_lines(gaps: Gaps) -> list[int]:
    """The numbers of the lines with demands or wishes that the resume does not answer, and no gap names."""
    told = {ask.evidence[0].line for ask in gaps.asks}
    return [line for line in gaps.lines if line not in told]


def group_words(evidence: Iterable[Evidence]) -> list[tuple[str, tuple[int, ...]]]:
    """The words that ask for a tag, each once, with the numbers of their lines."""
    found: dict[str, tuple[str, tuple[int, ...]]] = {}
    for item in evidence:
        words, lines = found.get(item.words.lower(), (item.words, ()))
        found[item.words.lower()] = (words, lines if item.line in lines else (*lines, item.line))
    return list(found.values())


def group_lines(evidence: Iterable[Evidence]) -> list[tuple[int, tuple[str, ...]]]:
    """The lines that ask for a tag, in order, with their words, each once."""
    by_line = sorted(evidence, key=lambda item: item.line)
    return [
        (line, tuple({item.words.lower(): item.words for item in items}.values()))
        for line, items in groupby(by_line, key=lambda item: item.line)
    ]


def _explain_tag(tag: FoundTag, study: Study, shown: Collection[str], *, has_page: bool) -> ExplainedTag:
    known = study.vocabulary[tag.id]
    carriers = [
        ranked.id
        for ranked in study.tailoring.ranking
        if not ranked.hidden and any(term.tag == tag.id for term in ranked.terms)
    ]
    carriers += [ref for ref, tags in study.entry_tags.items() if tag.id in tags]
    answer = find_answer(carriers, shown, has_page=has_page)
    return ExplainedTag(
        id=tag.id,
        label=known.label,
        kind=known.kind,
        weight=tag.weight,
        central=tag.central,
        emphasised=tag.emphasised,
        evidence=tag.evidence,
        group=_choose_group(tag, known, study),
        state=answer.state if carriers else _judge_without_lines(tag, study.gaps),
        shown_by=answer.shown_by,
        left_out=answer.left_out,
        same_as=_find_same(tag, study) if tag.id in _list_same(study.gaps) else "",
    )


def _judge_without_lines(tag: FoundTag, gaps: Gaps) -> TagState:
    if any(ask.id == tag.id for ask in (*gaps.asks, *gaps.mentioned)):
        return "missing"
    return "same-words" if tag.id in _list_same(gaps) else "named"


def _list_same(gaps: Gaps) -> tuple[str, ...]:
    return (*gaps.same_words, *gaps.repeats)


def _choose_group(tag: FoundTag, known: Tag, study: Study) -> str:
    if tag.id in study.coverage.demands:
        return CENTRAL
    if any(ask.id == tag.id for ask in study.gaps.mentioned):
        return MENTIONED
    lacks = (*(ask.id for ask in study.gaps.asks), *study.gaps.repeats)
    if not known.own and tag.id not in lacks:
        return UNTAGGED
    return WISHES if all(item.section in WISH_SECTIONS for item in tag.evidence) else OTHERS


def _find_same(tag: FoundTag, study: Study) -> str:
    """The label of the tag with the same words: the heaviest with lines, or that is named, or a gap."""
    words = place_starts(tag.evidence)
    gaps = {ask.id for ask in (*study.gaps.asks, *study.gaps.mentioned)}
    others = [each for each in study.match.tags if each.id not in _list_same(study.gaps)]
    others.sort(key=lambda each: (each.id in gaps, not study.vocabulary[each.id].own))
    same = next((each for each in others if words & place_starts(each.evidence)), None)
    return study.vocabulary[same.id].label if same else ""


def _explain_lines(
    study: Study, tags: Mapping[str, ExplainedTag], on_page: Collection[str] | None
) -> Iterator[ExplainedLine]:
    claims = {claim.highlight.id: claim for claim in study.resume.claims()}
    read = study.reading.tags
    for ranked in study.tailoring.ranking:
        claim = claims[ranked.id]
        weighed = dict.fromkeys(term.tag for term in ranked.terms)
        counting = {*weighed, *(term.by for term in ranked.terms)}
        yield ExplainedLine(
            ranked=ranked,
            claim=claim,
            text=ranked.wording.text if ranked.wording else claim.highlight.text,
            state=_judge_line(ranked, on_page),
            decided_by=_tell_what_decided(ranked, is_read=ranked.id in read),
            tags=tuple(tags[id] for id in weighed),
            unasked=tuple(tag for tag in claim.highlight.tags if tag not in counting),
            is_tagged=bool(claim.highlight.tags or _find_entry_tags(study.resume, claim)),
            read=read.get(ranked.id, ()),
            sum=tuple(_sum_up(ranked, study.vocabulary)),
        )


def _find_entry_tags(resume: Resume, claim: Claim) -> tuple[str, ...]:
    return resume.entries(claim.section)[claim.entry].tags


def _judge_line(ranked: Ranked, on_page: Collection[str] | None) -> LineState:
    if ranked.folded:
        return "brief"
    if ranked.hidden:
        return "hidden"
    if on_page is None:
        return "proposed" if ranked.selected else "spare"
    if ranked.id in on_page:
        return "page"
    return "no-room" if ranked.selected else "left-out"


def _tell_what_decided(ranked: Ranked, *, is_read: bool) -> str:
    """What put a line in its place, in a few words; READ_MARK before tags that were read from its own."""
    if ranked.folded:
        return "its position is brief"
    if ranked.hidden:
        return "hidden by you"
    tags = [term.tag for term in sorted(ranked.terms, key=lambda term: -term.adds) if not term.fresh]
    words = ranked.named.words
    if not tags and not words:
        if not ranked.selected:
            return "nothing that is asked for"
        if ranked.pinned:
            return "pinned by you"
        return "your priority" if ranked.priority > 0 else "the best of its position"
    deciding = READ_MARK * is_read + ", ".join(tags[:MOST_DECIDING]) if tags else f"named: {', '.join(words)}"
    if ranked.pinned:
        return f"pinned: {deciding}"
    return deciding if ranked.selected else f"only {deciding}"


def _sum_up(ranked: Ranked, vocabulary: Mapping[str, Tag]) -> Iterator[Summand]:
    """The parts of a score; a score is never higher than that of the line before, so it may be less."""
    for term in ranked.terms:
        label = vocabulary[term.tag].label
        if term.by:
            label += f", shown by {vocabulary[term.by].label}"
        name = f"{label}: first line to show it" if term.fresh else label
        yield Summand(name, f"{term.weight:.2f} × {term.factor:.2f}", term.adds)
    if ranked.named.words:
        weight = ranked.named.weight**CONTRAST
        names = f"named: {', '.join(ranked.named.words)}"
        yield Summand(names, f"{weight:.2f} × {NAMED:.2f}", weight * NAMED)
    if added := weigh_nearness(ranked.near, ranked.strength):
        yield Summand("words in common", f"{ranked.near:.2f} × {added / ranked.near:.2f}", added)
    if ranked.priority:
        factors = f"{ranked.priority:g} × {PRIORITY_STEP:.2f}"
        yield Summand("your priority", factors, ranked.priority * PRIORITY_STEP)


def _explain_gaps(study: Study, tags: Mapping[str, ExplainedTag]) -> Iterator[GapLine]:
    """The lines that ask for what is not there, heaviest first; last manners, and what was not recognised."""
    texts = study.posting.texts
    for asks in ((*study.gaps.tags, *study.gaps.technologies), study.gaps.manners):
        asked: dict[int, list[ExplainedTag]] = {}
        for ask in asks:
            asked.setdefault(ask.evidence[0].line, []).append(tags[ask.id])
        gaps = (GapLine(line, texts[line], _by_weight(found)) for line, found in asked.items())
        yield from sorted(gaps, key=lambda gap: (not gap.central, -gap.asks[0].weight, gap.line))
    wishes = {line.number for line in study.posting.lines if line.section in WISH_SECTIONS}
    silent = (GapLine(line, texts[line], is_wish=line in wishes) for line in list_silent_lines(study.gaps))
    yield from sorted(silent, key=lambda gap: gap.is_wish)


def _by_weight(tags: Iterable[ExplainedTag]) -> tuple[ExplainedTag, ...]:
    return tuple(sorted(tags, key=lambda tag: (not tag.central, -tag.weight)))

"""What stands around the highlights: headline, sections, skills, case studies, each by what is asked for."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from casefolio.match import Match
from casefolio.match.entry_names import find_named_entries
from casefolio.posting import Posting, PostingSection
from casefolio.resume.basics import Emphasis
from casefolio.resume.brief import find_brief, fold
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import CaseStudy, Resume, Skill
from casefolio.resume.record import Entry, Highlight
from casefolio.resume.selection import Item, Line, Section, section_order, section_title
from casefolio.resume.vocabulary.labels import Labels
from casefolio.tailor.ranking import DECAY, PRIORITY_STEP, READ, Ranked, contrast_weights, sum_tags
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import fold_phrase

SUBJECT_FACTOR = 2.0
"""How much more a tag of the posting's own title counts in the choice of a headline: the job is about it."""

NAMED = 0.9
"""What it adds to an entry's score that a posting asks for it by its name: as much as a demand of its own."""

NAMED_ONLY = ("work", "skills", "interests")
"""Sections whose entries are no evidence: the lines of a position are, and a skill is only named."""

REORDERED = ("skills", "projects", "certificates", "interests")
"""The sections whose entries follow the posting; in the others the order is one of time."""


def choose_emphasis(resume: Resume, posting: Posting, match: Match) -> tuple[Emphasis | None, str]:
    """The headline and summary to use in place of the plain ones, and why; None where none fits better.

    One fits that has a tag central to the posting, and whose headline is no further from the posting's title
    than the plain one; the one whose tags weigh most in the mean is best. The mean, not the sum: a headline
    is about few things, and a long list of tags is no merit.
    """
    emphases = resume.basics.emphases
    wish = posting.preferences.emphasis
    if wish:
        wanted = next((emphasis for emphasis in emphases if emphasis.id == wish), None)
        return wanted, "chosen by you" if wanted else ""
    title = PostingSection.TITLE
    subjects = {found.id for found in match.tags for item in found.evidence if item.section == title}
    weights = {
        id: weight * (SUBJECT_FACTOR if id in subjects else 1.0)
        for id, weight in contrast_weights(match).items()
    }
    central = {tag.id for tag in match.tags if tag.central}
    plain = _count_title_words(resume.basics.label, posting)
    fitting = [
        emphasis
        for emphasis in emphases
        if central.intersection(emphasis.tags)
        and _count_title_words(emphasis.label or resume.basics.label, posting) >= plain
    ]
    best = max(fitting, key=lambda e: _score(e.tags, weights) / _find_most(len(e.tags)), default=None)
    if best is None:
        return None, ""
    return best, f"asked for: {', '.join(tag for tag in best.tags if tag in weights)}"


def _find_most(count: int) -> float:
    """The most that `count` tags of weight 1 can add."""
    return sum(DECAY[min(place, len(DECAY) - 1)] for place in range(count))


def _count_title_words(headline: str, posting: Posting) -> int:
    """How many words of the posting's title stand in a headline; how senior a job is says nothing here."""
    wanted = {*fold_phrase(posting.title)} - {*fold_phrase(posting.seniority)}
    return len(wanted.intersection(fold_phrase(headline)))


def choose_case_studies(resume: Resume, match: Match) -> tuple[CaseStudy, ...]:
    """The case studies with something that is asked for, best first; all of them where none has."""
    weights = contrast_weights(match)
    studies = sorted(resume.case_studies, key=lambda study: -_score(study.tags, weights))
    return tuple(study for study in studies if _score(study.tags, weights) > 0) or resume.case_studies


def build_sections(
    resume: Resume,
    posting: Posting,
    match: Match,
    ranking: Sequence[Ranked],
    labels: Labels,
    shares: Mapping[str, float],
    read: Container[str] = (),
) -> tuple[Section, ...]:
    """All sections in the person's order: lines by the ranking, entries with a score, without the hidden.

    `shares` are those of each line's words that stand in the posting, by its id. `read` has the ids of the
    entries whose tags were read from their words.
    """
    preferences = posting.preferences
    weights = contrast_weights(match)
    named = find_named_entries(posting, match, resume)
    lines = _group_lines(resume, match, ranking, shares)
    brief = find_brief(resume, preferences.pin)
    sections = []
    for name in section_order(resume):
        items = [
            _build_item(
                fold(entry) if ref in brief else entry,
                ref,
                lines.get((name, index), ()),
                match,
                weights,
                READ if id in read else 1.0,
                is_named=id in named,
                is_pinned=id in preferences.pin,
            )
            for index, entry in enumerate(resume.entries(name) if name in resume.section_names else ())
            if (id := str(ref := EntryRef(name, index))) not in preferences.hide
        ]
        if name in REORDERED:
            items.sort(key=lambda item: (not item.named, -item.score))
        if items:
            sections.append(Section(name, section_title(name, resume, labels), tuple(items)))
    return tuple(sections)


def _group_lines(
    resume: Resume, match: Match, ranking: Sequence[Ranked], shares: Mapping[str, float]
) -> dict[tuple[str, int], tuple[Line, ...]]:
    """The lines of each entry, in the order of the ranking."""
    highlights = {
        (claim.section, claim.entry, claim.highlight.id): claim.highlight for claim in resume.claims()
    }
    central = {tag.id for tag in match.tags if tag.central}
    grouped: dict[tuple[str, int], tuple[Line, ...]] = {}
    for ranked in ranking:
        if not ranked.hidden:
            place = (ranked.section, ranked.entry)
            highlight = highlights[*place, ranked.id]
            line = _build_line(highlight, ranked, central, shares[ranked.id])
            grouped[place] = (*grouped.get(place, ()), line)
    return grouped


def _build_line(highlight: Highlight, ranked: Ranked, central: Container[str], nearness: float) -> Line:
    return Line(
        highlight=highlight,
        section=ranked.section,
        entry=ranked.entry,
        text=ranked.wording.text if ranked.wording else highlight.text,
        short=highlight.short,
        score=ranked.score,
        reason=ranked.reason,
        pinned=ranked.pinned,
        central=tuple(dict.fromkeys(term.tag for term in ranked.terms if term.tag in central)),
        asked=bool(ranked.terms or ranked.named.words),
        nearness=nearness,
    )


def _build_item(
    entry: Entry,
    ref: EntryRef,
    lines: tuple[Line, ...],
    match: Match,
    weights: Mapping[str, float],
    certainty: float,
    *,
    is_named: bool,
    is_pinned: bool,
) -> Item:
    """An entry with its lines and its score; its tags count by how certain they are, 0 to 1."""
    score = _score(entry.tags, weights) * certainty + PRIORITY_STEP * entry.priority
    score += NAMED * is_named
    if isinstance(entry, Skill):
        asked = {word: _weigh_keyword(word, match, weights) for word in (*entry.keywords, entry.name)}
        score += sum(asked.values())
        keywords = sorted(entry.keywords, key=lambda word: -asked[word])
        entry = entry.model_copy(update={"keywords": tuple(keywords)})
    elif lines and not entry.tags:
        score += max(line.score for line in lines)
    shown = () if ref.section in NAMED_ONLY else entry.tags
    central = tuple(tag for tag in shown if (found := match.find(tag)) and found.central)
    return Item(entry, ref.index, lines, max(0.0, score), is_pinned, central, is_named)


_PARTS = lazy_pattern(r"(?<!\s)\s*[,;()/]\s*|(?<!\s)\s+(?:and|with)\s+")


def _weigh_keyword(word: str, match: Match, weights: Mapping[str, float]) -> float:
    """How much a keyword is asked for: the whole of it, or a part such as `AWS` in `AWS (ECS, S3)`."""
    found = match.names.get(fold_phrase(word))
    if found is None:
        parts = (match.names.get(fold_phrase(part)) for part in _PARTS.split(word))
        found = next((tag for tag in parts if tag), None)
    return weights.get(found, 0.0) if found else 0.0


def _score(tags: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(term.adds for term in sum_tags(tags, weights))

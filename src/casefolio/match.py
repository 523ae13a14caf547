"""What a posting asks for: the tags of the vocabulary found in it, how heavily, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log1p
from typing import NamedTuple

from casefolio.inline import render_text
from casefolio.model import Resume
from casefolio.posting import JOB_SECTIONS, Posting, PostingLine
from casefolio.tags import Kind, Tag, shown_tags
from casefolio.words import BREAK, Found, PhraseIndex, Words, fold_phrase, split_words

SECTION_WEIGHTS: Mapping[str, float] = {
    "title": 2.0,
    "requirements": 1.0,
    "duties": 1.0,
    "role": 0.8,
    "nice-to-have": 0.5,
    "tech": 0.5,
    "company": 0.15,
    "benefits": 0.1,
    "process": 0.0,
    "eeo": 0.0,
    "noise": 0.0,
}
"""How much one hit counts by where it stands. Measured on labelled postings: benchmarks/README.md."""

OWN_DEMAND = 1.5
"""How much more a hit counts in a requirement that asks for little else."""

MOST_OWN_TAGS = 3
"""How many tags a requirement may name and still be a demand of each of them, not a list."""

COMPETENCE_IN_STACK = 0.15
"""What a tool in a list says about a competence: PostgreSQL there asks for no data modelling."""

LEAST_WEIGHT = 0.3
"""A lighter tag is not asked for: it only stands in the talk about the employer."""

MOST_TALK = 0.15
"""What all hits outside the sections on the job may add up to: never enough by themselves."""

MOST_HITS_PER_LINE = 2
"""How often one line may speak for one tag."""

_DEMANDS = ("requirements", "duties")


class Evidence(NamedTuple):
    """The words of a posting that ask for a tag, and where they stand. `line` counts from 1."""

    line: int
    section: str
    words: str


@dataclass(frozen=True)
class FoundTag:
    """A tag that a posting asks for.

    `weight` is above 0; about 0.7 for one mention among the demands, 2 for one that runs through the whole
    posting. A `central` tag is the subject of the job or a demand of its own; `emphasised` ones lead in the
    document.
    """

    id: str
    weight: float
    central: bool
    emphasised: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Match:
    """The tags found in a posting, heaviest first.

    `names` maps what these tags are called, as folded words, to their ids: for finding them in a resume.
    """

    tags: tuple[FoundTag, ...]
    names: Mapping[tuple[str, ...], str] = field(default_factory=dict, compare=False, repr=False)

    def find(self, id: str) -> FoundTag | None:
        return next((tag for tag in self.tags if tag.id == id), None)


class Ask(NamedTuple):
    """Something that is asked for and not in the resume: its tag, and the posting's lines that ask."""

    id: str
    label: str
    central: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Gaps:
    """What a posting asks for beyond the resume.

    `tags` are competences that nothing in the resume shows, `technologies` those that it does not name,
    `lines` the numbers of the lines with demands in which no tag of the resume was found.
    """

    tags: tuple[Ask, ...] = ()
    technologies: tuple[Ask, ...] = ()
    lines: tuple[int, ...] = ()


class _Meaning(NamedTuple):
    """What a phrase of the index stands for: a tag, or words in which it is not meant."""

    tag: str
    kind: Kind
    is_exclusion: bool = False


class _Hit(NamedTuple):
    meaning: _Meaning
    line: PostingLine
    words: str


def match_posting(posting: Posting, vocabulary: Mapping[str, Tag]) -> Match:
    """Find what a posting asks for. Of a text in an unknown language only the technologies can be found."""
    index = _compile(_Vocabulary(vocabulary))
    hits: dict[str, list[_Hit]] = {}
    tags_of_line: dict[int, set[str]] = {}
    for hit in _find_hits(posting, index):
        hits.setdefault(hit.meaning.tag, []).append(hit)
        tags_of_line.setdefault(hit.line.number, set()).add(hit.meaning.tag)
    own_lines = {line for line, tags in tags_of_line.items() if len(tags) <= MOST_OWN_TAGS}
    weighed = [(_weigh(found, own_lines), id, found) for id, found in hits.items()]
    weighed = [item for item in weighed if item[0] >= LEAST_WEIGHT]
    weighed.sort(key=lambda item: (-item[0], item[1]))
    central = {id for _, id, found in weighed if _is_central(found, own_lines)}
    own_central = [id for id in central if vocabulary[id].own]
    emphasise_all = len(own_central) < FEWEST_EMPHASISED
    return Match(
        tuple(
            FoundTag(
                id=id,
                weight=round(weight * posting.directives.boost.get(id, 1.0), 4),
                central=id in central,
                emphasised=emphasise_all or id in central,
                evidence=tuple(Evidence(hit.line.number, hit.line.section, hit.words) for hit in found),
            )
            for weight, id, found in weighed
        ),
        _name_tags([vocabulary[id] for _, id, _ in weighed], hits),
    )


def _name_tags(tags: list[Tag], hits: Mapping[str, list[_Hit]]) -> dict[tuple[str, ...], str]:
    """What the found tags are called. A competence only answers to its label and to the words found.

    Why: Redis may stand for task queues in a posting, but one that asks for Kafka asks for no Redis.
    """
    names: dict[tuple[str, ...], str] = {}
    for tag in sorted(tags, key=lambda tag: tag.kind != "technology"):
        words = tag.aliases if tag.kind == "technology" else [hit.words for hit in hits[tag.id]]
        for word in (*words, tag.label, tag.id.replace("-", " ")):
            names.setdefault(fold_phrase(word.removeprefix("=")), tag.id)
    return names


FEWEST_EMPHASISED = 4
"""With fewer central tags than this, everything found is emphasised."""


class _Vocabulary:
    """A vocabulary as a key: itself, not its content, which takes longer to compare than to match."""

    def __init__(self, tags: Mapping[str, Tag]) -> None:
        self.tags = tags

    def __hash__(self) -> int:
        return id(self.tags)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Vocabulary) and other.tags is self.tags


@lru_cache(maxsize=4)
def _compile(vocabulary: _Vocabulary) -> PhraseIndex[_Meaning]:
    """The phrases of a vocabulary. Kept: one command matches many postings against one resume."""
    phrases: list[tuple[str, _Meaning]] = []
    for tag in vocabulary.tags.values():
        means = _Meaning(tag.id, tag.kind)
        phrases += [(alias, means) for alias in tag.aliases]
        if tag.exclusions:
            excluded = _Meaning(tag.id, tag.kind, is_exclusion=True)
            phrases += [(phrase, excluded) for phrase in tag.exclusions]
    return PhraseIndex(phrases)


def _find_hits(posting: Posting, index: PhraseIndex[_Meaning]) -> Iterator[_Hit]:
    employer = fold_phrase(posting.company)
    for lines in _join_wrapped(posting.lines):
        if SECTION_WEIGHTS[lines[0].section] == 0 or lines[0].repeated:
            continue
        text = " ".join(line.text for line in lines)
        words = split_words(text)
        counts: dict[str, int] = {}
        for found in _choose(index.find(words), words):
            tag = found.meaning.tag
            if tuple(words.folded[found.start : found.end]) == employer:
                # An employer's own name asks for nothing: at Stripe, Stripe is not a payment provider.
                continue
            counts[tag] = counts.get(tag, 0) + 1
            if counts[tag] <= MOST_HITS_PER_LINE:
                line = _line_at(lines, words.spans[found.start][0])
                yield _Hit(found.meaning, line, words.surface(found.start, found.end))


def _join_wrapped(lines: Iterable[PostingLine]) -> Iterator[list[PostingLine]]:
    """The lines in groups of one sentence each, where it was broken over several."""
    group: list[PostingLine] = []
    for line in lines:
        if group and not (line.wrapped and line.section == group[0].section):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _line_at(lines: list[PostingLine], offset: int) -> PostingLine:
    """The line that holds the character at `offset` of the joined text."""
    for line in lines:
        offset -= len(line.text) + 1
        if offset < 0:
            return line
    return lines[-1]


def _choose(found: list[Found[_Meaning]], words: Words) -> list[Found[_Meaning]]:
    """The hits that mean what they say: not excluded, not denied, not part of a longer name."""
    excluded = [hit for hit in found if hit.meaning.is_exclusion]
    names = [hit for hit in found if hit.meaning.kind == "technology" and not hit.meaning.is_exclusion]
    kept: list[Found[_Meaning]] = []
    reached: dict[str, int] = {}
    for hit in found:
        meaning = hit.meaning
        if meaning.is_exclusion or hit.start < reached.get(meaning.tag, 0):
            continue
        if any(other.meaning.tag == meaning.tag and _covers(other, hit) for other in excluded):
            continue
        if meaning.kind == "technology" and any(_holds(other, hit) for other in names):
            continue
        if _is_denied(words, hit.start) or (hit.exact and _is_only_capital(words, hit)):
            continue
        reached[meaning.tag] = hit.end
        kept.append(hit)
    return kept


def _covers(phrase: Found[_Meaning], hit: Found[_Meaning]) -> bool:
    return phrase.start <= hit.start and hit.end <= phrase.end


def _holds(longer: Found[_Meaning], hit: Found[_Meaning]) -> bool:
    """Whether `hit` is only a part of another technology's name: React in React Native."""
    return (
        longer.meaning.tag != hit.meaning.tag
        and longer.start <= hit.start
        and hit.end <= longer.end
        and longer.end - longer.start > hit.end - hit.start
    )


_DENIALS = frozenset({"no", "not", "without", "never", "nor", "neither"})
_DENIAL_REACH = 3


def _is_denied(words: Words, start: int) -> bool:
    """Whether the words before say that it is not asked for: *no Java needed*, *not bound to ceremonies*."""
    for place in range(start - 1, max(-1, start - 1 - _DENIAL_REACH), -1):
        word = words.folded[place]
        if word == BREAK:
            return False
        if word in _DENIALS:
            after = words.folded[place + 1]
            return after not in ("only", "just", "limited", "to", "afraid", "merely")
    return False


_AFTER_NAMES = frozenset(
    ("and", "or", "developer", "engineer", "programming", "development", "experience", "code", "expert")
)


def _is_only_capital(words: Words, hit: Found[_Meaning]) -> bool:
    """Whether a name that is an everyday word too only begins a sentence: *Go beyond*, *Excel at*."""
    first = words.surface(hit.start, hit.end)
    if hit.end - hit.start > 1 or not first[1:].islower() or (hit.start and words.folded[hit.start - 1]):
        return False
    follows = words.folded[hit.end] if hit.end < len(words.folded) else BREAK
    return follows != BREAK and follows not in _AFTER_NAMES


def _weigh(hits: list[_Hit], own_lines: set[int]) -> float:
    """log(1 + the sum of what the hits count): a tenth mention says less than a second."""
    asked = talk = 0.0
    for hit in hits:
        counts = SECTION_WEIGHTS[hit.line.section]
        if hit.line.section == "tech" and hit.meaning.kind != "technology":
            counts = COMPETENCE_IN_STACK
        if hit.line.section == "requirements" and hit.line.number in own_lines:
            counts *= OWN_DEMAND
        if hit.line.section in JOB_SECTIONS:
            asked += counts
        else:
            talk += counts
    return log1p(asked + min(talk, MOST_TALK))


def _is_central(hits: list[_Hit], own_lines: set[int]) -> bool:
    """Whether a tag is the job's subject, a demand of its own, or asked for in two places."""
    asking = {hit.line.number for hit in hits if hit.line.section in (*_DEMANDS, "role")}
    return len(asking) > 1 or any(
        hit.line.section == "title" or (hit.line.section == "requirements" and hit.line.number in own_lines)
        for hit in hits
    )


def find_gaps(match: Match, posting: Posting, resume: Resume, vocabulary: Mapping[str, Tag]) -> Gaps:
    """What the posting asks for and the resume does not have. Never words to be put in: a to-do list."""
    shown = set(shown_tags(resume))
    unshown = [tag.id for tag in match.tags if tag.id not in shown]
    named = _find_named(resume, [vocabulary[id] for id in unshown])
    tags: list[Ask] = []
    technologies: list[Ask] = []
    answered: set[tuple[int, str]] = set()
    open_tags: list[FoundTag] = []
    for found in match.tags:
        if found.id in shown or found.id in named:
            answered |= _words_of(found.evidence)
        else:
            open_tags.append(found)
    for found in open_tags:
        tag = vocabulary[found.id]
        if tag.kind == "technology":
            technologies.append(Ask(found.id, tag.label, found.central, found.evidence))
            continue
        # Two competences may hear the same words: where the resume answers one, nothing is missing.
        evidence = tuple(e for e in found.evidence if not _words_of([e]) & answered)
        if evidence:
            tags.append(Ask(found.id, tag.label, found.central, evidence))
    answered_lines = {line for line, _ in answered}
    lines = tuple(
        dict.fromkeys(
            line.number
            for line in posting.lines
            if line.section in _DEMANDS
            and not line.heading
            and not line.repeated
            and not line.wrapped
            and line.number not in answered_lines
        )
    )
    return Gaps(tuple(tags), tuple(technologies), lines)


def _words_of(evidence: Iterable[Evidence]) -> set[tuple[int, str]]:
    """Each word of the evidence with its line."""
    return {(e.line, word) for e in evidence for word in fold_phrase(e.words)}


def _find_named(resume: Resume, tags: Iterable[Tag]) -> set[str]:
    """The tags whose words stand somewhere in the resume, though nothing there carries the tag."""
    phrases = PhraseIndex((alias, tag.id) for tag in tags for alias in tag.aliases)
    return {found.meaning for text in _texts(resume) for found in phrases.find(split_words(text))}


def _texts(resume: Resume) -> Iterator[str]:
    """What a resume says, piece by piece."""
    basics = resume.basics
    yield from (basics.label, basics.summary)
    for emphasis in basics.emphases:
        yield from (emphasis.label, emphasis.summary)
    for skill in resume.skills:
        yield from (skill.name, *skill.keywords)
    for work in resume.work:
        yield from (work.position, work.summary, work.description)
    for project in resume.projects:
        yield from (project.name, project.description, *project.keywords)
    for education in resume.education:
        yield from (education.area, *education.courses)
    for certificate in resume.certificates:
        yield certificate.name
    for claim in resume.claims():
        yield from (claim.highlight.lead, render_text(claim.highlight.text))

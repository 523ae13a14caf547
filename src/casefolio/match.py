"""What a posting asks for: the tags of the vocabulary found in it, how heavily, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from casefolio.inline import render_text
from casefolio.model import Resume
from casefolio.posting import Posting, PostingLine
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

LEAST_WEIGHT = 0.2
"""A lighter tag is not asked for: it only stands in the talk about the employer."""

MOST_HITS_PER_LINE = 2
"""How often one line may speak for one tag."""

_DEMANDS = ("requirements", "duties")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a posting that ask for a tag, and where they stand. `line` counts from 1."""

    line: int
    section: str
    words: str


@dataclass(frozen=True, slots=True)
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
    """The tags found in a posting, heaviest first."""

    tags: tuple[FoundTag, ...]

    def weights(self) -> dict[str, float]:
        return {tag.id: tag.weight for tag in self.tags}

    def find(self, id: str) -> FoundTag | None:
        return next((tag for tag in self.tags if tag.id == id), None)


@dataclass(frozen=True, slots=True)
class Ask:
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


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a phrase of the index stands for: a tag, or words in which it is not meant."""

    tag: str
    kind: Kind
    is_exclusion: bool = False
    needs_context: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    tag: str
    line: PostingLine
    words: str
    is_nice: bool


def match_posting(posting: Posting, vocabulary: Mapping[str, Tag]) -> Match:
    """Find what a posting asks for. Of a text in an unknown language only the technologies can be found."""
    index = _compile(tuple(vocabulary.values()))
    hits: dict[str, list[_Hit]] = {}
    for hit in _find_hits(posting, index):
        hits.setdefault(hit.tag, []).append(hit)
    weighed = [(_weigh(found), id, found) for id, found in hits.items()]
    weighed = [item for item in weighed if item[0] >= LEAST_WEIGHT]
    order = {id: place for place, id in enumerate(vocabulary)}
    weighed.sort(key=lambda item: (-item[0], order[item[1]]))
    central = {id for _, id, found in weighed if _is_central(found)}
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
        )
    )


FEWEST_EMPHASISED = 4
"""With fewer central tags than this, everything found is emphasised."""


@lru_cache(maxsize=4)
def _compile(tags: tuple[Tag, ...]) -> PhraseIndex[_Meaning]:
    """The phrases of a vocabulary. Kept: one command matches many postings against one resume."""
    phrases: list[tuple[str, _Meaning]] = []
    for tag in tags:
        means = _Meaning(tag.id, tag.kind)
        phrases += [(alias, means) for alias in tag.aliases]
        excluded = _Meaning(tag.id, tag.kind, is_exclusion=True)
        phrases += [(phrase, excluded) for phrase in tag.exclusions]
    return PhraseIndex(phrases)


def _find_hits(posting: Posting, index: PhraseIndex[_Meaning]) -> Iterator[_Hit]:
    for lines in _join_wrapped(posting.lines):
        if SECTION_WEIGHTS[lines[0].section] == 0 or lines[0].repeated:
            continue
        text = " ".join(line.text for line in lines)
        words = split_words(text)
        counts: dict[str, int] = {}
        for found in _choose(index.find(words), words):
            tag = found.meaning.tag
            counts[tag] = counts.get(tag, 0) + 1
            if counts[tag] <= MOST_HITS_PER_LINE:
                line = _line_at(lines, words.spans[found.start][0])
                yield _Hit(tag, line, words.surface(found.start, found.end), line.section == "nice-to-have")


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
        if any(other.meaning.tag == meaning.tag and _overlaps(other, hit) for other in excluded):
            continue
        if meaning.kind == "technology" and any(_holds(other, hit) for other in names):
            continue
        if _is_denied(words, hit.start):
            continue
        reached[meaning.tag] = hit.end
        kept.append(hit)
    return kept


def _overlaps(one: Found[_Meaning], other: Found[_Meaning]) -> bool:
    return one.start < other.end and other.start < one.end


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


def _weigh(hits: list[_Hit]) -> float:
    return log1p(sum(SECTION_WEIGHTS[hit.line.section] for hit in hits))


def _is_central(hits: list[_Hit]) -> bool:
    if any(hit.line.section == "title" for hit in hits):
        return True
    if any(hit.line.section == "requirements" for hit in hits):
        return True
    return len({hit.line.number for hit in hits if hit.line.section in ("duties", "role")}) >= 2


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

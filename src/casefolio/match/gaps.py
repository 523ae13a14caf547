"""What a posting asks for beyond the resume: a list for the person, never text for the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from casefolio.match.entry_names import find_named_entries
from casefolio.match.hits import find_named
from casefolio.match.index import Same
from casefolio.match.senses import list_weak_words
from casefolio.match.values import Ask, Evidence, Gaps, Match, Start, place_starts
from casefolio.posting import Posting, PostingSection
from casefolio.posting.values import JOB_SECTIONS
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.tags import Tag, shown_tags
from casefolio.storage.phrases import read_phrases
from casefolio.text.inline import render_words
from casefolio.text.inline.formulas import hide_formulas
from casefolio.text.words import fold_phrase, split_words

WHOLES, UNSURE = "match/phrases/wholes.txt", "match/phrases/unsure.txt"

ALL = "*"
"""In UNSURE: all words of a tag."""

_DEMANDS = (PostingSection.REQUIREMENTS, PostingSection.DUTIES)

_ASKING = (PostingSection.TITLE, PostingSection.NICE_TO_HAVE, *_DEMANDS)
"""Where a posting says what it wants; elsewhere it tells of the team and its work, too."""


def find_gaps(
    match: Match,
    posting: Posting,
    resume: Resume,
    vocabulary: Mapping[str, Tag],
    readings: Iterable[Resume] = (),
) -> Gaps:
    """What the posting asks for and the resume does not have.

    `readings` are the resume in other words for the same, which count as well.
    """
    texts = (_find_named(Same(each), Same(vocabulary)) for each in (resume, *readings))
    has = _with_wholes({*shown_tags(resume), *chain.from_iterable(texts)}, vocabulary)
    # Who has machine learning need not have the deep learning that asks for it.
    answering = [found for found in match.tags if found.id in has and not found.is_implied]
    answered = place_starts(item for found in answering for item in found.evidence)
    tools = place_starts(
        item for found in match.tags if vocabulary[found.id].kind == "technology" for item in found.evidence
    )
    asks: dict[str, list[Ask]] = {"competence": [], "technology": [], "soft": []}
    mentioned: list[Ask] = []
    same_words: list[str] = []
    repeats: list[str] = []
    told: dict[bool, set[Start]] = {True: set(), False: set()}
    for found in match.tags:
        if found.id in has:
            continue
        tag = vocabulary[found.id]
        is_tool = tag.kind == "technology"
        evidence = found.evidence if is_tool else _leave_out(found.evidence, answered, tools)
        if not any(item.section in JOB_SECTIONS for item in evidence):
            # What is left stands in the text about the employer: nothing asks for it.
            same_words.append(found.id)
        elif all(place_starts([item]) & told[is_tool] for item in evidence):
            # *Lead a team* is one demand, whether it is called leadership or people management.
            repeats.append(found.id)
        else:
            told[is_tool] |= place_starts(evidence)
            ask = Ask(found.id, tag.label, found.central, evidence)
            if tag.kind in ("technology", "soft"):
                asks[tag.kind].append(ask)
            else:
                (asks["competence"] if _is_asked_for(ask) else mentioned).append(ask)
    named = {line for lines in find_named_entries(posting, match, resume).values() for line in lines}
    answered_lines = {posting.lines[row].number for row, _ in answered}
    return Gaps(
        tuple(asks["competence"]),
        tuple(asks["technology"]),
        tuple(asks["soft"]),
        _find_unanswered_lines(posting, answered_lines | match.denials | named),
        tuple(same_words),
        tuple(repeats),
        tuple(mentioned),
    )


_MANY_ROWS = 3
"""In so many places a posting asks for what it nowhere calls a demand: some have no other text."""


def _is_asked_for(ask: Ask) -> bool:
    """Whether a competence is surely wanted: it has other words than weak and unsure ones in a demand, and is
    central, or they stand there twice, or in a requirement and are more than one word. In a title all words
    count.

    Why: by a careful reading of 38 pairs, of what stands only in the text about the job, or is one word in
    one place, four of five are the team's colleagues, products and customers, or mean something else; of
    what one duty names in passing, every second to third.
    """
    unsure = read_phrases(UNSURE).get(ask.id, ())
    doubtful = list_weak_words(ask.id) | set(map(fold_phrase, unsure))
    telling = [
        item
        for item in ask.evidence
        if item.section == PostingSection.TITLE or not (ALL in unsure or fold_phrase(item.words) in doubtful)
    ]
    asking = [item for item in telling if item.section in _ASKING]
    if ask.central:
        return bool(asking) or len({item.row for item in telling}) >= _MANY_ROWS
    required = [item for item in asking if item.section != PostingSection.DUTIES]
    return len(asking) > 1 or any(" " in item.words for item in required)


def _leave_out(
    evidence: Iterable[Evidence], answered: frozenset[Start], tools: frozenset[Start]
) -> tuple[Evidence, ...]:
    """The evidence of a competence that neither a tag of the resume nor the name of a tool has.

    Why: two competences may have the same words, and where the resume has one of them, nothing is missing.
    Who demands Kafka by its name demands Kafka, not two things.
    """
    return tuple(
        item for item in evidence if not (place_starts([item]) & answered or place_starts([item]) <= tools)
    )


def _with_wholes(has: set[str], vocabulary: Mapping[str, Tag]) -> set[str]:
    """What a resume has, and what it holds by that: Excel by *MS Office*, healthcare by nursing."""
    named = {*has, *(vocabulary[id].entry for id in has if id in vocabulary)}
    wholes, packages = _read_wholes("parts"), _read_wholes("packages")
    held = {whole for whole, parts in wholes.items() if not parts.isdisjoint(named)}
    return has | held | {part for whole, parts in packages.items() if whole in named for part in parts}


@cache
def _read_wholes(group: str) -> Mapping[str, frozenset[str]]:
    rows = (row.partition(":") for row in read_phrases(WHOLES)[group])
    return {whole: frozenset(parts.split()) for whole, _, parts in rows}


def _find_unanswered_lines(posting: Posting, answered: set[int]) -> tuple[int, ...]:
    """The numbers of the lines with demands that are neither answered nor denied, each once."""
    demands = (
        line.number
        for line in posting.lines
        if line.section in _DEMANDS and not (line.heading or line.repeated or line.wrapped)
    )
    return tuple(dict.fromkeys(number for number in demands if number not in answered))


@lru_cache(maxsize=4)
def _find_named(resume: Same[Resume], vocabulary: Same[Mapping[str, Tag]]) -> set[str]:
    """The tags that a resume names. Cached: one command matches many postings against one resume."""
    return find_named(map(split_words, _texts(resume.value)), vocabulary.value)


def _texts(resume: Resume) -> Iterator[str]:
    """All texts of a resume, without formulas."""
    yield from map(hide_formulas, _list_texts(resume))


def _list_texts(resume: Resume) -> Iterator[str]:
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
        yield from (education.study_type, education.area, *education.courses)
    for certificate in resume.certificates:
        yield certificate.name
    for award in resume.awards:
        yield award.title
    for publication in resume.publications:
        yield publication.name
    for section in resume.custom_sections:
        for entry in section.entries:
            yield from (entry.name, entry.summary)
    for claim in resume.claims():
        yield from (claim.highlight.lead, render_words(claim.highlight.text))

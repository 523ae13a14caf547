"""What a posting asks for beyond the resume: a list for the person, never text for the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Literal, get_args

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

SECTION_TAGS: Mapping[str, str] = {"publications": "scientific-writing"}
"""Entries of the lexicon that whoever has entries in a section has."""

WHOLES, UNSURE = "match/phrases/wholes.txt", "match/phrases/unsure.txt"

ALL = "*"
"""In UNSURE: all words of a tag."""

_DEMANDS = (PostingSection.REQUIREMENTS, PostingSection.DUTIES, PostingSection.NICE_TO_HAVE)

_ASKING = (PostingSection.TITLE, *_DEMANDS)
"""Where a posting says what it wants; elsewhere it tells of the team and its work, too."""


def find_gaps(
    match: Match,
    posting: Posting,
    resume: Resume,
    vocabulary: Mapping[str, Tag],
    readings: Iterable[Resume] = (),
    named_lines: Iterable[int] = (),
) -> Gaps:
    """What the posting asks for and the resume does not have.

    `readings` are the resume in other words for the same, which count as well; `named_lines` the numbers of
    lines that it answers in words that no tag has.
    """
    has = _find_held(Same(resume), tuple(map(Same, readings)), Same(vocabulary))
    # Who has machine learning need not have the deep learning that asks for it.
    tags = {found.id: vocabulary[found.id] for found in match.tags}
    answering = [found for found in match.tags if found.id in has and not found.is_implied]
    answered = place_starts(item for found in answering for item in found.evidence)
    tools = place_starts(
        item for found in match.tags if tags[found.id].kind == "technology" for item in found.evidence
    )
    same_words: list[str] = []
    lacking: list[Ask] = []
    for found in match.tags:
        if found.id in has:
            continue
        tag = tags[found.id]
        evidence = found.evidence if tag.kind == "technology" else _leave_out(found.evidence, answered, tools)
        if any(item.section in JOB_SECTIONS for item in evidence):
            lacking.append(Ask(found.id, tag.label, found.central, evidence))
        else:
            # What is left stands in the text about the employer: nothing asks for it.
            same_words.append(found.id)
    named = {line for lines in find_named_entries(posting, match, resume).values() for line in lines}
    named.update(named_lines)
    answered_lines = {posting.lines[row].number for row, _ in answered}
    sorted_out = _sort_out(lacking, tags)
    return Gaps(
        tags=tuple(sorted_out["competence"]),
        technologies=tuple(sorted_out["technology"]),
        manners=tuple(sorted_out["soft"]),
        lines=_find_unanswered_lines(posting, answered_lines | match.denials | named),
        same_words=tuple(same_words),
        repeats=tuple(ask.id for ask in sorted_out["repeat"]),
        mentioned=tuple(sorted_out["mentioned"]),
    )


_Sort = Literal["competence", "technology", "soft", "mentioned", "repeat"]
"""What is lacking by kind, domains with competences; what is only mentioned; and what repeats another."""


def _sort_out(lacking: Sequence[Ask], tags: Mapping[str, Tag]) -> dict[_Sort, list[Ask]]:
    """What is lacking by its sort, each heaviest first."""
    kinds = {ask.id: tags[ask.id].kind for ask in lacking}
    sure = {ask.id for ask in lacking if kinds[ask.id] in ("technology", "soft") or _is_asked_for(ask)}
    found: dict[_Sort, list[Ask]] = {sort: [] for sort in get_args(_Sort)}
    told: dict[bool, set[Start]] = {True: set(), False: set()}
    # What is surely asked for first, so that nothing is a repeat of what is only mentioned.
    for ask in sorted(lacking, key=lambda ask: ask.id not in sure):
        kind = kinds[ask.id]
        before = told[kind == "technology"]
        if all(not before.isdisjoint(place_starts((item,))) for item in ask.evidence):
            # *Lead a team* is one demand, whether it is called leadership or people management.
            found["repeat"].append(ask)
        elif ask.id in sure:
            before |= place_starts(ask.evidence)
            found["competence" if kind == "domain" else kind].append(ask)
        else:
            found["mentioned"].append(ask)
    return found


_MANY_ROWS = 3
"""In so many lines a posting asks for what it nowhere calls a demand: some have no other text."""


def _is_asked_for(ask: Ask) -> bool:
    """Whether a competence is surely wanted.

    It has telling words in the title or in a demand, and is central; or these stand in two lines, or are more
    than one word and no mere duty. A central one may also have them in many lines of the text about the job.

    Why: by a careful reading of 38 pairs, of what stands only in the text about the job, or is one word in
    one place, four of five are the team's colleagues, products and customers, or mean something else; of
    what one duty names in passing, every second to third.
    """
    telling = _find_telling(ask)
    asking = [item for item in telling if item.section in _ASKING]
    if ask.central:
        return bool(asking) or len({item.row for item in telling}) >= _MANY_ROWS
    wanted = [item for item in asking if item.section != PostingSection.DUTIES]
    return len({item.row for item in asking}) > 1 or any(len(fold_phrase(each.words)) > 1 for each in wanted)


def _find_telling(ask: Ask) -> list[Evidence]:
    """The evidence in other words than weak and unsure ones.

    In a title all words tell, in a requirement those that the tag is called by.
    """
    doubtful, is_unsure = _list_doubtful(ask.id)
    names = _list_names(ask.id, ask.label)
    telling = []
    for item in ask.evidence:
        words = fold_phrase(item.words)
        is_named = item.section == PostingSection.REQUIREMENTS and words in names
        if item.section == PostingSection.TITLE or is_named or not (is_unsure or words in doubtful):
            telling.append(item)
    return telling


@cache
def _list_doubtful(id: str) -> tuple[frozenset[tuple[str, ...]], bool]:
    """The weak and unsure words of a tag, folded, and whether all of its words are."""
    unsure = read_phrases(UNSURE).get(id, ())
    return list_weak_words(id) | set(map(fold_phrase, unsure)), ALL in unsure


@lru_cache(maxsize=10_000)
def _list_names(id: str, label: str) -> frozenset[tuple[str, ...]]:
    """What a tag is called, as folded words."""
    return frozenset((*map(fold_phrase, label.split(" & ")), fold_phrase(id.replace("-", " "))))


def _leave_out(
    evidence: Iterable[Evidence], answered: frozenset[Start], tools: frozenset[Start]
) -> tuple[Evidence, ...]:
    """The evidence of a competence that neither a tag of the resume nor the name of a tool has.

    Why: two competences may have the same words, and where the resume has one of them, nothing is missing.
    Who demands Kafka by its name demands Kafka, not two things.
    """
    return tuple(
        [item for item in evidence if answered.isdisjoint(own := place_starts((item,))) and not own <= tools]
    )


@lru_cache(maxsize=4)
def _find_held(
    resume: Same[Resume], readings: tuple[Same[Resume], ...], vocabulary: Same[Mapping[str, Tag]]
) -> set[str]:
    """The tags that a resume has, in whatever words. Cached: many postings are matched against one resume."""
    by_section = {tag for section, tag in SECTION_TAGS.items() if resume.value.entries(section)}
    texts = (_find_named(each, vocabulary) for each in (resume, *readings))
    has = {*shown_tags(resume.value), *by_section, *chain.from_iterable(texts)}
    return _with_wholes(has, vocabulary.value)


def _with_wholes(has: set[str], vocabulary: Mapping[str, Tag]) -> set[str]:
    """What a resume has, and what it holds by that: Excel by *MS Office*, healthcare by nursing."""
    own = [vocabulary[id] for id in has if id in vocabulary]
    named = {*has, *(tag.entry for tag in own), *(entry for tag in own for entry in tag.listed)}
    wholes, packages = _read_wholes("parts"), _read_wholes("packages")
    held = {whole for whole, parts in wholes.items() if not parts.isdisjoint(named)}
    return has | held | {part for whole, parts in packages.items() if whole in named for part in parts}


@cache
def _read_wholes(group: str) -> Mapping[str, frozenset[str]]:
    rows = (row.partition(":") for row in read_phrases(WHOLES)[group])
    return {whole: frozenset(parts.split()) for whole, _, parts in rows}


def _find_unanswered_lines(posting: Posting, answered: set[int]) -> tuple[int, ...]:
    """The numbers of the lines with demands or wishes that are neither answered nor denied, each once."""
    demands = (
        line.number
        for line in posting.lines
        if line.section in _DEMANDS and not (line.heading or line.repeated or line.wrapped)
    )
    return tuple(dict.fromkeys(number for number in demands if number not in answered))


@lru_cache(maxsize=4)
def _find_named(resume: Same[Resume], vocabulary: Same[Mapping[str, Tag]]) -> set[str]:
    """The tags that a resume names."""
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

"""Reads tags from the words of untagged parts of a resume; they count less than given tags."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from casefolio.deferred.dataclasses import dataclass
from casefolio.match.hits import find_tagged
from casefolio.match.index import Same, index_vocabulary
from casefolio.match.places import Meaning
from casefolio.match.senses import find_software_by_chance
from casefolio.match.stems import find_base
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import (
    Award,
    CaseStudy,
    Certificate,
    CustomEntry,
    Education,
    Interest,
    Project,
    Publication,
    Resume,
    Skill,
    Volunteer,
    Work,
    highlights_of,
)
from casefolio.resume.privacy.names import NO_NAMES, KeptNames
from casefolio.resume.record import Entry, Highlight, Variant
from casefolio.resume.vocabulary.tags import Kind, Tag, adopt
from casefolio.text.inline import render_words
from casefolio.text.words import BREAK, Words, fold_phrase, split_words
from casefolio.text.words.phrases import Found

MOST_READ = 5
"""The most tags that are read from one text: about as many as a careful person gives a line."""

TELLING: Mapping[Kind, float] = {"competence": 1.0, "domain": 1.0, "technology": 0.9, "soft": 0.5}
"""The weight of a tag by its kind: the subject first, then the tools, then soft skills."""

LATER = 0.97
"""The factor for each word before a tag's words: a line mostly begins with its subject."""


@dataclass(frozen=True)
class ReadTag:
    """A tag, and the words of the text that it was read from."""

    tag: str
    words: str


@dataclass(frozen=True)
class Reading:
    """A resume in which every part without tags has those read from its words.

    `vocabulary` has them as the person's own, `tags` say by the id of a line, entry or case study what was
    read there. What the person has tagged is as it was. `named` is the resume with the real names in place of
    those that are public.
    """

    resume: Resume
    vocabulary: Mapping[str, Tag]
    tags: Mapping[str, tuple[ReadTag, ...]]
    named: Resume


def read_tags(
    text: str, vocabulary: Mapping[str, Tag], left_out: Collection[str] = ()
) -> tuple[ReadTag, ...]:
    """The tags whose words are in a text (inline Markdown), most significant first; MOST_READ at most.

    Tags that are `left_out` are not read, whatever the words.
    """
    words = split_words(render_words(text))
    found: dict[str, tuple[float, str]] = {}
    hits = [*find_tagged(words, vocabulary), *_find_in_task(words, vocabulary)]
    hits.sort(key=lambda hit: hit.start)
    named = {(hit.start, hit.end) for hit in hits if _names(words, hit, vocabulary)}
    for hit in hits:
        if hit.meaning.tag in left_out:
            continue
        if (hit.start, hit.end) in named and not _names(words, hit, vocabulary):
            # *Kafka* is Kafka first, and a task queue only where nobody knows better.
            continue
        tag = vocabulary[hit.meaning.tag]
        telling = tag.rarity * TELLING[tag.kind] * LATER**hit.start
        if tag.id not in found:
            found[tag.id] = telling, words.surface(hit.start, hit.end)
    ordered = sorted(found.items(), key=lambda item: -item[1][0])
    return tuple(ReadTag(id, surface) for id, (_, surface) in ordered[:MOST_READ])


def _find_in_task(words: Words, vocabulary: Mapping[str, Tag]) -> Iterator[Found[Meaning]]:
    """What a line names as a posting would write it: *interview users* in *Interviewed 40 users*.

    Its verbs in the form of a demand and its numbers left out; phrases of two words or more only.
    """
    index = index_vocabulary(vocabulary).text
    kept = [at for at, word in enumerate(words.folded) if not _is_number(words, at)]
    task = words.take(kept)
    for place, word in enumerate(task.folded):
        if place == 0 or task.folded[place - 1] in _BEFORE_VERBS:
            task.folded[place] = find_base(word, index.has_first)
    for hit in find_tagged(task, vocabulary) if task.folded != words.folded else ():
        if hit.end - hit.start > 1:
            yield hit._replace(start=kept[hit.start], end=kept[hit.end - 1] + 1)


_BEFORE_VERBS = (BREAK, "and", "then")

_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty dozen hundred thousand million".split()
)
"""Numbers in words, as people write them in a line."""


def _is_number(words: Words, at: int) -> bool:
    """Whether a word is a number, or the sign within one: *1,200*."""
    word = words.folded[at]
    if word == BREAK:
        return (
            0 < at < len(words.folded) - 1
            and words.folded[at - 1][:1].isdigit()
            and words.folded[at + 1][:1].isdigit()
        )
    return word[:1].isdigit() or word in _NUMBERS


def _names(words: Words, hit: Found[Meaning], vocabulary: Mapping[str, Tag]) -> bool:
    """Whether the words are a name of the tag itself."""
    tag = vocabulary[hit.meaning.tag]
    found = tuple(words.folded[hit.start : hit.end])
    return found in (fold_phrase(tag.label), fold_phrase(tag.id))


def read_resume(resume: Resume, vocabulary: Mapping[str, Tag], names: KeptNames = NO_NAMES) -> Reading:
    """Read every part that has no tags, its public names and the real ones.

    The same values give the same reading, which is cached.
    """
    return _read(Same(resume), Same(vocabulary), names)


@lru_cache(maxsize=4)
def _read(resume: Same[Resume], vocabulary: Same[Mapping[str, Tag]], names: KeptNames) -> Reading:
    reader = _Reader(vocabulary.value, names)
    filled = reader.fill_resume(resume.value)
    words: dict[str, list[str]] = {}
    for each in chain.from_iterable(reader.tags.values()):
        words.setdefault(each.tag, []).append(each.words)
    left_out = find_software_by_chance(words, vocabulary.value)
    if not left_out.isdisjoint(words):
        reader = _Reader(vocabulary.value, names, left_out)
        filled = reader.fill_resume(resume.value)
    if not reader.tags:
        return Reading(resume.value, vocabulary.value, {}, names.reveal(resume.value))
    read = {each.tag for tags in reader.tags.values() for each in tags}
    known = adopt(vocabulary.value, read, is_read=True)
    return Reading(filled, known, reader.tags, names.reveal(filled))


class _Reader:
    """Fills in tags, and collects the tags read by the id of their part."""

    def __init__(
        self, vocabulary: Mapping[str, Tag], names: KeptNames, left_out: Collection[str] = ()
    ) -> None:
        self.tags: dict[str, tuple[ReadTag, ...]] = {}
        self._left_out = left_out
        self._vocabulary = vocabulary
        self._names = names

    def fill_resume(self, resume: Resume) -> Resume:
        entries = {
            section: tuple(
                self._fill_entry(entry, str(EntryRef(section, index)))
                for index, entry in enumerate(resume.entries(section))
            )
            for section in resume.section_names
            if resume.entries(section)
        }
        own = tuple(
            section.model_copy(update={"entries": entries.pop(section.id, ())})
            for section in resume.custom_sections
        )
        studies = tuple(self._fill_study(study) for study in resume.case_studies)
        return resume.model_copy(update={**entries, "custom_sections": own, "case_studies": studies})

    def _fill_entry(self, entry: Entry, ref: str) -> Entry:
        changes: dict[str, object] = {}
        if highlights := highlights_of(entry):
            # Lines without tags have those of their entry, if the person gave it any.
            changes["highlights"] = tuple(self._fill_line(each, bool(entry.tags)) for each in highlights)
        if not entry.tags:
            changes["tags"] = self._read(ref, *list_texts(entry))
        return entry.model_copy(update=changes)

    def _fill_line(self, line: Highlight, has_tags: bool) -> Highlight:
        variants = tuple(
            self._fill_variant(line.id, number, each) for number, each in enumerate(line.variants)
        )
        tags = line.tags if line.tags or has_tags else self._read(line.id, line.lead, line.text)
        return line.model_copy(update={"tags": tags, "variants": variants})

    def _fill_variant(self, line: str, number: int, variant: Variant) -> Variant:
        if variant.tags:
            return variant
        return variant.model_copy(update={"tags": self._read(f"{line}/{number}", variant.text)})

    def _fill_study(self, study: CaseStudy) -> CaseStudy:
        if study.tags:
            return study
        return study.model_copy(update={"tags": self._read(study.id, study.title, study.summary)})

    def _read(self, place: str, *texts: str) -> tuple[str, ...]:
        text = ". ".join(filter(None, texts))
        real = dict.fromkeys(each.real for each in self._names.find(text))
        read = read_tags(". ".join((text, *real)), self._vocabulary, self._left_out)
        if read:
            self.tags[place] = read
        return tuple(each.tag for each in read)


def list_texts(entry: Entry) -> Iterator[str]:
    """The texts of an entry without its lines; none of a position, whose lines are read instead."""
    match entry:
        case Work():
            return
        case Project():
            yield from (entry.name, entry.description, *entry.keywords)
        case Volunteer():
            yield from (entry.position, entry.summary)
        case Education():
            yield from (entry.study_type, entry.area, *entry.courses)
        case Certificate():
            yield entry.name
        case CustomEntry():
            yield from (entry.name, entry.summary)
        case Award():
            yield from (entry.title, entry.summary)
        case Publication():
            yield from (entry.name, entry.summary, entry.venue)
        case Skill() | Interest():
            yield from (entry.name, *entry.keywords)

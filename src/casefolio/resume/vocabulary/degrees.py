"""Whether a degree is what a posting demands: of the level or above it, in the subject that is named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import Words, fold_phrase, split_words

_PHRASES = "resume/vocabulary/degrees.txt"
_LEVELS = ("any", "bachelor", "master", "doctor")
_IN_CAPITALS = " in capitals"
_BEFORE_FIELD = ("in", "of")
_DEGREE = "degree"
_BETWEEN_FIELDS = lazy_pattern(r"[,;/&]|\b(?:and|or|with)\b")
_SENTENCE_END = lazy_pattern(r"[.;]")

Field = tuple[str, ...]
"""A subject as telling words: `("computer", "science")`."""


@dataclass(frozen=True)
class Degree:
    """What a person has: its level, 0 to 3 for any, bachelor, master and doctor, and its subjects."""

    level: int
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class _Mention:
    """A degree in a text: its level, the subject that its name implies, and the words that name it."""

    level: int
    field: Field
    start: int
    end: int


def read_degree(study_type: str, area: str) -> Degree | None:
    """The degree of an entry; None where its `studyType` names none that is known."""
    words = split_words(study_type)
    mentions = list(_find_mentions(words))
    if not mentions:
        return None
    last = mentions[-1]
    # Of *Bachelor of Science in Nursing*, what follows the last *in*.
    _, _, after = words.text[words.ends[last.end - 1] :].rpartition(" in ")
    parts = [part for text in (after, area) for part in _BETWEEN_FIELDS.split(text)]
    named = [list_telling_words(part) for part in parts if _list_field_words(part)]
    fields = [each.field for each in mentions] + named
    return Degree(max(each.level for each in mentions), tuple(dict.fromkeys(filter(None, fields))))


def is_degree_asked(text: str, degree: Degree) -> bool:
    """Whether a line of a posting demands this degree: its level or a lower one, in its subject or in none.

    Of several that the line names, one is enough.
    """
    words = split_words(text)
    line = f" {' '.join(list_telling_words(text))} "
    is_named = any(f" {' '.join(field)} " in line for field in degree.fields)
    for mention in _find_mentions(words):
        if mention.level <= degree.level:
            wanted = mention.field
            if wanted in degree.fields if wanted else is_named or not _names_field(words, mention):
                return True
    return False


@lru_cache(maxsize=1_000)
def find_choice_of_subjects(text: str) -> tuple[int, int] | None:
    """Where a line lists the subjects of which a degree may be in any, from and to a character.

    *A degree in English, marketing or similar* asks for none of them.
    """
    words = split_words(text)
    for mention in _find_mentions(words):
        for at in range(mention.end - 1, len(words.folded)):
            if words.folded[at] in _BEFORE_FIELD[:1]:
                start, end = words.ends[at], _SENTENCE_END.search(text, words.ends[at])
                stop = end.start() if end else len(text)
                return (start, stop) if _BETWEEN_FIELDS.search(text, start, stop) else None
    return None


def _find_mentions(words: Words) -> Iterator[_Mention]:
    phrases, implied, capitals, first_words = _known_phrases()
    if first_words.isdisjoint(words.folded):
        return
    at = 0
    while at < len(words.folded):
        start, word = at, words.folded[at]
        at += 1
        if word in implied:
            yield _Mention(*implied[word], start, at)
        elif word in capitals and words.surface(start, at).isupper():
            yield _Mention(capitals[word], (), start, at)
        else:
            for phrase, level in phrases.get(word, ()):
                end = start + len(phrase)
                if tuple(words.folded[start:end]) == phrase:
                    yield _Mention(level, (), start, end)
                    at = end
                    break


def _names_field(words: Words, mention: _Mention) -> bool:
    """Whether a subject stands beside a degree: *a nursing degree*, *bachelor in law*, not *in any field*."""
    if words.word_at(mention.start) == _DEGREE and _is_field_word(words, mention.start - 1):
        return True
    at = mention.end - (words.word_at(mention.end - 1) in _BEFORE_FIELD)
    if _is_field_word(words, at + (words.word_at(at) == _DEGREE)):
        return True
    while words.word_at(at) and not _is_field_word(words, at):
        if words.word_at(at) in _BEFORE_FIELD:
            rest = words.text[words.ends[at] :]
            return bool(_list_field_words(_BETWEEN_FIELDS.split(rest, maxsplit=1)[0]))
        at += 1
    return False


def _is_field_word(words: Words, at: int) -> bool:
    return bool(words.word_at(at)) and bool(_list_field_words(words.surface(at, at + 1)))


def _list_field_words(text: str) -> Field:
    """The words of a text that name a subject."""
    return tuple(word for word in list_telling_words(text) if word not in _no_field())


@cache
def _known_phrases() -> tuple[
    dict[str, list[tuple[Field, int]]], dict[str, tuple[int, Field]], dict[str, int], frozenset[str]
]:
    """Phrases with their level by their first word, longest first; abbreviations with a subject; capitals.

    And the first words of all: few lines have one.
    """
    groups = read_phrases(_PHRASES)
    phrases: dict[str, list[tuple[Field, int]]] = {}
    for level, name in enumerate(_LEVELS):
        for phrase in groups[name]:
            folded = tuple(fold_phrase(phrase))
            phrases.setdefault(folded[0], []).append((folded, level))
    for each in phrases.values():
        each.sort(key=lambda phrase: -len(phrase[0]))
    implied = {}
    for row in groups["with a field"]:
        short, level_name, *field = row.split()
        implied[short] = _LEVELS.index(level_name), tuple(field)
    capitals = {
        fold_phrase(word)[0]: level
        for level, name in enumerate(_LEVELS)
        for word in groups.get(f"{name}{_IN_CAPITALS}", ())
    }
    return phrases, implied, capitals, frozenset((*phrases, *implied, *capitals))


@cache
def _no_field() -> frozenset[str]:
    """Words beside a degree that name no subject, those of degrees themselves among them."""
    groups = read_phrases(_PHRASES)
    capitals = [name for name in groups if name.endswith(_IN_CAPITALS)]
    named = [phrase for group in ("no field", *_LEVELS, *capitals) for phrase in groups[group]]
    short = [row.split()[0] for row in groups["with a field"]]
    return frozenset(word for phrase in (*named, *short) for word in fold_phrase(phrase))

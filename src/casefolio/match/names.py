"""Decides whether a name that is an everyday word too, such as *Go* or *Excel*, means the technology.

Within a sentence the capital decides. At the beginning of a sentence, and in a line of capitals, the context
decides: a sign (`Go/Rust`, `Java-based`), a version, another technology, or a technical noun. Without any of
them the everyday word is meant: *Go beyond*, *Swift resolution*. The words are in phrases/names.txt, with
nouns that only seem technical (*Bootstrap servers*).
"""

from __future__ import annotations

from functools import cache

from casefolio.match.places import Places
from casefolio.storage.phrases import read_phrases, read_words
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import BREAK, Words, fold_phrase, is_unspaced, without_possessive

NAMES = "match/phrases/names.txt"

_SHORTEST_SHOUTED = 4
"""The fewest letters of a name in capitals that may be an everyday word: *REACT*, but not *AWS*."""

_LONGEST_CONTRAST = 4
"""The most words of a contrast such as *as an alternative to*."""

_HYPHENS = "-\u2011"

_VERSION = lazy_pattern(
    r"\s?(?:v|version\s|[≥~]\s?)?(?!24/7)\d{1,4}(?P<sure>\.\d+|\.x|\s?\+)?[cg]?(?![\w%:.])"
)


@cache
def _words(group: str) -> frozenset[str]:
    return read_words(NAMES, group)


@cache
def _pairs() -> frozenset[tuple[str, ...]]:
    return frozenset(fold_phrase(pair) for pair in read_phrases(NAMES)["pairs"])


@cache
def _everyday() -> frozenset[tuple[str, str]]:
    """Pairs of a name and the next word with which the everyday word is meant."""
    rows = (fold_phrase(row) for row in read_phrases(NAMES)["everyday"])
    return frozenset((row[0], noun) for row in rows for noun in row[1:])


def is_everyday_word(words: Words, start: int, end: int, spelling: str, places: Places) -> bool:
    """Whether the words from `start` to `end`, which spell a name, mean the everyday word.

    `spelling` is the name's own spelling; in the text it may be in capitals.
    """
    if end - start > 1:
        return False
    written = without_possessive(words.surface(start, end))
    if written != spelling or (len(written) >= _SHORTEST_SHOUTED and written.isupper()):
        return not _is_shouted_name(words, start, end, written, spelling, places)
    if not (written[0].isupper() and written[1:].islower() and _begins_sentence(words, start)):
        return False
    return not _is_named_by_what_follows(words, end, places)


def _is_shouted_name(words: Words, start: int, end: int, written: str, spelling: str, places: Places) -> bool:
    """Whether a word in capitals is a name: `EXPERIENCE WITH GO`, `Python or GO`."""
    if written == spelling and not places.are_in_capitals:
        return True
    follows = words.word_at(end)
    if follows != BREAK and _is_named_by_what_follows(words, end, places):
        return places.are_in_capitals or follows not in _words("and") or _names_go_on(words, end, places)
    if _names_go_on(words, end, places) or _names_came_before(words, start, places):
        return True
    return places.are_in_capitals and _is_introduced(words, start, end)


def _is_named_by_what_follows(words: Words, end: int, places: Places) -> bool:
    """Whether the words after a name at the beginning of a sentence indicate the technology."""
    sign = words.sign_after(end - 1)
    follows = words.word_at(end)
    if sign == "+" or (sign and is_unspaced(sign)) or places.name_begins_at(end):
        return True
    if sign == "/":
        return not _is_small(words, end) or follows in _words("nouns")
    if sign and sign in _HYPHENS:
        return follows in _words("suffixes") | _words("nouns") or not _is_small(words, end)
    if follows == BREAK:
        return _breaks_off(words, end, places)
    if _names_trade(words, end):
        return True
    if follows == "is":
        return True
    if follows in _words("and"):
        return _is_joined(words, end + 1, places)
    if follows in _words("links"):
        return _links_to_trade(words, end, places) or _is_set_against(words, end, places)
    if follows in _words("against"):
        return _is_set_against(words, end, places)
    return _has_version(words, end, places)


def _names_trade(words: Words, end: int) -> bool:
    """Whether a technical noun follows: `Git version control`, not *Swift development of …*."""
    follows, next_word = words.word_at(end), words.word_at(end + 1)
    if (words.folded[end - 1], follows) in _everyday() or next_word == "of":
        return False
    if follows in _words("nouns") or (follows, next_word) in _pairs():
        return True
    is_modest = words.folded[end - 1] in _words("modest")
    return not is_modest and (follows in _words("work") or _is_abbreviation(words, end))


def _is_abbreviation(words: Words, at: int) -> bool:
    """Whether a word has two capitals or more, in a text with small letters: `Oracle RAC`, `React SPAs`."""
    if words.word_at(at) == BREAK:
        return False
    return sum(map(str.isupper, words.surface(at, at + 1))) > 1 and not words.text.isupper()


def _is_joined(words: Words, at: int, places: Places) -> bool:
    """Whether a noun, not a verb, follows an *and*: *Go and gRPC*, not *Express and defend*."""
    is_known = words.word_at(at) in _words("joined") | _words("nouns") or places.name_begins_at(at)
    return is_known or not _is_small(words, at) or _is_set_against(words, at, places)


def _is_set_against(words: Words, at: int, places: Places) -> bool:
    """Whether another technology is the alternative: *Go rather than Java*, *React, not Angular*."""
    if words.word_at(at) not in _words("against"):
        return False
    if words.word_at(at) == "not" and words.word_at(at + 1) in _words("nouns"):
        return True  # not required, but a plus
    after = at + 1
    while after < at + _LONGEST_CONTRAST and words.word_at(after) in _words("against it"):
        after += 1
    return places.name_begins_at(after) or places.name_begins_at(after + 1)


def _breaks_off(words: Words, end: int, places: Places) -> bool:
    """Whether a name is alone or in a list, not *Go, build …* or *Go!*."""
    if end >= len(words.folded):
        return True
    sign = words.sign_at(end)
    if sign != ",":
        return sign != "!"
    if words.word_at(end + 1) in _words("and"):
        return _is_joined(words, end + 2, places)
    return (
        not _is_small(words, end + 1)
        or places.name_begins_at(end + 1)
        or _is_set_against(words, end + 1, places)
    )


def _links_to_trade(words: Words, end: int, places: Places) -> bool:
    """Whether a preposition at word `end` leads to another technology: `React with TypeScript`."""
    after = end + 1 + (words.word_at(end + 1) in _words("articles"))
    is_use = words.word_at(end) == "for" and words.word_at(after) in _words("nouns")
    return is_use or places.name_begins_at(after)


def _has_version(words: Words, end: int, places: Places) -> bool:
    """Whether a version follows: `Go 1.21+`, `Angular 17 applications`, not *Go 100 miles further*."""
    version = _VERSION.match(words.text, words.ends[end - 1])
    if not version:
        return False
    after = end
    while after < len(words.folded) and words.starts[after] < version.end():
        after += 1
    follows = words.word_at(after)
    known = _words("nouns") | _words("and") | _words("links") | _words("skills")
    return bool(version["sure"]) or follows == BREAK or follows in known or places.name_begins_at(after)


def _names_go_on(words: Words, end: int, places: Places) -> bool:
    """Whether another technology comes next in a list: `GO, Rust`."""
    after = end
    while after < min(end + 2, len(words.folded)) and _is_link(words, after):
        after += 1
    return places.name_begins_at(after)


def _names_came_before(words: Words, start: int, places: Places) -> bool:
    """Whether another technology comes immediately before in a list: `Rust or GO`."""
    before = start
    while before > max(0, start - 2) and _is_link(words, before - 1):
        before -= 1
    return places.name_ends_at(before)


def _is_introduced(words: Words, start: int, end: int) -> bool:
    """Whether words before a name in capitals introduce it, or the name is alone."""
    before = words.word_at(start - 1)
    if before == BREAK:
        return words.word_at(end) == BREAK and (end >= len(words.folded) or words.sign_at(end) != "!")
    is_skill = before in ("in", "of", "von") and words.word_at(start - 2) in _words("skills")
    return is_skill or before in _words("introductions") or before in _words("levels")


def _is_link(words: Words, at: int) -> bool:
    return words.folded[at] in _words("and") or (words.folded[at] == BREAK and words.sign_at(at) == ",")


def _begins_sentence(words: Words, at: int) -> bool:
    return at == 0 or (words.folded[at - 1] == BREAK and words.sign_at(at - 1) not in ",(/[")


def _is_small(words: Words, at: int) -> bool:
    """Whether the word at `at` is in lower case: names in a list have capitals."""
    if at >= len(words.folded):
        return True
    written = words.surface(at, at + 1)
    return written.islower() and written.isalpha()

"""Phrases by which a sentence is assigned to a section, where no heading does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from casefolio.posting.values import PostingSection as Section
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import BREAK, PhraseIndex, Words, fold_plural

SENTENCES, OPENINGS = "posting/phrases/sentences.txt", "posting/phrases/openings.txt"
PROSE = "posting/phrases/prose.txt"

LONGEST_CLAUSE = 12
"""The most words before a comma after which a sentence may tell its subject: *As our second designer, you will …*."""

# An amount of pay: at least five digits, or thousands with a k. Millions and billions are no pay.
_AMOUNT = (
    r"(?:\d{2,3}[.,]\d{3}|\d{5,7}|\d{2,3}(?:\.\d)?\s?[kK])\b(?![.,]\d{3}|\s?(?:[mMbB]\b|million|billion))"
)
_CURRENCY = r"(?:[$€£¥₹]|USD|EUR|GBP|CAD|AUD|CHF|PLN|SEK)"
_RANGE = r"\d{2,3}\s?[–-]\s?\d{2,3}\s?[kK]\b"
_MONEY = lazy_pattern(rf"{_CURRENCY}\s?(?:{_AMOUNT}|{_RANGE})|(?:{_AMOUNT}|{_RANGE})\s?{_CURRENCY}")
_DIGITS = lazy_pattern(r"\d\d|\d[kK]")
_YEARS = lazy_pattern(
    r"^\W*(?:at least |minimum (?:of )?|over |more than )?\d{1,2}\s?(?:\+|-\s?\d{1,2}|–\s?\d{1,2}|or more)?\s*(?:\+\s*)?years?\b",
    re.I,
)


@cache
def _index() -> PhraseIndex[Section]:
    groups = read_phrases(SENTENCES)
    return PhraseIndex((phrase, Section(name)) for name, phrases in groups.items() for phrase in phrases)


class _Openings(NamedTuple):
    """The words with which list items begin."""

    verbs: frozenset[str]
    adverbs: frozenset[str]
    demands: frozenset[str]


@cache
def _openings() -> _Openings:
    groups = read_phrases(OPENINGS)
    demands = frozenset(map(fold_plural, groups["requirements"]))
    return _Openings(frozenset(groups["duties"]), frozenset(groups["adverbs"]), demands)


def count_phrases(words: Words) -> Counter[Section]:
    """The number of different places with phrases of each section."""
    counts: Counter[Section] = Counter()
    reached: dict[Section, int] = {}
    for found in _index().find(words):
        if found.start >= reached.get(found.meaning, 0):
            counts[found.meaning] += 1
            reached[found.meaning] = found.end
    return counts


def names_money(text: str) -> bool:
    return bool(_DIGITS.search(text) and _MONEY.search(text))


def opens_like(words: Words, text: str) -> Section | None:
    """The kind of list item by its first words: DUTIES, REQUIREMENTS, or None."""
    if _YEARS.match(text[:60]):
        return Section.REQUIREMENTS
    first = [word for word in words.folded[:4] if word != BREAK]
    if not first:
        return None
    openings = _openings()
    if (first[0] == "to" or first[0] in openings.adverbs) and len(first) > 1:
        first = first[1:]
    if first[0] in openings.demands:
        return Section.REQUIREMENTS
    is_verb = first[0] in openings.verbs or _gerund_of(first[0]) in openings.verbs
    return Section.DUTIES if is_verb else None


@cache
def _spoken() -> PhraseIndex[Section]:
    groups = read_phrases(PROSE)
    return PhraseIndex((phrase, Section(name)) for name, phrases in groups.items() for phrase in phrases)


def open_sentence(words: Words) -> Section | None:
    """The section of a sentence in running text by how it begins, or None: *You will …*, *We offer …*.

    A verb of a duty after *you* is a duty too: *You triage alerts*.
    """
    opened: Section | None = None
    for found in _spoken().find(words._replace(folded=words.folded[: LONGEST_CLAUSE + 4])):
        if found.start == 0:
            opened = opened or found.meaning  # the longest comes first
        elif words.sign_at(found.start - 1) == "," and found.start <= LONGEST_CLAUSE:
            return found.meaning if opened in (None, Section.ROLE, Section.COMPANY) else opened
    if opened is None and words.word_at(0) == "you" and words.word_at(1) in _openings().verbs:
        return Section.DUTIES
    return opened


def _gerund_of(word: str) -> str:
    """The verb that a gerund comes from: `building`, `driving`, `planning`; else ""."""
    if not word.endswith("ing") or len(word) < 6:
        return ""
    stem = word[:-3]
    verbs = _openings().verbs
    if stem in verbs:
        return stem
    if stem + "e" in verbs:
        return stem + "e"
    return stem[:-1] if stem[-1] == stem[-2] else ""


_LATE_WISH = lazy_pattern(
    r"[^,;.]{12}[^,;.(]*+[,;.(].*\b(?:ideally|preferably|bonus|[^,;.]{3,40}(?:a plus|an advantage))\b", re.I
)
_WISH = lazy_pattern(
    r"\b(?:is|are) an? \+\W*$|[–—-] (?:(?:an?|big|strong|great) )?advantage\W*$"
    r"|^\W*\(?(?:a )?(?:plus|bonus|preferred|optional|nice to have|desirable|desired)\s?[):–—-]|\b(?:preferred|desired|optional|a plus)\W*$|\(.{0,30}(?:preferred|optional|nice to have).{0,10}\)\W*$",
    re.I,
)


def is_wish(text: str, counts: Mapping[Section, int]) -> bool:
    """Whether a whole line is optional; *shipped models, ideally rankers* is not."""
    says_so = counts[Section.NICE_TO_HAVE] or _WISH.search(text)
    return bool(says_so) and not _LATE_WISH.match(text)

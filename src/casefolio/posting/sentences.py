"""Phrases by which a sentence is assigned to a section, where no heading does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.posting import weights
from casefolio.posting.layout import Row
from casefolio.posting.values import Opened
from casefolio.posting.values import PostingSection as Section
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import BREAK, Words, fold_plural, split_words
from casefolio.text.words.phrases import PhraseIndex

SENTENCES, OPENINGS = "posting/phrases/sentences.txt", "posting/phrases/openings.txt"
PROSE = "posting/phrases/prose.txt"

LONG = 160
"""The fewest characters of a paragraph; shorter lines are list items."""

LONGEST_CLAUSE = 12
"""The most words before a comma after which a sentence may tell its subject: *As our second designer, you will …*."""

# An amount of pay: at least five digits, or thousands with a k. Millions and billions are no pay.
_AMOUNT = (
    r"(?:\d{2,3}[.,]\d{3}|\d{5,7}|\d{2,3}(?:\.\d)?\s?[kK])\b(?![.,]\d{3}|\s?(?:[mMbB]\b|million|billion))"
)
_CURRENCY = r"(?:[$€£¥₹]|USD|EUR|GBP|CAD|AUD|CHF|PLN|SEK)"
_RANGE = r"\d{2,3}\s?[–-]\s?\d{2,3}\s?[kK]\b"
_EARNED = r"(?!\s?(?:(?:of|in|a|per|our|the|annual|monthly|yearly|year|month) )*(?:[MA]RR|revenues?|turnover|sales|GMV|funding)\b)"
_MONEY = lazy_pattern(
    rf"(?:{_CURRENCY}\s?(?:{_AMOUNT}|{_RANGE})|(?:{_AMOUNT}|{_RANGE})\s?{_CURRENCY}){_EARNED}"
)
_SIGN_OF_MONEY = lazy_pattern(_CURRENCY)
_DIGITS = lazy_pattern(r"[0-9](?:\d|[kK])")
_PERCENT = lazy_pattern(r"\d\s?%|\bpercent\b|\bper cent\b")
_ADDRESSED = lazy_pattern(r"\b(?:you|your|experience|knowledge)\b", re.I)
_SUMMARY = lazy_pattern(
    r"(?:tl\s?[;:,/]?\s?dr|in (?:short|brief|a nutshell|a sentence|one sentence|a few words|summary)|at a glance"
    r"|(?:the|a) (?:short|quick) (?:version|summary)|(?:quick|short) (?:summary|version)|the gist)\s*(?:[:–—-]|, (?!we\b|our\b))",
    re.I,
)
_YEARS = lazy_pattern(
    r"^\W*(?:at least |minimum (?:of )?|over |more than )?"
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|ten|several)\s?(?:\+|-\s?\d{1,2}|–\s?\d{1,2}|or more)?\s*(?:\+\s*)?years?\b",
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


def count_phrases(words: Words) -> dict[Section, int]:
    """The number of different places with phrases of each section."""
    counts = _NONE.copy()
    reached: dict[Section, int] = {}
    for found in _index().find(words):
        if found.start >= reached.get(found.meaning, 0):
            counts[found.meaning] += 1
            reached[found.meaning] = found.end
    return counts


_NONE = dict.fromkeys(Section, 0)


def names_money(text: str) -> bool:
    """Whether a text has an amount of pay; what an employer earns or has been given is none."""
    return bool(_DIGITS.search(text) and _SIGN_OF_MONEY.search(text) and _MONEY.search(text))


def names_reward(text: str) -> bool:
    """Whether a labelled line is about money: *Bonus: 10% of your salary*."""
    return names_money(text) or (_PERCENT.search(text) is not None and not _ADDRESSED.search(text))


def sums_up(text: str) -> bool:
    """Whether a line is a summary of the whole posting: *TL;DR: Go, Leeds, €60–75k*."""
    return _SUMMARY.match(text) is not None


def asks_in_prose(text: str) -> bool:
    """Whether a line asks for experience rather than naming tools: *6+ years in planning*."""
    words = split_words(text)
    return opens_like(words, text) == Section.REQUIREMENTS and count_phrases(words)[Section.REQUIREMENTS] > 0


def opens_like(words: Words, text: str) -> Section | None:
    """The kind of list item by its first words: DUTIES, REQUIREMENTS, or None."""
    opening = text[:60]
    if "year" in opening.lower() and _YEARS.match(opening):
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
    for found in _spoken().find(words.take(range(LONGEST_CLAUSE + 4))):
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

_WISH_SIGNS = ("+", "advantage", "plus", "bonus", "prefer", "optional", "nice to have", "desir")
"""What each wish has one of, which is found faster."""


def is_wish(text: str, counts: Mapping[Section, int]) -> bool:
    """Whether a whole line is optional; *shipped models, ideally rankers* is not."""
    says_so = counts[Section.NICE_TO_HAVE] > 0
    if not says_so:
        lower = text.lower()
        says_so = any(sign in lower for sign in _WISH_SIGNS) and _WISH.search(text) is not None
    return says_so and not _LATE_WISH.match(text)


class Sentence(NamedTuple):
    """A row that is no heading: its text, the number of its phrases by section, and its `kind` by opening.

    `pay` counts its phrases on benefits, amounts of money among them.
    """

    row: Row
    text: str
    counts: Mapping[Section, int]
    kind: Section | None
    pay: int

    @property
    def is_long(self) -> bool:
        return len(self.text) >= LONG


def read_sentence(row: Row, text: str) -> Sentence:
    words = split_words(text)
    counts = count_phrases(words)
    pay = counts[Section.BENEFITS] + weights.MONEY_PHRASES * names_money(text)
    return Sentence(row, text, counts, opens_like(words, text), pay)


def _is_wish_first(text: str) -> bool:
    """Whether the first sentence of a paragraph makes it optional: *Sailing is nice, not necessary. If you …*."""
    first = text.partition(". ")[0]
    return len(first) < LONG and is_wish(first, count_phrases(split_words(first)))


def judge_item(sentence: Sentence, opened: Section) -> Section:
    """The section of a line below a heading of demands: nearly always that heading's."""
    counts, kind = sentence.counts, sentence.kind
    asked = counts[Section.REQUIREMENTS]
    if sentence.pay >= weights.FEWEST_BENEFITS and not kind and sentence.pay > asked:
        return Section.BENEFITS
    if sentence.is_long:
        tells = counts[Section.COMPANY] > asked + counts[Section.ROLE]
        is_told = tells and counts[Section.COMPANY] >= weights.FEWEST_COMPANY
        if opened == Section.REQUIREMENTS and _is_wish_first(sentence.text):
            return Section.NICE_TO_HAVE
        return Section.COMPANY if is_told and not kind else opened
    if opened == Section.REQUIREMENTS and is_wish(sentence.text, counts):
        return Section.NICE_TO_HAVE
    if opened == Section.DUTIES and kind == Section.REQUIREMENTS and asked:
        return Section.REQUIREMENTS
    return opened


_NO_ITEM = lazy_pattern(
    r"you\b|work|life|join|(?:learn|read|find out|know|hear|see|discover) more\b|(?:meet|discover) us\b", re.I
)
_PREPOSITION = lazy_pattern(r"\b(?:with|in|of|to|for|at|as|on|across)\b", re.I)


def is_bare_item(text: str, opened: Opened) -> bool:
    """Whether a bare line that could be a heading is a list item: `Experience with Go`."""
    if opened == Section.NICE_TO_HAVE or _NO_ITEM.match(text):
        return False
    kind = opens_like(split_words(text), text)
    if kind == Section.DUTIES and " " in text:
        return True
    return bool(kind and _PREPOSITION.search(text))

"""Classifies headings by the names that postings give their sections.

The phrases are in phrases/headings.txt, with a description of their syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.posting.layout import HeadingLikeness, Row
from casefolio.posting.values import LISTS, Opened, VagueHeading
from casefolio.posting.values import PostingSection as Section
from casefolio.storage.cache import load_or_make
from casefolio.storage.phrases import read_phrases, read_words
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import BREAK, Words, fold_plural, split_words
from casefolio.text.words.phrases import Found, KeptPhraseIndex, PhraseIndex, keep_phrases

HEADINGS, NEUTRAL = "posting/phrases/headings.txt", "posting/phrases/neutral.txt"

_ORDER: tuple[Opened, ...] = (
    VagueHeading.UNWANTED,
    Section.NOISE,
    VagueHeading.MIXED,
    Section.NICE_TO_HAVE,
    Section.EEO,
    Section.PROCESS,
    Section.TECH,
    Section.BENEFITS,
    Section.ROLE,
    Section.REQUIREMENTS,
    Section.DUTIES,
    Section.COMPANY,
)
"""The precedence of sections where two phrases of equal length match."""


class _HeadingPhrase(NamedTuple):
    """The section of a phrase, and whether it must begin or end the heading."""

    section: Opened
    begins: bool
    ends: bool


_LABELS: tuple[Opened, ...] = (
    *LISTS,
    Section.BENEFITS,
    Section.PROCESS,
    Section.COMPANY,
    VagueHeading.MIXED,
    VagueHeading.UNWANTED,
)
"""What a label may open; one on the role is mostly a fact: *Position: full-time*."""

_LABEL = lazy_pattern(r"([^:.!?→]{2,60})(?::|\s→)\s+(\S.+)", re.S)
_OF_JOB = lazy_pattern(r"(?:job|position|role|post|vacancy)\b", re.I)
_SHORTEST_LABELLED = 15
"""The fewest characters after a label of demands; less is a fact, as in *Language: German*."""
_MOST_LABEL_WORDS = 7


@cache
def _index() -> PhraseIndex[_HeadingPhrase]:
    sources = (
        HEADINGS,
        "storage/phrases.py",
        "text/words/__init__.py",
        "text/words/phrases.py",
        "text/patterns.py",
    )
    kept = load_or_make("posting/headings.py", sources, lambda: keep_phrases(_list_phrases()))
    return KeptPhraseIndex((), kept, _read_meaning)


def _list_phrases() -> Iterator[tuple[str, str]]:
    """The phrases of headings, with the name of their section between the marks of begin and end."""
    for name, patterns in read_phrases(HEADINGS).items():
        for pattern in patterns:
            begins, ends = "^" * pattern.startswith("^"), "$" * pattern.endswith("$")
            for words in _spell_out(pattern.strip("^$")):
                yield words, f"{begins}{name}{ends}"


def _read_meaning(written: str) -> _HeadingPhrase:
    return _HeadingPhrase(_BY_NAME[written.strip("^$")], written.startswith("^"), written.endswith("$"))


_BY_NAME = {str(opened): opened for opened in _ORDER}


@cache
def _neutral_words() -> frozenset[str]:
    """Words that any heading may have, which do not decide its section."""
    return frozenset(map(fold_plural, read_phrases(NEUTRAL)["words"]))


def _spell_out(pattern: str) -> Iterator[str]:
    """Every phrase that a pattern matches."""
    if "(" not in pattern:
        yield pattern
        return
    parts = re.split(r"\(([^)]*)\)", pattern)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    for combination in product(*choices):
        if phrase := " ".join(" ".join(combination).split()):
            yield phrase


@lru_cache(maxsize=20_000)
def classify_heading(text: str, emphasis: HeadingLikeness) -> Opened | None:
    """The section that a line opens, or a VagueHeading; None where it is no known heading.

    A line without the marks of a heading must have few words beside the phrase.
    """
    words = split_words(text)
    if BREAK in words.folded:
        words = words.take(at for at, word in enumerate(words.folded) if word != BREAK)
    folded = words.folded
    best: tuple[tuple[int, int], Opened] | None = None
    fitting = [found for found in _index().find(words) if _fits(found, len(folded))]
    for found in fitting:
        section = found.meaning.section
        if emphasis < HeadingLikeness.COLON and not _says_little_else(found, fitting, folded):
            continue
        rank = (found.end - found.start + (found.start == 0), -_ORDER.index(section))
        if best is None or rank > best[0]:
            best = (rank, section)
    if best:
        return best[1]
    return Section.COMPANY if folded[:1] == ["about"] and 1 < len(folded) < 6 else None


def _fits(found: Found[_HeadingPhrase], size: int) -> bool:
    opening = found.meaning
    return not (opening.begins and found.start) and not (opening.ends and found.end != size)


def _says_little_else(
    found: Found[_HeadingPhrase], fitting: list[Found[_HeadingPhrase]], folded: list[str]
) -> bool:
    """Whether most significant words of a bare line belong to phrases of one section."""
    known: set[int] = set()
    for other in fitting:
        if other.meaning.section == found.meaning.section:
            known.update(range(other.start, other.end))
    neutral = _neutral_words()
    unknown = [n for n, word in enumerate(folded) if n not in known and word not in neutral]
    if found.meaning.section == Section.NICE_TO_HAVE and unknown and unknown[0] < found.start:
        # `PHP nice to have` is an item, not a heading.
        return False
    return len(unknown) <= len(known) + (found.meaning.begins or found.meaning.ends)


def read_label(row: Row, text: str) -> Opened | None:
    """What a label with text after it on one line opens: `Requirements: five years of …`; else None.

    `text` is the row's text without emoji.
    """
    if row.bullet or not (":" in text or "→" in row.text):
        return None
    label = _LABEL.fullmatch(row.text if "→" in row.text else text)
    if label is None or label[1].count(" ") >= _MOST_LABEL_WORDS:
        return None
    opened = classify_heading(label[1], HeadingLikeness.SHORT)
    if opened == VagueHeading.MIXED and _OF_JOB.match(label[1]):
        return Section.ROLE
    is_short = len(label[2]) < _SHORTEST_LABELLED and opened not in (Section.BENEFITS, Section.PROCESS)
    return opened if opened in _LABELS and not is_short else None


def find_glued_headings(words: Words) -> list[tuple[int, int]]:
    """Where headings stand within running text, as a page pasted without its line breaks has them.

    Begin and end of each, in characters: *Job Summary* in *Job Summary The clerk is …*. One before a colon ends
    where it begins: it is a label of the text after it.
    """
    spans: list[tuple[int, int]] = []
    reached = 0
    for found in _index().find(words) if words.text[:1] else ():
        is_bare = found.meaning.begins and found.meaning.ends and found.end - found.start == 1
        if is_bare or found.start < reached or not words.text[words.starts[found.start]].isupper():
            continue
        start = found.start
        while (
            start > reached and words.folded[start - 1] in _neutral_words() and _is_capital(words, start - 1)
        ):
            start -= 1
        if _stands_alone(words, start, found.end):
            first, last = words.starts[start], words.ends[found.end - 1]
            spans.append((first, first if words.sign_at(found.end) == ":" else last))
            reached = found.end
    return spans


def _stands_alone(words: Words, start: int, end: int) -> bool:
    """Whether words in running text are a heading: written like one, before a colon or a capital."""
    sign, before = words.sign_at(end), words.word_at(start - 1)
    is_label = sign == ":"
    if before in read_words(NEUTRAL, "binding") or (
        before == BREAK and words.sign_at(start - 1) in (",", "(", "/")
    ):
        return False
    if is_label:
        return start > 0
    following = words.text[words.ends[end - 1] :].lstrip()[:1]
    is_plain = words.word_at(end) != BREAK and (following.isupper() or following.isdigit())
    if not is_plain or (end - start == 1 and words.surface(start, end)[-1] != "s"):
        return False
    long = [at for at in range(start, end) if words.ends[at] - words.starts[at] > _LONGEST_SMALL_WORD]
    return all(_is_capital(words, at) for at in long)


_LONGEST_SMALL_WORD = 3
"""The most letters of a word that a heading in capitals may have in small ones: *of*, *you*."""


def _is_capital(words: Words, at: int) -> bool:
    return words.text[words.starts[at]].isupper()

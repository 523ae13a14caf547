"""How near the words of each line are to a posting's: what decides where no tag of the line is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from casefolio.match.hits import Same
from casefolio.posting import Posting
from casefolio.posting.values import JOB_SECTIONS
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.text.inline import render_words


class _Lines(NamedTuple):
    """The telling words of each highlight, by its id, and how rare each word is among all highlights."""

    words: Mapping[str, frozenset[str]]
    rarity: Mapping[str, float]


def measure_nearness(resume: Resume, posting: Posting) -> dict[str, float]:
    """The share of each highlight's words that stand in what a posting says of the job, 0 to 1, by its id.

    Words that few highlights have count more.
    """
    asked = find_telling_words(*(line.text for line in posting.lines if line.section in JOB_SECTIONS))
    lines = _read_lines(Same(resume))

    def weigh(words: frozenset[str]) -> float:
        # In the order of the alphabet: sums of floats depend on theirs.
        return sum(lines.rarity[word] for word in sorted(words))

    return {id: weigh(words & asked) / weigh(words) if words else 0.0 for id, words in lines.words.items()}


def find_telling_words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in list_telling_words(text))


@lru_cache(maxsize=4)
def _read_lines(resume: Same[Resume]) -> _Lines:
    highlights = [claim.highlight for claim in resume.value.claims()]
    words = {each.id: find_telling_words(each.lead, render_words(each.text)) for each in highlights}
    counts = Counter(word for each in words.values() for word in each)
    return _Lines(words, {word: log(1 + len(words) / count) for word, count in counts.items()})

"""How near the words of each line are to a posting's: they count beside tags, and without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, log1p
from typing import NamedTuple

from casefolio.match import SECTION_WEIGHTS
from casefolio.match.hits import Same
from casefolio.match.stems import stem
from casefolio.posting import Posting
from casefolio.posting.values import JOB_SECTIONS
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.text.inline import render_words


class _Lines(NamedTuple):
    """The stems of each highlight's telling words, by its id, and how rare each is among all highlights."""

    stems: Mapping[str, frozenset[str]]
    rarity: Mapping[str, float]


def measure_nearness(resume: Resume, posting: Posting) -> dict[str, float]:
    """What the words of each highlight have in common with what a posting says of the job, by its id.

    It is 1 for the nearest, and 0 without any word in common. Forms of a word are the same; one that few
    highlights have counts more, and so does one in many rows of the posting, by the weights of sections.
    """
    lines = _read_lines(Same(resume))
    asked = {word: log1p(weight) * lines.rarity[word] for word, weight in _weigh_words(posting, lines)}
    # In the order of the alphabet: sums of floats depend on theirs.
    near = {
        id: sum(asked[word] for word in sorted(stems & asked.keys())) for id, stems in lines.stems.items()
    }
    most = max(near.values(), default=0.0) or 1.0
    return {id: shared / most for id, shared in near.items()}


def _weigh_words(posting: Posting, lines: _Lines) -> Iterable[tuple[str, float]]:
    """The stems of a resume that a posting has too, and the sum of its rows' weights."""
    weights: dict[str, float] = {}
    for line in posting.lines:
        if line.section in JOB_SECTIONS:
            for word in _find_stems(line.text) & lines.rarity.keys():
                weights[word] = weights.get(word, 0.0) + SECTION_WEIGHTS[line.section]
    return weights.items()


def _find_stems(*texts: str) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in list_telling_words(text))


@lru_cache(maxsize=4)
def _read_lines(resume: Same[Resume]) -> _Lines:
    highlights = [claim.highlight for claim in resume.value.claims()]
    stems = {each.id: _find_stems(each.lead, render_words(each.text)) for each in highlights}
    counts = Counter(word for each in stems.values() for word in each)
    return _Lines(stems, {word: log(1 + len(stems) / count) for word, count in counts.items()})

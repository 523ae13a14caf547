"""How near the words of each line are to a posting's: they count beside tags, and without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from math import log, log1p

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match import SECTION_WEIGHTS
from casefolio.match.index import Same
from casefolio.match.stems import stem
from casefolio.posting import Posting
from casefolio.posting.values import JOB_SECTIONS
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.text.inline import render_words

NEARNESS = 2.5
"""What words in common with the posting add: a line's strength, or the root of one above 1, times this and
how near its words are.

Why the root: where tags say something, words say more. Why not below 1: what is asked for in passing would
pass demands. Measured from 0 to 5: benchmarks/README.md.
"""


class _Lines(NamedTuple):
    """The stems of each highlight's telling words, by its id, how rare each is among all highlights, and the
    sum of that for each."""

    stems: Mapping[str, frozenset[str]]
    rarity: Mapping[str, float]
    whole: Mapping[str, float]


class Nearness(NamedTuple):
    """What the words of a highlight have in common with what a posting says of the job.

    `rank` compares it with the others of its resume: 1 for the nearest, 0 without any word in common. `share`
    is that of its own words which stand in the posting, 0 to 1, whatever the others have.
    """

    rank: float
    share: float


def measure_nearness(resume: Resume, posting: Posting) -> dict[str, Nearness]:
    """How near each highlight is to a posting, by its id.

    Forms of a word are the same; one that few highlights have counts more, and so does for the rank one in
    many rows of the posting, by the weights of sections.
    """
    lines = _read_lines(Same(resume))
    asked = {word: log1p(weight) * lines.rarity[word] for word, weight in _weigh_words(posting, lines)}
    # In the order of the alphabet: sums of floats depend on theirs.
    shared = {id: sorted(stems & asked.keys()) for id, stems in lines.stems.items()}
    near = {id: sum(map(asked.__getitem__, words)) for id, words in shared.items()}
    most = max(near.values(), default=0.0) or 1.0
    return {
        id: Nearness(near[id] / most, sum(map(lines.rarity.__getitem__, words)) / (lines.whole[id] or 1.0))
        for id, words in shared.items()
    }


def weigh_nearness(near: float, strength: float) -> float:
    """What words add to a score: nothing without tags; then they only order what is left."""
    strength = max(0.0, strength)
    return float(NEARNESS * near * min(strength, strength**0.5))


def _weigh_words(posting: Posting, lines: _Lines) -> Iterable[tuple[str, float]]:
    """The stems of a resume that a posting has too, and the sum of its rows' weights."""
    weights: dict[str, float] = {}
    for line in posting.lines:
        if line.section in JOB_SECTIONS:
            for word in lines.rarity.keys() & _list_stems(line.text):
                weights[word] = weights.get(word, 0.0) + SECTION_WEIGHTS[line.section]
    return weights.items()


def _list_stems(*texts: str) -> Iterator[str]:
    return map(stem, chain.from_iterable(map(list_telling_words, texts)))


@lru_cache(maxsize=4)
def _read_lines(resume: Same[Resume]) -> _Lines:
    highlights = [claim.highlight for claim in resume.value.claims()]
    stems = {each.id: frozenset(_list_stems(each.lead, render_words(each.text))) for each in highlights}
    counts = Counter(word for each in stems.values() for word in each)
    rarity = {word: log(1 + len(stems) / count) for word, count in counts.items()}
    return _Lines(stems, rarity, {id: sum(map(rarity.__getitem__, sorted(own))) for id, own in stems.items()})

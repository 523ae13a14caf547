"""The coverage of a posting's central demands: a share for programs, a word for people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match import Gaps, Match
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor.ranking import Ranked

BANDS = ((0.85, "strong"), (0.6, "good"), (0.35, "partial"), (0.0, "thin"))
"""Words for the coverage of the central demands, since a percentage would seem too exact."""


@dataclass(frozen=True)
class Coverage:
    """The posting's central demands, by their tags, and those of them that are shown; both heaviest first."""

    demands: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share shown, 0 to 1; 1 where the posting has no known central demand."""
        return len(self.shown) / len(self.demands) if self.demands else 1.0

    @property
    def band(self) -> str:
        """A word for the share; "" without a central demand, whose share of 1 means nothing."""
        return name_band(self.share) if self.demands else ""


class FoundAnswer(NamedTuple):
    """Ids of lines and entries that answer a demand, those that are shown and those that are not.

    `state` is `shown`, `left-out`, or `spare` before there is a page, which may have room for them.
    """

    state: Literal["shown", "spare", "left-out"]
    shown_by: tuple[str, ...]
    left_out: tuple[str, ...]


def find_answer(ids: Sequence[str], shown: Collection[str], *, has_page: bool) -> FoundAnswer:
    """How these ids answer, of which some are `shown`."""
    shown_by = tuple(id for id in ids if id in shown)
    left_out = tuple(id for id in ids if id not in shown)
    return FoundAnswer("shown" if shown_by else "left-out" if has_page else "spare", shown_by, left_out)


def find_demands(match: Match, gaps: Gaps, vocabulary: Mapping[str, Tag]) -> tuple[str, ...]:
    """The tags that the posting cannot do without, heaviest first.

    Whether lines show them, the resume only names them or lacks them; but not those that it lacks and answers
    by another tag with the same words, or lacks as another, nor what it lacks and the posting only mentions.
    """
    others = {*gaps.same_words, *gaps.repeats, *(ask.id for ask in gaps.mentioned)}
    return tuple(
        tag.id for tag in match.tags if tag.central and (vocabulary[tag.id].own or tag.id not in others)
    )


def measure_coverage(
    demands: tuple[str, ...],
    ranking: Iterable[Ranked],
    lines: Collection[str],
    entry_tags: Iterable[str] = (),
) -> Coverage:
    """The coverage of the demands by the highlights with the ids `lines`, and by entries with these tags."""
    covered = {term.tag for ranked in ranking if ranked.id in lines for term in ranked.terms}
    covered.update(entry_tags)
    return Coverage(demands, tuple(tag for tag in demands if tag in covered))


def name_band(share: float) -> str:
    """A word for a share from 0 to 1: strong, good, partial or thin."""
    return next(word for least, word in BANDS if share >= least)

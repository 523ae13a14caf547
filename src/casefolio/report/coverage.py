"""How much of what a posting wants most is shown, as a figure for programs and in words for people."""

from __future__ import annotations

from collections.abc import Iterable

from casefolio.match import Gaps, Match
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.tags import shown_tags
from casefolio.tailor import Tailoring

BANDS = ((0.85, "strong"), (0.6, "good"), (0.35, "partial"), (0.0, "thin"))
"""Coverage of the central demands, in words: a percentage would promise a precision that nobody has."""


def find_coverage(
    resume: Resume,
    match: Match,
    tailoring: Tailoring,
    gaps: Gaps,
    *,
    every: bool = False,
    shown: Iterable[str] | None = None,
) -> float:
    """The share of the posting's central demands that the proposed highlights show: 0 to 1.

    With `every`, what it would be if all but the hidden ones were shown; with `shown`, what those ids show.
    1.0 where the posting has no central demand that we know.
    """
    central = find_central_demands(resume, match, gaps)
    if shown is not None:
        ids = set(shown)
    else:
        ids = {r.id for r in tailoring.ranking if r.selected or (every and not r.hidden)}
    covered = {term.tag for ranked in tailoring.ranking if ranked.id in ids for term in ranked.terms}
    return sum(tag in covered for tag in central) / len(central) if central else 1.0


def find_central_demands(resume: Resume, match: Match, gaps: Gaps) -> list[str]:
    """The tags that the posting cannot do without: those that the resume's vocabulary has, and the gaps."""
    own = {*resume.tags, *shown_tags(resume)}
    missing = {ask.id for ask in (*gaps.tags, *gaps.technologies)}
    return [tag.id for tag in match.tags if tag.central and (tag.id in own or tag.id in missing)]


def asks_for_something(resume: Resume, match: Match, gaps: Gaps) -> bool:
    """Whether there is a central demand at all. Where not, a coverage of 1.0 would call itself strong."""
    return bool(find_central_demands(resume, match, gaps))


def name_band(coverage: float) -> str:
    """A word for a coverage: strong, good, partial or thin."""
    return next(word for least, word in BANDS if coverage >= least)

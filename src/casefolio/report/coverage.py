"""How much of what a posting wants most is shown, in figures and in words."""

from __future__ import annotations

from collections.abc import Collection

from casefolio.match import Match
from casefolio.model import HIGHLIGHT_SECTIONS, Claim, Resume
from casefolio.tailor import Tailoring

BANDS = ((0.85, "very close"), (0.65, "close"), (0.45, "partly"), (0.2, "distant"), (0.0, "far"))
"""Coverage in words. Why no percentage: it would claim an exactness that no reading of a posting has."""


def find_coverage(
    resume: Resume,
    match: Match,
    tailoring: Tailoring,
    *,
    every: bool = False,
    shown: Collection[str] | None = None,
) -> float:
    """The share of the posting's central tags that the document shows, 0 to 1; 1 where none is central.

    Highlights count as proposed, or those with the ids in `shown`, or with `every` all that may be shown.
    """
    central = {tag.id for tag in match.tags if tag.central}
    covered = find_shown_tags(resume, tailoring, every=every, shown=shown)
    return len(central & covered) / len(central) if central else 1.0


def find_shown_tags(
    resume: Resume, tailoring: Tailoring, *, every: bool = False, shown: Collection[str] | None = None
) -> set[str]:
    """The tags that the chosen highlights and the entries of all other sections show."""
    possible = {line.id for line in tailoring.selection.lines()}
    if every:
        chosen: Collection[str] = possible
    elif shown is not None:
        chosen = shown
    else:
        chosen = {ranked.id for ranked in tailoring.ranking if ranked.selected}
    tags = {tag for claim in resume.claims() if claim.highlight.id in chosen for tag in claim_tags(claim, resume)}
    for section in tailoring.selection.sections:
        if section.name not in HIGHLIGHT_SECTIONS:
            tags |= {tag for item in section.items for tag in item.entry.tags}
    return tags | set(tailoring.named)


def claim_tags(claim: Claim, resume: Resume) -> tuple[str, ...]:
    """A highlight's tags, or those of its entry where it has none of its own."""
    return claim.highlight.tags or resume.entries(claim.section)[claim.entry].tags


def describe_coverage(share: float) -> str:
    """`very close`, `close`, `partly`, `distant` or `far`."""
    return next(words for least, words in BANDS if share >= least)

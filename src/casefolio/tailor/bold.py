"""Which tags make words bold in a document for a posting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casefolio.match import Match
from casefolio.text.inline import measure_bold

MOST_BOLD = 0.1
"""The share of the letters that may be bold: with more of it, bold is no emphasis. A page holds the best of
the lines that this is measured on, which have a little more of it."""


def choose_bold(match: Match, texts: Sequence[str]) -> frozenset[str]:
    """The emphasised tags whose spans are bold: the heaviest, as many as keep to MOST_BOLD, and one at least.

    `texts` are those of the lines that are proposed. What a person made bold (`**x**`) counts, and stays.
    """
    bold: frozenset[str] = frozenset()
    for tag in match.tags:
        if tag.emphasised and (not bold or _measure_share(texts, bold | {tag.id}) <= MOST_BOLD):
            bold |= {tag.id}
    return bold


def _measure_share(texts: Iterable[str], bold: frozenset[str]) -> float:
    counts = [measure_bold(text, bold) for text in texts]
    return sum(made for made, _ in counts) / max(1, sum(letters for _, letters in counts))

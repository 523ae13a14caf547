"""Which tags make words bold in a document for a posting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from casefolio.match import Match
from casefolio.text.inline import find_span_tags, measure_bold

MOST_BOLD = 0.1
"""The share of the letters that may be bold: with more of it, bold is no emphasis. A page holds the best of
the lines that this is measured on, which have a little more of it."""


def choose_bold(match: Match, texts: Sequence[str]) -> frozenset[str]:
    """The emphasised tags whose spans are bold: the heaviest, as many as keep to MOST_BOLD, and one at least.

    `texts` are those of the lines that are proposed. What a person made bold (`**x**`) counts, and stays.
    """
    bold: frozenset[str] = frozenset()
    spanned = set(chain.from_iterable(map(find_span_tags, texts)))
    share = _measure_share(texts, bold)
    for tag in match.tags:
        if tag.emphasised:
            grown = _measure_share(texts, bold | {tag.id}) if tag.id in spanned else share
            if not bold or grown <= MOST_BOLD:
                bold, share = bold | {tag.id}, grown
    return bold


def _measure_share(texts: Iterable[str], bold: frozenset[str]) -> float:
    counts = [measure_bold(text, bold) for text in texts]
    return sum(made for made, _ in counts) / max(1, sum(letters for _, letters in counts))

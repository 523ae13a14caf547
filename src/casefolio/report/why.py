"""Why a highlight stands where it stands: the sum, written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casefolio.match import Match
from casefolio.report.layout import Paint, cut, fit_column, wrap
from casefolio.report.text import quote_evidence
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor import CONTRAST, PRIORITY_STEP, Ranked
from casefolio.text.inline import render_text


def render_why(
    ranked: Ranked,
    resume: Resume,
    match: Match,
    vocabulary: Mapping[str, Tag],
    *,
    paint: Paint | None = None,
) -> str:
    """The sum that gave one highlight its score, with the posting's words, and what moved it in the order."""
    width = (paint or Paint()).width
    claim = next(claim for claim in resume.claims() if claim.highlight.id == ranked.id)
    text = ranked.wording.text if ranked.wording else claim.highlight.text
    state = "shown" if ranked.selected else "left out"
    lines = [f"{ranked.id}: rank {ranked.rank}, {state}", wrap(render_text(text), width, 2), ""]
    lines += _render_sum(ranked, vocabulary)
    asked = {term.tag for term in ranked.terms}
    unasked = [tag for tag in claim.highlight.tags if tag not in asked]
    if unasked:
        lines.append(wrap(f"not asked for: {', '.join(unasked)}", width, 2))
    lines += ["", wrap(ranked.reason, width, 2), "", *_render_words(ranked, match, vocabulary, width)]
    if ranked.terms:
        lines.append("")
        lines.append(
            wrap(
                f"A tag counts with its weight in the posting to the power of {CONTRAST:g}, times the factor "
                "of its place among the highlight's tags. A central one that no line above shows counts "
                "again, with its plain weight, and the more the nearer the sixth line is.",
                width,
                2,
            )
        )
    return "\n".join(lines)


def _render_words(ranked: Ranked, match: Match, vocabulary: Mapping[str, Tag], width: int) -> Iterator[str]:
    """The posting's words for each tag that counts, with their lines."""
    tags = list(dict.fromkeys(term.tag for term in ranked.terms))
    if tags:
        yield "  The posting's words, and their lines:"
    for tag in tags:
        words = " · ".join(quote_evidence(match, tag))
        yield wrap(f"{vocabulary[tag].label}: {words}", width, 4)


def _render_sum(ranked: Ranked, vocabulary: Mapping[str, Tag]) -> list[str]:
    rows = [
        (
            f"{vocabulary[term.tag].label}{': first line to show it' if term.fresh else ''}",
            f"{term.weight:.2f} × {term.factor:.2f}",
            term.adds,
        )
        for term in ranked.terms
    ]
    if ranked.priority:
        factors = f"{ranked.priority:g} × {PRIORITY_STEP:.2f}"
        rows.append(("your priority", factors, ranked.priority * PRIORITY_STEP))
    total = sum(value for _, _, value in rows)
    first = max(fit_column([name for name, *_ in rows], 58), 20)
    lines = [f"  {cut(name, first):<{first}}  {factors:>13}  {value:>6.2f}" for name, factors, value in rows]
    lines.append(f"  {'score':<{first}}  {'':>13}  {ranked.score:>6.2f}")
    if total - ranked.score > 0.005:
        lines.append(f"  (of {total:.2f}: a score is never higher than that of the line before)")
    return lines

"""Why a highlight stands where it stands: the sum, written out."""

from __future__ import annotations

from collections.abc import Mapping

from casefolio.inline import render_text
from casefolio.model import Resume
from casefolio.report.layout import cut, fit_column, wrap
from casefolio.tags import Tag
from casefolio.tailor import CONTRAST, PRIORITY_STEP, Ranked


def render_why(ranked: Ranked, resume: Resume, vocabulary: Mapping[str, Tag]) -> str:
    """The sum that gave one highlight its score, and what moved it in the order."""
    claim = next(claim for claim in resume.claims() if claim.highlight.id == ranked.id)
    text = ranked.wording.text if ranked.wording else claim.highlight.text
    state = "shown" if ranked.selected else "left out"
    lines = [f"{ranked.id}: rank {ranked.rank}, {state}", wrap(render_text(text), 2), ""]
    lines += _render_sum(ranked, vocabulary)
    asked = {term.tag for term in ranked.terms}
    unasked = [tag for tag in claim.highlight.tags if tag not in asked]
    if unasked:
        lines.append(wrap(f"not asked for: {', '.join(unasked)}", 2))
    lines += ["", wrap(f"{ranked.reason}", 2)]
    if ranked.terms:
        lines.append(
            wrap(
                f"A tag counts with its weight in the posting to the power of {CONTRAST:g}, times the factor "
                "of its place among the highlight's tags. A central one that no line above shows counts "
                "again, with its plain weight, and the more the nearer the sixth line is.",
                2,
            )
        )
    return "\n".join(lines)


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
        rows.append(
            ("your priority", f"{ranked.priority:g} × {PRIORITY_STEP:.2f}", ranked.priority * PRIORITY_STEP)
        )
    total = sum(value for _, _, value in rows)
    width = max(fit_column([name for name, _, _ in rows], 58), 20)
    lines = [f"  {cut(name, width):<{width}}  {factors:>13}  {value:>6.2f}" for name, factors, value in rows]
    lines.append(f"  {'score':<{width}}  {'':>13}  {ranked.score:>6.2f}")
    if total - ranked.score > 0.005:
        lines.append(f"  (of {total:.2f}: a score is never higher than that of the line before)")
    return lines

"""The explanation of a highlight's score and rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casefolio.report.layout import Paint, cut, fit_column, wrap
from casefolio.report.text import quote_evidence
from casefolio.tailor import CONTRAST
from casefolio.tailor.explanation import ExplainedLine, LineState
from casefolio.text.inline import render_text

STATES: Mapping[LineState, str] = {
    "page": "on the page",
    "no-room": "no room on the page",
    "proposed": "chosen",
    "spare": "if there is room",
    "left-out": "not chosen",
    "hidden": "hidden by you",
    "brief": "its position is brief",
}

HOW_TAGS_COUNT = (
    f"A tag counts with its weight in the posting to the power of {CONTRAST:g}, times the factor of its "
    "place among the highlight's tags. A central one that no line above shows counts again, with its plain "
    "weight, and the more the nearer the sixth line is."
)


def render_why(line: ExplainedLine, *, paint: Paint | None = None) -> str:
    """The sum behind one highlight's score, with the posting's words, and the reason for its rank."""
    width = (paint or Paint()).width
    ranked = line.ranked
    lines = [
        f"{line.id}: rank {ranked.rank}, {STATES[line.state]}",
        wrap(render_text(line.text), width, 2),
        "",
    ]
    lines += _render_sum(line)
    if line.read:
        read = ", ".join(f"{each.tag} ({each.words})" for each in line.read)
        lines.append(wrap(f"it has no tags; read from its words: {read}", width, 2))
    if line.unasked:
        lines.append(wrap(f"not asked for: {', '.join(line.unasked)}", width, 2))
    lines += ["", wrap(ranked.reason, width, 2), "", *_render_words(line, width)]
    if ranked.terms:
        lines += ["", wrap(HOW_TAGS_COUNT, width, 2)]
    return "\n".join(lines)


def _render_words(line: ExplainedLine, width: int) -> Iterator[str]:
    """The posting's words for each tag that counts, with their lines."""
    if line.tags:
        yield "  The posting's words, and their lines:"
    for tag in line.tags:
        yield wrap(f"{tag.label}: {' · '.join(quote_evidence(tag.evidence))}", width, 4)


def _render_sum(line: ExplainedLine) -> list[str]:
    total = sum(part.adds for part in line.sum)
    score = line.ranked.score
    first = max(fit_column([part.name for part in line.sum], 58), 20)
    lines = [
        f"  {cut(part.name, first):<{first}}  {part.factors:>13}  {part.adds:>6.2f}" for part in line.sum
    ]
    lines.append(f"  {'score':<{first}}  {'':>13}  {score:>6.2f}")
    if total - score > 0.005:
        lines.append(f"  (of {total:.2f}: a score is never higher than that of the line before)")
    return lines

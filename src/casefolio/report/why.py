"""The explanation of a highlight's score and rank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from casefolio.report.layout import Paint, cut, fit_column, wrap
from casefolio.report.text import quote_evidence
from casefolio.tailor import CONTRAST
from casefolio.tailor.entries import ExplainedEntry
from casefolio.tailor.explanation import ExplainedLine, ExplainedTag, LineState
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
    lines += ["", wrap(ranked.reason, width, 2), "", *_render_words(line.tags, width)]
    if ranked.terms:
        lines += ["", wrap(HOW_TAGS_COUNT, width, 2)]
    return "\n".join(lines)


def render_why_entry(
    entry: ExplainedEntry, tags: Iterable[ExplainedTag], *, paint: Paint | None = None
) -> str:
    """Why an entry of another section is on the page or not; `tags` are all that the posting asks for."""
    width = (paint or Paint()).width
    lines = [f"{entry.id}: {STATES[entry.state]}", wrap(entry.name, width, 2), ""]
    asked = [tag for tag in tags if tag.id in entry.tags]
    if entry.pinned:
        lines.append("  pinned by you")
    if entry.named:
        lines.append(f"  named in line {', '.join(map(str, entry.named))}")
    if not (asked or entry.named):
        lines.append("  nothing in the posting asks for it")
    return "\n".join([*lines, *_render_words(asked, width)])


def _render_words(tags: Sequence[ExplainedTag], width: int) -> Iterator[str]:
    """The posting's words for each tag that counts, with their lines."""
    if tags:
        yield "  The posting's words, and their lines:"
    for tag in tags:
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

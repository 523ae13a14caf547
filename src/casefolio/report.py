"""A match in words for the applicant, and as JSON for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casefolio.inline import render_text
from casefolio.match import Ask, FoundTag, Gaps, Match
from casefolio.model import Resume
from casefolio.posting import Posting
from casefolio.tags import Tag, shown_tags
from casefolio.tailor import PRIORITY_STEP, Ranked, Tailoring

WIDTH = 90
"""Columns of the text report: fits half a wide screen, and a mail."""

BANDS = ((0.85, "strong"), (0.6, "good"), (0.35, "partial"), (0.0, "thin"))
"""Coverage of the central demands, in words: a percentage would promise a precision that nobody has."""


def match_json(
    resume: Resume, posting: Posting, match: Match, tailoring: Tailoring, gaps: Gaps
) -> dict[str, Any]:
    """The public contract of `casefolio match --json`. `work` is null for highlights of other sections."""
    return {
        "posting": {"slug": posting.slug, "title": posting.title, "company": posting.company},
        "lines": [{"line": x.number, "section": x.section, "text": x.text} for x in posting.lines],
        "tags": [
            {
                "id": tag.id,
                "weight": round(tag.weight, 4),
                "central": tag.central,
                "emphasised": tag.emphasised,
                "evidence": [{"line": e.line, "section": e.section, "words": e.words} for e in tag.evidence],
            }
            for tag in match.tags
        ],
        "highlights": [_highlight_json(ranked) for ranked in tailoring.ranking],
        "gaps": {
            "tags": [ask.id for ask in gaps.tags],
            "technologies": [ask.label for ask in gaps.technologies],
            "lines": list(gaps.lines),
        },
        "coverage": {
            "central": round(find_coverage(resume, match, tailoring, gaps), 4),
            "possible": round(find_coverage(resume, match, tailoring, gaps, every=True), 4),
        },
        "emphasis": tailoring.selection.emphasis,
    }


def _highlight_json(ranked: Ranked) -> dict[str, Any]:
    return {
        "id": ranked.id,
        "work": ranked.entry if ranked.section == "work" else None,
        "section": ranked.section,
        "entry": ranked.entry,
        "rank": ranked.rank,
        "score": ranked.score,
        "selected": ranked.selected,
        "reason": ranked.reason,
    }


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

    With `every`, what it would be if all highlights were shown; with `shown`, what those ids show.
    1.0 where the posting has no central demand that we know.
    """
    central = central_demands(resume, match, gaps)
    ids = set(shown) if shown is not None else {r.id for r in tailoring.ranking if every or r.selected}
    tags = {tag for claim in resume.claims() if claim.highlight.id in ids for tag in claim.highlight.tags}
    return sum(tag in tags for tag in central) / len(central) if central else 1.0


def central_demands(resume: Resume, match: Match, gaps: Gaps) -> list[str]:
    """The tags that the posting cannot do without: those that the resume's vocabulary has, and the gaps."""
    own = {*resume.tags, *shown_tags(resume)}
    missing = {ask.id for ask in (*gaps.tags, *gaps.technologies)}
    return [tag.id for tag in match.tags if tag.central and (tag.id in own or tag.id in missing)]


def name_band(coverage: float) -> str:
    """A word for a coverage: strong, good, partial or thin."""
    return next(word for least, word in BANDS if coverage >= least)


def render_match(
    resume: Resume,
    posting: Posting,
    match: Match,
    tailoring: Tailoring,
    gaps: Gaps,
    vocabulary: Mapping[str, Tag],
) -> str:
    """The report that a person reads: what is wanted, what answers it, what is left out, what is missing."""
    blocks = [
        _head(resume, posting, match, tailoring, gaps),
        *_wants(match, vocabulary, posting),
        _shown(resume, tailoring),
        _left_out(resume, tailoring),
        _missing(posting, gaps),
    ]
    return "\n\n".join(block for block in blocks if block)


def _head(resume: Resume, posting: Posting, match: Match, tailoring: Tailoring, gaps: Gaps) -> str:
    title = posting.title or posting.slug
    now = find_coverage(resume, match, tailoring, gaps)
    possible = find_coverage(resume, match, tailoring, gaps, every=True)
    lines = [
        f"{title}{' · ' + posting.company if posting.company else ''}",
        "═" * min(WIDTH, len(title) + 30),
    ]
    if not posting.language:
        lines.append(
            "This posting is in a language that the lexicon does not know: only your own aliases match."
        )
    central = central_demands(resume, match, gaps)
    if not central:
        lines.append("No central demand found: nothing in it is in the words of your tags or of the lexicon.")
        return "\n".join(lines)
    said = f"Coverage of its {len(central)} central demands: {name_band(now)}"
    if name_band(possible) != name_band(now):
        said += f"; {name_band(possible)} if every highlight were shown"
    lines.append(said)
    if tailoring.selection.emphasis:
        lines.append(f"Headline: {tailoring.selection.label} (emphasis '{tailoring.selection.emphasis}')")
    return "\n".join(lines)


def _wants(match: Match, vocabulary: Mapping[str, Tag], posting: Posting) -> list[str]:
    own = [tag for tag in match.tags if vocabulary[tag.id].own]
    central = [tag for tag in own if tag.central]
    other = [tag for tag in own if not tag.central]
    return [
        _table("It asks for", [_want_row(tag, vocabulary) for tag in central]),
        _table("It also mentions", [_want_row(tag, vocabulary) for tag in other]),
    ]


def _want_row(tag: FoundTag, vocabulary: Mapping[str, Tag]) -> tuple[str, str]:
    words: dict[str, list[int]] = {}
    for evidence in tag.evidence:
        words.setdefault(evidence.words.lower(), []).append(evidence.line)
    told = [f"“{word}” {_lines(numbers)}" for word, numbers in list(words.items())[:4]]
    more = f" and {len(words) - 4} more" if len(words) > 4 else ""
    return vocabulary[tag.id].label, ", ".join(told) + more


def _lines(numbers: Sequence[int]) -> str:
    unique = list(dict.fromkeys(numbers))
    return f"({'line' if len(unique) == 1 else 'lines'} {', '.join(map(str, unique[:4]))})"


def _shown(resume: Resume, tailoring: Tailoring) -> str:
    return _ranking("Your answers, best first", resume, [r for r in tailoring.ranking if r.selected])


def _left_out(resume: Resume, tailoring: Tailoring) -> str:
    return _ranking("Left out", resume, [r for r in tailoring.ranking if not r.selected])


def _ranking(title: str, resume: Resume, ranking: Sequence[Ranked]) -> str:
    texts = {claim.highlight.id: render_text(claim.highlight.text) for claim in resume.claims()}
    lines = [title]
    for ranked in ranking:
        lines.append(f"  {ranked.rank:>2}  {ranked.id}: {ranked.reason}")
        lines.append(f"      {textwrap.shorten(texts[ranked.id], WIDTH - 6, placeholder=' …')}")
    return "\n".join(lines) if ranking else ""


def _missing(posting: Posting, gaps: Gaps) -> str:
    """The to-do list for the person: asked for, and not in the resume."""
    text = {line.number: line.text for line in posting.lines}
    parts = [_ask(ask, "competence") for ask in gaps.tags]
    parts += [_ask(ask, "technology") for ask in gaps.technologies]
    for number in gaps.lines:
        parts.append(_wrap(f"line {number}: ", textwrap.shorten(text.get(number, ""), 140, placeholder=" …")))
    if not parts:
        return ""
    return "\n".join(["Asked for, and not in your resume (add only what is true)", *parts])


def _ask(ask: Ask, kind: str) -> str:
    lines = _lines([evidence.line for evidence in ask.evidence])
    return _wrap(f"{kind}: ", f"{ask.label} {lines}{', a central demand' if ask.central else ''}")


def _wrap(label: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  " + label, subsequent_indent=" " * (len(label) + 2))


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """A title and rows of two columns, the second wrapped; "" without rows."""
    if not rows:
        return ""
    width = min(max(len(left) for left, _ in rows), 36)
    lines = [title]
    for left, right in rows:
        wrapped = [
            part for line in right.split("\n") for part in textwrap.wrap(line, WIDTH - width - 4) or [""]
        ]
        lines += [f"  {left:<{width}}  {wrapped[0]}", *(f"  {'':<{width}}  {part}" for part in wrapped[1:])]
    return "\n".join(line.rstrip() for line in lines)


def render_why(ranked: Ranked, resume: Resume, vocabulary: Mapping[str, Tag]) -> str:
    """The sum that gave one highlight its score, and what moved it in the order."""
    claim = next(claim for claim in resume.claims() if claim.highlight.id == ranked.id)
    lines = [f"{ranked.id}: rank {ranked.rank}, {'shown' if ranked.selected else 'left out'}"]
    lines += [f"  {part}" for part in textwrap.wrap(render_text(claim.highlight.text), WIDTH - 2)]
    rows = [
        (
            f"{vocabulary[term.tag].label}{', first shown here' if term.fresh else ''}",
            f"{term.weight:.2f} × {term.factor:.2f}",
            term.adds,
        )
        for term in ranked.terms
    ]
    if ranked.priority:
        step = f"{ranked.priority:g} × {PRIORITY_STEP:.2f}"
        rows.append(("your priority", step, ranked.priority * PRIORITY_STEP))
    width = max([len(row[0]) for row in rows] + [20])
    lines += ["", *(f"  {name:<{width}}  {sum_:>20}  = {value:5.2f}" for name, sum_, value in rows)]
    lines.append(f"  {'score':<{width}}  {'':>20}  = {ranked.score:5.2f}")
    unasked = [tag for tag in claim.highlight.tags if tag not in {term.tag for term in ranked.terms}]
    if unasked:
        lines.append(f"  not asked for: {', '.join(unasked)}")
    return "\n".join([*lines, f"  {ranked.reason}"])


def render_comparison(rows: Iterable[tuple[Posting, float, float, Gaps]]) -> str:
    """All postings in one table, best covered first: coverage now and possible, and what is missing."""
    ranked = sorted(rows, key=lambda row: (-row[1], row[0].slug))
    cells = [
        (p.slug, textwrap.shorten(p.title or "–", 34, placeholder="…"), name_band(now), name_band(possible),
         textwrap.shorten(", ".join(ask.label for ask in gaps.technologies) or "–", 30, placeholder="…"))
        for p, now, possible, gaps in ranked
    ]  # fmt: skip
    table = [("posting", "title", "coverage", "possible", "technologies you lack"), *cells]
    widths = [max(len(row[i]) for row in table) for i in range(5)]
    return "\n".join(
        "  ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)).rstrip() for row in table
    )

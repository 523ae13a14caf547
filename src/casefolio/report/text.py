"""The report of a match as a person reads it: plain text, at most about 90 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from casefolio.inline import render_text
from casefolio.match import Ask, Evidence, FoundTag, Gaps, Match
from casefolio.model import Resume
from casefolio.posting import Posting
from casefolio.report.coverage import claim_tags, describe_coverage, find_coverage
from casefolio.tags import Tag
from casefolio.tailor import Ranked, Tailoring

WIDTH = 88


def render_match(
    resume: Resume,
    posting: Posting,
    match: Match,
    tailoring: Tailoring,
    gaps: Gaps,
    vocabulary: Mapping[str, Tag],
) -> str:
    """What the posting wants, what answers it, what is left out, what is missing, how close it comes."""
    parts = [_render_head(posting)]
    if posting.language != "en":
        parts.append(_fill("This posting is not in English. Only names of technologies could be looked for."))
    parts.append(_render_wants(match, resume, tailoring, vocabulary))
    parts.append(_render_highlights(resume, tailoring))
    parts.append(_render_gaps(posting, gaps))
    parts.append(_render_coverage(resume, match, tailoring))
    return "\n\n".join(part for part in parts if part)


def _render_head(posting: Posting) -> str:
    facts = [posting.company, posting.seniority]
    title = posting.title or posting.slug
    return "\n".join([title, " · ".join(fact for fact in facts if fact) or posting.slug])


def _render_wants(
    match: Match, resume: Resume, tailoring: Tailoring, vocabulary: Mapping[str, Tag]
) -> str:
    by_tag: dict[str, list[str]] = {}
    for claim in resume.claims():
        for tag in claim_tags(claim, resume):
            by_tag.setdefault(tag, []).append(claim.highlight.id)
    central = [tag for tag in match.tags if tag.central]
    others = [tag for tag in match.tags if not tag.central]
    lines = []
    for heading, tags in (("WANTED MOST", central), ("ALSO ASKED FOR", others)):
        if tags:
            lines.append(heading)
            width = max(len(vocabulary[tag.id].label) for tag in tags)
            lines += [_render_want(tag, vocabulary[tag.id].label, min(width, 34)) for tag in tags]
            lines.append("")
    return "\n".join(lines[:-1]) if lines else "Nothing of your vocabulary is asked for."


def _render_want(tag: FoundTag, label: str, width: int) -> str:
    return f"  {_cut(label, width):{width}}  {_render_evidence(tag.evidence, WIDTH - width - 4)}"


def _render_evidence(evidence: Iterable[Evidence], width: int) -> str:
    lines_by_words: dict[str, list[int]] = {}
    for item in evidence:
        numbers = lines_by_words.setdefault(item.words.lower(), [])
        if item.line not in numbers:
            numbers.append(item.line)
    parts = [f"{words} {','.join(map(str, numbers))}" for words, numbers in lines_by_words.items()]
    return _cut(" · ".join(parts), width)


def _render_highlights(resume: Resume, tailoring: Tailoring) -> str:
    texts = {claim.highlight.id: render_text(claim.highlight.text) for claim in resume.claims()}
    shown = [ranked for ranked in tailoring.ranking if ranked.selected]
    left = [ranked for ranked in tailoring.ranking if not ranked.selected]
    lines = []
    for heading, group in (("SHOWN FOR IT", shown), ("LEFT OUT", left)):
        if group:
            lines.append(heading)
            for ranked in group:
                lines.append(f"  {ranked.rank:>2}  {_cut(texts[ranked.id], WIDTH - 6)}")
                lines.append(f"      {_cut(f'{ranked.id}: {ranked.reason}', WIDTH - 6)}")
            lines.append("")
    return "\n".join(lines[:-1])


def _render_gaps(posting: Posting, gaps: Gaps) -> str:
    texts = {line.number: line.text for line in posting.lines}
    lines = []
    asks = [*gaps.tags, *gaps.technologies]
    if asks:
        lines.append("ASKED FOR, NOT IN YOUR RESUME")
        lines += [_render_ask(ask, texts) for ask in asks]
    return "\n".join(lines)


def _render_ask(ask: Ask, texts: Mapping[int, str]) -> str:
    first = ask.evidence[0]
    return f"  [ ] {_cut(ask.label, 26):26}  {_cut(f'{first.line}: {texts[first.line]}', WIDTH - 34)}"


def _render_coverage(resume: Resume, match: Match, tailoring: Tailoring) -> str:
    now = find_coverage(resume, match, tailoring)
    possible = find_coverage(resume, match, tailoring, every=True)
    more = "" if possible <= now else f"; {describe_coverage(possible)} if every line were shown"
    return _fill(f"Your resume is {describe_coverage(now)} to what it wants most{more}.")


def render_why(ranked: Ranked, resume: Resume, vocabulary: Mapping[str, Tag]) -> str:
    """The sum behind one highlight's place."""
    text = next(render_text(c.highlight.text) for c in resume.claims() if c.highlight.id == ranked.id)
    lines = [_fill(text), "", f"rank {ranked.rank}, score {ranked.score:.2f}: {ranked.reason}", ""]
    for term in ranked.terms:
        label = vocabulary[term.tag].label
        lines.append(f"  {_cut(label, 34):34} {term.weight:5.2f} × {term.factor:.2f} = {term.adds:5.2f}")
    return "\n".join(lines)


def render_comparison(rows: Sequence[tuple[Posting, float, float, Gaps]]) -> str:
    """All postings in one table, the closest first."""
    ordered = sorted(rows, key=lambda row: (-row[1], row[0].slug))
    width = max([len(posting.slug) for posting, *_ in ordered] or [0])
    lines = [f"{'posting':{width}}  {'now':10}  {'possible':10}  missing"]
    for posting, now, possible, gaps in ordered:
        missing = ", ".join(ask.label for ask in (*gaps.tags, *gaps.technologies)) or "–"
        line = f"{posting.slug:{width}}  {describe_coverage(now):10}  {describe_coverage(possible):10}  "
        lines.append(line + _cut(missing, max(20, WIDTH - len(line))))
    return "\n".join(lines)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"


def _fill(text: str) -> str:
    return textwrap.fill(text, WIDTH)

"""The report of a match as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from casefolio.match import Ask, Evidence, FoundTag, Gaps, Match
from casefolio.posting import Posting
from casefolio.posting.values import OPTIONAL_SECTIONS
from casefolio.report.coverage import find_central_demands, find_coverage, name_band
from casefolio.report.layout import WIDTH, Paint, cut, fit_column, pack, wrap
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor import Ranked, Tailoring
from casefolio.text.inline import render_text

_LABEL, _SHOWN_BY = 30, 22
"""The widest first and last column of what is wanted."""

_ID, _DECIDED = 22, 26
"""The same of the highlights."""


UNKNOWN_LANGUAGE = """\
The posting is in a language that the lexicon does not know. Only names of technologies and your own aliases
can be found in it, its sections cannot be told apart, and so not how well it is covered.
"""


NO_TAGS = """\
None of your lines has tags, so none of them can answer a posting. `casefolio check` names each, with the tags
that its words speak for.
"""


def render_match(
    resume: Resume,
    posting: Posting,
    match: Match,
    tailoring: Tailoring,
    gaps: Gaps,
    vocabulary: Mapping[str, Tag],
    *,
    paint: Paint | None = None,
) -> str:
    """What the posting wants and what shows it, the lines in order, what is left out, what is missing."""
    paint = paint or Paint()
    blocks = [
        _render_head(resume, posting, match, tailoring, gaps, paint),
        *_render_wants(resume, match, tailoring, gaps, vocabulary, paint),
        _render_lines("SHOWN, BEST FIRST", [r for r in tailoring.ranking if r.selected], resume, paint),
        _render_left_out([r for r in tailoring.ranking if not r.selected], resume, paint),
        _render_missing(posting, gaps, paint),
    ]
    return "\n\n".join(block for block in blocks if block)


def _render_head(
    resume: Resume, posting: Posting, match: Match, tailoring: Tailoring, gaps: Gaps, paint: Paint
) -> str:
    title = cut(posting.title or posting.slug, paint.width)
    lines = [paint("heading", title)]
    if facts := [fact for fact in (posting.company, posting.seniority, posting.source.path) if fact]:
        lines.append(paint("quiet", cut(" · ".join(facts), paint.width)))
    lines.append("")
    if posting.language:
        lines += _render_coverage(resume, match, tailoring, gaps, paint)
    else:
        lines.append(wrap(UNKNOWN_LANGUAGE, paint.width))
    if tailoring.selection.emphasis:
        why = tailoring.selection.reasons.get("emphasis", "")
        lines.append(wrap(f"{tailoring.selection.label} ({why})", paint.width, 10, "Headline"))
    return "\n".join(lines).rstrip()


def _render_coverage(
    resume: Resume, match: Match, tailoring: Tailoring, gaps: Gaps, paint: Paint
) -> Iterator[str]:
    central = find_central_demands(resume, match, gaps)
    if not _find_tagged(resume):
        yield wrap(NO_TAGS, paint.width)
        return
    if not match.tags:
        yield "Nothing in it is in the words of your tags or of the lexicon."
        return
    if not central:
        yield "It makes no demand that stands out."
        return
    now = find_coverage(resume, match, tailoring, gaps)
    possible = find_coverage(resume, match, tailoring, gaps, every=True)
    style = "good" if now >= 0.6 else "doubtful" if now >= 0.35 else "missing"
    said = f"{round(now * len(central))} of its {len(central)} central demands shown"
    if round(possible * len(central)) > round(now * len(central)):
        said += f", {round(possible * len(central))} ({name_band(possible)}) if every line were"
    yield f"Coverage  {paint(style, name_band(now))}: {said}"


def _render_wants(
    resume: Resume,
    match: Match,
    tailoring: Tailoring,
    gaps: Gaps,
    vocabulary: Mapping[str, Tag],
    paint: Paint,
) -> list[str]:
    """Three tables: the central demands, the others, the wishes."""
    missing = {ask.id for ask in (*gaps.tags, *gaps.technologies)}
    known = [tag for tag in match.tags if vocabulary[tag.id].own or (tag.central and tag.id in missing)]
    central = [tag for tag in known if tag.central]
    wishes = [tag for tag in known if not tag.central and _is_wish(tag)]
    others = [tag for tag in known if not tag.central and not _is_wish(tag)]
    tables = (("WANTED MOST", central), ("ALSO WANTED", others), ("NICE TO HAVE", wishes))
    labels = [vocabulary[tag.id].label for tag in known]
    width = fit_column([*labels, *(heading for heading, _ in tables)], _LABEL + _spare(paint) // 3)
    return [
        "\n".join(
            [
                _render_want_heading(heading, width, paint),
                *(_render_want(tag, vocabulary, tailoring, missing, width, paint) for tag in tags),
            ]
        )
        for heading, tags in tables
        if tags
    ]


def _spare(paint: Paint) -> int:
    """The columns beyond those of a report in a file; what is missing of them is below 0."""
    return paint.width - WIDTH


def _is_wish(tag: FoundTag) -> bool:
    return all(item.section in OPTIONAL_SECTIONS for item in tag.evidence)


def _render_want_heading(heading: str, width: int, paint: Paint) -> str:
    words = paint.width - width - _SHOWN_BY - 6
    return paint("heading", f"{heading:<{width + 4}}{'its words, and lines':<{words + 2}}shown by").rstrip()


def _render_want(
    tag: FoundTag,
    vocabulary: Mapping[str, Tag],
    tailoring: Tailoring,
    missing: set[str],
    width: int,
    paint: Paint,
) -> str:
    mark, style, shown_by = _find_answer(tag.id, tailoring, missing)
    words = paint.width - width - _SHOWN_BY - 6
    rows = pack(_quote(tag.evidence), words)
    label = cut(vocabulary[tag.id].label, width)
    first = (
        f"{paint(style, mark)} {label:<{width}}  {rows[0]:<{words}}  {paint(style, cut(shown_by, _SHOWN_BY))}"
    )
    return "\n".join([first.rstrip(), *(f"{'':{width + 4}}{row}" for row in rows[1:])])


def _find_answer(tag: str, tailoring: Tailoring, missing: set[str]) -> tuple[str, str, str]:
    """How a tag is answered: a mark, its style, and the lines that show it."""
    carriers = [r for r in tailoring.ranking if not r.hidden and any(term.tag == tag for term in r.terms)]
    shown = [ranked.id for ranked in carriers if ranked.selected]
    if shown:
        more = f" +{len(shown) - 1}" if len(shown) > 1 else ""
        return "●", "good", cut(shown[0], _SHOWN_BY - len(more)) + more
    if carriers:
        return "◐", "doubtful", f"left out: {carriers[0].id}"
    if tag in missing:
        return "○", "missing", "missing"
    return "◐", "doubtful", "no line, named only"


def quote_evidence(match: Match, tag: str) -> list[str]:
    """The words of a posting that ask for a tag, each with the lines where it stands: `invoices 4,9`."""
    found = match.find(tag)
    return _quote(found.evidence) if found else []


def _quote(evidence: Iterable[Evidence]) -> list[str]:
    quotes: dict[str, tuple[str, list[int]]] = {}
    for item in evidence:
        _, numbers = quotes.setdefault(item.words.lower(), (item.words, []))
        if item.line not in numbers:
            numbers.append(item.line)
    return [f"{words} {','.join(map(str, numbers[:4]))}" for words, numbers in quotes.values()]


def _render_lines(heading: str, ranking: Sequence[Ranked], resume: Resume, paint: Paint) -> str:
    """Highlights in a table: rank, id, how they begin, and what decided."""
    if not ranking:
        return ""
    texts = {claim.highlight.id: render_text(claim.highlight.text) for claim in resume.claims()}
    width = fit_column([ranked.id for ranked in ranking], _ID)
    reason = _DECIDED + max(0, _spare(paint)) // 3
    room = paint.width - width - reason - 8
    lines = [paint("heading", heading)]
    for ranked in ranking:
        decided = paint("quiet", cut(_tell_what_decided(ranked), reason))
        name, text = cut(ranked.id, width), cut(texts[ranked.id], room)
        lines.append(f"{ranked.rank:>2}  {name:<{width}}  {text:<{room}}  {decided}".rstrip())
    return "\n".join(lines)


def _render_left_out(ranking: Sequence[Ranked], resume: Resume, paint: Paint) -> str:
    """What is left out for a reason, in a table; what nobody asks for, by its ids alone."""
    reasoned = [ranked for ranked in ranking if ranked.hidden or ranked.terms]
    tagged = _find_tagged(resume)
    silent = [ranked.id for ranked in ranking if ranked not in reasoned]
    parts = [_render_lines("LEFT OUT", reasoned, resume, paint)]
    parts += [paint("heading", "LEFT OUT")] if silent and not reasoned else []
    for said, ids in (
        ("Nothing asks for: ", [id for id in silent if id in tagged]),
        ("Without tags, so nothing can ask for: ", [id for id in silent if id not in tagged]),
    ):
        parts += [paint("quiet", wrap(", ".join(ids), paint.width, 4, said))] if ids else []
    return "\n".join(part for part in parts if part)


def _find_tagged(resume: Resume) -> set[str]:
    """The lines that a posting can ask for: they, or their entry, have tags."""
    return {
        claim.highlight.id
        for claim in resume.claims()
        if claim.highlight.tags or resume.entries(claim.section)[claim.entry].tags
    }


def _tell_what_decided(ranked: Ranked) -> str:
    """What put a line in its place, in a few words; `--why` tells all."""
    if ranked.hidden:
        return "hidden by you"
    tags = [term.tag for term in sorted(ranked.terms, key=lambda term: -term.adds) if not term.fresh]
    if not tags:
        if not ranked.selected:
            return "nothing that is asked for"
        if ranked.pinned:
            return "pinned by you"
        return "your priority" if ranked.priority > 0 else "the best of its position"
    shown = ", ".join(tags[:3])
    if ranked.pinned:
        return f"pinned: {shown}"
    return shown if ranked.selected else f"only {shown}"


def _render_missing(posting: Posting, gaps: Gaps, paint: Paint) -> str:
    """A list for the person to go through, by the posting's lines, the central demands first."""
    texts = {line.number: line.text for line in posting.lines}
    asked: dict[int, list[Ask]] = {}
    for ask in (*gaps.tags, *gaps.technologies):
        asked.setdefault(ask.evidence[0].line, []).append(ask)
    order = sorted(asked, key=lambda line: (not any(ask.central for ask in asked[line]), line))
    lines = [_render_asks(number, asked[number], texts, paint) for number in order]
    rest = [number for number in gaps.lines if number not in asked]
    if rest:
        lines.append(paint("quiet", "Demands in which nothing of yours was recognised:"))
        lines += [f"[ ] {number:>3}  {cut(texts.get(number, ''), paint.width - 9)}" for number in rest]
    if not lines:
        return ""
    heading = paint("heading", "ASKED FOR, NOT IN YOUR RESUME") + ": add what is true, leave the rest"
    return "\n".join([heading, *lines])


def _render_asks(number: int, asks: Sequence[Ask], texts: Mapping[int, str], paint: Paint) -> str:
    """What one line of the posting asks for, and the line."""
    labels = ", ".join(f"{ask.label} (wanted most)" if ask.central else ask.label for ask in asks)
    style = "missing" if any(ask.central for ask in asks) else "doubtful"
    room = paint.width - 9
    quoted = paint("quiet", f"{'':9}{cut(texts.get(number, ''), room)}")
    return f"[ ] {number:>3}  {paint(style, cut(labels, room))}\n{quoted}"


def render_comparison(
    rows: Iterable[tuple[Posting, float | None, float | None, Gaps]], *, paint: Paint | None = None
) -> str:
    """All postings in one table, best covered first: coverage now and possible, and what is missing.

    Last come those of which it is not known how well they are covered: None, where they have no central
    demand, and those in a language that the lexicon does not know.
    """
    paint = paint or Paint()
    ranked = sorted(
        rows,
        key=lambda row: (not row[0].language, row[1] is None, -(row[1] or 0), -(row[2] or 0), row[0].slug),
    )
    slug = fit_column(["posting", *(posting.slug for posting, *_ in ranked)], 22)
    widest = 24 + max(0, _spare(paint)) // 2
    title = fit_column(["title", *(posting.title or "–" for posting, *_ in ranked)], widest)
    rest = paint.width - slug - title - 23
    head = f"{'posting':<{slug}}  {'title':<{title}}  {'now':<7}  {'possible':<8}  missing"
    lines = [paint("heading", head)]
    for posting, now, possible, gaps in ranked:
        asks = sorted((*gaps.tags, *gaps.technologies), key=lambda ask: not ask.central)
        missing = pack([ask.label for ask in asks] or ["–"], rest, most=1)[0]
        bands = f"{_name_band(now):<7}  {_name_band(possible):<8}"
        if not posting.language:
            bands, missing = f"{'?':<7}  {'?':<8}", cut("in a language that is not known", rest)
        name = f"{cut(posting.slug, slug):<{slug}}  {cut(posting.title or '–', title):<{title}}"
        lines.append(f"{name}  {bands}  {missing}")
    return "\n".join(lines)


def _name_band(coverage: float | None) -> str:
    return "–" if coverage is None else name_band(coverage)

"""The report of a match as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match import Evidence
from casefolio.report.layout import WIDTH, Paint, cut, fit_column, pack, wrap
from casefolio.tailor.coverage import Coverage, FoundAnswer
from casefolio.tailor.entries import ExplainedEntry
from casefolio.tailor.explanation import (
    READ_MARK,
    ExplainedLine,
    ExplainedTag,
    Explanation,
    GapLine,
    LineState,
    TagState,
    group_words,
    list_missing,
    list_silent_lines,
)
from casefolio.tailor.study import Study
from casefolio.text.inline import render_text

_LABEL, _SHOWN_BY = 30, 22
"""The most columns for the first and last column of the table of tags."""

_ID, _DECIDED = 22, 26
"""The same for the table of highlights."""

_MOST_LINES = 4
"""The most lines of the posting that are named for the same words."""

_MARKS: dict[TagState, tuple[str, str]] = {
    "shown": ("●", "good"),
    "spare": ("◐", "doubtful"),
    "left-out": ("◐", "doubtful"),
    "named": ("◐", "doubtful"),
    "same-words": ("◐", "doubtful"),
    "missing": ("○", "missing"),
}
"""The mark for a tag's state, and its style."""

NAMED_WORDS = "Named in your resume"
"""The heading of the words of demands that no tag has, and the resume too."""

_BAND_STYLES = {"strong": "good", "good": "good", "partial": "doubtful", "thin": "missing"}

UNKNOWN_LANGUAGE = """\
The posting is in a language that the lexicon does not know. Only names of technologies and your own aliases
can be found in it, its sections cannot be told apart, and so not how well it is covered.
"""


NO_LINES = """\
Your resume has no lines to choose from. Write what you did as a list under 'highlights:', a claim each.
"""

NO_TAGS = """\
None of your lines has tags, and no word of theirs is one that postings use, so none can answer a posting.
Give them tags: `casefolio tags --known` lists those that are known, with their words.
"""


def render_match(explanation: Explanation, *, paint: Paint | None = None) -> str:
    """The report: demands and their evidence, the lines in order, and the gaps."""
    paint = paint or Paint()
    blocks = [
        _render_head(explanation, paint),
        *_render_wants(explanation, paint),
        *_render_choice(explanation, paint),
        _render_entries(explanation.entries, paint),
        _render_read(explanation, paint),
        _render_missing(explanation.gaps, paint),
    ]
    return "\n\n".join(block for block in blocks if block)


def _render_head(explanation: Explanation, paint: Paint) -> str:
    posting = explanation.study.posting
    lines = [paint("heading", cut(posting.title or posting.slug, paint.width))]
    if facts := [fact for fact in (posting.company, posting.seniority, posting.source.path) if fact]:
        lines.append(paint("quiet", cut(" · ".join(facts), paint.width)))
    lines += ["", _render_coverage(explanation, paint)]
    if explanation.headline:
        headline = f"{explanation.headline} ({explanation.headline_reason})"
        lines.append(wrap(headline, paint.width, 10, "Headline"))
    return "\n".join(lines).rstrip()


def _render_coverage(explanation: Explanation, paint: Paint) -> str:
    study, now = explanation.study, explanation.coverage
    if not study.posting.language:
        return wrap(UNKNOWN_LANGUAGE, paint.width)
    if not explanation.lines:
        return wrap(NO_LINES, paint.width)
    if not any(line.is_tagged or line.ranked.named.words for line in explanation.lines):
        return wrap(NO_TAGS, paint.width)
    if not explanation.tags and not explanation.named:
        return "Nothing in it is in the words of your tags or of the lexicon."
    possible = study.possible
    if not now.demands:
        return "It makes no demand that stands out."
    where = "on the page" if explanation.has_page else "answered"
    said = f"{len(now.shown)} of its {len(now.demands)} central demands {where}"
    if len(possible.shown) > len(now.shown):
        said += f", {len(possible.shown)} ({possible.band}) with every line"
    return f"Coverage  {paint(_BAND_STYLES[now.band], now.band)}: {said}"


def _render_wants(explanation: Explanation, paint: Paint) -> list[str]:
    """A table for each group of tags, and one of the words that demands name and the resume has."""
    tables = {
        group.title: [_Row(tag.label, tag.evidence, tag.state, _describe_answer(tag)) for tag in group.tags]
        for group in explanation.groups
    }
    if explanation.named:
        tables[NAMED_WORDS] = [
            _Row(each.words, each.evidence, answer.state, _describe_places(answer))
            for each, answer in explanation.named
        ]
    labels = [row.label for rows in tables.values() for row in rows]
    width = fit_column([*labels, *tables], _LABEL + _spare(paint) // 3)
    return [_render_table(title, rows, width, paint) for title, rows in tables.items()]


class _Row(NamedTuple):
    """What is asked for, and what answers it, in the width of its column."""

    label: str
    evidence: tuple[Evidence, ...]
    state: TagState
    answer: str


def _spare(paint: Paint) -> int:
    """How many columns more than WIDTH there are; below 0 for fewer."""
    return paint.width - WIDTH


def _render_table(title: str, rows: Iterable[_Row], width: int, paint: Paint) -> str:
    words = paint.width - width - _SHOWN_BY - 6
    heading = f"{title.upper():<{width + 4}}{'its words, and lines':<{words + 2}}answered by"
    lines = [paint("heading", heading).rstrip()]
    for row in rows:
        mark, style = _MARKS[row.state]
        first, *further = pack(quote_evidence(row.evidence), words)
        said = f"{cut(row.label, width):<{width}}  {first:<{words}}  {paint(style, row.answer)}"
        lines.append(f"{paint(style, mark)} {said}".rstrip())
        lines += [f"{'':{width + 4}}{each}" for each in further]
    return "\n".join(lines)


def _describe_answer(tag: ExplainedTag) -> str:
    match tag.state:
        case "named":
            said = "no line, named only"
        case "same-words":
            said = f"as {tag.same_as}"
        case "missing":
            said = "missing, if wanted" if tag.is_mentioned else "missing"
        case _:
            return _describe_places(tag)
    return cut(said, _SHOWN_BY)


def _describe_places(answered: ExplainedTag | FoundAnswer) -> str:
    """The first of the lines and entries that answer, and how many more there are."""
    if not answered.shown_by:
        where = "if room" if answered.state == "spare" else "not chosen"
        return cut(f"{where}: {answered.left_out[0]}", _SHOWN_BY)
    more = f" +{len(answered.shown_by) - 1}" if len(answered.shown_by) > 1 else ""
    return cut(answered.shown_by[0], _SHOWN_BY - len(more)) + more


def quote_evidence(evidence: Iterable[Evidence]) -> list[str]:
    """The words of a posting that ask for a tag, each with its line numbers: `invoices 4,9`."""
    return [f"{words} {','.join(map(str, lines[:_MOST_LINES]))}" for words, lines in group_words(evidence)]


def _render_lines(heading: str, explained: Sequence[ExplainedLine], paint: Paint) -> str:
    """Highlights in a table: rank, id, first words, and what decided."""
    if not explained:
        return ""
    width = fit_column([line.id for line in explained], _ID)
    reason = _DECIDED + max(0, _spare(paint)) // 3
    room = paint.width - width - reason - 8
    lines = [paint("heading", heading)]
    for line in explained:
        decided = paint("quiet", cut(line.decided_by, reason))
        name, text = cut(line.id, width), cut(render_text(line.text), room)
        lines.append(f"{line.ranked.rank:>2}  {name:<{width}}  {text:<{room}}  {decided}".rstrip())
    return "\n".join(lines)


def _render_choice(explanation: Explanation, paint: Paint) -> Iterator[str]:
    """The lines in tables: those of the PDF, if it is up to date, else those chosen for it."""
    states: dict[LineState, list[ExplainedLine]] = {}
    for line in explanation.lines:
        states.setdefault(line.state, []).append(line)
    for state, heading in _CHOICES.items():
        yield _render_lines(heading, states.get(state, ()), paint)
    yield _render_rest("IF THERE IS ROOM", states.get("spare", ()), paint)
    out = [line for line in explanation.lines if line.state in ("left-out", "hidden", "brief")]
    yield _render_rest("NOT CHOSEN", out, paint)


_CHOICES: Mapping[LineState, str] = {
    "page": "ON THE PAGE, BEST FIRST",
    "no-room": "NO ROOM ON THE PAGE",
    "proposed": "CHOSEN, BEST FIRST",
}


def _render_entries(entries: Sequence[ExplainedEntry], paint: Paint) -> str:
    """The entries that are asked for, pinned or hidden: id, name, and why they are told of."""
    told = [each for each in entries if each.tags or each.named or each.pinned or each.state == "hidden"]
    if not told:
        return ""
    width = fit_column([entry.id for entry in told], _ID)
    reason = _DECIDED + max(0, _spare(paint)) // 3
    room = paint.width - width - reason - 4
    lines = [paint("heading", "OTHER ENTRIES")]
    for entry in told:
        decided = paint("quiet", cut(_tell_entry(entry), reason))
        lines.append(f"{cut(entry.id, width):<{width}}  {cut(entry.name, room):<{room}}  {decided}".rstrip())
    return "\n".join(lines)


def _tell_entry(entry: ExplainedEntry) -> str:
    asked = ", ".join(entry.tags) or (f"named in line {entry.named[0]}" if entry.named else "")
    if entry.state == "hidden":
        return "hidden by you"
    if entry.state == "no-room":
        return f"no room: {asked}" if asked else "no room"
    if entry.pinned:
        return f"pinned: {asked}" if asked else "pinned by you"
    return asked


def _render_read(explanation: Explanation, paint: Paint) -> str:
    """How many lines have no tags, and how many got tags from their words."""
    bare = sum(bool(line.read) or not line.is_tagged for line in explanation.lines)
    read = sum(bool(line.read) for line in explanation.lines)
    if not read:
        return ""
    said = (
        f"{READ_MARK} {bare} of your {len(explanation.lines)} lines have no tags; what {read} of them are "
        "about was read from their words, which counts less. `casefolio tags` proposes tags."
    )
    return paint("quiet", wrap(said, paint.width))


def _render_rest(heading: str, explained: Sequence[ExplainedLine], paint: Paint) -> str:
    """Lines beyond the choice: with a reason in a table, without a demand as ids only."""
    reasoned = [line for line in explained if line.ranked.hidden or line.is_asked]
    silent = [line for line in explained if line not in reasoned]
    parts = [_render_lines(heading, reasoned, paint)]
    parts += [paint("heading", heading)] if silent and not reasoned else []
    for said, ids in (
        ("Nothing asks for: ", [line.id for line in silent if line.is_tagged]),
        ("Without tags or words that postings use: ", [line.id for line in silent if not line.is_tagged]),
    ):
        parts += [paint("quiet", wrap(", ".join(ids), paint.width, 4, said))] if ids else []
    return "\n".join(part for part in parts if part)


def _render_missing(gaps: Sequence[GapLine], paint: Paint) -> str:
    """The gaps, by the posting's lines."""
    if not gaps:
        return ""
    lines = [paint("heading", "ASKED FOR, NOT IN YOUR RESUME") + ": add what is true, leave the rest"]
    lines += [_render_gap(gap, paint) for gap in gaps if gap.asks and not gap.is_about_manners]
    manners = [gap for gap in gaps if gap.is_about_manners]
    if manners:
        lines.append(paint("quiet", "Manners, which your lines may show without naming them:"))
        lines += [_render_gap(gap, paint) for gap in manners]
    for said, is_wish in (("Demands", False), ("Wishes (nice to have)", True)):
        unrecognised = [gap for gap in gaps if not gap.asks and gap.is_wish == is_wish]
        if unrecognised:
            lines.append(paint("quiet", f"{said} in which nothing of yours was recognised:"))
            lines += [f"[ ] {gap.line:>3}  {cut(gap.text, paint.width - 9)}" for gap in unrecognised]
    return "\n".join(lines)


def _render_gap(gap: GapLine, paint: Paint) -> str:
    """One gap: what a line of the posting asks for, and the line."""
    labels = ", ".join(f"{ask.label} (wanted most)" if ask.central else ask.label for ask in gap.asks)
    style = "missing" if gap.central else "doubtful"
    room = paint.width - 9
    quoted = paint("quiet", f"{'':9}{cut(gap.text, room)}")
    return f"[ ] {gap.line:>3}  {paint(style, cut(labels, room))}\n{quoted}"


def render_comparison(studies: Iterable[Study], *, paint: Paint | None = None) -> str:
    """All postings in one table, best covered first: coverage now and possible, and gaps.

    Postings without a known coverage come last: those without a central demand, and those in a language that
    the lexicon does not have.
    """
    paint = paint or Paint()
    ranked = sorted(studies, key=_order_in_comparison)
    slug = fit_column(["posting", *(study.posting.slug for study in ranked)], 22)
    widest = 24 + max(0, _spare(paint)) // 2
    title = fit_column(["title", *(_find_title(study) for study in ranked)], widest)
    head = f"{'posting':<{slug}}  {'title':<{title}}  {'now':<7}  {'possible':<8}  missing"
    return "\n".join(
        [paint("heading", head), *_render_compared(ranked, slug, title, paint.width - slug - title - 23)]
    )


def _order_in_comparison(study: Study) -> tuple[bool, bool, float, float, str]:
    now, possible = study.coverage, study.possible
    known = bool(now.demands)
    shares = (-now.share, -possible.share) if known else (0.0, 0.0)
    return not study.posting.language, not known, *shares, study.posting.slug


def _render_compared(studies: Iterable[Study], slug: int, title: int, rest: int) -> Iterator[str]:
    for study in studies:
        missing = pack(list_missing(study.gaps) or [_count_silent(study)], rest, most=1)[0]
        bands = f"{_name_band(study.coverage):<7}  {_name_band(study.possible):<8}"
        if not study.posting.language:
            bands, missing = f"{'?':<7}  {'?':<8}", cut("in a language that is not known", rest)
        name = f"{cut(study.posting.slug, slug):<{slug}}  {cut(_find_title(study), title):<{title}}"
        yield f"{name}  {bands}  {missing}"


def _count_silent(study: Study) -> str:
    """How many lines ask for what neither the resume nor the lexicon knows; a dash for none."""
    count = len(list_silent_lines(study.gaps))
    return f"{count} line{'s' * (count > 1)} not recognised" if count else "–"


def _find_title(study: Study) -> str:
    return study.posting.title or "–"


def _name_band(coverage: Coverage) -> str:
    return coverage.band or "–"

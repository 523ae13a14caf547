"""Checks that page budgets hold the content that must stay.

Only a layout is exact, and it takes longer than all other checks together: a document is laid out only where
an estimate says that its budget may be too small.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from casefolio.fit.plan import may_give_way
from casefolio.posting.front_matter import collect_preferences, read_front_matter
from casefolio.resume.brief import fold_positions
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume, highlights_of
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.record import Entry, Highlight
from casefolio.resume.sections.fields import EntryFields, describe_employer, describe_entry, has_employers
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import Source, read_source

CHARACTERS_A_LINE, LINES_A_PAGE = 80, 48
"""A safe lower bound of what a page holds in the usual size: our looks set 97 characters and 55 lines."""

USUAL_SIZE = 10.4
"""The default size of running text, in points."""

LINES_OF_HEAD, LINES_OF_HEADING = 4, 2
"""Lines of name, headline and contacts; of a section's heading with the space around it."""

SURE_SHARE = 0.9
"""A document whose estimate is at most this share of its pages, 0 to 1, is not laid out."""


def find_budget_problems(portfolio: Portfolio, postings: Iterable[Path]) -> Iterator[Problem]:
    """Problems that stop documents with a budget: it cannot hold what must stay, or any other error."""
    budgets = portfolio.resume.meta.casefolio.pages
    if budgets.general and not surely_holds(portfolio.resume, budgets.general):
        yield from _try(portfolio, None)
    for file in postings:
        source = read_source(file, portfolio.root)
        preferences, _ = collect_preferences(read_front_matter(source).node)
        pages = preferences.pages or budgets.tailored
        if pages and not surely_holds(portfolio.resume, pages, preferences.pin, preferences.hide):
            yield from _try(portfolio, source, file.stem)


def _try(portfolio: Portfolio, source: Source | None, slug: str = "") -> tuple[Problem, ...]:
    """The problems of making the general document, or that for a posting; none if it succeeds."""
    # Loads all that decides what a PDF shows, and WeasyPrint.
    from casefolio.documents.document import make_general, make_tailored
    from casefolio.documents.freshness import Options
    from casefolio.tailor.study import read_study

    try:
        if source is None:
            make_general(portfolio, Options())
        else:
            study = read_study(source, slug, portfolio.resume, portfolio.vocabulary, portfolio.names)
            make_tailored(portfolio, study, Options())
    except InputError as error:
        return error.problems
    return ()


def surely_holds(
    resume: Resume, pages: int, pins: Collection[str] = (), hidden: Collection[str] = ()
) -> bool:
    """Whether `pages` certainly hold what must stay, by an estimate that errs on the high side."""
    look = resume.meta.casefolio.look_choice
    scale = (look.font_size or USUAL_SIZE) / USUAL_SIZE
    room = SURE_SHARE * pages * LINES_A_PAGE / scale / (look.spacing or 1.0)
    return estimate_least(resume, pins, hidden, CHARACTERS_A_LINE / scale) <= room


def estimate_least(
    resume: Resume,
    pins: Collection[str] = (),
    hidden: Collection[str] = (),
    width: float = CHARACTERS_A_LINE,
) -> float:
    """An upper estimate of the lines, of `width` characters, of what must stay."""
    resume = fold_positions(resume, pins)
    summaries = [resume.basics.summary, *(emphasis.summary for emphasis in resume.basics.emphases)]
    lines: float = LINES_OF_HEAD + max(_count_lines(summary, width) for summary in summaries)
    lines += LINES_OF_HEADING * any(summaries)
    for section in resume.section_names:
        stays = not may_give_way(section)
        kept = [
            entry
            for index, entry in enumerate(resume.entries(section))
            if (ref := str(EntryRef(section, index))) not in hidden
            and (stays or ref in pins or _select(entry, pins))
        ]
        lines += LINES_OF_HEADING * bool(kept)
        for entry in kept:
            lines += _estimate_head(resume, section, entry, width)
            shown = [each for each in highlights_of(entry) if each.id not in hidden]
            claims = [_count_claim(highlight, width) for highlight in _select(entry, pins)]
            claims = claims or sorted(_count_claim(highlight, width) for highlight in shown)[:1]
            lines += sum(claims) if claims else _count_texts(resume, section, entry, width)
    return lines


def _select(entry: Entry, ids: Collection[str]) -> list[Highlight]:
    return [highlight for highlight in highlights_of(entry) if highlight.id in ids]


def _estimate_head(resume: Resume, section: str, entry: Entry, width: float) -> float:
    """An entry's heading with the space above it; a position's takes two lines, with the employer's."""
    fields = describe_entry(section, entry, find_labels(resume.meta.casefolio.language))
    employer = describe_employer(section, entry) if has_employers(section) else EntryFields()
    heads = (*fields.authors, fields.title, employer.title, *employer.facts, *fields.facts)
    words = " | ".join(head.text for head in heads if head) + fields.note
    return 0.5 + has_employers(section) + _count_lines(words, width)


def _count_texts(resume: Resume, section: str, entry: Entry, width: float) -> int:
    fields = describe_entry(section, entry, find_labels(resume.meta.casefolio.language))
    return sum(_count_lines(text, width) for text in fields.texts)


def _count_claim(highlight: Highlight, width: float) -> int:
    texts = [highlight.short] if highlight.short else []
    texts = texts or [highlight.text, *(variant.text for variant in highlight.variants)]
    return max(_count_lines(f"{highlight.lead} {text}", width) for text in texts)


def _count_lines(text: str, width: float) -> int:
    taken = sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text.strip())
    return -int(-taken // width)

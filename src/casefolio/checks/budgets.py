"""Checks that page budgets hold the content that must stay, and that letters fit their page.

Only a layout is exact, and it takes longer than all other checks together: a document is laid out only where
an estimate says that its budget may be too small.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from casefolio.letter.file import LetterFile, parse_letter
from casefolio.letter.values import FEWEST
from casefolio.posting.front_matter import collect_preferences, read_front_matter
from casefolio.resume.brief import fold_positions
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume, highlights_of
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.record import Entry, Highlight
from casefolio.resume.sections.fields import EntryFields, describe_employer, describe_entry, has_employers
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.project import find_letter
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import Source, read_source

CHARACTERS_A_LINE, LINES_A_PAGE = 80, 48
"""A safe lower bound of what a page holds in the usual size: our looks set 97 characters and 55 lines."""

USUAL_SIZE = 10.4
"""The default size of running text, in points."""

LINES_OF_HEAD, LINES_OF_HEADING = 4, 2
"""Lines of name, headline and contacts; of a section's heading with the space around it."""

LINES_AROUND_LETTER, LINES_OF_PICTURE = 12, 4
"""Lines of a letter's head, with date and addressee, and of its ending; of a photo or QR code in its head."""

LIST_MARKS, HARD_BREAKS = "-*+0123456789", ("  ", "\\")
"""What a list item in Markdown may begin with, and what ends a line that stays apart from the next."""

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


def find_letter_room_problems(portfolio: Portfolio, postings: Iterable[Path]) -> Iterator[Problem]:
    """A problem for each letter that fills more than its page; one for all that share the resume's texts.

    A letter that cannot be written, as its posting does not name the company, say, is left to
    `casefolio letter`.
    """
    told: set[Problem] = set()
    for file in postings:
        own = find_letter(portfolio.root, file.stem)
        letter = parse_letter(read_source(own, portfolio.root)) if own else None
        if not surely_holds_letter(portfolio.resume, letter):
            found = _try_letter(portfolio, read_source(file, portfolio.root), file.stem)
            yield from (problem for problem in found if problem not in told)
            told.update(found)


def surely_holds_letter(resume: Resume, own: LetterFile | None) -> bool:
    """Whether a page certainly holds a letter: a posting's own one, or any that the resume's texts make."""
    scale = _find_scale(resume)
    width = CHARACTERS_A_LINE / scale
    if own:
        lines = sum(_count_paragraph(text, width) for _, text in own.paragraphs)
        lines += len(own.notes.address) + len(own.notes.enclosures)
    else:
        texts = resume.letter
        choice = sorted((_count_paragraph(each.text, width) for each in texts.paragraphs), reverse=True)
        lines = _count_paragraph(texts.opening, width) + _count_paragraph(texts.closing, width)
        lines += sum(choice[:FEWEST])
    look = resume.meta.casefolio.look_choice
    lines += LINES_AROUND_LETTER + LINES_OF_PICTURE * (look.photo or look.qr)
    return lines <= LINES_A_PAGE / scale


def _count_paragraph(text: str, width: float) -> int:
    """Lines of a letter's paragraph or list with the space below it, 0 for a blank one."""
    if not text.strip():
        return 0
    written = text.splitlines()
    items = sum(line.lstrip()[:1] in LIST_MARKS for line in written)
    breaks = sum(line.endswith(HARD_BREAKS) for line in written)
    return _count_lines(" ".join(written), width) + items + breaks + 1


def _try_letter(portfolio: Portfolio, source: Source, slug: str) -> tuple[Problem, ...]:
    """The problems of drawing the letter for a posting; none if it succeeds, or cannot be written."""
    # Loads all that decides what a PDF shows, and WeasyPrint.
    from casefolio.documents.freshness import Options
    from casefolio.documents.letters import draw_letter, read_letter
    from casefolio.tailor.study import read_study

    try:
        study = read_study(source, slug, portfolio.resume, portfolio.vocabulary, portfolio.names)
        letter = read_letter(portfolio, study)
    except InputError:
        return ()
    try:
        draw_letter(portfolio, study, letter, Options())
    except InputError as error:
        return error.problems
    return ()


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
    scale = _find_scale(resume)
    spacing = resume.meta.casefolio.look_choice.spacing or 1.0
    room = SURE_SHARE * pages * LINES_A_PAGE / scale / spacing
    return estimate_least(resume, pins, hidden, CHARACTERS_A_LINE / scale) <= room


def _find_scale(resume: Resume) -> float:
    """How large running text is, as a multiple of its usual size."""
    return (resume.meta.casefolio.look_choice.font_size or USUAL_SIZE) / USUAL_SIZE


def estimate_least(
    resume: Resume,
    pins: Collection[str] = (),
    hidden: Collection[str] = (),
    width: float = CHARACTERS_A_LINE,
) -> float:
    """An upper estimate of the lines, of `width` characters, of what must stay."""
    # Imported here: letters are estimated without what plans pages.
    from casefolio.fit.worth import may_give_way

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

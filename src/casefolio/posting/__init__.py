"""A job posting as it was pasted: its lines with their sections, and the person's preferences for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple, maker_of
from casefolio.posting.front_matter import (
    Preferences,
    collect_preferences,
    find_preference_problems,
    read_front_matter,
)
from casefolio.posting.layout import MOST_LINES, Row, have_columns, number_lines, read_rows
from casefolio.posting.values import PostingFacts, PostingLine, PostingSection
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.errors import InputError, Problem, sort_problems, stop_on_errors
from casefolio.text.front_matter import FrontMatter
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node

__all__ = [
    "Posting",
    "PostingFacts",
    "PostingLine",
    "PostingSection",
    "Preferences",
    "find_posting_problems",
    "read_checked_posting",
    "read_facts",
    "read_posting",
]


@dataclass(frozen=True)
class Posting:
    """A posting as read. `title`, `company` and `seniority` are "" where the text does not have them.

    `language` is `en`, or "" where the text is in a language that is not supported. `warnings` are what is wrong
    with it that does not prevent reading it.
    """

    slug: str
    title: str
    company: str
    seniority: str
    language: str
    lines: tuple[PostingLine, ...]
    preferences: Preferences
    source: Source
    front_matter: Node | None = field(default=None, compare=False, repr=False)
    warnings: tuple[Problem, ...] = field(default=(), compare=False, repr=False)

    @property
    def facts(self) -> PostingFacts:
        """What it says of itself."""
        return PostingFacts(self.title, self.company, self.preferences.recipient)

    @property
    def texts(self) -> dict[int, str]:
        """The text of each line of the file, by its number; a line may hold several sentences or bullets."""
        texts: dict[int, list[str]] = {}
        for line in self.lines:
            texts.setdefault(line.number, []).append(line.text)
        return {number: " ".join(parts) for number, parts in texts.items()}


def read_posting(source: Source, slug: str) -> Posting:
    """Read a pasted posting. Any text is accepted but the code of a web page; its front matter must be valid.

    Raises InputError for such code, where there is nothing but whitespace, and with all that is wrong in the front matter.
    """
    parsed = _parse(source, None, {})
    stop_on_errors(parsed.problems)
    return _build(source, slug, parsed)


def read_checked_posting(source: Source, slug: str, resume: Resume, vocabulary: Mapping[str, Tag]) -> Posting:
    """A posting whose preferences the resume can fulfil. Raises InputError with everything that is wrong."""
    parsed = _parse(source, resume, vocabulary)
    stop_on_errors(parsed.problems)
    return _build(source, slug, parsed)


def read_facts(source: Source) -> PostingFacts:
    """What a posting says of itself, without the sections of its lines. Raises InputError as `read_posting`."""
    parsed = _parse(source, None, {})
    stop_on_errors(parsed.problems)
    found = _find(parsed)
    return PostingFacts(found.title, found.company, parsed.preferences.recipient)


def find_posting_problems(
    source: Source, resume: Resume | None, vocabulary: Mapping[str, Tag]
) -> tuple[Problem, ...]:
    """All problems of a posting; its preferences are checked against the resume, if there is one."""
    try:
        return _parse(source, resume, vocabulary).problems
    except InputError as error:
        return error.problems


class _Parsed(NamedTuple):
    """A posting's front matter and rows, read once, with what is wrong with them."""

    front: FrontMatter
    preferences: Preferences
    rows: list[Row]
    problems: tuple[Problem, ...]


def _parse(source: Source, resume: Resume | None, vocabulary: Mapping[str, Tag]) -> _Parsed:
    """Raises InputError where the front matter is no YAML."""
    front = read_front_matter(source)
    preferences, problems = collect_preferences(front.node)
    problems += front.warnings
    if front.node is not None and resume is not None:
        problems += find_preference_problems(preferences, front.node, resume, vocabulary)
    lines = number_lines(source.lines, front.first_line)
    if have_columns(lines):
        from casefolio.posting.tables import arrange_columns

        lines = arrange_columns(lines)
    rows = read_rows(lines)
    problems += _find_page_code(source, front.first_line)
    if not any(row.text for row in rows):
        problems.append(_say_empty(source))
    if len(source.lines) > MOST_LINES:
        problems.append(_report_long(source))
    return _Parsed(front, preferences, rows, sort_problems(problems))


class _Found(NamedTuple):
    """What the rows of a posting say, in sentences where they are prose; `title_row` is the index of the title's."""

    language: str
    rows: list[Row]
    title_row: int
    title: str
    company: str


def _find(parsed: _Parsed) -> _Found:
    """Find language, title and company in the rows."""
    # Imported here, and below: the site's build only needs problems, and these are half of the import time.
    from casefolio.posting.facts.company import find_company
    from casefolio.posting.facts.language import find_language
    from casefolio.posting.facts.title import find_title, strip_company
    from casefolio.posting.prose import split_prose

    language = find_language(row.text for row in parsed.rows)
    rows = split_prose(parsed.rows) if language else parsed.rows
    title, index = find_title(rows)
    company = parsed.preferences.company
    if not company and language:
        company = find_company(rows, index)
    elif not company:
        # In an unsupported language each heading looks like an employer's name.
        from casefolio.posting.facts.legal_form import find_company_by_legal_form

        company = find_company_by_legal_form(rows)
    title = parsed.preferences.role or strip_company(title, company)
    return _Found(language, rows, index, title, company)


def _build(source: Source, slug: str, parsed: _Parsed) -> Posting:
    """The posting, with the sections of its lines."""
    from casefolio.posting.facts.title import find_seniority
    from casefolio.posting.sections import assign_sections

    found = _find(parsed)
    return Posting(
        slug=slug,
        title=found.title,
        company=found.company,
        seniority=find_seniority(found.title),
        language=found.language,
        lines=tuple(
            [
                _make_posting_line((row.number, section, row.text, is_heading, is_repeated, row.wrapped))
                for row, section, is_repeated, is_heading in assign_sections(
                    found.rows, found.title_row, found.language, found.company
                )
                if row.text
            ]
        ),
        preferences=parsed.preferences,
        source=source,
        front_matter=parsed.front.node,
        warnings=parsed.problems,
    )


_make_posting_line = maker_of(PostingLine)

# What a browser saves, and what "view source" shows: what its scripts and styles name would be asked for.
_PAGE_CODE = lazy_pattern(
    r"[ \t]{0,40}(?:<[!?][^>\n]{1,200}>[ \t]{0,9})?"
    r"<(?:!doctype[ \t]{1,9}html\b|(?:html|script|style)(?:[ \t][^>\n]{0,200})?>)",
    re.I,
)


def _find_page_code(source: Source, first_line: int) -> list[Problem]:
    """The problem of a posting that is the code of a web page; marks of a text (`<li>`, `<head>`) are read."""
    lines = enumerate(source.lines[first_line - 1 :], first_line)
    number = next((number for number, line in lines if "<" in line and _PAGE_CODE.match(line)), None)
    if number is None:
        return []
    hint = "open the page in a browser, and copy its words into this file"
    return [
        source.problem(source.place(number, 1), "this is the code of a web page (HTML), not its text", hint)
    ]


def _say_empty(source: Source) -> Problem:
    return source.problem(source.place(), "the posting is empty", "paste the text of a posting")


def _report_long(source: Source) -> Problem:
    message = f"only the first {MOST_LINES:,} lines are read"
    hint = "keep one posting in a file, and delete what is not part of it"
    return source.problem(source.place(MOST_LINES + 1, 1), message, hint, "warning")

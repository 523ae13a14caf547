"""The lines of a pasted posting as plain text, with their layout: heading, bullet, soft wrap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from casefolio.deferred.named_tuples import NamedTuple, maker_of
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern


class HeadingLikeness(IntEnum):
    """How much a line looks like a heading."""

    NONE = 0
    SHORT = 1
    COLON = 2
    MARKED = 3


class TextLine(NamedTuple):
    """A line of a file, or a part of it, as pasted. `number` is the line in the file, from 1.

    One that `goes_on` is known to continue the sentence of the line before.
    """

    number: int
    text: str
    goes_on: bool = False


_make_text_line = maker_of(TextLine)


class Row(NamedTuple):
    """One line, or one of several bullets on one line, without its markup.

    `number` is the line in the file, from 1. `emphasis` says how much it looks like a heading, `bullet` that
    it is a list item, `wrapped` that it continues the sentence of the row before, `gap` that an empty line
    comes before it, `sentence` that it is one of several sentences of a paragraph.
    """

    number: int
    text: str
    emphasis: HeadingLikeness = HeadingLikeness.NONE
    bullet: bool = False
    wrapped: bool = False
    gap: bool = False
    sentence: bool = False


_make_row = maker_of(Row)


MOST_LINES = 2_000
"""The most lines of a file that are read. The longest page of a job board has some hundreds; of more lines, one that
names nothing but tags would take seconds."""

LONGEST_LINE = 100_000
"""The most characters of a line that are read. A whole posting on one line has some thousands."""

LONGEST_WORD = 40
"""The most characters of a part of a hyphenated word that is joined with the next line's."""

SHORTEST_GLUED = 20
"""The fewest characters of an item after a sentence; with less, the sign between may mean *and*."""

MOST_HEADING_CHARACTERS = 90
MOST_HEADING_WORDS = 14
MOST_NUMBERED_WORDS = 5
MOST_BARE_HEADING_WORDS = 9
"""The most words of a heading without marks: longer lines are list items whose bullets were lost."""

_UNFINISHED = lazy_pattern(
    r"\b(?:(?:you|we)(?:'ll|'re|'ve|'d)?|will|would|if|who|to|have|are|be|with|include|means)\s?(?:\.\.\.|…)$",
    re.I,
)
"""What goes on in the list below: *In this role, you'll...*."""

_BLOCK_TAG = lazy_pattern(r"</?(?:p|div|li|ul|ol|dl|dt|dd|br|h[1-6]|tr|table|section)\b[^<>]{0,300}>", re.I)
_HEADING_TAG = lazy_pattern(r"<h[1-6]\b", re.I)
_INLINE_TAG = lazy_pattern(r"</?(?:b|strong|em|i|u|a|span|font|td|th|img|code|small)\b[^<>]{0,500}>", re.I)
_LINK = lazy_pattern(
    r"!?\[((?:\[[^\[\]]{1,40}\])?[^\[\]]{0,300}(?:\[[^\[\]]{1,40}\])?)\](?:\([^()\s]{0,600}(?:\s\"[^\"]{0,200}\")?\)|\[[^\[\]]{0,100}\])"
)
_LETTER = lazy_pattern(r"[^\W_]")
# Each begins with its sign, and looks back after it: a sign is found fastest so.
_MARKS = lazy_pattern(
    r"[*_`\\](?:(?<=\*)\*|(?<=_)_|(?<=`)|(?<=\\)(?=[-+*_#.!|&~])"
    r"|(?<=[*_])(?:(?<!\w.)(?=\w)|(?<=[\w.,;:!?)].)(?!\w)))"
)
_INVISIBLE = lazy_pattern(
    "[\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufe0f\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
# Line breaks within text pasted from a word processor, a slide or a PDF.
_SOFT_BREAK = lazy_pattern("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET = lazy_pattern(
    r"(?:[-*+–—•●▪◦‣·○■□➢➤►▸✓✔✅☑→»]|\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?|[a-z]\))(?:\s+|(?<=[•●▪◦‣·○■])(?=\S))|0\d(?=[A-Z]|\d\+)"
)
_GLUED = lazy_pattern(r"[•●▪◦‣]")
_GLUED_DASH = lazy_pattern(r"(?<=[\w.;)])\s+[-*]\s+(?=[A-Z])")
_WHOLE_BOLD = lazy_pattern(r"(?:\*\*|__)(?=\S)[^*]+(?<=\S)(?:\*\*|__):?")
_SYMBOLS = lazy_pattern(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u25a0-\u25ff\u2300-\u23ff\u20e3\U000e0020-\U000e007f]"
)
_SENTENCE_ENDS = ".!?;:…"
_HANGING_SIGNS = ",&/-"
_BROKEN_WORD = lazy_pattern(r"(?<![^\W\d_])([^\W\d_]+)-$")
LINES = "posting/phrases/lines.txt"

_PLAIN = {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "\xa0": " ", "\u202f": " ", "‑": "-"}
"""Quotation marks, spaces and hyphens by those of a keyboard."""


def number_lines(lines: Sequence[str], first: int = 1) -> list[TextLine]:
    """The lines of a file from line `first` on, counted from 1, as far as they are read."""
    return [
        _make_text_line((number, text[:LONGEST_LINE], False))
        for number, text in enumerate(lines[first - 1 : MOST_LINES], first)
    ]


def have_columns(lines: Sequence[TextLine]) -> bool:
    """A fast test for texts without any table, which most are."""
    whole = "\n".join([line.text for line in lines])
    if "\t" in whole or "|" in whole or "<t" in whole:
        return True
    return "   " in whole and any("   " in line.text.strip() for line in lines)


def begins_item(text: str) -> bool:
    """Whether a text begins with a bullet or a number of a list."""
    return _BULLET.match(text) is not None


def read_rows(lines: Sequence[TextLine]) -> list[Row]:
    """The non-empty rows of a text."""
    rows: list[Row] = []
    width = _find_wrap_width([line.text for line in lines])
    gap = True
    for index, (number, line, goes_on) in enumerate(lines):
        if len(rows) > MOST_LINES:
            break
        parts = _split_softly(line)[:MOST_LINES]
        pieces = [
            row
            for part in parts
            for piece in _split_blocks(part)[:MOST_LINES]
            if (row := _read_row(number, piece, gap)) is not None
        ]
        if not pieces:
            if rows and _is_underline(line) and not gap:
                rows[-1] = Row(rows[-1].number, rows[-1].text, HeadingLikeness.MARKED, gap=rows[-1].gap)
            gap = True
            continue
        was_full = bool(width) and _is_full(lines[index - 1].text, line, width)
        if rows and not gap and (goes_on or _goes_on(rows[-1], pieces[0], was_full)):
            begun, rest = _mend_broken_word(rows[-1].text, pieces[0].text)
            rows[-1] = rows[-1]._replace(text=begun)
            pieces[0] = Row(number, rest, HeadingLikeness.NONE, wrapped=True)
        rows += pieces if pieces[0].text or not pieces[0].wrapped else pieces[1:]
        gap = False
    return rows


def _split_softly(line: str) -> list[str]:
    """The parts of a line between its soft breaks; none of one without words."""
    if line.isprintable():
        return [line] if line.strip() else []
    return _SOFT_BREAK.split(line)


def clean_text(text: str) -> str:
    """A text without Markdown, HTML, invisible characters and curly quotes."""
    is_plain = text.isascii() and text.isprintable()
    if not is_plain:
        for sign, plain in _PLAIN.items():
            text = text.replace(sign, plain)
        if not text.isprintable() or "\ufe0f" in text:
            text = _INVISIBLE.sub("", text)
    if "<" in text:
        text = _INLINE_TAG.sub("", text)
    if "&" in text:
        from html import unescape

        text, is_plain = unescape(text), False
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "`" in text or "\\" in text:
        text = _MARKS.sub("", text)
    if is_plain and "  " not in text and text.strip(" ") == text:
        return text
    return " ".join(text.split())


def without_symbols(text: str) -> str:
    """A row's text without emoji and arrows."""
    if text.isascii() or not _SYMBOLS.search(text):
        return text
    return " ".join(_SYMBOLS.sub(" ", text).split())


def _split_blocks(line: str) -> list[str]:
    """The parts of a line that belong on separate lines: HTML blocks, several bullets."""
    if "<" in line and _BLOCK_TAG.search(line):
        marked = _HEADING_TAG.sub(lambda m: f"\n# {m[0]}", re.sub(r"<li\b", "\n- <li", line, flags=re.I))
        return [part for part in _BLOCK_TAG.sub("\n", marked).split("\n") if part.strip(" #-")]
    if not line.isascii():
        head, *items = map(str.strip, _GLUED.split(line))
        if len(items) > 1 or (items and head and len(items[0]) > SHORTEST_GLUED):
            return [*([head] if head else []), *(f"• {item}" for item in items if item)]
    bare = line.lstrip()
    if bare[:2] in ("- ", "* ") and ("-" in bare[2:] or "*" in bare[2:]):
        head, *items = _GLUED_DASH.split(line)
        return [head, *(f"- {item}" for item in items)]
    return [line]


def _read_row(number: int, line: str, gap: bool) -> Row | None:
    bare = line.strip()
    hashes = len(bare) - len(bare.lstrip("#"))
    is_marked = 0 < hashes <= 6 and (bare[hashes : hashes + 1] in (" ", "\t", "", "*") or hashes > 1)
    bare = (bare.lstrip("#") if is_marked else bare).lstrip(" \t>").strip(" \t|")
    bullet = _BULLET.match(bare) if not is_marked else None
    if bullet:
        bare = bare[bullet.end() :]
    is_marked = is_marked or bool(_WHOLE_BOLD.fullmatch(bare.rstrip(": ")))
    text = clean_text(bare)
    if not _LETTER.search(text):
        # An empty heading still ends the section before it.
        return Row(number, "", HeadingLikeness.MARKED, gap=gap) if hashes and is_marked else None
    is_listed = bool(bullet) and not (
        bullet and bullet[0][0].isalnum() and text.count(" ") < MOST_NUMBERED_WORDS
    )
    emphasis = _judge_emphasis(text, is_marked, is_listed)
    return _make_row((number, text, emphasis, bool(bullet), False, gap, False))


def _judge_emphasis(text: str, is_marked: bool, bullet: bool) -> HeadingLikeness:
    count = text.count(" ") + 1
    if len(text) > MOST_HEADING_CHARACTERS or count > MOST_HEADING_WORDS:
        return HeadingLikeness.NONE
    if is_marked or (text.isupper() and count > 1):
        return HeadingLikeness.MARKED
    if text.endswith(":") or (text.endswith(("...", "…")) and _UNFINISHED.search(text)):
        return HeadingLikeness.COLON
    if bullet or count > MOST_BARE_HEADING_WORDS or text[-1] in ".,;":
        return HeadingLikeness.NONE
    return HeadingLikeness.SHORT


def _is_underline(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 2 and set(bare) in ({"="}, {"-"})


_NARROWEST, _WIDEST = 60, 130


def _find_wrap_width(lines: list[str]) -> int:
    """The column at which a text was wrapped by hand or by a mail program; 0 where lines are paragraphs.

    In a wrapped text many lines are nearly full, and most lines after them begin in lower case.
    """
    lengths = [len(line.rstrip()) for line in lines]
    widest = max(lengths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = sum(length >= widest - 15 for length in lengths)
    filled = sum(length > 0 for length in lengths)
    if not (full >= 4 and full * 4 >= filled):
        return 0
    below = [
        line.strip()[:1] for length, line in zip(lengths, lines[1:], strict=False) if length >= widest - 15
    ]
    going_on = sum(first.islower() for first in below)
    return widest if going_on * 3 >= sum(map(bool, below)) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether a line ends because the next word would have exceeded the width."""
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(word) > width


def _goes_on(before: Row, row: Row, was_full: bool) -> bool:
    """Whether `row` continues a sentence that was wrapped at the end of `before`."""
    if (
        row.bullet
        or row.emphasis >= HeadingLikeness.COLON
        or before.emphasis >= HeadingLikeness.COLON
        or not before.text
    ):
        return False
    text = before.text
    if len(text) < 25 or text.rstrip("\"'”’)]")[-1:] in _SENTENCE_ENDS or _SYMBOLS.match(row.text):
        return False
    last = text.rpartition(" ")[2]
    if "://" in last:
        return False
    if text[-1] in _HANGING_SIGNS or last in read_phrases(LINES)["hanging"]:
        return True
    if row.text[0].islower() and len(text) >= 40:
        return True
    return was_full


def _mend_broken_word(text: str, following: str) -> tuple[str, str]:
    """Two lines of one sentence, with a word hyphenated at the end of the first joined there."""
    begun = _BROKEN_WORD.search(text[-LONGEST_WORD:]) if text.endswith("-") else None
    rest, _, left = following.partition(" ")
    if begun is None or not rest[0].islower() or rest[-1] == "-":
        return text, following
    is_compound = begun[1].lower() in read_phrases(LINES)["compounding"]
    return (text if is_compound else text[:-1]) + rest, left

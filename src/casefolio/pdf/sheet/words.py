"""Prepares words for a page: safe for text extraction, and not broken at the wrong place."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from casefolio.text.patterns import lazy_pattern

# Source Sans draws a no-break space with the glyph of the plain one, and WeasyPrint stores one character
# for each glyph: a single no-break space would turn all spaces of the text layer into it. The same applies
# to hyphens. Soft hyphens and zero-width marks are extracted as odd characters, precomposed ligatures as
# letters that no search finds, and direction marks could hide text from programs.
# Signs of other kinds go by their category: separators and control codes become spaces, signs of format
# nothing.
_UNSAFE = {
    "\u2011": "-",
    "\u2010": "-",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    # They join letters of Arabic and of Indian scripts, and parts of an emoji; or they are shown.
    **{sign: sign for sign in "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"},
    **{chr(code): chr(code) for code in range(0xE0020, 0xE0080)},
    # Without a glyph, though they count as letters and marks.
    **dict.fromkeys("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u3164\uffa0", ""),
}
_BY_CATEGORY = {"Zs": " ", "Zl": " ", "Zp": " ", "Cc": " ", "Cf": ""}


class _SafeSigns(dict[int, str]):
    """What stands in a text layer for each character; each is looked up once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        safe = _UNSAFE.get(sign)
        self[code] = safe = _BY_CATEGORY.get(unicodedata.category(sign), sign) if safe is None else safe
        return safe


_UNSAFE_TABLE = _SafeSigns()

LONGEST_UNBROKEN = 24
"""The most characters of a word that is not broken at its hyphens and slashes."""

_SPACES = lazy_pattern(r"[ \t\r\n]+")
_TAG = lazy_pattern(r"(<[^<>]*>)")
# Text between plain spaces that contains a hyphen, a slash or a no-break character.
_BREAKABLE = lazy_pattern(r"(?<![^ \t\n])[^ \t\n]*[-/–\u00a0\u202f\u2009\u2011][^ \t\n]*")

GLUE = "\u2060"
"""A word joiner: after a space it prevents a line break there. It has no glyph and leaves no trace in the
text layer, whatever elements begin or end beside it."""

MOST_BOUND = 8
"""The most characters of words that are bound together wherever a line ends: what moves to the next line then
leaves about 8 % of one empty, since the looks set about 100 characters."""

# Between a number and its unit, and between a name and its number: 90 ms, Unit 7, Series C.
_BOUND = lazy_pattern(
    r"(?<!\S)(\S*\d) (?=((?:[^\W\d_]{1,2}|[%‰°€£$])(?![\w-])\S*))"
    r"|(\b[A-Z]\w*) (?=((?:\d{1,4}|[A-Z])(?![\w.,'’-]*\w)\S*))"
)

# The last word of some HTML and the one before it, with the tags around them.
_LAST_WORDS = lazy_pattern(r"(?<![^ ])((?:<[^>]*>|[^<> ])+) (?=((?:<[^>]*>|[^<> ])+)$)")


def plain(text: str) -> str:
    """The text with one space between words and without characters that break the text layer."""
    return " ".join(_clean(text).split())


def mark_up(text: str) -> Markup:
    """Plain text as HTML; words such as `A/B` or `bi-weekly` are not broken."""
    return keep_words(escape(_SPACES.sub(" ", text).strip()))


def keep_words(html: str) -> Markup:
    """HTML in which words with a hyphen, slash or no-break space inside stay on one line.

    Links are left unchanged: an element inside one would be tagged twice, which breaks PDF/UA.
    """
    parts = []
    is_link = False
    for part in _TAG.split(html):
        if part.startswith("<"):
            is_link = part.startswith("<a ") or (is_link and part != "</a>")
            parts.append(part)
        elif is_link:
            parts.append(_bind(_clean(part)))
        else:
            parts.append(_bind(_clean(_BREAKABLE.sub(_keep, part))))
    return Markup("".join(parts))


def keep_ending(html: str, *, is_stranded: bool = False) -> Markup:
    """Running text whose last word is bound to the one before it: if it `is_stranded`, or both are short."""
    text = str(html)
    if found := _LAST_WORDS.search(text):
        width = len(" ".join(Markup(words).striptags() for words in found.groups()))
        if is_stranded or width <= MOST_BOUND:
            text = text[: found.end()] + GLUE + text[found.end() :]
    return Markup(text)


def keep_line(html: Markup) -> Markup:
    """Short text on one line: dates, a phone number."""
    return Markup('<span class="keep">{}</span>').format(html)


def _clean(text: str) -> str:
    """The text with composed letters and without unsafe characters."""
    return unicodedata.normalize("NFC", text).translate(_UNSAFE_TABLE)


def _bind(text: str) -> str:
    return _BOUND.sub(_glue, text)


def _glue(match: re.Match[str]) -> str:
    before, last = match[1] or match[3], match[2] or match[4]
    glue = GLUE if len(f"{before} {last}") <= MOST_BOUND else ""
    return f"{before} {glue}"


def _keep(match: re.Match[str]) -> str:
    word = match[0]
    inside = word.strip("-/–.,;:()[]\"'“”‘’ ")
    if not any(mark in inside for mark in "-/–\u00a0\u202f\u2009\u2011") or len(word) > LONGEST_UNBROKEN:
        return word
    return f'<span class="keep">{word}</span>'

"""Words as they go onto a page: safe for text extraction, and not torn apart at a line's end."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Source Sans draws a no-break space with the glyph of the plain one, and WeasyPrint keeps one character
# for each glyph: a single no-break space would turn all spaces of the text layer into it. The same goes
# for hyphens. Soft hyphens and marks without width come out as odd characters.
_TRAPS = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\u2011": "-",
    "\u2010": "-",
    "\u00ad": "",
    "\u200b": "",
    "\u2060": "",
    "\ufeff": "",
    **{chr(code): " " for code in range(32)},
}
_TRAPS_TABLE = str.maketrans(_TRAPS)

LONGEST_KEPT = 24
"""Words longer than this may break at their hyphens and slashes, in characters."""

_SPACES = re.compile(r"[ \t\r\n]+")
_TAG = re.compile(r"(<[^>]*>)")
# What stands between plain spaces and holds a hyphen, a slash or a no-break character.
_BREAKABLE = re.compile(r"[^ \t\n]*[-/–\u00a0\u202f\u2009\u2011][^ \t\n]*")

# A short last word and the one before it, where no tag is between them; or a kept word before it.
_LAST_WORDS = re.compile(r"(?<=\s)([^\s<>]{1,14} [^\s<>]{1,8})$")
_KEPT_BEFORE_LAST = re.compile(r'(<span class="keep">[^<>]{1,14})</span> ([^\s<>]{1,8})$')


def plain(text: str) -> str:
    """The text with one space between words and without characters that spoil the text layer."""
    return " ".join(text.translate(_TRAPS_TABLE).split())


def mark_up(text: str) -> Markup:
    """Plain text as HTML, with words like `A/B` or `bi-weekly` kept whole."""
    return keep_words(escape(_SPACES.sub(" ", text).strip()))


def keep_words(html: str) -> Markup:
    """HTML in which words with a hyphen, slash or no-break space inside stay on one line.

    Links are left as they are: an element inside one would be tagged twice, which breaks PDF/UA.
    """
    parts = []
    is_link = False
    for part in _TAG.split(html):
        if part.startswith("<"):
            is_link = part.startswith("<a ") or (is_link and part != "</a>")
            parts.append(part)
        elif is_link:
            parts.append(part.translate(_TRAPS_TABLE))
        else:
            parts.append(_BREAKABLE.sub(_keep, part).translate(_TRAPS_TABLE))
    return Markup("".join(parts))


def keep_ending(html: Markup) -> Markup:
    """Running text of which a short last word does not stand alone on the last line."""
    # As a plain str: on Python 3.11 a template put into Markup is escaped.
    joined = _KEPT_BEFORE_LAST.sub(r"\1 \2</span>", str(html))
    return Markup(_LAST_WORDS.sub(r'<span class="keep">\1</span>', joined))


def keep_line(html: Markup) -> Markup:
    """Short text on one line: dates, a phone number."""
    return Markup('<span class="keep">{}</span>').format(html)


def _keep(match: re.Match[str]) -> str:
    word = match[0]
    inside = word.strip("-/–.,;:()[]\"'“”‘’ ")
    if not any(mark in inside for mark in "-/–\u00a0\u202f\u2009\u2011") or len(word) > LONGEST_KEPT:
        return word
    return f'<span class="keep">{word}</span>'

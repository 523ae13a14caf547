"""Wraps characters that need their own element: characters that no font has, and emoji.

A character without a font becomes a small picture with the character as its alternative text. Why: a glyph
for a missing character would give its font an encoding that many readers do not support, and they would read
nothing at all in that font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import escape

from casefolio.storage.fonts import has_glyph
from casefolio.text.patterns import lazy_pattern

BOX = "../_parts/no-glyph.svg"
"""The picture, relative to the folder of a look."""

_TAG = lazy_pattern(r"(<[^<>]*>)")
_BOX = lazy_pattern(r'<img class="no-glyph" src="[^"]*" alt="([^"]*)">')
_EMPTY_LINK = lazy_pattern(r"<a [^<>]*></a>")
_STORIES = lazy_pattern(r'(?<= data-stories=")[^"]*')

# What belongs to the character before it and has no glyph of its own: variation selectors, skin tones, and
# characters after a joiner.
_TAIL = "(?:[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.)*"

# Characters that are emoji by default (Unicode's emoji-data.txt, Emoji_Presentation), those made emoji by a
# selector, and flags.
_EMOJI = lazy_pattern(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001faff\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a"
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    f"\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]|[\u2190-\u2bff]\ufe0f){_TAIL}"
)


def box_missing(html: str, missing: str) -> str:
    """The document with a picture for each character that is `missing`."""
    if not missing:
        return html
    clusters = _compile_clusters(missing)
    html = _STORIES.sub(lambda found: clusters.sub("", found[0]), html)
    return _set_apart(html, clusters, lambda sign: f'<img class="no-glyph" src="{BOX}" alt="{escape(sign)}">')


def mark_emoji(html: str) -> str:
    """The document with each emoji in an element of its own, so that a look can give it room."""
    return _set_apart(html, _EMOJI, lambda sign: f'<span class="emoji">{sign}</span>')


def _set_apart(html: str, pattern: re.Pattern[str], write: Callable[[str], str]) -> str:
    """The body of a document with an element for each match of a pattern in its text.

    A link must not contain elements, so it ends before a match and begins again after it.
    """

    def replace(found: re.Match[str]) -> str:
        return f"</a>{write(found[0])}{link}" if link else write(found[0])

    head, body, rest = html.partition("<body")
    link = ""
    parts = []
    for part in _TAG.split(body + rest):
        if part.startswith("<"):
            link = part if part.startswith("<a ") else "" if part == "</a>" else link
        parts.append(part if part.startswith("<") else pattern.sub(replace, part))
    return head + _EMPTY_LINK.sub("", "".join(parts))


def find_boxed(html: str) -> str:
    """The characters that a document shows as pictures, each once."""
    characters = "".join(found[1] for found in _BOX.finditer(html))
    return "".join(dict.fromkeys(filter(has_glyph, characters)))


def drop_boxes(html: str) -> str:
    """The document without the pictures of missing characters."""
    return _BOX.sub("", html)


def split_at_signs(text: str, missing: str) -> Iterator[str]:
    """A text in the parts in which it is drawn: emoji, and the text between these and `missing` ones."""
    for part in _compile_clusters(missing).split(text) if missing else (text,):
        end = 0
        for found in _EMOJI.finditer(part):
            yield from (part[end : found.start()], found[0])
            end = found.end()
        yield part[end:]


def is_emoji(character: str) -> bool:
    """Whether a character is an emoji, or a part of one."""
    return bool(_EMOJI.match(character)) or "\U0001f1e6" <= character <= "\U0001f1ff"


def _compile_clusters(missing: str) -> re.Pattern[str]:
    """A pattern for a missing character with all characters that are drawn together with it."""
    marks = "".join(character for character in missing if unicodedata.category(character).startswith("M"))
    tail = f"(?:[{re.escape(marks)}]*{_TAIL})" if marks else _TAIL
    flag = "[\U0001f1e6-\U0001f1ff]{2}|" if any("\U0001f1e6" <= c <= "\U0001f1ff" for c in missing) else ""
    return re.compile(f"(?:{flag}[{re.escape(missing)}]){tail}")

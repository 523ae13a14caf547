"""Text for HTML, between tags and in attributes, and for pages in Markdown."""

from __future__ import annotations

import json
import re

from casefolio.text.escaping.terminal import show_controls
from casefolio.text.patterns import lazy_pattern

# What Markdown, or an extension of it, could take for a mark, and what ends an attribute.
_MARKS = lazy_pattern(r"[\\`*_{}\[\]<>&#|~^$\"]|!\Z")

# What `html.escape` does, without the names of two thousand characters that its module begins with.
_BETWEEN_TAGS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_IN_QUOTES = {**_BETWEEN_TAGS, ord('"'): "&quot;", ord("'"): "&#x27;"}


def escape_html(text: str) -> str:
    """The text to stand between tags."""
    return text.translate(_BETWEEN_TAGS)


def escape_attribute(text: str) -> str:
    """The text to stand between the quotes of an attribute; between tags, too."""
    return text.translate(_IN_QUOTES)


def escape_shown(text: str) -> str:
    """As `escape_attribute`, for texts that were refused: what is invisible in them is shown as `�`."""
    return escape_attribute(show_controls(text))


def escape_markdown(text: str) -> str:
    """The text for a page in Markdown: within a line of it, in its HTML, and in an attribute there.

    Marks are entities, which every generator leaves alone wherever they stand.
    """
    return _MARKS.sub(write_entity, text)


def write_entity(found: re.Match[str]) -> str:
    """The entity of the character that was found."""
    return _BETWEEN_TAGS.get(code := ord(found[0]), f"&#{code};")


def quote_yaml(text: str) -> str:
    """The text as a value of a page's front matter."""
    return json.dumps(text, ensure_ascii=False)
